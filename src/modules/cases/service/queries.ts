import type { Actor } from '../../../domain/actor.ts'
import type { channels } from '../../../domain/case/parts.ts'
import { judgeExtract, publicationsOf } from '../../../domain/case/publicity.ts'
import { publishedName, redact, tradeSecretChecklist, type RemovedKind } from '../../../domain/case/redaction.ts'
import type { PartyKind, PartyRole } from '../../../domain/case/vocabulary.ts'
import { formatCny } from '../../../domain/money.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { refuse } from '../../../domain/refusal.ts'
import { civilDateOf } from '../../../domain/time/civil-date.ts'
import { look } from '../../../db/connect.ts'
import { contextOf, type Deps } from '../../../db/stores/act.ts'
import { showText, shownFrom, type ShownRow } from '../../../db/stores/case-file.ts'

type Row = ShownRow & { conduct: string | null; outside: boolean }
interface NamedParty {
  readonly no: number
  readonly role: PartyRole
  readonly kind: PartyKind
  readonly name: string | null
  readonly alias: string | null
}

const fileText = showText('c.conduct, c.outside')

/**
 * What of a decision may be read by all (A-73, P-11, P-12): the abstract and the text without personal data. Before publication
 * it is a draft for the person who reviews it; a withdrawn or ended one is not there (P-16).
 */
export async function publicationExtract(deps: Deps, actor: Actor, caseId: string, decisionNo: number) {
  const { settings, now } = await contextOf(deps)
  const offices = await deps.offices()
  const sight = { personId: actor.personId, offices: reachFor(actor, 'cases.read') }
  const { row, parties } = await look(deps.db, sight, async (tx) => {
    const [row] = await tx.unsafe<Row[]>(fileText, [caseId], { prepare: true })
    const parties = await tx<NamedParty[]>`
      select party_no as no, role, kind, name, alias from case_parties where case_id = ${caseId} order by party_no`
    return { row, parties }
  })
  if (!row || row.outside) refuse('not-found')
  const { file } = shownFrom(row)
  const decision = judgeExtract(file, decisionNo, civilDateOf(now))
  const policy = settings.publishedNames
  const natural = ({ kind }: NamedParty) => kind === 'natural'
  const respondent = ({ role }: NamedParty) => role === 'respondent'
  const names = parties.flatMap((party) =>
    [party.name, party.alias].flatMap((name) =>
      name === null ? [] : [{ name, natural: natural(party), respondent: respondent(party) }]
    )
  )
  const counted = new Map<RemovedKind, number>()
  const clean = (text: string | null): string | null => {
    if (text === null) return null
    const redacted = redact(text, names, policy)
    for (const { kind, count } of redacted.removed) counted.set(kind, (counted.get(kind) ?? 0) + count)
    return redacted.text
  }
  const live = publicationsOf(file, decisionNo).filter((one) => one.withdrawnOn === null)
  const bound = parties.filter(
    (party) => party.name !== null && (decision.partyNo === null ? respondent(party) : party.no === decision.partyNo)
  )
  return {
    decisionNo,
    state: live.length > 0 ? ('published' as const) : ('draft' as const),
    documentNumber: decision.documentNumber,
    decidedOn: decision.decidedOn,
    organ: offices.get(file.case.organId)?.nameZh ?? file.case.organId,
    parties: bound.map((party) => publishedName(party.name as string, natural(party), policy)),
    conduct: clean(row.conduct),
    penalties: file.obligations
      .filter((one) => one.decisionNo === decisionNo)
      .map(({ kind, amountFen, text }) => ({
        kind,
        amount: amountFen === null ? null : formatCny(amountFen),
        text: clean(text)
      })),
    text: clean(decision.text),
    removed: [...counted].map(([kind, count]) => ({ kind, count })),
    tradeSecrets: tradeSecretChecklist.map((one) => ({ ...one })),
    secretEvidence: file.evidence
      .filter((one) => one.secrecy === 'trade-secret' || one.secrecy === 'sealed')
      .map((one) => one.no),
    publications: live.map(({ no, channel, publishedOn, thereOn, endsOn }) => ({
      no,
      channel: channel as (typeof channels)[number],
      publishedOn,
      thereOn,
      endsOn
    }))
  }
}
