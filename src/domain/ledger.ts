/** What the counting ledger counts; the CHECK of the table and the rate definitions are made from this list. Money in fen. */
export const measures = [
  'case-new',
  'case-in',
  'case-out',
  'case-closed',
  'simple-decided',
  'decision-due',
  'decision-executed',
  'principal-due',
  'principal-received',
  'surcharge-received'
] as const
export type Measure = (typeof measures)[number]

/** What a count is broken down by. The office is the one that handled the case on the day (D-18, A-19); the right kind is the primary one (D-19). */
export interface CountGroup {
  readonly officeId: string
  readonly areaCode: string
  readonly rightKind: string
  readonly procedure: string
}

/**
 * One thing that counts. `day` is the day it counts on (a cohort's due day), `eventDay` the legal day of the happening, both
 * 'YYYY-MM-DD'. `quantity` is a number of events or fen; below zero for a revocation, which is a legal happening of its own.
 * `key` names the counted thing within its case; a revocation's key is the key it undoes with `revocationSuffix` behind it.
 */
export interface Count {
  readonly key: string
  readonly measure: Measure
  readonly day: string
  readonly eventDay: string
  readonly quantity: number
  readonly group: CountGroup
  readonly enteredLate: boolean
}

/** A line of the ledger. `reverses` is the number of the entry of the same case that this one takes back. */
export interface LedgerEntry extends Count {
  readonly entryNo: number
  readonly reverses: number | null
}

/** An entry to append: numbered after those present. */
export type NewEntry = LedgerEntry

export const revocationSuffix = ':revoked'

/** The entries of a case that still stand: neither reversals nor reversed. */
export function standing(present: readonly LedgerEntry[]): LedgerEntry[] {
  const reversed = new Set(present.map((entry) => entry.reverses))
  return present.filter((entry) => entry.reverses === null && !reversed.has(entry.entryNo))
}

/**
 * What must be appended so that exactly `ought` stands: first a reversal of each standing entry that ought not to be (its
 * day, event day and group again, the sign turned), then the counts that are missing. Empty when nothing changed. Counts of
 * zero are no entries.
 */
export function differences(present: readonly LedgerEntry[], ought: readonly Count[]): NewEntry[] {
  const missing = new Map<string, Count[]>()
  for (const count of ought) {
    if (count.quantity === 0) continue
    const identity = identityOf(count)
    missing.set(identity, [...(missing.get(identity) ?? []), count])
  }
  const wrong = standing(present).filter((entry) => missing.get(identityOf(entry))?.pop() === undefined)
  let entryNo = present.reduce((last, entry) => Math.max(last, entry.entryNo), 0)
  const reversals = wrong.map((entry) => ({
    ...entry,
    entryNo: ++entryNo,
    quantity: -entry.quantity,
    reverses: entry.entryNo
  }))
  const added = [...missing.values()].flat().map((count) => ({ ...count, entryNo: ++entryNo, reverses: null }))
  return [...reversals, ...added]
}

function identityOf({ key, measure, day, eventDay, quantity, group, enteredLate }: Count): string {
  const { officeId, areaCode, rightKind, procedure } = group
  return JSON.stringify([key, measure, day, eventDay, quantity, officeId, areaCode, rightKind, procedure, enteredLate])
}
