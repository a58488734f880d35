import { type Gap, now, offence, threshold, times, yuan, yuanSum, parts, type Span } from './row.ts'

const sold: Gap = {
  kind: 'old-number',
  newest: false,
  zh: '2021-03-01起条文以违法所得数额代替销售金额，原数额是否沿用有争议',
  en: 'from 2021-03-01 the article speaks of gain, no longer of sales; whether the old numbers live on is disputed'
}
const gain: Gap = {
  kind: 'no-number',
  newest: false,
  zh: '2021-03-01至2025-04-25未规定违法所得数额',
  en: 'no number was set for gain from 2021-03-01 to 2025-04-25'
}
const gapSpan: Span = ['2021-03-01', '2025-04-25']
const until = '2021-02-28'

const from2025 = [
  threshold('C-034', 'L1', now, 'FS25 5', 'V:IPR', yuan('illegalGain', 30000)),
  threshold('C-035', 'L1', now, 'FS25 5', 'V:IPR', yuan('salesAmount', 50000)),
  threshold('C-036', 'L1', now, 'FS25 5', 'V:IPR', yuan('illegalGain', 20000), { when: ['repeat'] }),
  threshold('C-037', 'L1', now, 'FS25 5', 'V:IPR', yuan('salesAmount', 30000), { when: ['repeat'] }),
  ...parts(
    'C-038',
    'L1',
    now,
    'FS25 5',
    'V:IPR',
    { unsold: yuan('goodsValue', 150000), sum: yuanSum('salesAmount', 'goodsValue', 150000, 50000) },
    { attempt: true }
  ),
  ...parts(
    'C-038',
    'L1',
    now,
    'FS25 5',
    'V:IPR',
    {
      'unsold-repeat': yuan('goodsValue', 90000),
      'sum-repeat': yuanSum('salesAmount', 'goodsValue', 90000, 30000)
    },
    { when: ['repeat'], attempt: true }
  )
]

/** 销售假冒注册商标的商品罪. */
export const offence214 = offence(
  '214',
  [
    threshold('C-030', 'L1', ['2004-12-22', until], 'FS04 2; GT10 70(1)', 'V:LRB', yuan('salesAmount', 50000)),
    threshold('C-030', 'L1', gapSpan, 'FS04 2; GT10 70(1)', 'V:LRB', yuan('salesAmount', 50000), { gap: sold }),
    threshold(
      'C-030.gain',
      'L1',
      gapSpan,
      'CLA11 214',
      'I',
      { kind: 'unnumbered', measures: ['illegalGain'] },
      { gap: gain }
    ),
    threshold('C-031', 'L2', ['2004-12-22', until], 'FS04 2', 'V:LRB', yuan('salesAmount', 250000)),
    threshold('C-031', 'L2', gapSpan, 'FS04 2', 'V:LRB', yuan('salesAmount', 250000), { gap: sold }),
    // The attempt measures itself by the sales amount, so it shares the doubt: else more sold would advise less.
    ...[{ span: ['2010-05-07', until] as Span }, { span: gapSpan, gap: sold }].flatMap(({ span, ...gap }) => [
      threshold('C-032', 'L1', span, 'GT10 70(2); FF11 8(1)', 'V*', yuan('goodsValue', 150000), {
        attempt: true,
        ...gap
      }),
      threshold(
        'C-033',
        'L1',
        span,
        'GT10 70(3); FF11 8(1)',
        'V*',
        yuanSum('salesAmount', 'goodsValue', 150000, 50000),
        { attempt: true, ...gap }
      )
    ]),
    threshold('C-033a', 'L2', ['2011-01-10', until], 'FF11 8(2)', 'V*', yuan('goodsValue', 250000), { attempt: true }),
    threshold('C-033a', 'L2', gapSpan, 'FF11 8(2)', 'V*', yuan('goodsValue', 250000), { attempt: true, gap: sold })
  ],
  from2025,
  times(10, 'C-039', 'FS25 5', 'V:IPR', from2025)
)
