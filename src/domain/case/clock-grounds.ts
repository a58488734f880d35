import type { Procedure } from './vocabulary.ts'

/** A ground on which a case may be suspended: the procedures and days that know it, and its rule. */
export interface SuspensionGround {
  readonly zh: string
  readonly en: string
  readonly rule: string
  readonly procedures: readonly Procedure[]
  /** First day of the text that names it; null: no day is known. */
  readonly from: string | null
  readonly to: string | null
  /** The law says must, not may. */
  readonly mandatory: boolean
  /** It names nothing by itself: the reason must say what it is. */
  readonly open: boolean
}

type Versions = Pick<SuspensionGround, 'rule' | 'procedures' | 'from' | 'to' | 'mandatory'>

const ground = (versions: Versions, zh: string, en: string, open = false): SuspensionGround => ({
  ...versions,
  zh,
  en,
  open
})

/** A-26; in copyright and customs cases by analogy, as D-06 does for what is not counted. */
const penalty: Versions = {
  rule: 'A-26',
  procedures: ['trademark-penalty', 'counterfeit-patent', 'copyright-penalty', 'customs', 'other-penalty'],
  from: '2019-04-01',
  to: null,
  mandatory: false
}
const trademark: Versions = { ...penalty, rule: 'A-27', procedures: ['trademark-penalty'], from: '2014-05-01' }
/** The standard for judging trademark infringement lists them. */
const listed: Versions = { ...trademark, from: '2020-06-15' }
const dispute: Versions = {
  rule: 'A-28',
  procedures: ['patent-dispute'],
  from: '2025-02-01',
  to: null,
  mandatory: true
}
/** Order 71 stops its clock for a suspension; the handbook names no list of its grounds. */
const disputeBefore: Versions = { ...dispute, rule: 'A-44', from: '2015-07-01', to: '2025-01-31', mandatory: false }

/**
 * Grounds of suspension by procedure and version. Of the seven that A-28 makes mandatory the handbook names one; the others
 * are entered as `listed-in-order`, with the reason saying which.
 */
export const suspensionGrounds = {
  'other-case': ground(penalty, '须以另案的判决、裁定、决定为依据', 'it depends on another judgment or decision'),
  interpretation: ground(penalty, '适用法律须由有权机关解释', 'a competent organ must interpret the law'),
  'force-majeure': ground(penalty, '不可抗力', 'force majeure'),
  'party-missing': ground(penalty, '当事人下落不明', 'the party cannot be found'),
  other: ground(penalty, '其他应当中止的情形', 'another reason to suspend', true),
  'ownership-dispute': ground(trademark, '商标权属存在争议', 'the ownership of the mark is in dispute'),
  'parallel-suit': ground(trademark, '权利人同时向法院起诉', 'the right holder sues in parallel'),
  'invalidation-pending': ground(
    listed,
    '涉案商标处于无效宣告程序中',
    'an invalidation of the registered mark is pending'
  ),
  'renewal-grace': ground(listed, '涉案商标处于续展宽展期', 'the mark is in its renewal grace period'),
  'other-ownership': ground(listed, '其他商标权属争议', 'another dispute of the ownership of the mark'),
  'invalidation-accepted': ground(
    dispute,
    '实用新型、外观设计专利的无效宣告请求已受理',
    'an invalidation request against the utility model or design was accepted'
  ),
  'listed-in-order': ground(
    dispute,
    '办法第二十八条列明的其他情形',
    'another ground that article 28 of the order lists',
    true
  ),
  'before-order-81': ground(disputeBefore, '需要中止处理的情形', 'a reason to suspend the handling', true)
} as const satisfies Record<string, SuspensionGround>

export type SuspensionReason = keyof typeof suspensionGrounds
export const suspensionReasons = Object.keys(suspensionGrounds) as [SuspensionReason, ...SuspensionReason[]]

/** Grounds that stop a clock by an act of its own; a suspension and a hearing have theirs. */
export const stoppable = [
  'testing',
  'inspection',
  'quarantine',
  'appraisal',
  'identification',
  'public-notice',
  'price-refund',
  'jurisdiction-objection',
  'evidence-extension',
  'settlement'
] as const
export type Stoppable = (typeof stoppable)[number]

export const terminationGrounds = ['person-dead', 'entity-ended', 'other'] as const
export type TerminationGround = (typeof terminationGrounds)[number]

/** Who may grant a step of a ladder to a case of ours. */
export const caseGranters = ['none', 'head', 'collective', 'superior'] as const
export type CaseGranter = (typeof caseGranters)[number]
