import { refuse } from '../refusal.ts'
import type { Text } from '../rules/row.ts'
import { addDays, civilDate } from '../time/civil-date.ts'
import { restated, type CaseFile } from './file.ts'
import { withLine, type Investigation } from './parts.ts'
import { close } from './steps.ts'
import type { ClosingGround, DecisionKind } from './vocabulary.ts'
import { notBefore, type When } from './when.ts'

/** Closing on the request of another officer, and the volumes of a closed case. */

/** Closing approved by the actor; refuses the same person's own request. */
export function closeOnRequest(
  file: CaseFile,
  input: { ground: ClosingGround; requestedBy: string | null; approvedBy: string },
  when: When
): CaseFile {
  if (input.requestedBy === input.approvedBy) refuse('case.own-request', { field: '/requestedBy' })
  return close(file, input, when)
}

/** Archiving of the volumes of a closed case. */
export function archive(
  file: CaseFile,
  input: { shelf: string | null; keptYears: number | null },
  when: When
): CaseFile {
  notBefore(when.on, file.case.closedOn)
  const { shelf, keptYears } = input
  return restated(withLine(file, 'archives', { on: when.on, episodeNo: file.episodes.length, shelf, keptYears }))
}

/** One paper of a volume; its pages are filled in by whoever binds it. */
export interface Paper extends Text {
  readonly on: string | null
  readonly number: string | null
  readonly pages: null
}
export interface VolumeItem extends Text {
  readonly no: number
  readonly papers: readonly Paper[]
}
export interface Volume extends Text {
  readonly name: 'main' | 'secondary'
  readonly items: readonly VolumeItem[]
}

const paper = (zh: string, en: string, on: string | null, number: string | null = null): Paper => ({
  zh,
  en,
  on,
  number,
  pages: null
})
/** A suspension leaves out its last day: the case is resumed on the day after. */
const dayAfter = (last: string | null): string | null => (last === null ? null : addDays(civilDate(last), 1))
const ifOn = (zh: string, en: string, on: string | null, number: string | null = null): Paper[] =>
  on === null ? [] : [paper(zh, en, on, number)]
const dayOf = ({ on }: Paper): number => Date.parse(String(on))
/** In the order of their days; papers of one day stay in the order given. */
const inOrder = (...lists: (readonly Paper[])[]): Paper[] => lists.flat().toSorted((a, b) => dayOf(a) - dayOf(b))

/** The main and the secondary volume in the order of the law, with every paper that the file shows. */
export function volumesOf(file: CaseFile): Volume[] {
  return [
    {
      name: 'main',
      zh: '正卷',
      en: 'Main volume',
      items: numbered([
        ['立案审批表', 'Filing approval', filing(file)],
        ['行政处罚决定书及送达回证', 'Decisions and proofs of service', decisionPapers(file)],
        ['对当事人制发的其他法律文书及送达回证', 'Other documents to the party and proofs of service', documents(file)],
        ['证据材料', 'Evidence', evidence(file)],
        ['听证笔录', 'Hearing records', hearings(file)],
        ['财物处理单据', 'Papers on money and goods', goods(file)],
        ['其他有关材料', 'Other papers', otherMain(file)]
      ])
    },
    {
      name: 'secondary',
      zh: '副卷',
      en: 'Secondary volume',
      items: numbered([
        ['案源材料', 'Source of the case', sources(file)],
        ['调查终结报告', 'Investigation reports', reports(file)],
        ['审核意见', 'Reviews', reviews(file)],
        ['听证报告', 'Hearing reports', hearingReports(file)],
        ['结案审批表', 'Closing approval', closings(file)],
        ['其他有关材料', 'Other papers', otherSecondary(file)]
      ])
    }
  ]
}

const numbered = (items: readonly (readonly [zh: string, en: string, papers: readonly Paper[]])[]): VolumeItem[] =>
  items.map(([zh, en, papers], index) => ({ no: index + 1, zh, en, papers }))

const filing = (file: CaseFile) =>
  file.episodes.map(({ openedOn, reopened }) =>
    reopened
      ? paper('重新立案审批表', 'Approval of the reopening', openedOn, file.case.number)
      : paper('立案审批表', 'Filing approval', openedOn, file.case.number)
  )

/** The title of a decision's paper, by what was decided. */
const decisionTitles: Readonly<Record<DecisionKind, readonly [zh: string, en: string]>> = {
  penalty: ['行政处罚决定书', 'Penalty decision'],
  'no-penalty': ['不予行政处罚决定书', 'Decision not to penalise'],
  'not-established': ['不予行政处罚决定书', 'Decision not to penalise'],
  'transfer-criminal': ['移送决定', 'Decision to transfer'],
  'transfer-administrative': ['案件移送函', 'Transfer to another organ'],
  ruling: ['专利侵权纠纷行政裁决书', 'Adjudication of a patent dispute'],
  mediation: ['行政调解协议书', 'Mediation agreement'],
  'case-revoked': ['撤销案件决定书', 'Decision to revoke the case']
}

const decisionPapers = (file: CaseFile) =>
  file.decisions.flatMap(({ kind, decidedOn, servedOn, documentNumber }) => [
    paper(...decisionTitles[kind], decidedOn, documentNumber),
    ...ifOn('送达回证', 'Proof of service', servedOn)
  ])

const documents = (file: CaseFile) =>
  inOrder(
    file.notices.flatMap((one) => [
      one.hearing
        ? paper('行政处罚听证告知书', 'Notice of the penalty and the right to a hearing', one.issuedOn)
        : paper('行政处罚告知书', 'Notice of the penalty', one.issuedOn),
      ...ifOn('告知书送达回证', 'Proof of service of the notice', one.servedOn)
    ]),
    file.hearings.flatMap((one) => ifOn('行政处罚听证通知书', 'Notice of a hearing', one.announcedOn)),
    file.measures.flatMap((one) => [
      one.kind === 'preserve'
        ? paper('先行登记保存证据通知书', 'Evidence registered and preserved', one.from, one.documentNumber)
        : paper('实施行政强制措施决定书', 'Decision to seal or seize', one.from, one.documentNumber),
      ...(one.end !== 'lifted'
        ? []
        : one.kind === 'preserve'
          ? ifOn('解除先行登记保存证据通知书', 'Preservation lifted', one.endedOn)
          : ifOn('解除行政强制措施决定书', 'Sealing or seizure lifted', one.endedOn))
    ]),
    file.arrangements.map((one) => paper('暂缓（分期）缴纳罚款通知书', 'Payment arrangement', one.approvedOn)),
    file.demands.flatMap((one) => [
      paper('行政处罚决定履行催告书', 'Demand', one.issuedOn),
      ...ifOn('催告书送达回证', 'Proof of service of the demand', one.servedOn)
    ])
  )

const record = ({ kind, on }: Investigation) =>
  kind === 'inquiry'
    ? paper('询问笔录', 'Record of an inquiry', on)
    : kind === 'inspection'
      ? paper('现场笔录', 'Record of the scene', on)
      : paper('调查笔录', 'Record of an investigation step', on)

const evidence = (file: CaseFile) =>
  inOrder(
    file.evidence.map((one) => paper(one.name, one.name, one.obtainedOn)),
    file.investigations.map(record)
  )

const hearings = (file: CaseFile) => file.hearings.flatMap((one) => ifOn('听证笔录', 'Hearing record', one.heldOn))

const goods = (file: CaseFile) =>
  inOrder(
    file.receipts.map((one) => paper('罚没款收据', 'Receipt', one.receivedOn, one.voucher)),
    file.custody.map((one) => paper('涉案物品入库单', 'Goods taken into custody', one.storedOn)),
    file.custody.flatMap((one) =>
      one.disposed.map((disposal) => paper('涉案物品处理记录', 'Goods disposed of', disposal.on))
    ),
    file.measures.flatMap((one) =>
      one.end === 'lifted' ? [] : ifOn('强制措施处理单据', 'End of a measure', one.endedOn)
    )
  )

const otherMain = (file: CaseFile) =>
  inOrder(
    file.courtApplications.map((one) =>
      paper('强制执行申请书', 'Application to the court', one.appliedOn, one.courtNumber)
    ),
    file.remedies.map((one) => paper('复议或者诉讼材料', 'Papers of a remedy', one.startedOn)),
    file.executionHolds.map((one) => paper('中止执行材料', 'Suspension of execution', one.from)),
    file.executionEnds.map((one) => paper('终结执行材料', 'End of execution', one.on)),
    file.letters.map((one) => paper('协助调查函', 'Letter of assistance', one.sentOn)),
    file.stops
      .filter((one) => one.ground === 'identification')
      .map((one) => paper('协助辨认（鉴别）通知书', 'Request to identify goods', one.from))
  )

const sources = (file: CaseFile) =>
  file.leads.length > 0
    ? inOrder(file.leads.map((one) => paper('案件来源登记表', 'Registration of the lead', one.receivedOn)))
    : ifOn('案件来源登记表', 'Registration of the lead', file.case.clueOn)

const reports = (file: CaseFile) =>
  inOrder(
    file.investigationEnds.map((one) => paper('案件调查终结报告', 'Investigation report', one.on)),
    file.terminations.map((one) => paper('终止调查审批表', 'Termination of the investigation', one.on))
  )

const reviews = (file: CaseFile) =>
  file.reviews.flatMap((one) =>
    ifOn('案件审核（法制审核）表', one.kind === 'legal' ? 'Legal review' : 'Case review', one.doneOn)
  )

const hearingReports = (file: CaseFile) =>
  file.hearings.flatMap((one) => (one.opinion === null ? [] : ifOn('听证报告', 'Hearing report', one.endedOn)))

const closings = (file: CaseFile) =>
  file.episodes.flatMap((one) => ifOn('结案审批表', 'Closing approval', one.closedOn, file.case.number))

const otherSecondary = (file: CaseFile) => {
  const suspensions = file.stops.filter((one) => one.ground === 'suspension')
  return inOrder(
    file.discussions.map((one) => paper('行政处罚案件集体讨论记录', 'Record of a discussion', one.on)),
    file.extensions.map((one) => paper('延长期限审批表', 'Extension', one.grantedOn)),
    suspensions.map((one) => paper('中止案件调查审批表', 'Suspension', one.from)),
    suspensions.flatMap((one) => ifOn('恢复案件调查审批表', 'Resumption', dayAfter(one.to))),
    file.transfers.flatMap((one) => ifOn('涉嫌犯罪案件移送书', 'Letter of transfer', one.sentOn, one.letterNumber))
  )
}
