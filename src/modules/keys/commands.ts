import { refuse } from '../../domain/refusal.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { transact, type Tx } from '../../db/connect.ts'
import { appendServiceRecord } from '../../db/service-records.ts'
import {
  findAnswer,
  fingerprintOf,
  idFrom,
  keepAnswer,
  sameAnswer,
  type Asked,
  type Deps
} from '../../db/stores/act.ts'
import { addOfficeKey, endOfficeKey, findOfficeKey, type OfficeKey } from '../../db/stores/office-keys.ts'
import { KeyError, publicKeyOf, type PublicKey } from '../../package/signing.ts'

type KeyAsked = Omit<Asked, 'operation'>

/** One at a time, once for a repeated request, each with a record in the chain `office-keys`. */
async function change(
  deps: Deps,
  asked: KeyAsked,
  place: string,
  work: (tx: Tx, now: string) => Promise<{ act: string; key: OfficeKey; reason: string | null }>
): Promise<OfficeKey> {
  const { personId } = asked.actor
  const whole: Asked = { ...asked, operation: 'office-keys.change' }
  const at = idFrom('office-keys', place)
  const fingerprint = fingerprintOf(deps, whole, place)
  return transact(deps.db, { personId, offices: [] }, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('office-keys'))`
    const repeated = await findAnswer(tx, at, whole)
    if (repeated) return { result: sameAnswer<OfficeKey>(repeated, fingerprint), last: [] }
    const now = deps.now()
    const { act, key, reason } = await work(tx, now)
    const { keyId, officeId, validFrom, validTo } = key
    const changes = { keyId, officeId, validFrom, validTo }
    await appendServiceRecord(tx, 'office-keys', { act, personId, recordedAt: now, reason, changes }, deps.algorithm)
    return { result: key, last: [keepAnswer(tx, at, whole, fingerprint, key)] }
  })
}

export interface NewKey {
  readonly officeId: string
  readonly publicKey: string
  readonly validFrom: string
  readonly validTo: string | null
}

/** Registers the public key of a police office. Refuses `package.key-office`, `package.key`, `package.key-known`, `package.key-days`. */
export async function registerKey(deps: Deps, asked: KeyAsked, input: NewKey): Promise<OfficeKey> {
  const office = (await deps.offices()).get(input.officeId)
  if (office?.kind !== 'public-security') refuse('package.key-office', { field: '/officeId' })
  const { officeId, validFrom, validTo } = input
  if (validTo !== null && validTo < validFrom) refuse('package.key-days', { field: '/validTo' })
  const known = read(input.publicKey)
  return change(deps, asked, 'new', async (tx, now) => {
    if (await findOfficeKey(tx, known.keyId)) refuse('package.key-known', { keyId: known.keyId, field: '/publicKey' })
    const key = { ...known, officeId, validFrom, validTo, addedBy: asked.actor.personId, addedAt: now }
    await addOfficeKey(tx, key)
    return { act: 'add', key, reason: null }
  })
}

function read(pem: string): PublicKey {
  try {
    return publicKeyOf(pem)
  } catch (error) {
    if (!(error instanceof KeyError)) throw error
    return refuse('package.key', { detail: error.message, field: '/publicKey' })
  }
}

/** Ends a key today: what it signed counts no longer when it is entered after. Refuses `package.key-ended`, `not-found`. */
export function endKey(deps: Deps, asked: KeyAsked, keyId: string, reason: string): Promise<OfficeKey> {
  return change(deps, asked, keyId, async (tx, now) => {
    const held = (await findOfficeKey(tx, keyId)) ?? refuse('not-found')
    const yesterday = Temporal.PlainDate.from(civilDateOf(now)).subtract({ days: 1 }).toString()
    if (held.validTo !== null && held.validTo <= yesterday) refuse('package.key-ended', { keyId })
    await endOfficeKey(tx, keyId, yesterday)
    return { act: 'end', key: { ...held, validTo: yesterday }, reason }
  })
}
