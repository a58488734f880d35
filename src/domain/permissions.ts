import { handlerRoles, headRoles, type Actor, type Posting, type Role } from './actor.ts'
import { caseActs, type CaseActName } from './case/act-table.ts'
import { transferActs, type TransferActName } from './transfer/act-table.ts'

const caseReaders: readonly Role[] = [...handlerRoles, 'legal-reviewer', 'finance', 'supervision']
const rateReaders: readonly Role[] = [
  ...handlerRoles,
  'legal-reviewer',
  'finance',
  'supervision',
  'procurator',
  'report-reader'
]
const everyone: readonly Role[] = [...rateReaders, 'police-liaison', 'court-clerk', 'system-admin', 'audit-admin']

type CaseOperation = `cases.${CaseActName}`

/** An act on a case is an operation of its own, with the roles of its row. */
const ofCases = Object.fromEntries(
  Object.entries(caseActs).map(([name, row]) => [`cases.${name}`, row.roles])
) as unknown as Readonly<Record<CaseOperation, readonly Role[]>>

type TransferOperation = `transfers.${TransferActName}`
const ofTransfers = Object.fromEntries(
  Object.entries(transferActs).map(([name, row]) => [`transfers.${name}`, row.roles])
) as unknown as Readonly<Record<TransferOperation, readonly Role[]>>

/**
 * Every operation of the API and the roles that may ask for it: deny unless listed. An act can be refused further by the
 * case itself (state, same person, another office), see `case/acts.ts`.
 * P-27: the system administrator reads no case content, the audit administrator changes nothing.
 */
export const operations = {
  ...ofCases,
  ...ofTransfers,
  'me.read': everyone,
  'reference.read': everyone,
  'cases.read': caseReaders,
  'cases.register': handlerRoles,
  'reporters.read': handlerRoles,
  'documents.read': caseReaders,
  'documents.issue': [...handlerRoles, 'legal-reviewer'],
  'documents.issue-handling': handlerRoles,
  'files.read': caseReaders,
  'files.read-secret': handlerRoles,
  'files.add': handlerRoles,
  'templates.read': [...caseReaders, 'system-admin'],
  'templates.change': headRoles,
  'records.read': [...caseReaders, 'audit-admin'],
  'records.verify': ['audit-admin', 'supervision'],
  'transfers.read': [...caseReaders, 'police-liaison', 'procurator', 'court-clerk'],
  'transfers.open': headRoles,
  'transfers.enter-paper': handlerRoles,
  'transfers.reply': [...handlerRoles, 'police-liaison'],
  'transfers.confirm': ['police-liaison', 'procurator', 'court-clerk'],
  'judicial.read': [...caseReaders, 'court-clerk', 'procurator'],
  'judicial.change': ['court-clerk'],
  'opinions.read': [...caseReaders, 'procurator', 'police-liaison', 'court-clerk'],
  'opinions.send': ['procurator', 'police-liaison', 'court-clerk', ...handlerRoles],
  'opinions.tell': ['procurator', 'police-liaison', 'court-clerk'],
  'opinions.answer': handlerRoles,
  'supervision.read': ['procurator'],
  'duties.read': [...caseReaders, 'police-liaison', 'procurator'],
  'rates.read': rateReaders,
  'rates.money-by-office': ['finance', 'supervision'],
  'imports.run': handlerRoles,
  'settings.change': ['system-admin'],
  'office-keys.change': ['system-admin'],
  'postings.read': ['system-admin', 'audit-admin'],
  'postings.change': ['system-admin'],
  'stand-ins.read': [...caseReaders, 'system-admin', 'audit-admin'],
  'stand-ins.change': headRoles
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
