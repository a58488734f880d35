import type { CaseFile } from '../../../domain/case/file.ts'
import type { Share } from '../../../domain/case/parts.ts'
import { designate, endShare, handOver, share, type HandOverReason } from '../../../domain/case/people.ts'
import type { Stated, When } from '../../../domain/case/when.ts'
import { organOf, type Office } from '../../../domain/offices.ts'
import { reachFor } from '../../../domain/permissions.ts'
import { refuse } from '../../../domain/refusal.ts'
import { civilDateOf } from '../../../domain/time/civil-date.ts'
import type { Tx } from '../../../db/connect.ts'
import type { ActAnswer, Deps } from '../../../db/stores/act.ts'
import { refuseUnknownOfficers } from '../../../db/stores/officers.ts'
import { caseAct, openedDay, type CaseAsked } from '../case-act.ts'

/** A hand-over by a head: the officers named handle the case from now on; `why` stands in the record. */
export function handOverACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { readonly handlers: readonly string[]; readonly why: HandOverReason }
): Promise<ActAnswer> {
  return handOverTo(deps, asked, input, () => input.handlers)
}

/** The same where the handlers follow from those that the case has. */
export function handOverTo(
  deps: Deps,
  asked: CaseAsked,
  stated: Stated & { readonly why: HandOverReason },
  handlersOf: (file: CaseFile) => readonly string[]
): Promise<ActAnswer> {
  return caseAct(deps, 'hand-over', asked, stated, openedDay, async ({ file }, when, _context, tx) => {
    const after = await handed(tx, file, handlersOf(file), when)
    return { after, changes: { handOver: { why: stated.why } } }
  })
}

/** The case in the hands of these officers of its office. */
export async function handed(tx: Tx, file: CaseFile, handlers: readonly string[], when: When): Promise<CaseFile> {
  const after = handOver(file, { handlers })
  const named = { field: '/handlers', basis: 'A-11' } as const
  await refuseUnknownOfficers(tx, after.case.handlers, file.case.officeId, when.on, named)
  return after
}

/** Joint handling or assistance begins. The other office must be one that handles cases. */
export async function shareACase(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & Pick<Share, 'officeId' | 'kind' | 'paper'>
): Promise<ActAnswer> {
  await ownOffice(deps, input.officeId, input.occurredOn)
  return caseAct(deps, 'share', asked, input, openedDay, ({ file }, when) => ({ after: share(file, input, when) }))
}

export function endAShare(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & { readonly shareNo: number }
): Promise<ActAnswer> {
  return caseAct(deps, 'end-share', asked, input, openedDay, ({ file }, when) => ({
    after: endShare(file, input, when)
  }))
}

/**
 * Another office of ours handles the case, on the paper that says so. Its area counts in the tables unless one of its
 * own areas is named (D-18); its officers are named here or by its head.
 */
export async function designateAnOffice(
  deps: Deps,
  asked: CaseAsked,
  input: Stated & {
    readonly officeId: string
    readonly areaCode: string | null
    readonly handlers: readonly string[] | null
    readonly paper: string
  }
): Promise<ActAnswer> {
  const { officeId, handlers, paper } = input
  const office = await ownOffice(deps, officeId, input.occurredOn)
  const offices = await deps.offices()
  const areaCode = input.areaCode ?? office.areaCode
  if (!(await deps.areas()).has(areaCode)) refuse('case.area-unknown', { area: areaCode, field: '/areaCode' })
  return caseAct(
    deps,
    'designate',
    { ...asked, gets: officeId },
    input,
    (file) => later(openedDay(file), file.assignments.at(-1)?.from ?? null),
    async ({ file }, when, _context, tx) => {
      if (handlers !== null)
        await refuseUnknownOfficers(tx, handlers, officeId, when.on, { field: '/handlers', basis: 'A-11' })
      const organId = organOf(offices, officeId, when.on)!.officeId
      const after = designate(file, { officeId, organId, areaCode, handlers, paper }, when)
      const moved = tx`update case_terms set office_id = ${officeId} where case_id = ${file.case.caseId}`
      const warnings = reachFor(asked.actor, 'cases.read').includes(officeId) ? [] : [outOfSight]
      return { after, warnings, extra: [moved] }
    }
  )
}

const outOfSight = {
  code: 'case.out-of-sight',
  field: '/officeId',
  zh: '案件已归其他机关办理，您不再能够查看',
  en: 'Another office handles the case now: you no longer see it'
}

const later = (a: string | null, b: string | null): string | null => (a !== null && b !== null && a < b ? b : (a ?? b))

/** An office that files cases, in force on the day. Refuses `case.office-unknown`, `case.office-cannot-file`. */
async function ownOffice(deps: Deps, officeId: string, day: string | undefined): Promise<Office> {
  const office = (await deps.offices()).get(officeId)
  if (!office || office.outside) refuse('case.office-unknown', { office: officeId, field: '/officeId' })
  const on = day ?? civilDateOf(deps.now())
  const inForce = (office.validFrom ?? on) <= on && on <= (office.validTo ?? on)
  if (office.numberPattern === null || !inForce) refuse('case.office-cannot-file', { field: '/officeId' })
  return office
}
