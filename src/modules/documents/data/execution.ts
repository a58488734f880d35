import type { DocumentData } from '../../../documents/fields.ts'
import { amountInWords } from '../../../domain/chinese.ts'
import { moneyOf } from '../../../domain/case/settlement.ts'
import { surchargeOf } from '../../../domain/case/surcharge.ts'
import { labelOf } from '../../../domain/labels.ts'
import { formatCny } from '../../../domain/money.ts'
import { forms } from '../../../documents/catalogue.ts'
import type { Facts, Paper } from './facts.ts'
import { nameIn } from './handling.ts'
import { numberOf } from './measures.ts'
import type { Lines } from './subject.ts'
import { day, decisionWords, disposalWords, obligationText, sentence, serviceWords } from './words.ts'

/** What is owed, paid and added (A-80 to A-83) as of the day of the paper. */
export function paymentData(facts: Facts, lines: Lines): DocumentData {
  const { decision, arrangement, demand, application } = lines
  if (decision === null) return {}
  const { decisionNo, dueOn } = decision
  const { dueFen, steps } = moneyOf(facts.file, decisionNo)
  if (dueFen === 0) return {}
  const paidFen = steps.at(-1)?.receivedFen ?? 0
  const outstanding = Math.max(0, dueFen - paidFen)
  const surcharge = surchargeOf(facts.file, decisionNo, facts.today)
  const addedFen = surcharge === null ? 0 : Math.max(0, surcharge.dueFen - surcharge.receivedFen)
  const total = outstanding + addedFen
  const claims = [
    ...(outstanding > 0
      ? [`强制执行尚未缴纳的罚没款${formatCny(outstanding)}元（大写：${amountInWords(outstanding)}）`]
      : []),
    ...(addedFen > 0 ? [`强制执行加处罚款${formatCny(addedFen)}元（大写：${amountInWords(addedFen)}）`] : [])
  ]
  return {
    payment: {
      figures: formatCny(dueFen),
      words: amountInWords(dueFen),
      paid: formatCny(paidFen),
      outstanding: formatCny(outstanding),
      outstandingWords: amountInWords(outstanding),
      surcharge: formatCny(addedFen),
      total: formatCny(total),
      totalWords: amountInWords(total),
      dueOn: day(arrangement?.dueBefore ?? dueOn),
      method: facts.office.payment,
      appliedOn: day(arrangement?.requestedOn),
      arrangement:
        arrangement &&
        (arrangement.kind === 'instalments' ? `分${arrangement.instalments.length}期缴纳罚没款` : '暂缓缴纳罚没款')
    },
    instalments: arrangement?.instalments.map((one) => ({
      dueOn: day(one.dueOn),
      figures: formatCny(one.amountFen),
      words: amountInWords(one.amountFen)
    })),
    demand: demand && {
      number: numberOf(facts, ['demand'], (subject) => subject.demandNo === demand.no),
      servedOn: day(demand.servedOn)
    },
    enforcement: application && {
      court: application.court,
      claim:
        claims.length === 0
          ? null
          : claims.map((claim, at) => sentence(claims.length > 1 ? `${at + 1}.${claim}` : claim)).join('\n')
    },
    attachments: application === null ? undefined : applicationPapers(facts, decisionNo)
  } as DocumentData
}

/** A-87: the decision with its proof of service and the demand go with the application, where they were issued. */
function applicationPapers(facts: Facts, decisionNo: number): DocumentData['attachments'] {
  const belongs = ['penalty-decision', 'service-receipt', 'demand', 'payment-arrangement']
  return facts.issued
    .filter(({ kind, subject }) => belongs.includes(kind) && (subject.decisionNo === decisionNo || kind === 'demand'))
    .map(({ kind, number }) => ({
      name: `${forms[kind].zh}${number === null ? '' : `（${number}）`}`,
      quantity: '1份'
    }))
}

/** Proof of service (A-70): of a paper that was issued, or of the decision. */
export function deliveryData(facts: Facts, paper: Paper, lines: Lines): DocumentData {
  const issued = facts.issued.find(({ no }) => no === paper.subject.documentNo)
  const { decision } = lines
  const notice = facts.file.notices.find(({ no }) => no === issued?.subject.noticeNo)
  const named = (title: string, number: string | null) => `${title}${number === null ? '' : `（${number}）`}`
  const about = issued?.subject.decisionNo ?? (issued === undefined ? decision?.decisionNo : undefined)
  const served = facts.file.decisions.find(({ decisionNo }) => decisionNo === about) ?? notice
  const number =
    decision === null
      ? null
      : (decision.documentNumber ??
        numberOf(
          facts,
          ['penalty-decision', 'no-penalty-decision'],
          (subject) => subject.decisionNo === decision.decisionNo
        ))
  const no = paper.subject.partyNo ?? (notice ?? decision)?.partyNo
  const recipients = facts.parties.filter((party) => (no == null ? party.role === 'respondent' : party.no === no))
  return {
    delivery: {
      documents: issued
        ? named(forms[issued.kind].zh, issued.number)
        : decision && named(decisionWords[decision.kind], number),
      recipient: recipients.flatMap(({ name }) => name ?? []).join('；'),
      manner: served?.servedBy ? serviceWords[served.servedBy] : null,
      receivedAt: day(served?.servedOn)
    }
  }
}

/** Transfer to the police (T-12), or of the case to another organ (A-19). */
export function transferData(facts: Facts, paper: Paper, lines: Lines): DocumentData {
  const { transfer, decision } = lines
  const officeName = (id: string | null | undefined) => (id == null ? null : (facts.offices.get(id)?.nameZh ?? null))
  if (paper.kind === 'case-transfer-letter')
    return { transfer: { reason: decision?.text }, attachments: filesAsAttachments(facts) }
  const sent = transfer ?? (paper.kind === 'goods-transfer-notice' ? facts.file.transfers.at(-1) : undefined)
  if (sent === undefined) return {}
  const phone = facts.office.phone
  const contact = nameIn(facts, sent.members[0])
  return {
    transfer: {
      to: officeName(sent.addresseeId),
      reason: sent.text,
      charge: sent.charge,
      copyTo: officeName(sent.copiedTo),
      contact: contact === null || phone === null ? null : `${contact}，${phone}`
    },
    attachments: sent.materials
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => ({ name: labelOf('material', kind, 'zh'), quantity: String(count) }))
  }
}

const filesAsAttachments = ({ files }: Facts): NonNullable<DocumentData['attachments']> =>
  files.map(({ name }) => ({ name, quantity: '1份' }))

/** Closing (A-95): ground, what was decided, and how it was carried out. */
export function closingData(facts: Facts, lines: Lines): DocumentData {
  const { file } = facts
  const { closingGround, closingGroundOn } = file.case
  const standing = file.decisions.filter(({ revokedOn }) => revokedOn === null)
  const results = standing.flatMap(({ decisionNo, text }) => {
    const own = file.obligations.filter((one) => one.decisionNo === decisionNo).map(obligationText)
    return own.length > 0 ? own : (text ?? [])
  })
  const years = file.archives.at(-1)?.keptYears
  return {
    closing: {
      ground: closingGround && labelOf('ground', closingGround, 'zh'),
      groundOn: day(closingGroundOn),
      result: results.map(sentence).join('') || null,
      execution: executed(facts, lines) || null,
      retention: years === null || years === undefined ? null : `${years}年`
    }
  }
}

function executed({ file }: Facts, { decision }: Lines): string {
  if (decision === null) return ''
  const mine = <T extends { readonly decisionNo: number }>(rows: readonly T[]) =>
    rows.filter(({ decisionNo }) => decisionNo === decision.decisionNo)
  const words = { principal: '缴纳罚没款', surcharge: '缴纳加处罚款', refund: '退还' }
  const paid = mine(file.receipts).map(
    ({ receivedOn, kind, amountFen }) => `${day(receivedOn)!}${words[kind]}${formatCny(amountFen)}元`
  )
  const done = mine(file.obligations)
    .filter(({ performedOn, amountFen }) => performedOn !== null && amountFen === null)
    .map((one) => `${day(one.performedOn)!}履行：${obligationText(one)}`)
  const goods = file.custody.flatMap(({ disposed }) =>
    disposed.map(({ on, disposal }) => `${day(on)!}涉案物品${disposalWords[disposal]}`)
  )
  const end = decision.executedOn === null ? [] : [`${day(decision.executedOn)!}执行完毕`]
  return [...paid, ...done, ...goods, ...end].map(sentence).join('')
}
