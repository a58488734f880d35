import { money, now, offence, old, parts, yuan } from './row.ts'

/** 假冒专利罪: one tier only. */
export const offence216 = offence(
  '216',
  parts('C-060', 'L1', old, 'FS04 4', 'V:LRB', money(200000, 100000)),
  parts('C-061', 'L1', old, 'FS04 4', 'V:LRB', { '': yuan('directLoss', 500000) }),
  parts('C-062', 'L1', old, 'FS04 4', 'V:LRB', money(100000, 50000), { when: ['two-patents'] }),
  parts('C-063', 'L1', now, 'FS25 10', 'V:IPR', money(200000, 100000)),
  parts('C-064', 'L1', now, 'FS25 10', 'V:IPR', { '': yuan('directLoss', 300000) }),
  parts('C-065', 'L1', now, 'FS25 10', 'V:IPR', money(100000, 50000), { when: [['two-patents', 'repeat']] })
)
