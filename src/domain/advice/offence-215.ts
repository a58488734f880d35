import { count, countSum, money, now, offence, old, parts, type Span, times } from './row.ts'

const from2011: Span = ['2011-01-10', '2025-04-25']
const from2025 = [
  ...parts('C-048', 'L1', now, 'FS25 6', 'V:IPR', { pieces: count('pieces', 10000), ...money(30000, 20000) }),
  ...parts(
    'C-049',
    'L1',
    now,
    'FS25 6',
    'V:IPR',
    { pieces: count('pieces', 5000), ...money(20000, 10000) },
    { when: [['two-marks', 'repeat']] }
  ),
  ...parts(
    'C-050',
    'L1',
    now,
    'FS25 6',
    'V:IPR',
    { unsold: count('piecesUnsold', 30000), sum: countSum('pieces', 'piecesUnsold', 30000, 10000) },
    { when: ['others-labels'], attempt: true }
  ),
  ...parts(
    'C-050',
    'L1',
    now,
    'FS25 6',
    'V:IPR',
    { 'unsold-lower': count('piecesUnsold', 15000), 'sum-lower': countSum('pieces', 'piecesUnsold', 15000, 5000) },
    { when: ['others-labels', ['two-marks', 'repeat']], attempt: true }
  )
]

/** 非法制造、销售非法制造的注册商标标识罪. */
export const offence215 = offence(
  '215',
  parts('C-040', 'L1', old, 'FS04 3; GT10 71', 'V:LRB', { '': count('pieces', 20000) }),
  parts('C-041', 'L1', old, 'FS04 3; GT10 71', 'V:LRB', money(50000, 30000)),
  parts('C-042', 'L1', old, 'FS04 3; GT10 71', 'V:LRB', { '': count('pieces', 10000) }, { when: ['two-marks'] }),
  parts('C-043', 'L1', old, 'FS04 3; GT10 71', 'V:LRB', money(30000, 20000), { when: ['two-marks'] }),
  parts('C-044', 'L2', old, 'FS04 3', 'V:LRB', { pieces: count('pieces', 100000), ...money(250000, 150000) }),
  parts(
    'C-045',
    'L2',
    old,
    'FS04 3',
    'V:LRB',
    { pieces: count('pieces', 50000), ...money(150000, 100000) },
    { when: ['two-marks'] }
  ),
  parts('C-046', 'L1', from2011, 'FF11 9', 'V*:W3', { '': count('piecesUnsold', 60000) }, { attempt: true }),
  parts(
    'C-046',
    'L1',
    from2011,
    'FF11 9',
    'V*:W3',
    { marks: count('piecesUnsold', 30000) },
    { when: ['two-marks'], attempt: true }
  ),
  parts(
    'C-047',
    'L1',
    from2011,
    'FF11 9',
    'V*:W3',
    { '': countSum('pieces', 'piecesUnsold', 60000, 20000) },
    { attempt: true }
  ),
  parts(
    'C-047',
    'L1',
    from2011,
    'FF11 9',
    'V*:W3',
    { marks: countSum('pieces', 'piecesUnsold', 30000, 10000) },
    { when: ['two-marks'], attempt: true }
  ),
  from2025,
  times(5, 'C-051', 'FS25 6', 'V:IPR', from2025)
)
