import { caseActs, type CaseAct, type CaseActName } from '../../domain/case/act-table.ts'
import { jointOffices, judgeCaseAct, officesFor } from '../../domain/case/acts.ts'
import type { CaseFile } from '../../domain/case/file.ts'
import { judgeTime, type Context, type Stated, type When } from '../../domain/case/when.ts'
import { reachFor } from '../../domain/permissions.ts'
import { refuse, restingOn } from '../../domain/refusal.ts'
import type { Tx } from '../../db/connect.ts'
import { runAct, type ActAnswer, type Asked, type Deps, type StepResult } from '../../db/stores/act.ts'
import type { Held } from '../../db/stores/case-file.ts'

/** Who asks for an act on which case, and the version that they read. */
export type CaseAsked = Omit<Asked, 'operation'> & {
  readonly caseId: string
  /** Null: whatever the present version is, for one request that acts on many cases. */
  readonly expected: number | null
  /** An office that gets the case by this act: what is written may lie there, though the actor does not see it. */
  readonly gets?: string
}

/** A step of the domain, with what it may need beside the file: only `after` must be told. */
export type Step = (
  held: Held,
  when: When,
  context: Context,
  tx: Tx
) => (Partial<StepResult> & { after: CaseFile }) | Promise<Partial<StepResult> & { after: CaseFile }>

/** The day the case was last opened: what most acts of this stretch must not lie before; before filing the day of the lead. */
export const openedDay = (file: CaseFile): string | null =>
  file.episodes.at(-1)?.openedOn ?? file.case.filedOn ?? file.case.clueOn

/**
 * An act on a case: judged by its row in the act table, done in one transaction, answered with where the case now stands.
 * `previous` is the day before which it cannot lie. Whoever investigates by it is noted as an investigator (P-21).
 */
export function caseAct(
  deps: Deps,
  name: CaseActName,
  asked: CaseAsked,
  stated: Stated,
  previous: (file: CaseFile) => string | null,
  step: Step
): Promise<ActAnswer> {
  const { rule, inHours, investigates }: CaseAct = caseActs[name]
  const reach = reachFor(asked.actor, 'cases.read')
  const offices = asked.gets === undefined ? reach : [...reach, asked.gets]
  const refuseUnseen = ({ file }: Held) => {
    if (![file.case.officeId, ...jointOffices(file)].some((office) => reach.includes(office))) refuse('not-found')
  }
  return runAct(
    deps,
    {
      ...asked,
      operation: `cases.${name}`,
      act: name,
      sight: { personId: asked.actor.personId, offices },
      officesOf: (file) => officesFor(name, file),
      current: (held) => {
        if (asked.gets !== undefined) refuseUnseen(held)
        const actual = held.file.case.version
        return { expected: asked.expected ?? actual, actual }
      },
      answer: (base) => base
    },
    async (held, tx, context) => {
      const refused = judgeCaseAct(name, held.file, asked.actor)
      if (refused) throw refused
      const when = judgeTime(stated, inHours, previous(held.file), context)
      const result = { when, rule, ...(await restingOn(rule, () => step(held, when, context, tx))) }
      return investigates ? { ...result, after: investigatedBy(result.after, asked.actor.personId) } : result
    }
  )
}

function investigatedBy(file: CaseFile, personId: string): CaseFile {
  if (file.case.investigators.includes(personId)) return file
  return { ...file, case: { ...file.case, investigators: [...file.case.investigators, personId] } }
}
