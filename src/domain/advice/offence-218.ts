import { count, countSum, now, offence, old, parts, threshold, yuan, yuanSum } from './row.ts'

/** 销售侵权复制品罪: one tier only. */
export const offence218 = offence(
  '218',
  [
    threshold('C-090', 'L1', old, 'FS04 6; GT08 27', 'V:LRB', yuan('illegalGain', 100000)),
    threshold(
      'C-090.other',
      'L1',
      ['2021-03-01', '2025-04-25'],
      'CLA11 218',
      'I',
      { kind: 'unnumbered', measures: ['salesAmount', 'copiesSold', 'copiesUnsold'] },
      {
        gap: {
          kind: 'no-number',
          newest: false,
          zh: '2021-03-01起增加“其他严重情节”，至2025-04-25未规定标准',
          en: '“other serious circumstances” were added from 2021-03-01, without a standard until 2025-04-25'
        }
      }
    ),
    threshold('C-091', 'L1', ['2008-06-25', '2025-04-25'], 'GT08 27(2)', 'V*:W4', yuan('goodsValue', 300000), {
      attempt: true
    })
  ],
  parts('C-092', 'L1', now, 'FS25 14', 'V:IPR', {
    gain: yuan('illegalGain', 50000),
    sales: yuan('salesAmount', 100000)
  }),
  parts(
    'C-093',
    'L1',
    now,
    'FS25 14',
    'V:IPR',
    { gain: yuan('illegalGain', 30000), sales: yuan('salesAmount', 50000) },
    { when: ['repeat'] }
  ),
  parts('C-094', 'L1', now, 'FS25 14', 'V:IPR', { '': count('copiesSold', 1000) }),
  parts(
    'C-095',
    'L1',
    now,
    'FS25 14',
    'V:IPR',
    {
      unsold: yuan('goodsValue', 300000),
      sum: yuanSum('salesAmount', 'goodsValue', 300000, 100000),
      'copies-unsold': count('copiesUnsold', 3000),
      'copies-sum': countSum('copiesSold', 'copiesUnsold', 3000, 1000)
    },
    { attempt: true }
  ),
  parts(
    'C-095',
    'L1',
    now,
    'FS25 14',
    'V:IPR',
    {
      'unsold-repeat': yuan('goodsValue', 150000),
      'sum-repeat': yuanSum('salesAmount', 'goodsValue', 150000, 50000)
    },
    { when: ['repeat'], attempt: true }
  )
)
