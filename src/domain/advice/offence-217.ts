import { type Condition, count, type Limb, money, now, offence, old, parts, type Span, times, yuan } from './row.ts'
import type { Measure } from './types.ts'

const to2007: Span = ['2004-12-22', '2007-04-04']
const from2007: Span = ['2007-04-05', '2025-04-25']
const from2011: Span = ['2011-01-10', '2025-04-25']

const limb = (group: string, measure: Measure, least: number, ...when: readonly Condition[]): Limb => ({
  group,
  measure,
  least,
  when
})

const network2011 = [
  ...parts(
    'C-076',
    'L1',
    from2011,
    'FF11 13',
    'V*:W6',
    {
      turnover: yuan('illegalTurnover', 50000),
      works: count('works', 500),
      clicks: count('clicks', 50000),
      members: count('members', 1000)
    },
    { when: ['network'] }
  ),
  ...parts(
    'C-077',
    'L1',
    from2011,
    'FF11 13',
    'V*:W6',
    {
      '': {
        kind: 'halves',
        limbs: [
          limb('turnover', 'illegalTurnover', 5000000),
          limb('works', 'works', 500),
          limb('clicks', 'clicks', 50000),
          limb('members', 'members', 1000)
        ]
      }
    },
    { when: ['network'] }
  )
]

const from2025 = [
  ...parts('C-080', 'L1', now, 'FS25 13', 'V:IPR', money(50000, 30000), { when: ['no-circumvention'] }),
  ...parts('C-081', 'L1', now, 'FS25 13', 'V:IPR', money(30000, 20000), { when: ['no-circumvention', 'repeat'] }),
  ...parts('C-082', 'L1', now, 'FS25 13', 'V:IPR', { '': count('copies', 500) }),
  ...parts(
    'C-083',
    'L1',
    now,
    'FS25 13',
    'V:IPR',
    {
      works: count('works', 500),
      downloads: count('downloads', 10000),
      clicks: count('clicks', 100000),
      members: count('members', 1000)
    },
    { when: ['network'] }
  ),
  ...parts('C-084', 'L1', now, 'FS25 13', 'V:IPR', {
    '': {
      kind: 'halves',
      limbs: [
        limb('turnover', 'illegalTurnover', 5000000),
        limb('repeat', 'illegalTurnover', 3000000, 'repeat'),
        limb('repeat', 'illegalGain', 2000000, 'repeat'),
        limb('copies', 'copies', 500),
        limb('network', 'works', 500, 'network'),
        limb('network', 'downloads', 10000, 'network'),
        limb('network', 'clicks', 100000, 'network'),
        limb('network', 'members', 1000, 'network')
      ]
    }
  }),
  ...parts('C-085', 'L1', now, 'FS25 13(2)', 'V:IPR', money(50000, 30000), { when: ['circumvention'] }),
  ...parts(
    'C-085',
    'L1',
    now,
    'FS25 13(2)',
    'V:IPR',
    {
      'turnover-repeat': yuan('illegalTurnover', 30000),
      'gain-repeat': yuan('illegalGain', 20000)
    },
    { when: ['circumvention', 'repeat'] }
  )
]

/** 侵犯著作权罪. */
export const offence217 = offence(
  '217',
  parts('C-070', 'L1', old, 'FS04 5', 'V:LRB', money(50000, 30000)),
  parts('C-071', 'L1', to2007, 'FS04 5', 'V:LRB', { '': count('copies', 1000) }),
  parts('C-072', 'L1', from2007, 'FS07 1; GT08 26', 'V:LRB', { '': count('copies', 500) }),
  parts('C-073', 'L2', old, 'FS04 5', 'V:LRB', money(250000, 150000)),
  parts('C-074', 'L2', to2007, 'FS04 5', 'V:LRB', { '': count('copies', 5000) }),
  parts('C-075', 'L2', from2007, 'FS07 1', 'V:LRB', { '': count('copies', 2500) }),
  network2011,
  times(5, 'C-078', 'FF11 13(2)', 'K', network2011),
  from2025,
  times(10, 'C-086', 'FS25 13(3)', 'V:IPR', from2025)
)
