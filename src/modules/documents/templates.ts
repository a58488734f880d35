import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Actor } from '../../domain/actor.ts'
import { refuse } from '../../domain/refusal.ts'
import { capacityFor } from '../../domain/case/acts.ts'
import { checkTemplate } from '../../documents/check-template.ts'
import { formOf, templateFile, type FormKind } from '../../documents/catalogue.ts'
import { transact } from '../../db/connect.ts'
import { appendServiceRecord } from '../../db/service-records.ts'
import { findAnswer, fingerprintOf, idFrom, keepAnswer, sameAnswer, type Asked } from '../../db/stores/act.ts'
import {
  addTemplate,
  holdTemplates,
  listTemplates,
  readDetails,
  useTemplate,
  writeDetails,
  type OfficeDetails
} from '../../db/stores/templates.ts'
import type { DocumentDeps } from './deps.ts'

/** Templates of offices, and what an office's papers say of it. */

const ours = new URL('../../../seeds/templates/', import.meta.url)
const defaults = new Map<FormKind, Promise<Buffer>>()

/** The bytes of our own template of a form. */
export function defaultTemplate(kind: FormKind): Promise<Buffer> {
  const known = defaults.get(kind)
  if (known) return known
  const reading = readFile(new URL(templateFile(kind), ours))
  defaults.set(kind, reading)
  reading.catch(() => defaults.delete(kind))
  return reading
}

/** All bytes of a small file of the store, checked against the hash. Refuses `file.corrupt`, `file.lost`, `file.store`. */
export const bytesOf = async ({ files }: DocumentDeps, sha256: string): Promise<Buffer> =>
  buffer((await files.get(sha256)).stream)

type OfficeAsked = Omit<Asked, 'operation'>

async function judgedOffice(deps: DocumentDeps, actor: Actor, officeId: string): Promise<void> {
  if (!(await deps.offices()).has(officeId)) refuse('not-found')
  capacityFor('templates.change', [officeId], actor)
}

/** Locks, answers a repeated request, changes, and writes the change to the chain `templates`. */
async function change<Answer extends object>(
  deps: DocumentDeps,
  { actor, key, body }: OfficeAsked,
  officeId: string,
  kind: string,
  act: string,
  work: (tx: Parameters<typeof holdTemplates>[0], now: string) => Promise<{ answer: Answer; changes: object }>
): Promise<Answer> {
  await judgedOffice(deps, actor, officeId)
  const asked: Asked = { actor, key, body, operation: 'templates.change' }
  const place = idFrom('templates', officeId)
  const fingerprint = fingerprintOf(deps, asked, `${officeId} ${kind} ${act}`)
  const { personId } = actor
  return transact(deps.db, { personId, offices: [] }, async (tx) => {
    const repeated = await findAnswer(tx, place, asked)
    if (repeated) return { result: sameAnswer<Answer>(repeated, fingerprint), last: [] }
    const now = deps.now()
    const { answer, changes } = await work(tx, now)
    const entry = { act, personId, recordedAt: now, reason: null, changes: { officeId, kind, ...changes } }
    await appendServiceRecord(tx, 'templates', entry, deps.algorithm)
    return { result: answer, last: [keepAnswer(tx, place, asked, fingerprint, answer)] }
  })
}

/** Puts a template in place of the one in use; older versions stay. Refuses `document.template-…`, `document.kind`. */
export async function addATemplate(
  deps: DocumentDeps,
  asked: OfficeAsked,
  officeId: string,
  kind: string,
  template: Buffer
) {
  formOf(kind)
  await judgedOffice(deps, asked.actor, officeId)
  await checkTemplate(template)
  const { sha256, sm3, size } = await deps.files.put(template)
  const said = { ...asked, body: { kind, sha256 } }
  return change(deps, said, officeId, kind, 'add-template', async (tx, now) => {
    const held = await holdTemplates(tx, officeId, kind)
    const version = (held.at(-1)?.version ?? 0) + 1
    await useTemplate(tx, officeId, kind, null)
    const row = { kind, version, sha256, sm3, size, active: true, addedBy: asked.actor.personId, addedAt: now }
    await addTemplate(tx, officeId, row)
    return { answer: row, changes: { version, sha256 } }
  })
}

/** Puts another version in use, or ours again (null). Refuses `document.template-none`. */
export async function chooseTemplate(
  deps: DocumentDeps,
  asked: OfficeAsked,
  officeId: string,
  kind: string,
  version: number | null
) {
  formOf(kind)
  return change(deps, asked, officeId, kind, 'use-template', async (tx) => {
    const held = await holdTemplates(tx, officeId, kind)
    if (version !== null && !held.some((row) => row.version === version))
      refuse('document.template-none', { version, field: '/version' })
    await useTemplate(tx, officeId, kind, version)
    const before = held.find((row) => row.active)?.version ?? null
    return { answer: { kind, version }, changes: { version: [before, version] } }
  })
}

export async function templatesOf(deps: DocumentDeps, officeId: string) {
  if (!(await deps.offices()).has(officeId)) refuse('not-found')
  return { items: await listTemplates(deps.db, officeId) }
}

/** The bytes of a version, or of ours (0). */
export async function readTemplate(deps: DocumentDeps, officeId: string, kind: string, version: number) {
  formOf(kind)
  const name = `${kind}.docx`
  if (version === 0) return { name, bytes: await defaultTemplate(kind as FormKind) }
  const { items } = await templatesOf(deps, officeId)
  const row = items.find((one) => one.kind === kind && one.version === version)
  if (row === undefined) return refuse('not-found')
  return { name, bytes: await bytesOf(deps, row.sha256) }
}

const nothing: OfficeDetails = {
  abbreviation: null,
  unit: null,
  address: null,
  phone: null,
  contact: null,
  reconsideration: null,
  court: null,
  payment: null
}

export async function detailsOf(deps: DocumentDeps, officeId: string) {
  if (!(await deps.offices()).has(officeId)) refuse('not-found')
  return (await readDetails(deps.db.sql, officeId)) ?? { ...nothing, version: 0 }
}

/** Replaces what the papers of an office say of it. Papers that were issued stay as they are. */
export async function changeDetails(
  deps: DocumentDeps,
  asked: OfficeAsked,
  officeId: string,
  expected: number,
  details: OfficeDetails
) {
  return change(deps, asked, officeId, '', 'change-details', async (tx, now) => {
    await holdTemplates(tx, officeId, '')
    const held = (await readDetails(tx, officeId)) ?? { ...nothing, version: 0 }
    if (held.version !== expected) refuse('request.stale', { expected, actual: held.version, changed: [] })
    const answer = { ...details, version: held.version + 1 }
    await writeDetails(tx, officeId, { ...answer, changedBy: asked.actor.personId, changedAt: now })
    const changed = (Object.keys(details) as (keyof OfficeDetails)[]).filter((name) => details[name] !== held[name])
    return { answer, changes: { version: answer.version, changed } }
  })
}
