import type { Actor } from '../../domain/actor.ts'
import { allowedActs } from '../../domain/case/acts.ts'
import { suggestImportance } from '../../domain/case/importance.ts'
import { moneyOf } from '../../domain/case/settlement.ts'
import { holdings } from '../../domain/case/custody.ts'
import { civilDateOf } from '../../domain/time/civil-date.ts'
import { proceedingsOf } from './proceedings.ts'
import { plain, termsToFind } from '../../domain/case/terms.ts'
import { identifierKinds, type CaseState, type Procedure, type RightKind } from '../../domain/case/vocabulary.ts'
import { formatCny } from '../../domain/money.ts'
import { setOffFen } from '../../domain/transfer/set-off.ts'
import { isToldToOffice, shownTo } from '../../domain/transfer/sight.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse } from '../../domain/refusal.ts'
import { glance, look, type Fragment, type Tx } from '../../db/connect.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { Deps } from '../../db/stores/act.ts'
import { showText, shownFrom, type ShownFile, type ShownRow } from '../../db/stores/case-file.ts'
import { dutyView } from '../../db/stores/duty-view.ts'
import { surchargeView } from './execution/surcharge-view.ts'
import { contentColumns, shownContent, type ContentRow } from './content-view.ts'

export interface CaseFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly state?: CaseState | undefined
  readonly rightKind?: RightKind | undefined
  readonly procedure?: Procedure | undefined
  readonly office?: string | undefined
  readonly area?: string | undefined
  readonly party?: string | undefined
  readonly identifier?: string | undefined
  readonly number?: string | undefined
  readonly q?: string | undefined
  readonly filedFrom?: string | undefined
  readonly filedTo?: string | undefined
  readonly important?: 'true' | undefined
  readonly outside: 'true' | 'false'
  /** Those of other offices that handle them jointly with ours, instead of our own. */
  readonly shared?: 'true' | 'false' | undefined
}

export interface CaseRow {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly state: CaseState
  readonly procedure: Procedure
  readonly rightKind: RightKind
  readonly officeId: string
  readonly areaCode: string
  readonly clueOn: string | null
  readonly filedOn: string | null
  readonly closedOn: string | null
  readonly outside: boolean
  readonly important: boolean
  readonly version: number
}

/** Above this many matches a term is common: walking the newest cases and testing each finds a page sooner. */
const commonTerm = 1000

/**
 * A page of cases, newest first. Each office's own index gives its newest matches, and the page is merged from those, so the
 * cost depends on the page and the offices in sight, not on how many cases there are.
 */
export async function listCases(
  deps: Deps,
  actor: Actor,
  filter: CaseFilter
): Promise<{ items: CaseRow[]; next: string | null }> {
  const sight = reachFor(actor, 'cases.read')
  const offices = filter.office === undefined ? sight : await below(deps, filter.office, sight)
  const cursor = readCursor(filter.after, ['instant', 'uuid'])
  const words = [filter.q, filter.party]
    .filter((text) => text !== undefined)
    .flatMap((text) => plain(text).split(/\s+/).filter(Boolean))
  // Few cases are shared: they are walked by an index of their own, and the words are looked for in each.
  const shared = filter.shared === 'true'
  const terms = shared ? [] : [...new Set(words.flatMap(termsToFind))]
  if (!shared && words.length > 0 && terms.length === 0) return { items: [], next: null }
  const [before, beforeId] = cursor ?? []

  /** Only the conditions asked for stand in the text, so that each kind of question has a plan of its own, made once. */
  const page = (tx: Tx, candidates: readonly string[] | null) => {
    const { state, rightKind, procedure, area, filedFrom, filedTo, party, important } = filter
    const when = (asked: unknown, condition: () => Fragment) =>
      asked === undefined || asked === null ? tx`` : condition()
    return tx<(CaseRow & { registeredAt: string })[]>`
      select c.* from unnest(${shared ? ['*'] : offices}::text[]) o(id) cross join lateral (
        select c.case_id as id, c.number, c.title, c.state, c.procedure, c.right_kind, c.office_id, c.area_code, c.clue_on, c.filed_on,
          c.closed_on, c.outside, c.important, c.version, c.registered_at
        from cases c
        where ${shared ? tx`c.joint_offices <> '{}' and c.joint_offices && ${offices}::text[]` : tx`c.office_id = o.id`} and c.outside = ${filter.outside === 'true'}
          ${when(candidates, () => tx`and c.case_id = any (${candidates as string[]}::uuid[])`)}
          ${when(important, () => tx`and c.important`)}
          ${when(state, () => tx`and c.state = ${state!}`)}
          ${when(rightKind, () => tx`and c.right_kind = ${rightKind!}`)}
          ${when(procedure, () => tx`and c.procedure = ${procedure!}`)}
          ${when(area, () => tx`and c.area_code = ${area!}`)}
          ${when(filedFrom, () => tx`and c.filed_on >= ${filedFrom!}::date`)}
          ${when(filedTo, () => tx`and c.filed_on <= ${filedTo!}::date`)}
          ${when(
            party,
            () => tx`and exists (select from case_parties p
              where p.case_id = c.case_id and position(${plain(party!)} in lower(normalize(p.name, NFKC))) > 0)`
          )}
          ${when(words[0], () => tx`and not exists (select from unnest(${words}::text[]) w(word) where position(w.word in c.lookup_text) = 0)`)}
          ${when(before, () => tx`and (c.registered_at, c.case_id) < (${before!}::timestamptz, ${beforeId!}::uuid)`)}
        order by c.registered_at desc, c.case_id desc limit ${filter.limit + 1}
      ) c order by c.registered_at desc, c.id desc limit ${filter.limit + 1}`
  }

  const seen = { personId: actor.personId, offices: sight }
  const open = terms.length === 0 && filter.number === undefined && filter.identifier === undefined
  const rows = open
    ? (await glance(deps.db, seen, (tx) => [page(tx, null)]))[0]
    : await look(deps.db, seen, async (tx) => {
        const candidates = await candidatesFor(tx, deps, filter, terms, offices)
        return candidates?.length === 0 ? [] : page(tx, candidates)
      })
  const items = rows.slice(0, filter.limit)
  const last = items.at(-1)
  const next = rows.length > filter.limit && last ? writeCursor([last.registeredAt, last.id]) : null
  return { items: items.map(({ registeredAt: _at, ...row }) => row), next }
}

async function below(deps: Deps, officeId: string, sight: readonly string[]): Promise<string[]> {
  const offices = await deps.offices()
  const under = (id: string | null): boolean =>
    id !== null && (id === officeId || under(offices.get(id)?.parentId ?? null))
  return sight.filter(under)
}

/** The few cases that can match at all, where a number, an identifier or a rare term says so; null when none does. */
async function candidatesFor(
  tx: Tx,
  deps: Deps,
  filter: CaseFilter,
  terms: readonly string[],
  offices: readonly string[]
): Promise<string[] | null> {
  if (filter.number !== undefined) return ids(await tx`select case_id from cases where number = ${filter.number}`)
  if (filter.identifier !== undefined) {
    const sought = filter.identifier
    const lookups = identifierKinds.map((kind) => deps.sealer.lookup(kind, sought))
    return ids(await tx`select distinct case_id from sealed where lookup = any (${lookups}::text[]::bytea[])`)
  }
  if (terms.length === 0) return null
  const counted = await tx<{ term: string; found: number }[]>`
    select w.term, (select count(*)::int from (select from case_terms t where t.term = w.term and t.office_id = any (${offices as string[]}::text[])
      limit ${commonTerm + 1}) as first_ones) as found
    from unnest(${terms as string[]}::text[]) w(term)`
  const rarest = counted.toSorted((a, b) => a.found - b.found)[0]!
  if (rarest.found > commonTerm) return null
  return ids(
    await tx`select case_id from case_terms where term = ${rarest.term} and office_id = any (${offices as string[]}::text[])`
  )
}

const ids = (rows: readonly object[]): string[] => rows.map((row) => (row as { caseId: string }).caseId)

interface Extra {
  readonly title: string
  readonly outside: boolean
  readonly important: boolean
  readonly conduct: string | null
  readonly source: never
  readonly sourceNote: string | null
  readonly placeOfAct: string | null
  readonly externalRef: string | null
  readonly parentCaseId: string | null
  readonly filedPrecision: string
}

interface Whole extends ShownRow, ContentRow, Extra {
  readonly timeline: Timeline[]
}

const wholeText =
  showText(`c.title, c.outside, c.important, c.conduct, c.source, c.source_note, c.place_of_act, c.external_ref,
  c.parent_case_id, c.filed_precision,
  (select json_agg(t) from (
    select seq, act, person_id, office_id, role, occurred_on, occurred_at, recorded_at, entered_late, reason, rule
    from records where case_id = c.case_id order by seq) t) as timeline,
  ${contentColumns}`)

/** One case whole: what stands, what happened, what is due, and every act with the reason why it is not allowed. */
export async function getCase(deps: Deps, actor: Actor, caseId: string, language: 'zh' | 'en') {
  const sight = { personId: actor.personId, offices: reachFor(actor, 'cases.read') }
  const [[row]] = await glance(deps.db, sight, (tx) => [tx.unsafe<Whole[]>(wholeText, [caseId], { prepare: true })])
  if (!row) refuse('not-found')
  const held = shownFrom(row)
  const content = shownContent(row, deps)
  const law = await deps.law()
  const {
    title,
    outside,
    important,
    conduct,
    source,
    sourceNote,
    placeOfAct,
    externalRef,
    parentCaseId,
    filedPrecision
  } = row
  const named = { title, outside, important, conduct, source, sourceNote, placeOfAct }
  const shown = { ...named, externalRef, parentCaseId, filedPrecision }
  const {
    head: _head,
    seq: _seq,
    lastOn: _lastOn,
    caseId: id,
    ...head
  } = held.file.case as ShownFile['file']['case'] & { head: string; seq: number }
  return {
    ...pickHead(head),
    id,
    ...shown,
    ...content,
    decisions: decisionsOf(held, civilDateOf(deps.now())),
    transfers: transfersOf(held.file),
    importanceSuggested: suggestImportance(held.file, content, law.settings),
    proceedings: proceedingsOf(held.file),
    holdings: holdings(
      held.file,
      content.goods.map((line) => line.no),
      civilDateOf(deps.now()),
      law
    ),
    duties: held.duties.map((duty) => dutyView(duty, deps.now())),
    timeline: row.timeline.filter(({ act }) => isToldToOffice(act)),
    allowedActions: allowedActs(held.file, actor).map(({ act, transferNo, rule, refusal }) => ({
      act,
      transferNo,
      rule,
      allowed: refusal === null,
      why: refusal === null ? null : { code: refusal.code, text: refusal.text(language), basis: refusal.basis }
    }))
  }
}

/** Transfers as the office is told of them (P-15). */
function transfersOf(file: ShownFile['file']) {
  return file.transfers.map((transfer) => {
    const { state, judgment, criminalFineFen } = shownTo(transfer, { sides: ['office'], until: null })
    const { transferNo: no, direction, addresseeId, sentOn, outcomeOn, reported, text } = transfer
    const off = setOffFen(file, transfer)
    const money = {
      criminalFine: criminalFineFen === null ? null : formatCny(criminalFineFen),
      setOff: off === null ? null : formatCny(off)
    }
    return { no, state, direction, addresseeId, sentOn, outcomeOn, judgment, ...money, reported, text }
  })
}

interface Timeline {
  readonly seq: number
  readonly act: string
  readonly personId: string
  readonly officeId: string
  readonly role: string
  readonly occurredOn: string
  readonly occurredAt: string | null
  readonly recordedAt: string
  readonly enteredLate: boolean
  readonly reason: string | null
  readonly rule: string | null
}

function pickHead(head: Omit<ShownFile['file']['case'], 'caseId' | 'lastOn'>) {
  const {
    officeId,
    organId,
    areaCode,
    procedure,
    rightKind,
    state,
    version,
    number,
    handlers,
    track,
    checkedFrom,
    clueOn,
    filedOn,
    closedOn,
    closingGround,
    closingGroundOn
  } = head
  return {
    officeId,
    organId,
    areaCode,
    procedure,
    rightKind,
    state,
    version,
    number,
    handlers: [...handlers],
    track,
    checkedFrom,
    clueOn,
    filedOn,
    closedOn,
    closingGround,
    closingGroundOn
  }
}

function decisionsOf({ file }: ShownFile, today: string) {
  return file.decisions.map((decision) => {
    const { decisionNo: no, servedLate: _s, executedLate: _e, revokedLate: _r, servedBy: _b, ...rest } = decision
    const money = moneyOf(file, no)
    return {
      no,
      ...rest,
      principalDue: formatCny(money.dueFen),
      principalReceived: formatCny(money.steps.at(-1)?.receivedFen ?? 0),
      surcharge: surchargeView(file, no, today),
      obligations: file.obligations
        .filter((obligation) => obligation.decisionNo === no)
        .map(({ obligationNo, kind, amountFen, qualifier, performedOn, text }) => ({
          no: obligationNo,
          kind,
          amount: amountFen === null ? null : formatCny(amountFen),
          qualifier,
          performedOn,
          text
        })),
      receipts: file.receipts
        .filter((receipt) => receipt.decisionNo === no)
        .map(({ receiptNo, kind, receivedOn, amountFen, voucher }) => ({
          no: receiptNo,
          kind,
          receivedOn,
          amount: formatCny(amountFen),
          voucher
        }))
    }
  })
}
