import { chiefRoles, handlerRoles, headRoles, type Role } from '../actor.ts'
import type { caseActLabels } from '../labels.ts'
import type { Measure } from '../ledger.ts'
import type { DutyCode } from './periods.ts'
import { caseStates, type CaseState, type Procedure } from './vocabulary.ts'
import { penaltyProcedures } from './parts.ts'

/**
 * Every act on a case as one piece of data: who may, from which states, on which rule it rests, which duties it starts and
 * ends, what it counts, and which document it makes. It judges a request, lists what a person may do, and is served as it
 * stands at /v1/law/acts. What depends on the words of the request is judged by the step itself.
 */
export interface CaseAct {
  readonly roles: readonly Role[]
  readonly from: readonly CaseState[]
  /** Rule of the handbook that it rests on. */
  readonly rule: string
  /** Procedures that know it; null: all of them. */
  readonly procedures: readonly Procedure[] | null
  /** Its period is counted in hours: it needs an instant. */
  readonly inHours: boolean
  /** Who must not do it, though the role would let them: whoever handled or investigated the case (P-21, P-22). */
  readonly notBy: 'investigator' | null
  /** The actor takes part in the investigation by it: no reviewer or hearing host any more. */
  readonly investigates: boolean
  /** It may also be done by an office that handles the case jointly. */
  readonly joint: boolean
  readonly starts: readonly DutyCode[]
  readonly ends: readonly DutyCode[]
  readonly counts: readonly Measure[]
  /** Form that records it (law.md O-21), by the name in the catalogue of documents. */
  readonly document: string | null
}

const act = (
  roles: readonly Role[],
  from: readonly CaseState[],
  rule: string,
  more: Partial<Omit<CaseAct, 'roles' | 'from' | 'rule'>> = {}
): CaseAct => ({
  roles,
  from,
  rule,
  procedures: null,
  inHours: false,
  notBy: null,
  investigates: false,
  joint: false,
  starts: [],
  ends: [],
  counts: [],
  document: null,
  ...more
})

const before: readonly CaseState[] = ['clue', 'checking']
const working: readonly CaseState[] = ['filed', 'investigating', 'investigated', 'reviewing', 'notified', 'hearing']
/** Open, with a disposal decision standing. */
export const disposedStates: readonly CaseState[] = [
  'decided',
  'served',
  'enforcing',
  'execution-ended',
  'executed',
  'transferred'
]
/** Filed and not closed. */
export const openStates: readonly CaseState[] = [...working, 'suspended', 'terminated', ...disposedStates]
const ended: readonly CaseState[] = ['closed', 'archived']
const any: readonly CaseState[] = caseStates
/** A decision is being executed; one beside it may still have to be served. */
const enforceable: readonly CaseState[] = ['decided', 'served', 'enforcing']
const performing: readonly CaseState[] = ['decided', 'served', 'enforcing', 'execution-ended']
const penalties = { procedures: penaltyProcedures }
/** While one party's notice or hearing goes on, another's part of the case may be decided already (D-16). */
const noticed: readonly CaseState[] = ['notified', 'hearing', 'suspended', ...disposedStates]
const disputes: readonly Procedure[] = ['patent-dispute', 'patent-mediation']

export const caseActs = {
  // intake and filing
  'start-check': act(handlerRoles, ['clue'], 'A-10'),
  'add-lead': act(handlerRoles, any, 'A-01', {
    starts: ['OT-COMPLAINT', 'OT-REPORTER'],
    document: 'source-registration'
  }),
  'accept-complaint': act(handlerRoles, any, 'A-02', { starts: ['OT-MEDIATION'], ends: ['OT-COMPLAINT'] }),
  'refuse-complaint': act(handlerRoles, any, 'A-02', { ends: ['OT-COMPLAINT'] }),
  'end-mediation': act(handlerRoles, any, 'A-02', { starts: ['OT-MEDIATION-NOTICE'], ends: ['OT-MEDIATION'] }),
  'reply-reporter': act(handlerRoles, any, 'A-03', { ends: ['OT-REPORTER', 'OT-MEDIATION-NOTICE'] }),
  file: act(headRoles, before, 'A-10', {
    starts: ['OT-DECIDE', 'OT-REPORTER'],
    ends: ['OT-FILE'],
    counts: ['case-new'],
    document: 'filing-approval'
  }),
  decline: act(headRoles, before, 'A-12', {
    starts: ['OT-REPORTER'],
    ends: ['OT-FILE'],
    document: 'refusal-approval'
  }),
  'set-importance': act(handlerRoles, [...before, ...openStates, ...ended], 'P-10'),

  // clocks
  extend: act(headRoles, [...before, ...openStates], 'A-41', { document: 'extension-approval' }),
  suspend: act(headRoles, working, 'A-26', { document: 'suspension' }),
  resume: act(headRoles, ['suspended'], 'A-26', { document: 'resumption' }),
  'stop-clock': act(handlerRoles, [...before, ...openStates], 'A-42', { joint: true }),
  'restart-clock': act(handlerRoles, [...before, ...openStates], 'A-42', { joint: true }),
  terminate: act(headRoles, [...working, 'suspended'], 'A-29', {
    ...penalties,
    starts: ['OT-CLOSE'],
    ends: ['OT-DECIDE']
  }),

  // investigation, measures, goods
  investigate: act(handlerRoles, [...before, ...working], 'A-20', {
    investigates: true,
    joint: true,
    document: 'inspection-record'
  }),
  'add-evidence': act(handlerRoles, [...before, ...openStates], 'A-30', { investigates: true, joint: true }),
  'end-investigation': act(handlerRoles, ['filed', 'investigating'], 'A-30', {
    investigates: true,
    document: 'investigation-report'
  }),
  'form-panel': act(headRoles, ['filed', 'investigating'], 'A-17', { procedures: ['patent-dispute'] }),
  recuse: act(headRoles, [...before, ...openStates], 'A-20'),
  'take-measure': act(handlerRoles, [...before, ...working], 'A-21', {
    investigates: true,
    joint: true,
    starts: ['OT-PRESERVE', 'OT-SEAL', 'OT-EMERGENCY'],
    document: 'measure-decision'
  }),
  'approve-measure': act(headRoles, any, 'A-22', { inHours: true, ends: ['OT-EMERGENCY'] }),
  'end-measure': act(headRoles, any, 'A-22', {
    starts: ['OT-SEAL'],
    ends: ['OT-PRESERVE', 'OT-SEAL'],
    document: 'measure-lifting'
  }),
  'store-goods': act(handlerRoles, [...before, ...openStates], 'A-92', { joint: true }),
  'dispose-goods': act(handlerRoles, any, 'A-92'),
  'send-letter': act(handlerRoles, [...before, ...openStates], 'A-24', {
    starts: ['OT-ASSIST'],
    document: 'assistance-letter'
  }),
  'receive-letter': act(handlerRoles, [...before, ...openStates], 'A-24', { starts: ['OT-ASSIST'] }),
  'answer-letter': act(handlerRoles, [...before, ...openStates], 'A-24', { ends: ['OT-ASSIST'] }),

  // review, notice, hearing
  'submit-review': act(handlerRoles, ['investigated', 'reviewing', 'notified', 'hearing', ...disposedStates], 'A-31', {
    ...penalties,
    investigates: true,
    starts: ['OT-REVIEW'],
    document: 'review-form'
  }),
  review: act(['legal-reviewer', ...headRoles], ['reviewing', ...noticed], 'A-31', {
    ...penalties,
    notBy: 'investigator',
    ends: ['OT-REVIEW'],
    document: 'review-form'
  }),
  notify: act(handlerRoles, ['investigated', 'reviewing', 'notified', 'hearing', ...disposedStates], 'A-34', {
    ...penalties,
    document: 'penalty-notice'
  }),
  'serve-notice': act(handlerRoles, noticed, 'A-34', penalties),
  'waive-hearing': act(handlerRoles, noticed, 'A-34', penalties),
  'record-statement': act(handlerRoles, noticed, 'A-34', penalties),
  'request-hearing': act(handlerRoles, noticed, 'A-35', penalties),
  'announce-hearing': act(headRoles, noticed, 'A-35', { ...penalties, document: 'hearing-notice' }),
  'end-hearing': act(['legal-reviewer', ...handlerRoles], noticed, 'A-35', {
    ...penalties,
    notBy: 'investigator',
    document: 'hearing-record'
  }),
  'withdraw-notice': act(headRoles, noticed, 'A-34', penalties),
  discuss: act(headRoles, openStates, 'A-38', { document: 'discussion-record' }),

  // decision, service, publication
  decide: act(headRoles, [...working, ...disposedStates], 'A-41', {
    starts: ['OT-SERVE', 'OT-PUB7', 'OT-PUB20', 'OT-T-COPY10'],
    ends: ['OT-DECIDE'],
    document: 'penalty-decision'
  }),
  'decide-on-the-spot': act(handlerRoles, before, 'A-99', {
    ...penalties,
    investigates: true,
    starts: ['OT-SPOT-PAPERS'],
    ends: ['OT-FILE'],
    counts: ['simple-decided'],
    document: 'spot-decision'
  }),
  'hand-in-papers': act(handlerRoles, [...disposedStates, ...ended], 'A-98', {
    ...penalties,
    ends: ['OT-SPOT-PAPERS']
  }),
  'announce-service': act(handlerRoles, ['decided'], 'A-71'),
  serve: act(handlerRoles, ['decided', 'served', 'enforcing'], 'A-70', {
    ends: ['OT-SERVE'],
    counts: ['decision-due', 'principal-due'],
    document: 'service-receipt'
  }),
  publish: act(handlerRoles, [...disposedStates, ...ended], 'A-72', { ends: ['OT-PUB7', 'OT-PUB20'] }),
  'withdraw-publication': act(handlerRoles, any, 'A-75', { ends: ['OT-WITHDRAWPUB'] }),
  'copy-penalty': act(handlerRoles, [...disposedStates, ...ended], 'T-57', { ends: ['OT-T-COPY10'] }),

  // execution
  perform: act(handlerRoles, performing, 'A-80', { counts: ['decision-executed'] }),
  'record-receipt': act(['finance'], [...disposedStates, ...ended], 'A-80', {
    counts: ['principal-received', 'surcharge-received', 'decision-executed']
  }),
  arrange: act(headRoles, enforceable, 'A-81', { document: 'payment-arrangement' }),
  demand: act(handlerRoles, enforceable, 'A-86', { document: 'demand' }),
  'serve-demand': act(handlerRoles, enforceable, 'A-86'),
  'apply-court': act(headRoles, enforceable, 'A-87', {
    ends: ['OT-COURTAPP'],
    document: 'enforcement-application'
  }),
  'record-court': act(handlerRoles, enforceable, 'A-88'),
  'start-remedy': act(handlerRoles, [...disposedStates, ...ended], 'A-85'),
  'end-remedy': act(handlerRoles, any, 'A-85', { starts: ['OT-WITHDRAWPUB'] }),
  'suspend-execution': act(headRoles, enforceable, 'A-90'),
  'resume-execution': act(headRoles, enforceable, 'A-90'),
  'end-execution': act(headRoles, enforceable, 'A-90', { starts: ['OT-CLOSE'] }),

  // closing, correction
  close: act(headRoles, ['decided', 'served', 'execution-ended', 'executed', 'transferred', 'terminated'], 'A-95', {
    ends: ['OT-CLOSE'],
    counts: ['case-closed'],
    document: 'closing-approval'
  }),
  archive: act(handlerRoles, ['closed'], 'A-98', { document: 'volume-list' }),
  reopen: act(chiefRoles, ended, 'T-39', { starts: ['OT-DECIDE'], counts: ['case-new'] }),
  'revoke-decision': act(chiefRoles, [...disposedStates, ...ended], 'A-75', { starts: ['OT-WITHDRAWPUB'] }),
  correct: act(chiefRoles, [...openStates, ...ended], 'D-32'),
  amend: act(handlerRoles, [...before, ...openStates], 'A-30'),

  // advice on transfer
  assess: act(handlerRoles, [...before, ...openStates], 'T-01', { starts: ['OT-T-ACT'] }),
  'settle-assessment': act(chiefRoles, any, 'T-11', { ends: ['OT-T-ACT'] }),

  // people and offices
  'hand-over': act(headRoles, [...before, ...openStates], 'A-11'),
  designate: act(chiefRoles, [...before, ...openStates], 'A-19', { counts: ['case-out', 'case-in'] }),
  share: act(headRoles, [...before, ...openStates], 'A-19'),
  'end-share': act(headRoles, any, 'A-19'),

  // patent disputes
  mediate: act(headRoles, working, 'A-51', {
    procedures: disputes,
    ends: ['OT-DECIDE'],
    document: 'mediation-agreement'
  })
} as const satisfies Record<keyof typeof caseActLabels, CaseAct>

export type CaseActName = keyof typeof caseActLabels
