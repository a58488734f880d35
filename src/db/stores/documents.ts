import { formatDocumentNo } from '../../domain/identifiers/document-no.ts'
import { refuse } from '../../domain/refusal.ts'
import { glance, type Db, type Sight, type Statement, type Tx } from '../connect.ts'
import { writerOf } from '../bulk.ts'
import { caseDocuments, caseFiles } from '../tables/documents.ts'
import { showText, shownFrom, type ShownFile, type ShownRow } from './case-file.ts'

/** A seal as it is opened. */
export interface Seal {
  readonly sealNo: number
  readonly masterKey: string
  readonly wrappedKey: string
  readonly box: string
}

export interface DocumentRow {
  readonly no: number
  readonly kind: string
  readonly number: string | null
  readonly subject: object
  readonly sha256: string
  readonly sm3: string
  readonly size: number
  readonly templateSha256: string
  readonly templateVersion: number | null
  readonly missing: readonly string[]
  readonly unmasked: boolean
  readonly issuedBy: string
  readonly issuedAt: string
}

export interface FileRow {
  readonly no: number
  readonly name: string
  readonly type: string
  readonly mime: string
  readonly size: number
  readonly sha256: string
  readonly sm3: string
  readonly secrecy: string
  readonly kind: string
  readonly note: string | null
  readonly addedBy: string
  readonly addedAt: string
}

/** A party of the case with the numbers of its seals. */
interface SealedParty {
  readonly no: number
  readonly role: string
  readonly kind: string
  readonly name: string | null
  readonly identifierKind: string | null
  readonly identifierShown: string | null
  readonly identifierSeal: number | null
  readonly phoneSeal: number | null
  readonly addressSeal: number | null
  readonly relatedParty: number | null
  readonly relation: string | null
}

interface Around {
  readonly title: string
  readonly conduct: string | null
  readonly sourceNote: string | null
  readonly placeOfAct: string | null
  readonly parties: readonly SealedParty[]
  readonly rights: readonly object[]
  readonly goods: readonly object[]
  readonly figures: readonly object[]
  readonly seals: readonly Seal[]
  readonly acts: readonly { act: string; personId: string; occurredOn: string; reason: string | null }[]
  readonly issued: readonly DocumentRow[]
  readonly files: readonly FileRow[]
  readonly details: Record<string, string | null> | null
  readonly template: { readonly version: number; readonly sha256: string } | null
}

const list = (name: string, columns: string, table: string, order: string): string =>
  `(select coalesce(json_agg(t), '[]') from (
    select ${columns} from ${table} where case_id = c.case_id order by ${order}) t) as ${name}`

const aroundText = showText(
  [
    'c.title, c.conduct, c.source_note, c.place_of_act',
    list(
      'parties',
      `party_no as no, role, kind, name, identifier_kind, identifier_shown, identifier_seal, phone_seal, address_seal, related_party, relation`,
      'case_parties',
      'party_no'
    ),
    list('rights', 'right_no as no, kind, name, number, holders', 'case_rights', 'right_no'),
    list(
      'goods',
      `goods_no as no, name, trim_scale(quantity)::text as quantity, quantity_qualifier, quantity_raw, unit, infringing,
          trim_scale(unit_price)::text as unit_price, trim_scale(value)::text as value, value_qualifier, note`,
      'case_goods',
      'goods_no'
    ),
    list('figures', 'measure, trim_scale(value)::text as value, unit, qualifier', 'case_figures', 'figure_no'),
    list('seals', 'seal_no, master_key, wrapped_key::text, box::text', 'sealed', 'seal_no'),
    list('acts', 'act, person_id, occurred_on, reason', 'records', 'seq'),
    list('issued', '*', 'case_documents', 'no'),
    list('files', '*', 'case_files', 'no'),
    '(select to_json(d) from office_details d where d.office_id = c.office_id) as details',
    `(select json_build_object('version', t.version, 'sha256', t.sha256) from document_templates t
        where t.office_id = c.office_id and t.kind = $2 and t.active) as template`
  ].join(', ')
)

/** A case with everything that a paper of this kind is made from, and what is around it. */
export interface DocumentCase extends ShownFile, Around {
  readonly names: ReadonlyMap<string, string>
}

/** Reads it under the actor's sight; refuses `not-found`. Names of persons come in a second round trip. */
export async function readDocumentCase(db: Db, sight: Sight, caseId: string, kind: string): Promise<DocumentCase> {
  const [[row]] = await glance(db, sight, (tx) => [
    tx.unsafe<(ShownRow & Around)[]>(aroundText, [caseId, kind], { prepare: true })
  ])
  if (!row) refuse('not-found')
  const shown = shownFrom(row)
  const ids = [...new Set(shortTexts([shown.file, row.acts.map((one) => one.personId)]))]
  const persons = await db.sql<{ personId: string; nameZh: string }[]>`
    select person_id, name_zh from persons where person_id = any (${ids}::text[])`
  return { ...row, ...shown, names: new Map(persons.map(({ personId, nameZh }) => [personId, nameZh])) }
}

/** Ids of persons stand in many places of a file: every text that could be one. */
function shortTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.length <= 100 ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(shortTexts)
}

/** The serial that comes next in a series (O-20) and stands on no paper yet, without taking it. */
export async function nextNumber(
  db: Db,
  officeId: string,
  { organ, type, year }: { readonly organ: string; readonly type: string; readonly year: number }
): Promise<number> {
  const [row] = await db.sql<{ last: number }[]>`
    select last from document_series where office_id = ${officeId} and type = ${type} and year = ${year}`
  for (let serial = (row?.last ?? 0) + 1; ; serial += 1) {
    const number = formatDocumentNo({ organ, type, year, serial })
    const taken = await db.sql`select from document_numbers where number = ${number}`
    if (taken.length === 0) return serial
  }
}

/** Takes the next serial of a series; its row stays locked until the transaction ends, so there are no gaps. */
export async function takeSerial(tx: Tx, officeId: string, type: string, year: number): Promise<number> {
  const [row] = await tx<{ last: number }[]>`
    insert into document_series (office_id, type, year, last) values (${officeId}, ${type}, ${year}, 1)
    on conflict (office_id, type, year) do update set last = document_series.last + 1 returning last`
  return row!.last
}

/** Notes that a number is used: new, or on a paper of this kind in this case already, or on another one. */
export async function holdNumber(
  tx: Tx,
  number: string,
  caseId: string,
  kind: string
): Promise<'new' | 'own' | 'other'> {
  const given = await tx`insert into document_numbers (number, case_id, kind) values (${number}, ${caseId}, ${kind})
    on conflict (number) do nothing returning number`
  if (given.length > 0) return 'new'
  const [held] = await tx<{ caseId: string; kind: string }[]>`
    select case_id, kind from document_numbers where number = ${number}`
  return held?.caseId === caseId && held.kind === kind ? 'own' : 'other'
}

/** The number that the next paper or file of the case has; the case is locked. */
export async function nextOf(tx: Tx, table: 'case_documents' | 'case_files', caseId: string): Promise<number> {
  const [row] = await tx<{ next: number }[]>`
    select coalesce(max(no), 0)::int + 1 as next from ${tx(table)} where case_id = ${caseId}`
  return row!.next
}

const documentWriter = writerOf(caseDocuments)
const fileWriter = writerOf(caseFiles)
export const insertDocument = (tx: Tx, row: DocumentRow & { caseId: string }): Statement[] =>
  documentWriter.insert(tx, [row])
export const insertFile = (tx: Tx, row: FileRow & { caseId: string }): Statement[] => fileWriter.insert(tx, [row])

export interface HeldBy {
  readonly officeId: string
  readonly version: number
}

/** Papers or files of a case, and the office whose case it is; refuses `not-found`. */
export async function listOf<Row extends DocumentRow | FileRow>(
  db: Db,
  sight: Sight,
  table: 'case_documents' | 'case_files',
  caseId: string
): Promise<{ readonly held: HeldBy; readonly rows: readonly Row[] }> {
  const [[held], rows] = await glance(db, sight, (tx) => [
    tx<HeldBy[]>`select office_id, version from cases where case_id = ${caseId}`,
    tx<Row[]>`select * from ${tx(table)} where case_id = ${caseId} order by no`
  ])
  if (!held) refuse('not-found')
  return { held, rows }
}

/** The case as one can see it, before bytes are taken in for it; refuses `not-found`. */
export async function visibleCase(
  db: Db,
  sight: Sight,
  caseId: string,
  asked: { readonly personId: string; readonly operation: string; readonly key: string }
): Promise<HeldBy & { readonly repeated: boolean }> {
  const [[held]] = await glance(db, sight, (tx) => [
    tx<(HeldBy & { repeated: boolean })[]>`
      select office_id, version, exists (select from idempotency i where i.case_id = c.case_id
        and i.person_id = ${asked.personId} and i.operation = ${asked.operation} and i.key = ${asked.key}) as repeated
      from cases c where case_id = ${caseId}`
  ])
  if (!held) refuse('not-found')
  return held
}
