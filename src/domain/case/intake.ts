import type { Calendar } from '../calendar/calendar.ts'
import { dueOf } from '../clocks/due.ts'
import type { ClockSettings } from '../clocks/settings.ts'
import { headRoles, type Actor } from '../actor.ts'
import { postingsFor } from '../permissions.ts'
import { refuse, Refusal } from '../refusal.ts'
import { ruleOn } from '../rules/table.ts'
import type { PeriodRule } from '../rules/row.ts'
import type { Warning } from './check-content.ts'
import { restated, type CaseFile, type CaseHead } from './file.ts'
import {
  filingConditions,
  penaltyProcedures,
  withChange,
  withLine,
  type DecliningGround,
  type FilingDecision,
  type Lead,
  type LeadKind
} from './parts.ts'
import { notBefore, type When } from './when.ts'

/** Intake and the decision on filing: the file before, what was asked, and the file after. */

/** The lead is checked from this day on. */
export function startCheck(file: CaseFile, when: When): CaseFile {
  return restated({ ...file, case: { ...file.case, checkedFrom: when.on } })
}

export interface LeadInput {
  readonly kind: LeadKind
  readonly realName: boolean
  readonly reporterNo: number | null
  readonly text: string | null
}

/** Material received on the day of the act: what is a complaint and a report in one is added as two leads. */
export function addLead(file: CaseFile, input: LeadInput, when: Pick<When, 'on'>): CaseFile {
  return withLine(file, 'leads', {
    ...input,
    receivedOn: when.on,
    acceptedOn: null,
    refusedOn: null,
    refusedFor: null,
    mediatedOn: null,
    mediation: null,
    noticedOn: null,
    repliedOn: null
  })
}

/** The number that the next reporter of this case is sealed under. */
export const nextReporter = (file: CaseFile): number =>
  1 + Math.max(0, ...file.leads.map((lead) => lead.reporterNo ?? 0))

/** A complaint is accepted and the complainant told: the mediation begins. */
export function acceptComplaint(file: CaseFile, input: { leadNo: number }, when: When): CaseFile {
  const lead = unanswered(file, input.leadNo, when)
  return withChange(file, 'leads', lead.no, { acceptedOn: when.on })
}

/** A complaint is refused, with the reason that the complainant is told. */
export function refuseComplaint(file: CaseFile, input: { leadNo: number }, when: When): CaseFile {
  const lead = unanswered(file, input.leadNo, when)
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason', basis: 'A-02' })
  return withChange(file, 'leads', lead.no, { refusedOn: when.on, refusedFor: when.reason })
}

function unanswered(file: CaseFile, leadNo: number, when: When): Lead {
  const lead = leadOf(file, leadNo)
  if (lead.kind !== 'complaint') refuse('case.not-complaint', { lead: leadNo, field: '/leadNo' })
  if (lead.acceptedOn !== null || lead.refusedOn !== null)
    refuse('case.complaint-answered', { lead: leadNo, field: '/leadNo' })
  notBefore(when.on, lead.receivedOn)
  return lead
}

/** The mediation of an accepted complaint ends: by agreement, without one (45 working days at the latest), or withdrawn. */
export function endMediation(
  file: CaseFile,
  input: { leadNo: number; outcome: NonNullable<Lead['mediation']> },
  when: When
): CaseFile {
  const lead = leadOf(file, input.leadNo)
  if (lead.acceptedOn === null || lead.mediatedOn !== null)
    refuse('case.no-mediation', { lead: lead.no, field: '/leadNo' })
  notBefore(when.on, lead.acceptedOn)
  return withChange(file, 'leads', lead.no, { mediatedOn: when.on, mediation: input.outcome })
}

/**
 * A reporter known by name is told whether the case is filed; a complainant, that the mediation ended without an
 * agreement (A-02.notice). Each is told once.
 */
export function replyReporter(file: CaseFile, input: { leadNo: number }, when: When): CaseFile {
  const lead = leadOf(file, input.leadNo)
  if (lead.kind === 'complaint') {
    if (!endedWithoutAgreement(lead)) refuse('case.reply-too-early', { lead: lead.no, field: '/leadNo' })
    if (lead.noticedOn !== null) refuse('case.reporter-told', { lead: lead.no, field: '/leadNo' })
    notBefore(when.on, lead.mediatedOn as string)
    return withChange(file, 'leads', lead.no, { noticedOn: when.on })
  }
  if (!lead.realName) refuse('case.no-reporter', { lead: lead.no, field: '/leadNo' })
  const decided = filingDecidedOn(file)
  if (decided === null) refuse('case.reply-too-early', { lead: lead.no, field: '/leadNo' })
  if (lead.repliedOn !== null) refuse('case.reporter-told', { lead: lead.no, field: '/leadNo' })
  notBefore(when.on, decided)
  return withChange(file, 'leads', lead.no, { repliedOn: when.on })
}

/** Ended by failure or withdrawal: that is what the complainant is told (A-02.notice). */
export const endedWithoutAgreement = (lead: Lead): boolean => lead.mediatedOn !== null && lead.mediation !== 'agreed'

/** The day on which it was decided to file or not to; null while that is open. */
export const filingDecidedOn = (file: CaseFile): string | null =>
  file.case.filedOn ?? file.filingDecisions.find((one) => !one.filed)?.on ?? null

/** What whoever files states of the conditions and of the end of the act; nothing of it must be stated. */
export type FilingStated = Pick<FilingDecision, 'conditions' | 'actEndedOn' | 'graveHarm'>

/**
 * Keeps what was stated at filing. The four conditions must all hold, so whoever confirms any confirms all; what was
 * not stated is kept as not stated.
 */
export function stateFiling(file: CaseFile, stated: FilingStated, when: When): CaseFile {
  const { conditions, actEndedOn, graveHarm } = stated
  if (conditions.length > 0 && filingConditions.some((one) => !conditions.includes(one)))
    refuse('case.filing-conditions', { field: '/conditions' })
  if (actEndedOn !== null && actEndedOn > when.on)
    refuse('time.in-future', { occurred: actEndedOn, today: when.on, field: '/actEndedOn' })
  if (conditions.length === 0 && actEndedOn === null && !graveHarm) return file
  return withLine(file, 'filingDecisions', {
    on: when.on,
    filed: true,
    ground: null,
    conditions: filingConditions.filter((one) => conditions.includes(one)),
    actEndedOn,
    graveHarm
  })
}

/** A refusal to file as it is kept. */
export function withRefusal(file: CaseFile, ground: DecliningGround | null, on: string): CaseFile {
  const nothing = { conditions: [], actEndedOn: null, graveHarm: false }
  return withLine(file, 'filingDecisions', { on, filed: false, ground, ...nothing })
}

/**
 * Whether the penalty is out of time: the lead was discovered after two years, five where health or financial
 * safety was harmed, from the end of the act. A warning, since an act that went on is for the officer to judge.
 */
export function limitationWarnings(
  file: CaseFile,
  { actEndedOn, graveHarm }: Pick<FilingStated, 'actEndedOn' | 'graveHarm'>,
  calendar: Calendar,
  settings: ClockSettings
): Warning[] {
  const { procedure } = file.case
  const foundOn = file.case.clueOn as string
  if (actEndedOn === null || !penaltyProcedures.includes(procedure)) return []
  const ordinary = procedure === 'copyright-penalty' ? 'A-15.limitation' : 'A-14'
  const rule = ruleOn(graveHarm ? 'A-14.grave' : ordinary, foundOn)
  if (rule === undefined) return []
  const { due } = dueOf(rule as PeriodRule, { from: actEndedOn }, calendar, settings)
  if (foundOn <= (due as string)) return []
  return [
    {
      code: 'case.limitation',
      field: '/actEndedOn',
      zh: `行为终了于${actEndedOn}，追责期限至${due}止，线索发现于${foundOn}（${rule.id}）；请核实是否连续或者继续`,
      en: `The act ended on ${actEndedOn} and its limitation on ${due}; the lead was found on ${foundOn} (${rule.id}). Check whether the act went on.`
    }
  ]
}

/**
 * Why this person may not learn who reported: only who handles the case may, its handlers and heads; before filing,
 * when it has none, the officers of the office that checks the lead.
 */
export function judgeReveal(head: Pick<CaseHead, 'officeId' | 'handlers'>, actor: Actor): Refusal | null {
  const postings = postingsFor(actor, 'reporters.read').filter((posting) => posting.reach.includes(head.officeId))
  if (postings.length === 0) return new Refusal('auth.not-permitted', { operation: 'reporters.read' })
  const leads = postings.some((posting) => headRoles.includes(posting.role))
  const handles = head.handlers.length === 0 || head.handlers.includes(actor.personId)
  return leads || handles ? null : new Refusal('case.not-concerned', { basis: 'A-04' })
}

/** A reading of who reported: changes nothing, but must say why. */
export function revealReporter(file: CaseFile, reporterNo: number, when: When): CaseFile {
  if (!file.leads.some((lead) => lead.reporterNo === reporterNo))
    refuse('case.reporter-unknown', { reporter: reporterNo })
  if (when.reason === null) refuse('case.reason-needed', { field: '/reason', basis: 'A-04' })
  return file
}

function leadOf(file: CaseFile, leadNo: number): Lead {
  return (
    file.leads.find((lead) => lead.no === leadNo) ?? refuse('case.lead-unknown', { lead: leadNo, field: '/leadNo' })
  )
}
