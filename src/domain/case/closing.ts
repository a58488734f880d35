import { refuse } from '../refusal.ts'
import type { Text } from '../rules/row.ts'
import { restated, type CaseFile } from './file.ts'
import { withLine } from './parts.ts'
import { close, notBefore } from './steps.ts'
import type { ClosingGround } from './vocabulary.ts'
import type { When } from './when.ts'

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

const decisionPapers = (file: CaseFile) =>
  file.decisions.flatMap(({ decidedOn, servedOn, documentNumber }) => [
    paper('决定书', 'Decision', decidedOn, documentNumber),
    ...ifOn('送达回证', 'Proof of service', servedOn)
  ])

const documents = (file: CaseFile) =>
  inOrder(
    file.notices.flatMap((one) => [
      paper('行政处罚告知书', 'Notice of the penalty', one.issuedOn),
      ...ifOn('告知书送达回证', 'Proof of service of the notice', one.servedOn)
    ]),
    file.measures.map((one) => paper('强制措施文书', 'Measure', one.from, one.documentNumber)),
    file.arrangements.map((one) => paper('暂缓或者分期缴纳批准书', 'Payment arrangement', one.approvedOn)),
    file.demands.flatMap((one) => [
      paper('催告书', 'Demand', one.issuedOn),
      ...ifOn('催告书送达回证', 'Proof of service of the demand', one.servedOn)
    ])
  )

const evidence = (file: CaseFile) =>
  inOrder(
    file.evidence.map((one) => paper(one.name, one.name, one.obtainedOn)),
    file.investigations.map((one) => paper('调查笔录', 'Record of an investigation step', one.on))
  )

const hearings = (file: CaseFile) => file.hearings.flatMap((one) => ifOn('听证笔录', 'Hearing record', one.heldOn))

const goods = (file: CaseFile) =>
  inOrder(
    file.receipts.map((one) => paper('罚没款收据', 'Receipt', one.receivedOn, one.voucher)),
    file.custody.map((one) => paper('涉案物品入库单', 'Goods taken into custody', one.storedOn)),
    file.measures.flatMap((one) => ifOn('强制措施处理单据', 'End of a measure', one.endedOn))
  )

const otherMain = (file: CaseFile) =>
  inOrder(
    file.courtApplications.map((one) =>
      paper('强制执行申请书', 'Application to the court', one.appliedOn, one.courtNumber)
    ),
    file.remedies.map((one) => paper('复议或者诉讼材料', 'Papers of a remedy', one.startedOn)),
    file.executionHolds.map((one) => paper('中止执行材料', 'Suspension of execution', one.from)),
    file.executionEnds.map((one) => paper('终结执行材料', 'End of execution', one.on)),
    file.letters.map((one) => paper('协助调查函', 'Letter of assistance', one.sentOn))
  )

const sources = (file: CaseFile) =>
  file.leads.length > 0
    ? inOrder(file.leads.map((one) => paper('案源登记表', 'Registration of the lead', one.receivedOn)))
    : ifOn('案源登记表', 'Registration of the lead', file.case.clueOn)

const reports = (file: CaseFile) =>
  inOrder(
    file.investigationEnds.map((one) => paper('调查终结报告', 'Investigation report', one.on)),
    file.terminations.map((one) => paper('终止调查审批表', 'Termination of the investigation', one.on))
  )

const reviews = (file: CaseFile) =>
  file.reviews.flatMap((one) =>
    ifOn(
      ...((one.kind === 'legal' ? ['法制审核意见', 'Legal review'] : ['案件审核意见', 'Case review']) as [
        string,
        string
      ]),
      one.doneOn
    )
  )

const hearingReports = (file: CaseFile) =>
  file.hearings.flatMap((one) => (one.opinion === null ? [] : ifOn('听证报告', 'Hearing report', one.endedOn)))

const closings = (file: CaseFile) =>
  file.episodes.flatMap((one) => ifOn('结案审批表', 'Closing approval', one.closedOn, file.case.number))

const otherSecondary = (file: CaseFile) =>
  inOrder(
    file.discussions.map((one) => paper('集体讨论记录', 'Record of a discussion', one.on)),
    file.extensions.map((one) => paper('延长期限审批表', 'Extension', one.grantedOn)),
    file.transfers.flatMap((one) => ifOn('案件移送书', 'Letter of transfer', one.sentOn, one.letterNumber))
  )
