import { now, offence, old, parts, threshold, times, yuan, yuanSum } from './row.ts'

const from2025 = [
  threshold('C-010', 'L1', now, 'FS25 3(1)', 'V:IPR', yuan('illegalGain', 30000), { when: ['goods'] }),
  threshold('C-011', 'L1', now, 'FS25 3(1)', 'V:IPR', yuan('illegalTurnover', 50000), { when: ['goods'] }),
  threshold('C-012', 'L1', now, 'FS25 3(1)', 'V:IPR', yuan('illegalGain', 20000), { when: ['goods', 'two-marks'] }),
  threshold('C-013', 'L1', now, 'FS25 3(1)', 'V:IPR', yuan('illegalTurnover', 30000), { when: ['goods', 'two-marks'] }),
  threshold('C-014', 'L1', now, 'FS25 3(1)', 'V:IPR', yuan('illegalGain', 20000), { when: ['goods', 'repeat'] }),
  threshold('C-015', 'L1', now, 'FS25 3(1)', 'V:IPR', yuan('illegalTurnover', 30000), { when: ['goods', 'repeat'] }),
  threshold('C-016', 'L1', now, 'FS25 3(2)', 'V:IPR', yuan('serviceGain', 50000), { when: ['services'] }),
  threshold('C-017', 'L1', now, 'FS25 3(2)', 'V:IPR', yuan('serviceGain', 30000), { when: ['services', 'two-marks'] }),
  threshold('C-018', 'L1', now, 'FS25 3(2)', 'V:IPR', yuan('serviceGain', 30000), { when: ['services', 'repeat'] }),
  // Goods and services together: the gain from goods stays below its own standard, the sum reaches that of services.
  threshold('C-019', 'L1', now, 'FS25 3(3)', 'V:IPR', yuanSum('illegalGain', 'serviceGain', 50000, 30000), {
    when: ['services']
  }),
  ...parts(
    'C-019',
    'L1',
    now,
    'FS25 3(3)',
    'V:IPR',
    { lower: yuanSum('illegalGain', 'serviceGain', 30000, 20000) },
    { when: ['services', ['two-marks', 'repeat']] }
  )
]

/** 假冒注册商标罪. */
export const offence213 = offence(
  '213',
  [
    threshold('C-001', 'L1', old, 'FS04 1; GT10 69', 'V:LRB', yuan('illegalTurnover', 50000), { when: ['goods'] }),
    threshold('C-002', 'L1', old, 'FS04 1; GT10 69', 'V:LRB', yuan('illegalGain', 30000), { when: ['goods'] }),
    threshold('C-003', 'L1', old, 'FS04 1; GT10 69', 'V:LRB', yuan('illegalTurnover', 30000), {
      when: ['goods', 'two-marks']
    }),
    threshold('C-004', 'L1', old, 'FS04 1; GT10 69', 'V:LRB', yuan('illegalGain', 20000), {
      when: ['goods', 'two-marks']
    }),
    threshold('C-005', 'L2', old, 'FS04 1', 'V:LRB', yuan('illegalTurnover', 250000), { when: ['goods'] }),
    threshold('C-006', 'L2', old, 'FS04 1', 'V:LRB', yuan('illegalGain', 150000), { when: ['goods'] }),
    threshold('C-007', 'L2', old, 'FS04 1', 'V:LRB', yuan('illegalTurnover', 150000), { when: ['goods', 'two-marks'] }),
    threshold('C-008', 'L2', old, 'FS04 1', 'V:LRB', yuan('illegalGain', 100000), { when: ['goods', 'two-marks'] }),
    threshold(
      'C-009',
      'L1',
      ['2021-03-01', '2025-04-25'],
      'CLA11 213',
      'I',
      { kind: 'unnumbered', measures: ['serviceGain', 'illegalTurnover'] },
      {
        when: ['services'],
        gap: {
          kind: 'no-number',
          newest: true,
          zh: '2021-03-01起服务商标入罪，至2025-04-25未规定数额',
          en: 'service marks are covered from 2021-03-01, without a number until 2025-04-25'
        }
      }
    )
  ],
  from2025,
  times(10, 'C-020', 'FS25 3(4)', 'V:IPR', from2025)
)
