import type { DocumentData } from '../../../documents/fields.ts'
import type { Decision } from '../../../domain/case/file.ts'
import type { Notice } from '../../../domain/case/parts.ts'
import type { Facts, Paper } from './facts.ts'
import { nameIn } from './handling.ts'
import { numberOf } from './measures.ts'
import type { Lines } from './subject.ts'
import { day, numbered, obligationText, sentence } from './words.ts'

const obligationsOf = (facts: Facts, { decisionNo }: Decision): string[] =>
  facts.file.obligations.filter((one) => one.decisionNo === decisionNo).map(obligationText)

/** Decided on, a notice that got no answer was waived by silence: before its time was over none is decided. */
const decidedAfter = ({ servedOn }: Notice, decision: Decision | null): boolean =>
  servedOn !== null && decision !== null && decision.decidedOn !== null && decision.decidedOn >= servedOn

/** What the party said to the notice, and what the office made of it. */
function statementOf(facts: Facts, notice: Notice, decision: Decision | null): string | null {
  if (notice.statementOn !== null) {
    const answer = {
      accepted: '本局予以采纳',
      'partly-accepted': '本局部分采纳',
      'not-accepted': '本局不予采纳'
    }[notice.statement!]
    return `当事人于${day(notice.statementOn)!}提出陈述、申辩意见：${sentence(notice.statementText ?? '')}${answer}。`
  }
  if (notice.waivedOn !== null) return `当事人于${day(notice.waivedOn)!}表示放弃陈述、申辩。`
  if (!decidedAfter(notice, decision)) return null
  const heard = facts.file.hearings.some(({ noticeNo, ended }) => noticeNo === notice.no && ended === 'held')
  return heard ? '除在听证中陈述、申辩外，当事人未另行提出意见。' : '当事人在规定期限内未提出陈述、申辩意见。'
}

function hearingOf(facts: Facts, notice: Notice, decision: Decision | null): string | null {
  const hearing = facts.file.hearings.findLast(({ noticeNo }) => noticeNo === notice.no)
  if (hearing !== undefined && hearing.ended !== 'notice-withdrawn') {
    const asked = `当事人于${day(hearing.requestedOn)!}要求举行听证`
    if (hearing.ended === 'held') return `${asked}，听证于${day(hearing.heldOn)!}举行。`
    if (hearing.ended === 'withdrawn') return `${asked}，后撤回听证要求。`
    if (hearing.ended === 'absent') return `${asked}，当事人无正当理由未出席听证。`
    return `${asked}。`
  }
  if (!notice.hearing) return '本案依法不属于应当告知听证权利的情形。'
  if (notice.waivedOn !== null) return `当事人于${day(notice.waivedOn)!}表示放弃听证。`
  return decidedAfter(notice, decision) ? '当事人在规定期限内未要求举行听证。' : null
}

export function noticeData(facts: Facts, lines: Lines): DocumentData {
  const { notice, hearing, decision } = lines
  const kinds = ['penalty-notice', 'hearing-right-notice']
  return {
    notice: notice && {
      number: numberOf(facts, kinds, (subject) => subject.noticeNo === notice.no),
      servedOn: day(notice.servedOn),
      proposed: numbered(notice.proposed.map((one) => sentence(obligationText(one)))),
      statement: statementOf(facts, notice, decision),
      hearing: hearingOf(facts, notice, decision)
    },
    hearing: hearing && {
      number: numberOf(facts, ['hearing-notice'], (subject) => subject.hearingNo === hearing.no),
      time: day(hearing.heldOn ?? hearing.setFor),
      place: hearing.place,
      host: nameIn(facts, hearing.host),
      opinion: hearing.opinion
    }
  } as DocumentData
}

/** The decision with what it orders; where to go against it is what the office has on file. */
export function decisionData(facts: Facts, paper: Paper, lines: Lines): DocumentData {
  const { decision } = lines
  const { reconsideration, court } = facts.office
  if (decision === null) return { decision: { reconsideration, court } }
  const own = obligationsOf(facts, decision)
  const issued = numberOf(
    facts,
    ['penalty-decision', 'no-penalty-decision', 'spot-decision', 'adjudication', 'mediation-agreement'],
    (subject) => subject.decisionNo === decision.decisionNo
  )
  const content = own.length === 0 ? null : `${own.join('；')}。`
  const money = facts.file.obligations.some((one) => one.decisionNo === decision.decisionNo && one.amountFen !== null)
  return {
    decision: {
      number: decision.documentNumber ?? decision.documentNumberRaw ?? issued,
      madeOn: day(decision.decidedOn),
      servedOn: day(decision.servedOn),
      content: content ?? decision.text,
      performance: performanceOf(facts, decision, money),
      reconsideration,
      court
    },
    items: own.map((text, at) => ({
      text: `${text}${at === own.length - 1 ? '。' : '；'}`
    })),
    document:
      paper.kind.endsWith('decision') && paper.kind !== 'measure-decision'
        ? { number: paper.number, date: day(decision.decidedOn) }
        : undefined
  } as DocumentData
}

/** a fine is paid within fifteen days of service; how, is what the office has on file. */
const performanceOf = (facts: Facts, { dueOn }: Decision, money: boolean): string | null => {
  const { payment } = facts.office
  if (dueOn !== null) return `当事人应当于${day(dueOn)!}前履行本决定。${payment ?? ''}`
  if (!money) return '自收到本决定书之日起履行。'
  return payment === null ? null : `当事人应当自收到本决定书之日起十五日内缴清罚没款。${payment}`
}
