import { advise } from '../advice/advise.ts'
import { checkAdviceInput } from '../advice/check-input.ts'
import { findingText } from '../advice/explain.ts'
import { offenceFacts } from '../advice/offences.ts'
import type { AdviceSettings } from '../advice/settings.ts'
import { suggestions, type Advice, type PriorPenalty, type Suggestion } from '../advice/types.ts'
import { refuse } from '../refusal.ts'
import type { Text } from '../rules/row.ts'
import { civilDate, type CivilDate } from '../time/civil-date.ts'
import type { Warning } from './check-content.ts'
import { openTransfers, type CaseFile } from './file.ts'
import { offencesOf, questionFor, type AssessedContent, type Question } from './offence-question.ts'
import { withChange, withLine, type Assessment, type OffenceFacts } from './parts.ts'
import type { When } from './when.ts'

/** What an assessment is made with, beside the case. */
export interface AssessmentContext {
  /** The day of evaluation, in Asia/Shanghai. */
  readonly today: string
  readonly settings: AdviceSettings
  /** Fingerprint of the table of thresholds. */
  readonly edition: string
  /** Penalties of the parties in other cases. */
  readonly earlier: readonly PriorPenalty[]
}

/** The advice on a case as it stands: every offence asked, and the strongest answer. */
export interface Assessed {
  readonly strongest: Advice
  readonly others: readonly Advice[]
  readonly questions: readonly Question[]
  /** The officers did not state the last day of the act: that of the filing, or the day of the clue, stands in for it. */
  readonly endAssumed: boolean
}

/** Asks the advice what it says of a case; null where neither its rights nor its officers name an offence. */
export function assess(file: CaseFile, content: AssessedContent, context: AssessmentContext): Assessed | null {
  const questions = questionsOf(file, content, context)
  const assessedOn = civilDate(context.today)
  const advices = questions.map((question) => advise({ ...question, assessedOn }, context.settings))
  const strongest = suggestions.map((one) => advices.find(({ suggestion }) => suggestion === one)).find(Boolean)
  if (strongest === undefined) return null
  const others = advices.filter((one) => one !== strongest)
  return { strongest, others, questions, endAssumed: file.offenceFacts[0]?.actEndedOn == null }
}

function questionsOf(file: CaseFile, content: AssessedContent, { today, earlier }: AssessmentContext): Question[] {
  const facts = file.offenceFacts[0]
  const named = facts?.offences ?? []
  const known = file.filingDecisions.at(-1)?.actEndedOn ?? file.case.clueOn ?? file.case.filedOn ?? today
  const offences = named.length > 0 ? named : offencesOf(content)
  return offences.map((offence) => questionFor(offence, content, facts, known, earlier))
}

/** Finished cases are not assessed anew: what the advice last said of them stays. */
const finished: readonly CaseFile['case']['state'][] = ['closed', 'archived', 'not-filed']

/**
 * Runs the advice on a case as an act leaves it (law.md 3.5). Only a different answer is a new line; the one before it is
 * overtaken. A transfer that is open answers it at once. `warning`: what whoever acts must learn of it. `asked`: by the
 * officers, so that even an answer without any number is kept.
 */
export function reassess(
  file: CaseFile,
  content: AssessedContent,
  context: AssessmentContext,
  asked = false
): { readonly file: CaseFile; readonly warning: Warning | null } {
  if (file.case.outside || finished.includes(file.case.state)) return { file, warning: null }
  const assessed = assess(file, content, context)
  const last = file.assessments.at(-1)
  if (assessed === null) return { file: overtaken(file, context.today), warning: null }
  const line = lineOf(assessed, file, context)
  if (last ? last.settledBy !== 'overtaken' && sameAnswer(last, line) : line.ground === 'no-measure' && !asked)
    return { file, warning: null }
  const warning = line.settledBy === null ? warningOf(line) : null
  return { file: withLine(overtaken(file, context.today), 'assessments', line), warning }
}

function lineOf({ strongest, questions, endAssumed }: Assessed, file: CaseFile, context: AssessmentContext) {
  const { offence, suggestion, ground, decisionDue, versions } = strongest
  const open = decisionDue && openTransfers(file).length > 0
  const asked = questions.find((question) => question.offence === offence)
  return {
    on: context.today,
    offence,
    suggestion,
    ground,
    decisionDue,
    regimes: [...new Set(versions.flatMap((version) => version.instruments.map(({ id }) => id)))],
    question: { ...asked, offences: questions.map((question) => question.offence), endAssumed },
    summary: summaryOf(strongest),
    edition: context.edition,
    settledOn: open ? context.today : null,
    settledBy: open ? ('transfer-opened' as const) : null,
    reason: null
  } satisfies Omit<Assessment, 'no'>
}

/** The same suggestion for the same offence under the same texts on the same facts. */
function sameAnswer(a: Omit<Assessment, 'no'>, b: Omit<Assessment, 'no'>): boolean {
  const told = ({ suggestion, ground, offence, regimes, question }: Omit<Assessment, 'no'>) =>
    inOrder([suggestion, ground, offence, regimes, question])
  return told(a) === told(b)
}

/** A text of plain data that does not depend on the order of its fields, which a database may change. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  )

function overtaken(file: CaseFile, on: string): CaseFile {
  const last = file.assessments.at(-1)
  return last && last.settledBy === null
    ? withChange(file, 'assessments', last.no, { settledOn: on, settledBy: 'overtaken' })
    : file
}

const names: Readonly<Record<Suggestion, Text>> = {
  'must-transfer': { zh: '应当移送（T-01）', en: 'must be transferred (T-01)' },
  'reasonable-suspicion': { zh: '有合理嫌疑的线索（T-02）', en: 'reasonable suspicion (T-02)' },
  'legal-gap': { zh: '处于法律空档，须由人判断', en: 'a gap of the law: people decide' },
  'insufficient-data': { zh: '数额不明，无法判断', en: 'no measure is known to judge by' },
  below: { zh: '已知数额未达标准', en: 'the known amounts reach no standard' }
}

/** The answer with its arithmetic in short: one comparison a version. */
function summaryOf({ offence, suggestion, versions, missing }: Advice): Text {
  const compared = versions.flatMap(({ met, gaps, nearest }) =>
    [...met, ...gaps, ...nearest].slice(0, 1).map(findingText)
  )
  const shown = compared.filter((text, index) => compared.findIndex((one) => one.zh === text.zh) === index)
  const lacking = missing.map(({ zh, en }) => ({ zh, en }))
  const said = shown.length > 0 ? shown : lacking
  const [zh, en] = [said.map((text) => text.zh), said.map((text) => text.en)]
  return {
    zh: `刑法第${offence}条（${offenceFacts[offence].zh}）：${names[suggestion].zh}。${shown.length > 0 ? '' : '尚缺：'}${zh.join('；')}`,
    en: `art ${offence} (${offenceFacts[offence].en}): ${names[suggestion].en}. ${shown.length > 0 ? '' : 'Missing: '}${en.join('; ')}`
  }
}

/** Told with the answer of the act that turned the advice. */
function warningOf({ suggestion, decisionDue, summary }: Omit<Assessment, 'no'>): Warning | null {
  if (suggestion === 'below' || suggestion === 'insufficient-data') return null
  const next = decisionDue
    ? {
        zh: '须立即成立专案组办理移送（T-10），或者由负责人说明理由决定不移送。',
        en: 'Open a transfer at once (T-10), or have the chief decide against it with reasons.'
      }
    : {
        zh: '请核查T-02的两项条件并记录。',
        en: 'Check the two conditions of T-02, and record what you find.'
      }
  return {
    code: `case.${suggestion}`,
    field: '/',
    zh: `${summary.zh}。${next.zh}`,
    en: `${summary.en}. ${next.en}`
  }
}

/** What answers an assessment by itself: a transfer opened by the act. */
export function answeredByTransfer(before: CaseFile, after: CaseFile, on: string): CaseFile {
  const last = after.assessments.at(-1)
  if (after.transfers.length === before.transfers.length || !last || isSettled(last)) return after
  return withChange(after, 'assessments', last.no, { settledOn: on, settledBy: 'transfer-opened' })
}

/** Facts that the officers state; what is left out stays as it was, null takes it back. */
export type StatedFacts = {
  readonly [Field in keyof Omit<OffenceFacts, 'no' | 'on'>]?: OffenceFacts[Field] | undefined
}

const nothingKnown: Omit<OffenceFacts, 'no' | 'on'> = {
  offences: [],
  actStartedOn: null,
  actEndedOn: null,
  elements: {},
  marks: null,
  patents: null,
  services: null,
  network: null,
  unit: null,
  circumvention: null,
  bankruptcy: null,
  sellingOthersLabels: null,
  suspicion: null,
  priorPenalties: []
}

/** Keeps what the officers know of the offence (T-01, T-02): they name it, say when it was done, and answer its elements. */
export function stateOffence(file: CaseFile, stated: StatedFacts, when: When): CaseFile {
  const told = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined))
  const before = file.offenceFacts[0]
  if (before === undefined) return withLine(file, 'offenceFacts', { ...nothingKnown, ...told, on: when.on })
  return Object.keys(told).length === 0 ? file : withChange(file, 'offenceFacts', before.no, { ...told, on: when.on })
}

/** Refuses facts that the advice cannot be asked with: days that cannot be, in this order or at all. */
export function judgeFacts(file: CaseFile, content: AssessedContent, context: AssessmentContext): void {
  for (const { offence, ...question } of questionsOf(file, content, context)) {
    const [problem] = checkAdviceInput({ ...question, offence, assessedOn: context.today as CivilDate })
    if (problem !== undefined)
      refuse('advice.input', { zh: problem.zh, en: problem.en, field: `/${problem.field.replaceAll('.', '/')}` })
  }
}

/** Answered by people: a transfer was opened, or the chief decided against it. */
export const isSettled = ({ settledBy }: Pick<Assessment, 'settledBy'>): boolean =>
  settledBy === 'transfer-opened' || settledBy === 'not-transferred'

/** What the advice said since it was last answered; it waits for an answer when a decision was due in it. */
export const unanswered = (file: CaseFile): readonly Assessment[] =>
  file.assessments.slice(file.assessments.findLastIndex(isSettled) + 1)

const answerable: readonly Suggestion[] = ['must-transfer', 'reasonable-suspicion', 'legal-gap']

/** Whether the advice waits for an answer of the chief, or may be given one. */
export function awaitsAnswer(file: CaseFile): boolean {
  const lines = unanswered(file)
  const last = lines.at(-1)
  return last !== undefined && (lines.some((line) => line.decisionDue) || answerable.includes(last.suggestion))
}

/** The chief's reasoned decision not to transfer (T-11, P-24): what the advice says, and why it is not followed, both stay. */
export function settleAssessment(file: CaseFile, when: When): CaseFile {
  const last = file.assessments.at(-1)
  if (!last || !awaitsAnswer(file)) refuse('case.assessment-none')
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason', basis: 'T-11' })
  const change = { settledOn: when.on, settledBy: 'not-transferred' as const, reason: when.reason }
  return withChange(file, 'assessments', last.no, change)
}
