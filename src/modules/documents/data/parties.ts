import type { DocumentData } from '../../../documents/fields.ts'
import type { Facts, PartyFact } from './facts.ts'
import type { Lines } from './subject.ts'
import { day, idTypeWords } from './words.ts'

/** The parties that a paper is addressed to or speaks of: the one it names, else every respondent. */
export function addressed(facts: Facts, lines: Lines, partyNo: number | undefined): readonly PartyFact[] {
  const no =
    partyNo ??
    lines.measure?.partyNo ??
    lines.investigation?.partyNo ??
    (lines.kind.includes('notice') || lines.kind.startsWith('hearing') ? lines.notice?.partyNo : null) ??
    lines.decision?.partyNo
  const respondents = facts.parties.filter(({ role }) => role === 'respondent')
  if (no === null || no === undefined) return respondents
  return facts.parties.filter((party) => party.no === no)
}

/** One value a party, joined; null as soon as one of them is not known. */
const joined = (parties: readonly PartyFact[], value: (party: PartyFact) => string | null): string | null => {
  const values = parties.map(value)
  return values.length === 0 || values.includes(null) ? null : values.join('；')
}

const known = (parties: readonly PartyFact[], value: (party: PartyFact) => string | null): string | null =>
  parties
    .map(value)
    .filter((one) => one !== null)
    .join('；') || null

const idType = ({ identifierKind }: PartyFact) => (identifierKind === null ? null : idTypeWords[identifierKind])

/** Party, its papers, and all parties as a list. */
export function partyData(facts: Facts, lines: Lines, partyNo: number | undefined): DocumentData {
  const parties = addressed(facts, lines, partyNo)
  return {
    party: {
      name: joined(parties, ({ name }) => name),
      idType:
        parties.length > 1 && new Set(parties.map(idType)).size === 1 ? idType(parties[0]!) : joined(parties, idType),
      idNumber: joined(parties, ({ identifier }) => identifier),
      address: joined(parties, ({ address }) => address),
      phone: known(parties, ({ phone }) => phone)
    },
    parties: parties.map(({ name, identifier, address }) => ({ name, idNumber: identifier, address }))
  }
}

/** Both sides of a patent dispute, with the patent that it is about. */
export function disputeData(facts: Facts, lines: Lines): DocumentData {
  const { parties, rights, file } = facts
  const side = (role: PartyFact['role']) => parties.filter((party) => party.role === role)
  const requesters = side('right-holder')
  const respondents = side('respondent')
  const agents = (of: readonly PartyFact[]) =>
    parties.filter(({ role, relatedParty }) => role === 'agent' && of.some(({ no }) => no === relatedParty))
  const patents = rights.filter(({ kind }) => kind === 'patent')
  const name = ({ name: said }: { readonly name: string | null }) => said
  const patentWords = (value: (right: Facts['rights'][number]) => string | null) =>
    patents.length === 0 || patents.some((right) => value(right) === null) ? null : patents.map(value).join('、')
  const { decision } = lines
  const panel = file.panels.at(-1)
  return {
    dispute: {
      requester: joined(requesters, name),
      requesterAddress: joined(requesters, ({ address }) => address),
      requesterAgent: known(agents(requesters), name),
      respondent: joined(respondents, name),
      respondentAddress: joined(respondents, ({ address }) => address),
      respondentAgent: known(agents(respondents), name),
      patentNumber: patentWords((right) => right.number),
      patentName: patentWords((right) => right.name),
      requestedOn: day(file.case.clueOn),
      acceptedOn: day(file.case.filedOn),
      claim: lines.lead?.text,
      ruling: decision?.kind === 'ruling' ? decision.text : null,
      agreement: decision?.kind === 'mediation' ? decision.text : null,
      panel: panel?.members.map((id) => facts.names.get(id) ?? id).join('、')
    }
  }
}
