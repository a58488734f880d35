import type { DocumentData } from '../../../documents/fields.ts'
import type { Facts, Paper } from './facts.ts'
import type { Lines } from './subject.ts'
import { day, evidenceWords, investigationWords, numbered, rightWords, sentence, sourceWords } from './words.ts'

export const nameIn = (facts: Facts, id: string | null | undefined): string | null =>
  id === null || id === undefined ? null : (facts.names.get(id) ?? id)

export const namesIn = (facts: Facts, ids: readonly string[]): string | null =>
  ids.map((id) => nameIn(facts, id)).join('、') || null

const actOf = (facts: Facts, ...acts: readonly string[]) => facts.acts.findLast(({ act }) => acts.includes(act))

/** Who approved what the paper stands for, where the record of the case tells. */
function approverOf(facts: Facts, { kind }: Paper, lines: Lines): string | null {
  const recorded = (...acts: string[]) => nameIn(facts, actOf(facts, ...acts)?.personId)
  switch (kind) {
    case 'filing-approval':
      return recorded('file')
    case 'refusal-approval':
      return recorded('decline')
    case 'suspension':
      return nameIn(facts, lines.stop?.approvedBy)
    case 'resumption':
      return recorded('resume')
    case 'extension-approval':
      return nameIn(facts, lines.extension?.approvedBy)
    case 'closing-approval':
      return recorded('close')
    case 'decision-approval':
      return recorded('decide')
    default:
      return nameIn(facts, lines.measure?.approvedBy)
  }
}

/** The organ in whose name the paper is made (D-37), the office that handles the case, and the paper's own number and day. */
export function organData(facts: Facts, paper: Paper): DocumentData {
  const { office, offices, file, today } = facts
  const own = offices.get(file.case.officeId)
  return {
    organ: {
      name: offices.get(file.case.organId)?.nameZh,
      unit: office.unit ?? (file.case.organId === file.case.officeId ? null : own?.nameZh),
      address: office.address,
      phone: office.phone,
      contact: office.contact
    },
    document: { number: paper.number, date: day(today) }
  }
}

/** What the steps of the investigation found, in order: the officers' own words. */
const findings = ({ file }: Facts): string | null =>
  file.investigations
    .map(({ on, kind, text }) => `${day(on)!}${investigationWords[kind]}：${sentence(text)}`)
    .join('\n') || null

const evidenceLine = (facts: Facts) =>
  facts.file.evidence.map(({ name, kind, obtainedOn, text }) => ({
    name,
    source: `${evidenceWords[kind]}，${day(obtainedOn)!}取得`,
    quantity: '1份',
    note: text
  }))

const told = (facts: Facts): string | null =>
  numbered(
    facts.file.evidence.map(({ name, kind, text }) =>
      sentence(`${name}（${evidenceWords[kind]}）${text ? `：${text}` : ''}`)
    )
  )

/** The case itself: numbers, days, source, and what was found. */
export function caseData(facts: Facts, paper: Paper, lines: Lines): DocumentData {
  const { file, title, conduct, sourceNote } = facts
  const { case: head, investigationEnds, leads } = file
  const kind = paper.kind
  const onNotice = kind === 'penalty-notice' || kind === 'hearing-right-notice' || kind === 'decision-approval'
  const onDecision = kind.endsWith('-decision') && kind !== 'measure-decision'
  const stated = onDecision ? lines.decision?.text : onNotice ? lines.notice?.text : null
  const refusal = kind === 'refusal-approval' ? actOf(facts, 'decline')?.reason : null
  const proposal = investigationEnds.at(-1)?.proposal
  return {
    case: {
      number: head.number,
      name: title,
      cause: conduct,
      right: rightWords[head.rightKind],
      source: sourceNote ?? sourceWords[head.source],
      receivedOn: day(leads[0]?.receivedOn ?? head.clueOn),
      filedOn: day(head.filedOn),
      filingNumber: head.number,
      summary: leads.flatMap(({ text }) => text ?? []).join('\n') || findings(facts),
      facts: stated ?? findings(facts),
      evidence: told(facts),
      opinion: refusal ?? proposal
    },
    informant: { content: lines.lead?.text },
    evidence: evidenceLine(facts),
    handling: {
      officers: namesIn(facts, lines.investigation?.officers ?? head.handlers),
      approver: approverOf(facts, paper, lines)
    }
  }
}

/** Records of the scene and of an inquiry: place and words are on file, the rest is the officers' to add. */
export function recordData(facts: Facts, lines: Lines): DocumentData {
  const { investigation } = lines
  if (investigation === null) return {}
  const { place, text, kind, partyNo, no } = investigation
  if (kind !== 'inquiry') return { scene: { place, findings: text } }
  const party = facts.parties.find((one) => one.no === partyNo)
  const person = party?.kind === 'natural' || party?.kind === 'individual-business' ? party : undefined
  const count = facts.file.investigations.filter(
    (one) => one.kind === 'inquiry' && one.partyNo === partyNo && one.no <= no
  )
  const isPerson = person?.kind === 'natural'
  return {
    inquiry: {
      place,
      count: String(count.length),
      person: isPerson ? person?.name : null,
      idNumber: isPerson ? person?.identifier : null,
      phone: isPerson ? person?.phone : null,
      address: isPerson ? person?.address : null,
      relation: isPerson && party?.role === 'respondent' ? '当事人' : party?.relation
    }
  }
}

export function reviewData(facts: Facts, lines: Lines): DocumentData {
  const { review, discussion } = lines
  return {
    review: {
      kind: review && (review.kind === 'legal' ? '法制审核' : '案件审核'),
      reviewer: nameIn(facts, review?.reviewer),
      receivedOn: day(review?.submittedOn),
      finishedOn: day(review?.doneOn),
      opinion: review?.opinion
    },
    discussion: {
      time: day(discussion?.on),
      attendants: discussion && namesIn(facts, discussion.attendees),
      conclusion: discussion?.conclusion
    }
  }
}

/** A letter to another organ (A-24), or a request to the right holder to identify goods (A-25). */
export function requestData(facts: Facts, paper: Paper, lines: Lines): DocumentData {
  const { letter } = lines
  if (letter !== null) return { request: { to: letter.organ, matter: letter.text } }
  if (paper.kind !== 'identification-request') return {}
  const asked = facts.file.investigations.findLast(({ kind }) => kind === 'identification-request')
  const holder = facts.parties.find(({ no, role }) =>
    paper.subject.partyNo === undefined ? role === 'right-holder' : no === paper.subject.partyNo
  )
  return { request: { to: holder?.name, matter: asked?.text } }
}
