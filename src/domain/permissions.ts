import type { Actor, Posting, Role } from './actor.ts'

/** Who writes a case, who approves, who only looks: the lists the table below is made of. */
const handlers: readonly Role[] = ['officer', 'head', 'chief', 'acting-chief']
const heads: readonly Role[] = ['head', 'chief', 'acting-chief']
const chiefs: readonly Role[] = ['chief', 'acting-chief']
const caseReaders: readonly Role[] = [...handlers, 'legal-reviewer', 'finance', 'supervision']
const rateReaders: readonly Role[] = [
  ...handlers,
  'legal-reviewer',
  'finance',
  'supervision',
  'procurator',
  'report-reader'
]
const everyone: readonly Role[] = [...rateReaders, 'police-liaison', 'court-clerk', 'system-admin', 'audit-admin']

/**
 * Every operation of the API and the roles that may ask for it: deny unless listed. An act can be refused further by the
 * case itself (state, same person, another office), see `case/acts.ts` and `transfer/acts.ts`.
 * P-27: the system administrator reads no case content, the audit administrator changes nothing.
 */
export const operations = {
  'me.read': everyone,
  'reference.read': everyone,
  'cases.read': caseReaders,
  'cases.register': handlers,
  'cases.amend': handlers,
  'cases.file': heads,
  'cases.decline': heads,
  'cases.decide': heads,
  'cases.serve': handlers,
  'cases.perform': handlers,
  'cases.record-receipt': ['finance'],
  'cases.close': heads,
  'cases.reopen': chiefs,
  'cases.revoke-decision': chiefs,
  'cases.correct': chiefs,
  'records.read': [...caseReaders, 'audit-admin'],
  'records.verify': ['audit-admin', 'supervision'],
  'transfers.read': [...caseReaders, 'police-liaison', 'procurator'],
  'transfers.open': heads,
  'transfers.report': handlers,
  'transfers.approve': chiefs,
  'transfers.disapprove': chiefs,
  'transfers.send': handlers,
  'transfers.receive': ['police-liaison'],
  'transfers.file': ['police-liaison'],
  'transfers.decline': ['police-liaison'],
  'duties.read': [...caseReaders, 'police-liaison', 'procurator'],
  'rates.read': rateReaders,
  'rates.money-by-office': ['finance', 'supervision'],
  'imports.run': handlers,
  'settings.change': ['system-admin']
} as const satisfies Record<string, readonly Role[]>

export type Operation = keyof typeof operations

/** The postings under which this actor may do the operation; empty when not permitted. */
export function postingsFor(actor: Actor, operation: Operation): readonly Posting[] {
  const allowed: readonly Role[] = operations[operation]
  return actor.postings.filter((posting) => allowed.includes(posting.role))
}

/** Every operation that this actor may ask for, in the order of the table. */
export function permittedOperations(actor: Actor): Operation[] {
  return (Object.keys(operations) as Operation[]).filter((operation) => postingsFor(actor, operation).length > 0)
}

/** The offices whose cases this actor may see or act on under the operation, each once. */
export function reachFor(actor: Actor, operation: Operation): string[] {
  return [...new Set(postingsFor(actor, operation).flatMap((posting) => posting.reach))]
}
