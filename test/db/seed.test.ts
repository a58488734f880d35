import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import t, { type Test } from 'tap'
import { connect } from '../../src/db/connect.ts'
import { findPerson, loadAreas, loadOffices } from '../../src/db/people.ts'
import { seed, seedsFolder } from '../../src/db/seed.ts'
import { roles } from '../../src/domain/actor.ts'
import { officeKinds, officeTiers, organOf, sameLevel, statutoryArea } from '../../src/domain/offices.ts'
import { freshDatabase } from '../support/database.ts'

const today = '2024-06-03'

async function open(t: Test) {
  const { ownerUrl, appUrl } = await freshDatabase(t)
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const db = connect(appUrl, { max: 2 })
  t.teardown(async () => {
    await db.close()
    await owner.end()
  })
  return { ownerUrl, owner, db }
}

/** The seeds with one file changed. */
async function changedSeeds(t: Test, file: string, change: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seeds-'))
  t.teardown(() => rm(folder, { recursive: true }))
  await cp(seedsFolder, folder, { recursive: true })
  const path = join(folder, `${file}.json`)
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error('the change of the seeds did not match')
  await writeFile(path, after)
  return folder
}

t.test('the same edition is written once, a changed one brings its rows up to date', async (t) => {
  const { ownerUrl, owner } = await open(t)
  await owner`delete from seeded`
  const runs = await Promise.all(Array.from({ length: 8 }, () => seed(ownerUrl)))
  t.equal(runs.filter(Boolean).length, 1, 'eight at once: one writes')
  t.equal(await seed(ownerUrl), false)
  const folder = await changedSeeds(t, 'areas', (text) => text.replace('Futian District', 'Futian'))
  t.equal(await seed(ownerUrl, { folder }), true)
  t.same(await owner`select name_en from areas where code = '440304'`, [{ name_en: 'Futian' }])
  t.equal(await seed(ownerUrl), true, 'and back')
  t.same(await owner`select name_en from areas where code = '440304'`, [{ name_en: 'Futian District' }])
})

t.test('a misspelt column is refused and nothing is written', async (t) => {
  const { ownerUrl, owner } = await open(t)
  await seed(ownerUrl)
  const folder = await changedSeeds(t, 'persons', (text) =>
    text.replace('"active": true', '"activ": true').replace('张甲', '无人')
  )
  await t.rejects(seed(ownerUrl, { folder }), { message: /persons has no column activ/ })
  t.same(await owner`select count(*)::int as n from persons where name_zh like '无人%'`, [{ n: 0 }])
})

t.test('without the demonstration there are offices and nobody', async (t) => {
  const { ownerUrl, owner } = await open(t)
  await owner`truncate persons, postings, stand_ins, seeded`
  t.equal(await seed(ownerUrl, { demonstration: false }), true)
  t.match(
    await owner`select (select count(*)::int from persons) as persons,
    (select count(*)::int > 50 from offices) as offices`,
    [{ persons: 0, offices: true }]
  )
})

t.test('an office of every kind and tier, a person of every role', async (t) => {
  const { ownerUrl, owner, db } = await open(t)
  await seed(ownerUrl)
  const offices = [...(await loadOffices(db)).values()]
  for (const kind of officeKinds)
    t.ok(
      offices.some((office) => office.kind === kind),
      kind
    )
  for (const tier of officeTiers)
    t.ok(
      offices.some((office) => office.tier === tier),
      tier
    )
  const held = (await owner`select distinct role from postings`).map((row) => String(row.role))
  t.same(held.sort(), [...roles].sort())
  t.same(await owner`select person_id from persons where not demonstration or name_zh not like '%（演示）'`, [])
})

t.test('sight follows the office tree', async (t) => {
  const { ownerUrl, owner, db } = await open(t)
  await seed(ownerUrl)
  const officer = await findPerson(db, 'officer@futian.example', today)
  t.match(officer, { personId: 'officer@futian.example', officeId: 'sz-market-futian' })
  t.same(officer?.postings, [
    {
      role: 'officer',
      officeId: 'sz-market-futian',
      reach: ['sz-market-futian', 'sz-market-futian-futian', 'sz-market-futian-huafu', 'sz-market-futian-shatou']
    }
  ])
  const station = await findPerson(db, 'officer@huafu.example', today)
  t.same(station?.postings[0]?.reach, ['sz-market-futian-huafu'])
  const chief = await findPerson(db, 'chief@market.example', today)
  t.ok(chief?.postings[0]?.reach.includes('sz-market-longgang-buji'))
  t.notOk(chief?.postings[0]?.reach.some((office) => office.startsWith('sz-police') || office === 'outside'))
  const finance = await findPerson(db, 'finance@sz.example', today)
  t.equal(finance?.officeId, 'sz-finance', 'the main posting is the one the records name')
  t.ok(finance?.postings.some((posting) => posting.reach.includes('sz-market-futian-huafu')))
  t.notOk(
    finance?.postings.some((posting) => posting.reach.includes('outside')),
    'never the agencies elsewhere'
  )

  await t.test('only for as long as a posting lasts', async (t) => {
    t.equal(await findPerson(db, 'nobody@sz.example', today), null)
    t.equal(await findPerson(db, 'officer@nanshan.example', '2014-12-31'), null, 'before the first posting')
    await owner`update postings set to_on = ${today} where person_id = 'officer@nanshan.example'`
    t.ok(await findPerson(db, 'officer@nanshan.example', today), 'on the last day')
    t.equal(await findPerson(db, 'officer@nanshan.example', '2024-06-04'), null, 'the day after')
    await owner`update persons set active = false where person_id = 'officer2@nanshan.example'`
    t.equal(await findPerson(db, 'officer2@nanshan.example', today), null)
  })
})

t.test('names, levels and zones of the city', async (t) => {
  const { ownerUrl, db } = await open(t)
  await seed(ownerUrl)
  const offices = await loadOffices(db)
  t.equal(organOf(offices, 'sz-market-futian-huafu', '2016-03-01')?.officeId, 'sz-market')
  t.equal(sameLevel(offices, 'sz-market-futian', '2016-03-01', 'public-security')?.officeId, 'sz-police')
  t.equal(sameLevel(offices, 'sz-market-futian', '2016-03-01', 'procuratorate')?.officeId, 'sz-procuratorate')
  t.equal(sameLevel(offices, 'outside', '2016-03-01', 'public-security'), null)
  const areas = await loadAreas(db)
  t.same(
    ['440300-DP', '440300-QH', '440300-LH', '440309', '440300'].map((code) => statutoryArea(areas, code)),
    ['440307', '440305', '440306', '440309', '440300']
  )
  const valid = (day: string, kind: string) =>
    [...areas.values()].filter(
      (area) =>
        area.kind === kind &&
        (area.validFrom ?? day) <= day &&
        (area.validTo ?? day) >= day &&
        area.code !== '440300-SS'
    ).length
  t.equal(valid('2015-06-30', 'district'), 6, 'six districts in 2015')
  t.equal(valid('2018-06-30', 'district'), 9, 'nine since 2018')
  const patterns = [...offices.values()].flatMap((office) => office.numberPattern ?? [])
  t.equal(new Set(patterns).size, patterns.length)
})
