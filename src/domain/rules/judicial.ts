import { add, period, type Rule, type Span, type StopGround } from './row.ts'

/** What the trial and execution periods leave out, as far as the handbook names it. */
export const courtStops: readonly StopGround[] = [
  'appraisal',
  'public-notice',
  'jurisdiction-objection',
  'audit',
  'valuation',
  'stay',
  'settlement',
  'deferral',
  'auction'
]

const always: readonly Span[] = [[null, null, 'V:LRB']]
const litigation: readonly Span[] = [['2015-05-01', null, 'V:LRB']]
const court = { stops: courtStops } as const

/** how long the courts have; those of criminal trials are T-47. Retrial has no row: the handbook names no period. */
export const courtPeriods: readonly Rule[] = [
  ...period('R-19.civil', always, 'CIVL 152; SPC00 9', '民事一审（普通程序）', 'Civil, first instance', '6 m', {
    ...court,
    ladder: [add('court-president', '6 m')]
  }),
  ...period(
    'R-19.civil-summary',
    always,
    'CIVL 164; SPC00 9',
    '民事一审（简易程序）',
    'Civil, first instance (summary)',
    '3 m',
    { ...court, ladder: [add('court-president', '1 m')] }
  ),
  ...period('R-19.civil-second', always, 'CIVL 183; SPC00 9', '民事二审', 'Civil, second instance', '3 m', court),
  ...period(
    'R-19.administrative',
    litigation,
    'ALL 81; SPC00 9',
    '行政一审',
    'Administrative, first instance',
    '6 m',
    court
  ),
  ...period(
    'R-19.administrative-second',
    litigation,
    'ALL 88; SPC00 9',
    '行政二审',
    'Administrative, second instance',
    '3 m',
    court
  ),
  ...period('R-19.execution', always, 'SPC00 5、9', '执行', 'Execution', '6 m', {
    ...court,
    ladder: [add('court-president', '3 m')]
  }),
  ...period('R-19.non-litigation', always, 'SPC00 5、9', '非诉执行', 'Non-litigation execution', '3 m', court)
]
