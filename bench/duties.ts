/**
 * The morning list with 100,000 open duties in one city: rows loaded by SQL into a fresh database, then asked for through the
 * service without a network. `npm run bench:duties -- [open duties] [done duties] [requests]` prints milliseconds.
 */
import { buildApp } from '../src/app.ts'
import { loadConfig } from '../src/config.ts'
import { connect, type Db } from '../src/db/connect.ts'
import { localIssuer, newIssuerKey } from '../src/issuer.ts'
import { createLog } from '../src/log.ts'
import { closePlace, environmentOf, makeDatabase, openPlace, settle, whileLoading } from './places.ts'
import { summaryOf } from './statistics.ts'
import { newSigningKey, signingKeysOf } from '../src/package/signing.ts'

const open = Number(process.argv[2] ?? 100_000)
const done = Number(process.argv[3] ?? open * 9)
const requests = Number(process.argv[4] ?? 400)
const offices = 40
const perOffice = 10
const name = 'bench_duties'
/** A Monday morning. */
const now = '2026-03-16T01:30:00Z'
const supervisor = 'bench-supervisor'
const officer = (n: number): string => `bench-officer-${n % (offices * perOffice)}`
const head = (n: number): string => `bench-head-${n % offices}`
const officeOf = (n: number): string => `bench-office-${n % offices}`

/** Forty offices below the city's bureau, ten officers and a head in each, and one who looks over all of them. */
const people = `
  insert into offices (office_id, name_zh, name_en, kind, tier, parent_id, area_code, outside)
    select 'bench-office-' || n, '监管所' || n, 'Station ' || n, 'market-supervision', 'district', 'sz-market', '440304', false
    from generate_series(0, ${offices - 1}) n;
  insert into persons (person_id, subject, name_zh, name_en, active, demonstration)
    select p.id, p.id, p.id, p.id, true, true from (
      select 'bench-officer-' || n as id from generate_series(0, ${offices * perOffice - 1}) n
      union all select 'bench-head-' || n from generate_series(0, ${offices - 1}) n union all select '${supervisor}') p;
  insert into postings (person_id, role, office_id, rank, from_on)
    select 'bench-officer-' || n, 'officer', 'bench-office-' || n % ${offices}, 1, '2020-01-01'::date
      from generate_series(0, ${offices * perOffice - 1}) n
    union all select 'bench-head-' || n, 'head', 'bench-office-' || n, 1, '2020-01-01'::date from generate_series(0, ${offices - 1}) n
    union all select '${supervisor}', 'supervision', 'sz-market', 1, '2020-01-01'::date;`

/** The id of the n-th case, in the form of a UUID of version 8. */
const caseId = `overlay(overlay(md5('case' || n) placing '8' from 13) placing '8' from 17)::uuid`

/** Cases one to so many, with their handlers, and of each one duty that is open or four that are done. */
const cases = (from: number, to: number, state: string): string => `
  insert into cases (case_id, office_id, organ_id, area_code, procedure, right_kind, outside, title, source, lookup_text, state,
    version, seq, head, number, handlers, investigators, joint_offices, track, clue_on, filed_on, filed_precision, registered_by, registered_at)
  select ${caseId}, 'bench-office-' || n % ${offices}, 'sz-market', '440304', 'trademark-penalty', 'trademark', false,
    '某商行销售侵犯注册商标专用权商品案 ' || n, 'report', 'case ' || n, '${state}', 1, 1, md5('head' || n), '测监立〔2026〕' || n || '号',
    array['bench-officer-' || n % ${offices * perOffice}, 'bench-officer-' || (n + 3 * ${offices}) % ${offices * perOffice}], '{}', '{}',
    'ordinary', '2026-01-05', '2026-01-12', 'day', 'bench', '2026-01-05T09:00:00+08:00'
  from generate_series(${from}, ${to}) n`

const openDuties = `
  insert into duties (case_id, key, code, rule, office_id, assignees, waiting_on, started_on, due_at, provisional, questioned, warn_from, done_at, cancelled)
  select c.case_id, d.key, d.code, d.rule, c.office_id, c.handlers, d.waiting, d.due::date - d.length,
    case when d.stopped then 'infinity' else d.due + time '23:59:59.999' end, false, false, d.due - interval '10 days', null, false
  from (
    select ${caseId} as case_id, n,
      (array['decide:1', 'serve:1', 'file', 'close:1', 'measure:1'])[1 + r % 5] as key,
      (array['OT-DECIDE', 'OT-SERVE', 'OT-FILE', 'OT-CLOSE', 'OT-SEAL'])[1 + r % 5] as code,
      (array['A-41', 'A-70', 'A-10', 'A-95', 'A-22'])[1 + r % 5] as rule,
      (array[90, 10, 21, 21, 30])[1 + r % 5] as length,
      case when r % 11 = 0 then (array['police', 'court', 'organ', 'party'])[1 + r % 4] end as waiting,
      r % 29 = 0 as stopped,
      (date '2026-03-16' + r % 120 - case when r % 10 = 0 then 60 else 0 end)::timestamp at time zone 'Asia/Shanghai' as due
    from generate_series(1, ${open}) n, lateral (select abs(hashint4(n)) / 7 as r) drawn
  ) d join cases c using (case_id)`

const doneDuties = (from: number, to: number): string => `
  insert into duties (case_id, key, code, rule, office_id, assignees, waiting_on, started_on, due_at, provisional, questioned, warn_from, done_at, cancelled)
  select c.case_id, d.key, d.code, d.rule, c.office_id, c.handlers, null, d.due::date - 30, d.due + interval '24 hours', false, false, null,
    d.due + (abs(hashint4(d.n)) / 7 % 12 - 10) * interval '1 day', false
  from (
    select ${caseId} as case_id, n, k.key, k.code, k.rule,
      (date '2026-03-10' - abs(hashint4(n)) % 1500)::timestamp at time zone 'Asia/Shanghai' as due
    from generate_series(${from}, ${to}) n cross join (values
      ('file', 'OT-FILE', 'A-10'), ('decide:1', 'OT-DECIDE', 'A-41'), ('serve:1', 'OT-SERVE', 'A-70'), ('close:1', 'OT-CLOSE', 'A-95')
    ) k(key, code, rule)
  ) d join cases c using (case_id)`

const persons = `
  insert into duty_persons (case_id, key, person_id, office_id, waits, due_at)
  select d.case_id, d.key, p.id, d.office_id, d.waiting_on is not null, d.due_at
  from duties d cross join unnest(d.assignees) p(id) where d.done_at is null and not d.cancelled`

async function load(db: Db): Promise<void> {
  await db.sql.begin(async (tx) => {
    await tx.unsafe(`set local statement_timeout = 0; select set_config('app.sight', '*', true)`)
    await tx.unsafe(people)
    const closed = Math.ceil(done / 4)
    await tx.unsafe(cases(1, open, 'investigating'))
    await tx.unsafe(cases(open + 1, open + closed, 'closed'))
    await tx.unsafe(openDuties)
    await tx.unsafe(doneDuties(open + 1, open + closed))
    await tx.unsafe(persons)
  })
}

const questions: Readonly<Record<string, (n: number) => readonly [person: string, path: string]>> = {
  mine: (n) => [officer(n), '/v1/duties?mine=true'],
  'mine, warned': (n) => [officer(n), '/v1/duties?mine=true&warn=true'],
  office: (n) => [head(n), `/v1/duties?office=${officeOf(n)}`],
  'office, overdue': (n) => [head(n), `/v1/duties?office=${officeOf(n)}&overdue=true`],
  'office, waiting on the court': (n) => [head(n), `/v1/duties?office=${officeOf(n)}&waiting=court`],
  'office, warned': (n) => [head(n), `/v1/duties?office=${officeOf(n)}&warn=true`],
  'all offices': () => [supervisor, '/v1/duties'],
  'all offices, overdue': () => [supervisor, '/v1/duties?overdue=true'],
  'all offices, due before': () => [supervisor, '/v1/duties?overdue=false&dueBefore=2026-03-24'],
  "office's week": (n) => [head(n), `/v1/duties/digest?office=${officeOf(n)}&week=2026-W10`],
  'week of all offices': () => [supervisor, '/v1/duties/digest?week=2026-W10']
}

async function measure(appUrl: string): Promise<void> {
  const config = loadConfig({ LOG_LEVEL: 'silent', RATE_LIMIT_MAX: '0', MAX_EVENT_LOOP_DELAY_MS: '0', POOL_MAX: '4' })
  const db = connect(appUrl, { max: config.POOL_MAX })
  const issuer = localIssuer(config, newIssuerKey())
  const masterKey = Buffer.alloc(32, 7)
  const signing = signingKeysOf(newSigningKey())
  const app = await buildApp({ config, db, issuer, masterKey, signing, log: createLog('silent'), now: () => now })
  await app.ready()
  try {
    for (const [what, question] of Object.entries(questions)) {
      const times: number[] = []
      let items = 0
      for (let n = -50; n < requests; n += 1) {
        const [person, url] = question(Math.abs(n))
        const headers = { authorization: `Bearer ${issuer.issue(person)}` }
        const began = performance.now()
        const answer = await app.inject({ method: 'GET', url, headers })
        const time = performance.now() - began
        if (answer.statusCode !== 200) throw new Error(`${what}: ${answer.statusCode} ${answer.body}`)
        items = (answer.json() as { items: unknown[] }).items.length
        if (n >= 0) times.push(time)
      }
      const { p50, p95, p99 } = summaryOf([{ seconds: 1, times, cpu: 0 }])
      const [a, b, c] = [p50, p95, p99].map((time) => time.toFixed(1).padStart(7))
      process.stdout.write(`${what.padEnd(30)} p50 ${a}  p95 ${b}  p99 ${c} ms  (${items} items)\n`)
    }
  } finally {
    await app.close()
    await db.close()
  }
}

const place = await openPlace()
try {
  Object.assign(process.env, environmentOf(place))
  const { ownerUrl, appUrl } = await makeDatabase(place, name)
  const owner = connect(ownerUrl, { max: 1 })
  const began = performance.now()
  await whileLoading(place, name, () => load(owner)).finally(() => owner.close())
  await settle(place, name)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  process.stdout.write(
    `${open} open and ${done} done duties in ${open + Math.ceil(done / 4)} cases, loaded in ${seconds} s\n`
  )
  await measure(appUrl)
} finally {
  await closePlace(place)
}
