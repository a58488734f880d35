import { groups, lists, type DocumentData, type GroupName } from '../../../documents/fields.ts'
import { refuse } from '../../../domain/refusal.ts'
import { decisionData, noticeData } from './decision.ts'
import { closingData, deliveryData, paymentData, transferData } from './execution.ts'
import type { Facts, Paper } from './facts.ts'
import { caseData, organData, recordData, requestData, reviewData } from './handling.ts'
import { goodsData, measureData, periodData } from './measures.ts'
import { disputeData, partyData } from './parties.ts'
import { linesOf } from './subject.ts'
import { volumeData } from './volumes.ts'

/** What an officer adds to a paper: facts by their tag, and rows of questions or opinions. The case's own facts stay as they are. */
export interface Words {
  readonly facts: Readonly<Record<string, string>>
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  readonly opinions: readonly { readonly person: string; readonly text: string }[]
}
export const noWords: Words = { facts: {}, answers: [], opinions: [] }

/** Groups of which nothing can be added: who the organ and the parties are, numbers, money and days of decisions. */
const closed: readonly GroupName[] = ['organ', 'document', 'party', 'payment', 'enforcement']
const closedTags: readonly string[] = [
  'case.number',
  'case.filedOn',
  'case.filingNumber',
  'decision.number',
  'decision.madeOn',
  'decision.servedOn',
  'decision.content',
  'notice.number',
  'notice.servedOn',
  'notice.proposed',
  'measure.number',
  'inquiry.idNumber'
]
/** What a case holds only as words of the officers: theirs for this paper come first. */
const narrative: readonly string[] = [
  'case.summary',
  'case.facts',
  'case.evidence',
  'case.opinion',
  'scene.findings',
  'hearing.time',
  'discussion.time'
]

/** Whether an officer may add this fact to a paper. */
export function mayAdd(tag: string): boolean {
  const [group, name] = tag.split('.') as [string, string?]
  if (!Object.hasOwn(groups, group) || name === undefined || !Object.hasOwn(groups[group as GroupName], name))
    return false
  return tag === 'payment.reason' || (!closed.includes(group as GroupName) && !closedTags.includes(tag))
}

/**
 * Everything on file that a paper can show, and nothing else: what is not on file stays out and is marked in the paper. Words of
 * the officers fill what the case does not hold, and stand in place of what it holds as words only. Refuses `document.fact`.
 */
export function buildData(facts: Facts, paper: Paper, words: Words = noWords): DocumentData {
  const lines = linesOf(facts.file, paper)
  const { partyNo } = paper.subject
  const parts: readonly DocumentData[] = [
    organData(facts, paper),
    partyData(facts, lines, partyNo),
    caseData(facts, paper, lines),
    recordData(facts, lines),
    reviewData(facts, lines),
    requestData(facts, paper, lines),
    measureData(facts, paper, lines),
    goodsData(facts, lines),
    periodData(facts, lines),
    noticeData(facts, lines),
    decisionData(facts, paper, lines),
    paymentData(facts, lines),
    deliveryData(facts, paper, lines),
    transferData(facts, paper, lines),
    disputeData(facts, lines),
    closingData(facts, lines),
    volumeData(facts)
  ]
  const data: Record<string, unknown> = {}
  for (const part of parts)
    for (const [name, value] of Object.entries(part))
      if (value !== undefined && value !== null)
        data[name] = Object.hasOwn(lists, name)
          ? value
          : { ...(data[name] as object | undefined), ...(value as object) }
  for (const [tag, text] of Object.entries(words.facts)) {
    if (!mayAdd(tag)) refuse('document.fact', { tag, field: '/words/facts' })
    const [group, name] = tag.split('.') as [string, string]
    const present = data[group] as Record<string, string | null | undefined> | undefined
    if (narrative.includes(tag) || !present?.[name]) data[group] = { ...present, [name]: text }
  }
  if (words.answers.length > 0) data['answers'] = words.answers
  if (words.opinions.length > 0) data['opinions'] = words.opinions
  return data as DocumentData
}
