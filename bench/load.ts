import { generate, type Generated } from '../src/cli/generator/cases.ts'
import { connect, look, serviceSight, type Db } from '../src/db/connect.ts'
import { findPerson } from '../src/db/people.ts'
import { closeBatch } from '../src/db/rollup.ts'
import { idFrom, type Deps } from '../src/db/stores/act.ts'
import { enterCase } from '../src/db/stores/enter.ts'
import { makeDeps } from '../src/deps.ts'
import type { Actor } from '../src/domain/actor.ts'
import { districts, officeOf, officerOf, year } from './offices.ts'

const atOnce = 8

/** Loads made-up cases with their acts, as an import would; tells how many from time to time. */
export async function loadCases(
  url: string,
  masterKey: Buffer,
  count: number,
  tell: (done: number) => void
): Promise<void> {
  const db = connect(url, { max: atOnce })
  try {
    const now = () => new Date().toISOString()
    const deps = makeDeps({ HASH_ALGORITHM: 'sha256' }, db, masterKey, now)
    const actors = new Map<string, Actor>()
    for (const district of districts) {
      const actor = await findPerson(db, officerOf(district), now().slice(0, 10))
      if (actor === null) throw new Error(`no officer of ${district} in the seeds`)
      actors.set(officeOf(district), actor)
    }
    const cases = generate({
      count,
      seed: 20_240_101,
      ...year,
      offices: districts.map((district) => ({
        officeId: officeOf(district),
        members: [officerOf(district), `officer2@${district}.example`, `chief@${district}.example`],
        policeId: `sz-police-${district}`,
        procuratorateId: 'sz-procuratorate'
      }))
    })
    let done = 0
    const worker = async (): Promise<void> => {
      for (const made of cases) {
        await enter(deps, actors.get(made.officeId)!, made)
        done += 1
        if (done % 500 === 0 || done === count) tell(done)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    await closeBatch(db, new Date())
  } finally {
    await db.close()
  }
}

function enter(deps: Deps, actor: Actor, made: Generated): Promise<unknown> {
  const { externalRef, officeId, clueOn, content, acts } = made
  return enterCase(
    deps,
    { actor, operation: 'imports.run', key: externalRef, body: externalRef },
    {
      caseId: idFrom('bench', externalRef),
      officeId,
      areaCode: null,
      content,
      stated: { occurredOn: clueOn, reason: '示范数据' },
      strict: false,
      origin: { externalRef, system: 'bench', publishedAt: null, acts, reported: null }
    }
  )
}

/** Ids of cases of every district's bureau, in the order of `districts`: those that its officers read. */
export async function caseIds(db: Db, most: number): Promise<string[][]> {
  return look(db, serviceSight, async (tx) =>
    Promise.all(
      districts.map(async (district) => {
        const rows = await tx<{ caseId: string }[]>`
          select case_id from cases where office_id = ${officeOf(district)} order by case_id limit ${most}`
        return rows.map((row) => row.caseId)
      })
    )
  )
}
