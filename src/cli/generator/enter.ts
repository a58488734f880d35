import type { Actor } from '../../domain/actor.ts'
import type { Office } from '../../domain/offices.ts'
import { sameLevel } from '../../domain/offices.ts'
import { findPerson } from '../../db/people.ts'
import type { Db } from '../../db/connect.ts'
import { idFrom, type Deps } from '../../db/stores/act.ts'
import { enterCase } from '../../db/stores/enter.ts'
import { generate, type Plan } from './cases.ts'

/** An office of the made-up year: who enters its cases, and who stands in them. */
interface Entering {
  readonly actor: Actor
  readonly plan: Plan['offices'][number]
}

/** The bureaux whose officers the demonstration seeds hold. */
export async function enteringOffices(db: Db, deps: Deps, today: string): Promise<Entering[]> {
  const offices = await deps.offices()
  const bureaux = [...offices.values()].filter(
    (office) => office.kind === 'market-supervision' && office.tier === 'district'
  )
  const found = await Promise.all(bureaux.map((office) => entering(db, offices, office, today)))
  return found.filter((one) => one !== null)
}

async function entering(
  db: Db,
  offices: ReadonlyMap<string, Office>,
  office: Office,
  today: string
): Promise<Entering | null> {
  const place = office.officeId.split('-').at(-1)
  const members = [`officer@${place}.example`, `officer2@${place}.example`, `chief@${place}.example`]
  const actor = await findPerson(db, members[0]!, today)
  const police = sameLevel(offices, office.officeId, today, 'public-security')
  if (actor === null || police === null) return null
  const procuratorate = sameLevel(offices, office.officeId, today, 'procuratorate')
  return {
    actor,
    plan: {
      officeId: office.officeId,
      members,
      policeId: police.officeId,
      procuratorateId: procuratorate?.officeId ?? null
    }
  }
}

/**
 * Enters made-up cases through the same store as an import, several at once; a case that is there already is left alone, so
 * that it can run again. `told` hears how many are done. Answers how many are new.
 */
export async function enterCases(
  deps: Deps,
  offices: readonly Entering[],
  plan: Omit<Plan, 'offices'>,
  told: (done: number) => void,
  width = 8
): Promise<number> {
  const actors = new Map(offices.map(({ actor, plan: { officeId } }) => [officeId, actor]))
  const cases = generate({ ...plan, offices: offices.map((office) => office.plan) })
  let done = 0
  let fresh = 0
  const work = async () => {
    for (const made of cases) {
      const actor = actors.get(made.officeId)!
      const caseId = idFrom('import', made.officeId, made.externalRef)
      const origin = {
        externalRef: made.externalRef,
        system: 'demonstration',
        publishedAt: null,
        acts: made.acts,
        reported: null
      }
      const stated = { occurredOn: made.clueOn, reason: '示范数据' }
      const entered = await enterCase(
        deps,
        { actor, operation: 'imports.run', key: made.externalRef, body: made.externalRef },
        { caseId, officeId: made.officeId, areaCode: null, content: made.content, stated, strict: false, origin }
      )
      done += 1
      if (entered.version > 0) fresh += 1
      if (done % 25 === 0) told(done)
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  told(done)
  return fresh
}
