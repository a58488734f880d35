import type { Text } from '../rules/row.ts'

/** The words of court cases: lists for SQL and zod (law.md 4.3, 4.7 to 4.9). */

export const judicialKinds = ['criminal', 'civil', 'administrative', 'execution'] as const
export type JudicialKind = (typeof judicialKinds)[number]

/** Second instance and retrial are cases of their own, with their own numbers (4.7). */
export const judicialInstances = ['first', 'second', 'retrial', 'execution'] as const
export type JudicialInstance = (typeof judicialInstances)[number]

export const judicialTracks = ['ordinary', 'summary', 'fast-track', 'non-litigation'] as const
export type JudicialTrack = (typeof judicialTracks)[number]

export const judicialStates = ['open', 'closed'] as const
export type JudicialState = (typeof judicialStates)[number]

type Side = 'trial' | 'execution'

/** Kinds of closing: of a trial, of an execution case, or of both. */
export const judicialClosings = {
  judgment: { of: ['trial'], zh: '判决', en: 'judgment' },
  ruling: { of: ['trial'], zh: '裁定', en: 'ruling' },
  mediation: { of: ['trial'], zh: '调解', en: 'mediation' },
  withdrawal: { of: ['trial'], zh: '撤诉', en: 'withdrawal' },
  discontinued: { of: ['trial'], zh: '终结诉讼', en: 'proceedings discontinued' },
  performed: { of: ['execution'], zh: '执行完毕', en: 'performed, by settlement too' },
  'this-execution-ended': { of: ['execution'], zh: '终结本次执行程序', en: 'this execution ended, no property found' },
  'execution-ended': { of: ['execution'], zh: '终结执行', en: 'execution ended' },
  'case-withdrawn': { of: ['execution'], zh: '销案', en: 'struck off' },
  'not-enforced': { of: ['execution'], zh: '不予执行', en: 'not enforced' },
  rejected: { of: ['trial', 'execution'], zh: '驳回', en: 'rejected' },
  transferred: { of: ['trial', 'execution'], zh: '移送', en: 'transferred to another court' }
} as const satisfies Record<string, Text & { readonly of: readonly Side[] }>
export type JudicialClosing = keyof typeof judicialClosings
export const judicialClosingKinds = Object.keys(judicialClosings) as [JudicialClosing, ...JudicialClosing[]]

/** What makes 终结本次执行 a qualified one: the applicant signed, or panel and president approved. */
export const endingGrounds = ['applicant-signed', 'panel-approved'] as const
export type EndingGround = (typeof endingGrounds)[number]

/** How the day of closing was found: the last party is meant. */
export const closingDays = ['pronounced', 'served', 'left', 'published', 'mailed', 'signed'] as const
export type ClosingDay = (typeof closingDays)[number]
