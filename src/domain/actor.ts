/** Roles of the service. A person holds roles at offices, for a time. */
export const roles = [
  'officer',
  'head',
  'chief',
  'acting-chief',
  'legal-reviewer',
  'police-liaison',
  'procurator',
  'court-clerk',
  'finance',
  'supervision',
  'report-reader',
  'system-admin',
  'audit-admin'
] as const
export type Role = (typeof roles)[number]

/** Who writes a case, who approves, and who alone may approve a transfer (T-11). */
export const handlerRoles: readonly Role[] = ['officer', 'head', 'chief', 'acting-chief']
export const headRoles: readonly Role[] = ['head', 'chief', 'acting-chief']
export const chiefRoles: readonly Role[] = ['chief', 'acting-chief']

/** A role held at an office, in force at the time of the request. */
export interface Posting {
  readonly role: Role
  readonly officeId: string
  /** The office and every office below it, as of now: what this posting lets its holder see. */
  readonly reach: readonly string[]
}

/** Who is asking: made by `plugins/auth.ts` from a verified token and the persons on file, never from the request's own words. */
export interface Actor {
  readonly personId: string
  readonly name: string
  /** The office of the first posting; records name it. */
  readonly officeId: string
  readonly postings: readonly Posting[]
  /** Absent colleagues whom the actor stands in for today; what the actor does stays the actor's own act. */
  readonly standsInFor?: readonly string[]
}
