import { articleOf, windowsOf, type EarlierPenalty } from '../../domain/case/repeat.ts'
import {
  identifierKinds,
  type CaseState,
  type DecisionKind,
  type ObligationKind,
  type Procedure
} from '../../domain/case/vocabulary.ts'
import type { Tx } from '../connect.ts'

/** Another case of the city in which a respondent of this one was respondent as well. */
export interface EarlierCase {
  readonly partyNo: number
  readonly caseId: string
  readonly number: string | null
  readonly officeId: string
  readonly procedure: Procedure
  readonly state: CaseState
  readonly filedOn: string | null
  /** Their party there is the same by its code or number, or by its name and address. */
  readonly by: 'identifier' | 'name-and-address'
  readonly decisions: readonly {
    readonly kind: DecisionKind
    readonly documentNumber: string | null
    readonly decidedOn: string
    readonly revokedOn: string | null
    readonly obligations: readonly ObligationKind[]
  }[]
}

/** More than any office could read; the newest are told. */
const most = 200

/**
 * The earlier cases of this case's respondents in all offices of the city, whoever asks: what of them is told is for the
 * caller to decide (docs/decisions/0007). The sight is widened for this one statement, sent together with what narrows it again.
 * Each respondent is found by the index of sealed look-ups, of its identifier or of its address; names are compared last.
 */
async function earlierCases(tx: Tx, caseId: string): Promise<readonly EarlierCase[]> {
  const widened = tx`select set_config('app.seen', current_setting('app.sight'), true), set_config('app.sight', '*', true)`
  const narrowed = tx`select set_config('app.sight', current_setting('app.seen'), true)`
  const found = tx<EarlierCase[]>`
    with own as materialized (
      select p.party_no, i.lookup as identifier, a.lookup as address,
        upper(regexp_replace(normalize(p.name, NFKC), '\\s', '', 'g')) as name
      from case_parties p
      left join sealed i on i.case_id = p.case_id and i.seal_no = p.identifier_seal
      left join sealed a on a.case_id = p.case_id and a.seal_no = p.address_seal
      where p.case_id = ${caseId} and p.role = 'respondent'
    ), matched as materialized (
      select o.party_no, q.case_id, q.party_no as their_no, 'identifier' as by
      from own o
      cross join lateral (select s.case_id, s.seal_no from sealed s
        where s.lookup = o.identifier and s.kind = any (${identifierKinds as unknown as string[]}::text[])) s
      join case_parties q on q.case_id = s.case_id and q.identifier_seal = s.seal_no
      where q.case_id <> ${caseId} and q.role = 'respondent'
      union all
      select o.party_no, q.case_id, q.party_no, 'name-and-address'
      from own o
      cross join lateral (select s.case_id, s.seal_no from sealed s where s.lookup = o.address and s.kind = 'address') s
      join case_parties q on q.case_id = s.case_id and q.address_seal = s.seal_no
      where q.case_id <> ${caseId} and q.role = 'respondent' and (o.identifier is null or q.identifier_seal is null)
        and upper(regexp_replace(normalize(q.name, NFKC), '\\s', '', 'g')) = o.name
    )
    select m.party_no, c.case_id, c.number, c.office_id, c.procedure, c.state, c.filed_on, min(m.by) as by,
      coalesce((
        select json_agg(json_build_object('kind', d.kind, 'documentNumber', d.document_number, 'decidedOn', d.decided_on, 'revokedOn', d.revoked_on,
          'obligations', (select coalesce(json_agg(b.kind order by b.obligation_no), '[]') from obligations b
            where b.case_id = d.case_id and b.decision_no = d.decision_no)) order by d.decision_no)
        from decisions d
        where d.case_id = c.case_id and (d.party_no is null or d.party_no = any (array_agg(m.their_no)))
      ), '[]') as decisions
    from matched m join cases c on c.case_id = m.case_id
    where not c.outside and c.state not in ('clue', 'checking', 'not-filed')
    group by m.party_no, c.case_id
    order by m.party_no, coalesce(c.filed_on, c.clue_on) desc, c.case_id
    limit ${most}`
  // Sent in this order at once, so that no statement of anybody else runs while the sight is wide.
  const sent = [widened, found, narrowed].map((query) => query.execute())
  const [, cases] = await Promise.all(sent)
  return cases as unknown as EarlierCase[]
}

export interface EarlierCases {
  /** The day before which penalties count: the end of the act where it was stated, else the day the lead was found. */
  readonly day: string
  readonly partyNos: readonly number[]
  readonly cases: readonly (EarlierCase & { readonly seen: boolean })[]
}

/** The earlier cases, and which of them the reader of this transaction may see; null where they may not see this one. */
export async function earlierCasesSeen(tx: Tx, caseId: string): Promise<EarlierCases | null> {
  const [own] = await tx<{ day: string; partyNos: number[] }[]>`
    select ${dayOf(tx)} as day,
      (select coalesce(array_agg(party_no order by party_no), '{}') from case_parties where case_id = c.case_id and role = 'respondent') as party_nos
    from cases c where c.case_id = ${caseId}`
  if (own === undefined) return null
  const cases = await earlierCases(tx, caseId)
  const rows = await tx<{ caseId: string }[]>`
    select case_id from cases where case_id = any (${cases.map((one) => one.caseId)}::uuid[])`
  const seen = new Set(rows.map((row) => row.caseId))
  return { ...own, cases: cases.map((one) => ({ ...one, seen: seen.has(one.caseId) })) }
}

const dayOf = (tx: Tx) => tx`coalesce(
  (select max(data ->> 'actEndedOn') from case_parts where case_id = c.case_id and part = 'filingDecisions'),
  c.clue_on::text, c.registered_at::date::text)`

/**
 * The penalties that stand against the respondents of a case elsewhere in the city, up to a day (its own, see `EarlierCases`,
 * when none is given), oldest first: what advice on transfer takes as `priorPenalty`. Whoever asks may learn of them.
 */
export async function earlierPenalties(tx: Tx, caseId: string, day?: string): Promise<EarlierPenalty[]> {
  const [own] =
    day === undefined
      ? await tx<{ day: string }[]>`select ${dayOf(tx)} as day from cases c where c.case_id = ${caseId}`
      : [{ day }]
  return own === undefined ? [] : penaltiesBefore(own.day, await earlierCases(tx, caseId))
}

/** Decisions to penalise that stand, made up to the day. */
export function penaltiesBefore(day: string, cases: readonly EarlierCase[]): EarlierPenalty[] {
  return cases
    .flatMap(({ partyNo, procedure, decisions }) =>
      decisions
        .filter((made) => made.kind === 'penalty' && made.revokedOn === null && made.decidedOn <= day)
        .map(({ decidedOn: on }) => ({ partyNo, on, article: articleOf(procedure), ...windowsOf(on, day) }))
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}
