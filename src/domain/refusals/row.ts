/** What a refusal is about; `plugins/problem.ts` alone turns it into a status code. */
export type RefusalKind =
  'invalid' | 'not-allowed' | 'not-found' | 'wrong-state' | 'condition' | 'stale' | 'unavailable' | 'unauthenticated'

export interface RefusalRow {
  readonly kind: RefusalKind
  readonly zh: string
  readonly en: string
  /** Rule id of the handbook, where the refusal rests on one. */
  readonly basis?: string
}

export const row = (kind: RefusalKind, zh: string, en: string, basis?: string): RefusalRow =>
  basis === undefined ? { kind, zh, en } : { kind, zh, en, basis }
