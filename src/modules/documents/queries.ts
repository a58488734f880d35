import type { Actor } from '../../domain/actor.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { postingsFor, reachFor, type Operation } from '../../domain/permissions.ts'
import { Refusal, refuse } from '../../domain/refusal.ts'
import { formOf, forms, needsOf, type FormKind } from '../../documents/catalogue.ts'
import { maskIdentifier } from '../../db/stores/case-content.ts'
import type { Sight } from '../../db/connect.ts'
import {
  listOf,
  readDocumentCase,
  type DocumentCase,
  type DocumentRow,
  type FileRow
} from '../../db/stores/documents.ts'
import type { Facts, OfficeFacts, PartyFact } from './data/facts.ts'
import { mayAdd } from './data/build.ts'
import { subjectOf } from './data/subject.ts'
import type { DocumentDeps } from './deps.ts'
import { bytesOf } from './templates.ts'

/** Every form: what it is called, which rules ask for it, what it is about, and which facts it needs. */
export const listForms = () => ({
  items: (Object.keys(forms) as FormKind[]).map((kind) => {
    const { zh, en, numberType, samrForm, rules, volume } = formOf(kind)
    const needs = needsOf(kind)
    return {
      kind,
      zh,
      en,
      numberType,
      samrForm,
      rules: [...rules],
      volume: { name: volume[0], item: volume[1] },
      subject: subjectOf(kind),
      needs: [...needs],
      mayBeAdded: needs.filter(mayAdd)
    }
  })
})

export const sightOf = (actor: Actor): Sight => ({ personId: actor.personId, offices: reachFor(actor, 'cases.read') })

/** Whether the actor may do this for the office. */
export const mayFor = (actor: Actor, operation: Operation, officeId: string): boolean =>
  postingsFor(actor, operation).some(({ reach }) => reach.includes(officeId))

/** The facts of a case; personal values masked unless they are to be shown. */
export async function factsOf(deps: DocumentDeps, actor: Actor, caseId: string, kind: string, unmask: boolean) {
  const read = await readDocumentCase(deps.db, sightOf(actor), caseId, kind)
  const [offices, { calendar, settings }] = await Promise.all([deps.offices(), deps.law()])
  const own = offices.get(read.file.case.officeId)
  const details = read.details as unknown as OfficeFacts | null
  const facts: Facts = {
    ...(read as unknown as Facts),
    parties: read.parties.map((party) => partyFact(read, party, deps, unmask)),
    office: {
      abbreviation: details?.abbreviation ?? /^(.+)立〔/.exec(own?.numberPattern ?? '')?.[1] ?? null,
      unit: details?.unit ?? null,
      address: details?.address ?? null,
      phone: details?.phone ?? null,
      contact: details?.contact ?? null,
      reconsideration: details?.reconsideration ?? null,
      court: details?.court ?? null,
      payment: details?.payment ?? null
    },
    offices,
    calendar,
    settings,
    today: civilDateOf(deps.now())
  }
  return { read, facts }
}

function partyFact(
  { seals }: DocumentCase,
  party: DocumentCase['parties'][number],
  deps: DocumentDeps,
  unmask: boolean
): PartyFact {
  const { identifierShown, identifierSeal, phoneSeal, addressSeal, ...shown } = party
  const value = (sealNo: number | null, mask: (value: string) => string): string | null => {
    const seal = seals.find((one) => one.sealNo === sealNo)
    if (seal === undefined) return null
    const opened = deps.sealer.open(seal)
    return unmask ? opened : mask(opened)
  }
  return {
    ...(shown as unknown as PartyFact),
    identifier: value(identifierSeal, () => identifierShown ?? '') ?? identifierShown,
    phone: value(phoneSeal, (text) => maskIdentifier('other', text)),
    address: value(addressSeal, (text) => `${text.slice(0, 6)}…`)
  }
}

export async function listDocuments(deps: DocumentDeps, actor: Actor, caseId: string) {
  const { rows } = await listOf<DocumentRow>(deps.db, sightOf(actor), 'case_documents', caseId)
  return {
    items: rows.map(({ no, kind, number, sha256, sm3, size, missing, unmasked, issuedBy, issuedAt, subject }) => ({
      no,
      kind,
      title: formOf(kind).zh,
      number,
      sha256,
      sm3,
      size,
      missing,
      unmasked,
      issuedBy,
      issuedAt,
      subject
    }))
  }
}

/** The bytes of an issued paper, checked against their hash. One that shows sealed values is for those who may issue it. */
export async function readDocument(deps: DocumentDeps, actor: Actor, caseId: string, no: number) {
  const { held, rows } = await listOf<DocumentRow>(deps.db, sightOf(actor), 'case_documents', caseId)
  const row = rows.find((one) => one.no === no)
  if (row === undefined) return refuse('not-found')
  if (row.unmasked && !mayFor(actor, 'documents.issue-handling', held.officeId))
    throw new Refusal('auth.not-permitted', { operation: 'documents.issue-handling' })
  const title = formOf(row.kind).zh
  return { bytes: await bytesOf(deps, row.sha256), name: `${title}${row.number ?? ''}.docx`, sha256: row.sha256 }
}

export async function listFiles(deps: DocumentDeps, actor: Actor, caseId: string) {
  const { rows } = await listOf<FileRow>(deps.db, sightOf(actor), 'case_files', caseId)
  return {
    items: rows.map(({ no, name, type, mime, size, sha256, sm3, secrecy, kind, note, addedBy, addedAt }) => ({
      no,
      name,
      type,
      mime,
      size,
      sha256,
      sm3,
      secrecy,
      kind,
      note,
      addedBy,
      addedAt
    }))
  }
}
