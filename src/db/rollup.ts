import { setTimeout as delay } from 'node:timers/promises'
import { refuse } from '../domain/refusal.ts'
import { type Db, look, serviceSight, transact, type Tx } from './connect.ts'

/** Namespace of the service's advisory locks; the second key names the roll-up. */
const lockSpace = 0x6c65
const rollupLock = 1

const pollEvery = 5

/** The last state of knowledge. `knownAt` is an instant (ISO, milliseconds), null before the first batch (number 0). */
export interface Closing {
  readonly batchNo: number
  readonly knownAt: string | null
}

export interface FreshClosing extends Closing {
  /** Committed entries not yet in any batch, because a transaction older than them is still open; normally 0. */
  readonly pending: number
}

/**
 * Puts every committed entry behind the mark that no open transaction can still precede into one batch, adds the batch to
 * the totals and moves the mark. The lock is taken first and the snapshot in the next statement, so that two roll-ups never
 * see the same entry. `knownAt` lies after `now` and after every earlier batch, whatever the clock says. No batch is made of
 * nothing. Refuses with `rates.mark-foreign` when the mark belongs to another server's run of transaction ids.
 */
export async function closeBatch(db: Db, now: Date): Promise<Closing> {
  await checkEra(db)
  return transact(db, serviceSight, async (tx) => {
    await tx`select pg_advisory_xact_lock(${lockSpace}::int, ${rollupLock}::int)`
    const [closed] = await closeStatement(tx, now)
    const closing = closed ?? (await lastClosing(tx))
    return { result: closing, last: [] }
  })
}

/**
 * The state of knowledge as of now. Takes no lock when nothing committed stands behind the mark. Entries committed before
 * the call are waited for, up to `patience` milliseconds, when an older transaction is still open; those still open then are counted in
 * `pending` and enter a later batch.
 */
export async function freshBatch(db: Db, now: Date, patience = 2_000): Promise<FreshClosing> {
  await checkEra(db)
  const before = await look(db, serviceSight, behindMark)
  if (before.newest === null) return { batchNo: before.batchNo, knownAt: before.knownAt, pending: 0 }
  const deadline = performance.now() + patience
  let left = before.older
  while (left && performance.now() < deadline) {
    await delay(pollEvery)
    left = await stillOpen(db, before.newest)
  }
  const closing = await closeBatch(db, now)
  return { ...closing, pending: left ? await look(db, serviceSight, pendingEntries) : 0 }
}

/**
 * Closes a batch every so many milliseconds when there is something to close, so that what was entered today is known today
 * even if nobody asks. Returns how to stop it; several instances may do this at once. Failures go to `failed`, and the next
 * turn comes all the same.
 */
export function closeBatchesEvery(db: Db, now: () => Date, milliseconds: number, failed: (error: unknown) => void) {
  let turn: Promise<unknown> | null = null
  const timer = setInterval(() => {
    turn ??= (async () => freshBatch(db, now(), 0))()
      .catch(failed)
      .finally(() => (turn = null))
  }, milliseconds).unref()
  return async (): Promise<void> => {
    clearInterval(timer)
    await turn
  }
}

/** How far the mark is behind: entries in no batch, and the seconds since the last batch when there are any. */
export async function markAge(db: Db, now: Date): Promise<{ pending: number; seconds: number }> {
  return look(db, serviceSight, async (tx) => {
    const [pending, { knownAt }] = await Promise.all([pendingEntries(tx), lastClosing(tx)])
    const seconds = knownAt === null ? 0 : Math.max(0, (now.getTime() - Date.parse(knownAt)) / 1000)
    return { pending, seconds: pending === 0 ? 0 : seconds }
  })
}

function closeStatement(tx: Tx, now: Date) {
  return tx<Closing[]>`
    with mark as (
      select e.era, coalesce(b.to_xid, '0'::xid8) as from_xid, pg_snapshot_xmin(pg_current_snapshot()) as to_xid
      from (select max(era) as era from ledger_eras) e
      left join lateral (
        select to_xid from batches where batches.era = e.era order by batch_no desc limit 1
      ) b on true
    ), entry as materialized (
      select office_id, area_code, right_kind, procedure, entered_late, measure, quantity, event_day,
        date_trunc('month', day::timestamp)::date as day_month, date_trunc('month', event_day::timestamp)::date as event_month
      from ledger
      where era = (select era from mark)
        and xid >= (select from_xid from mark) and xid < (select to_xid from mark)
    ), moment as (
      select coalesce(max(batch_no), 0) + 1 as batch_no,
        greatest(
          date_trunc('milliseconds', ${now.toISOString()}::text::timestamptz), max(known_at)
        ) + interval '1 millisecond' as known_at
      from batches
    ), batch as (
      insert into batches (batch_no, known_at, known_month, era, from_xid, to_xid, entries)
      select moment.batch_no, moment.known_at,
        date_trunc('month', moment.known_at at time zone 'Asia/Shanghai')::date, mark.era, mark.from_xid, mark.to_xid, held.entries
      from moment, mark, (select count(*)::int as entries from entry) held
      where held.entries > 0
      returning batch_no, known_at, known_month
    ), by_month as (
      insert into totals as t
        (office_id, area_code, right_kind, procedure, entered_late, measure, day_month, event_month, known_month, quantity)
      select office_id, area_code, right_kind, procedure, entered_late, measure, day_month, event_month, known_month, sum(quantity)
      from entry, batch
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      on conflict on constraint totals_pkey do update set quantity = t.quantity + excluded.quantity
    ), by_day as (
      insert into totals_by_day as t
        (office_id, area_code, right_kind, procedure, entered_late, measure, day_month, event_day, known_month, quantity)
      select office_id, area_code, right_kind, procedure, entered_late, measure, day_month, event_day, known_month, sum(quantity)
      from entry, batch
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      on conflict on constraint totals_by_day_pkey do update set quantity = t.quantity + excluded.quantity
    ), by_batch as (
      insert into totals_by_batch
        (batch_no, office_id, area_code, right_kind, procedure, entered_late, measure, day_month, event_month, quantity)
      select batch_no, office_id, area_code, right_kind, procedure, entered_late, measure, day_month, event_month, sum(quantity)
      from entry, batch
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    )
    select batch_no, ${isoInstant(tx)} as known_at from batch`
}

const isoInstant = (tx: Tx) => tx`to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

async function lastClosing(tx: Tx): Promise<Closing> {
  const [last] = await tx<Closing[]>`
    select batch_no, ${isoInstant(tx)} as known_at from batches order by batch_no desc limit 1`
  return last ?? { batchNo: 0, knownAt: null }
}

/** The mark, the newest committed id behind it (null: none), and whether an open transaction is older than that one. */
async function behindMark(tx: Tx): Promise<Closing & { newest: string | null; older: boolean }> {
  const [state] = await tx<[Closing & { newest: string | null; older: boolean }]>`
    with mark as (
      select e.era, coalesce(b.batch_no, 0) as batch_no, b.known_at, coalesce(b.to_xid, '0'::xid8) as to_xid
      from (select max(era) as era from ledger_eras) e
      left join lateral (
        select batch_no, known_at, to_xid from batches where batches.era = e.era order by batch_no desc limit 1
      ) b on true
    ), newest as (
      select xid from ledger
      where era = (select era from mark) and xid >= (select to_xid from mark)
      order by era desc, xid desc limit 1
    )
    select batch_no, ${isoInstant(tx)} as known_at, (select xid::text from newest) as newest,
      coalesce((select xid >= pg_snapshot_xmin(pg_current_snapshot()) from newest), false) as older
    from mark`
  return state
}

async function stillOpen(db: Db, newest: string): Promise<boolean> {
  return look(db, serviceSight, async (tx) => {
    const [row] = await tx<[{ open: boolean }]>`
      select ${newest}::text::xid8 >= pg_snapshot_xmin(pg_current_snapshot()) as open`
    return row.open
  })
}

async function pendingEntries(tx: Tx): Promise<number> {
  const [row] = await tx<[{ pending: number }]>`
    select count(*)::int as pending from ledger
    where era = (select max(era) from ledger_eras)
      and xid >= coalesce((
        select to_xid from batches where era = (select max(era) from ledger_eras) order by batch_no desc limit 1
      ), '0'::xid8)`
  return row.pending
}

const checked = new WeakSet<Db>()

/**
 * Once for each pool: refuses with `rates.mark-foreign` when the last era is another server's. Ask before the first write
 * to the ledger: entries written under another server's mark would stand in no batch.
 */
export async function checkEra(db: Db): Promise<void> {
  if (checked.has(db)) return
  const foreign = await look(db, serviceSight, foreignMark)
  if (foreign !== null) refuse('rates.mark-foreign', { problem: foreign })
  checked.add(db)
}

/** The server's own identifier; null where the role may not ask, and then only transaction ids can tell servers apart. */
async function systemIdentifier(tx: Tx): Promise<string | null> {
  const [may] = await tx<[{ may: boolean }]>`select has_function_privilege('pg_control_system()', 'execute') as may`
  if (!may.may) return null
  const [server] = await tx<[{ id: string }]>`select system_identifier::text as id from pg_control_system()`
  return server.id
}

/** Why the last era is not this server's: its identifier differs, or ids were given that this server has not reached; null when it is. */
export async function foreignMark(tx: Tx): Promise<'system-identifier' | 'transaction-id' | null> {
  const identifier = await systemIdentifier(tx)
  const [row] = await tx<[{ era: number | null; known: string | null; ahead: boolean }]>`
    with last as (select era, system_identifier from ledger_eras order by era desc limit 1)
    select (select era from last) as era, (select system_identifier from last) as known,
      greatest(
        (select to_xid from batches where era = (select era from last) order by batch_no desc limit 1),
        (select xid from ledger where era = (select era from last) order by era desc, xid desc limit 1)
      ) > pg_snapshot_xmax(pg_current_snapshot()) as ahead`
  if (identifier !== null && row.known !== null && identifier !== row.known) return 'system-identifier'
  return row.ahead === true ? 'transaction-id' : null
}

/**
 * For the owner, after a restore on another server: when the last era is not this server's, puts its remaining entries into
 * one batch, begins the next era and rebuilds the totals, in one transaction that no writer can overlap. Returns the new
 * era, or null when there was nothing to do. Every entry keeps the batch it was in.
 */
export async function adoptServer(owner: Db, now: Date): Promise<number | null> {
  return transact(owner, serviceSight, async (tx) => {
    await tx`lock table ledger in access exclusive mode`
    if ((await foreignMark(tx)) === null) return { result: null, last: [] }
    await tx`
      with mark as (
        select e.era, coalesce(
          (select to_xid from batches where batches.era = e.era order by batch_no desc limit 1), '0'::xid8) as from_xid
        from (select max(era) as era from ledger_eras) e
      ), held as (
        select max(xid) as newest, count(*)::int as entries from ledger
        where era = (select era from mark) and xid >= (select from_xid from mark)
      ), moment as (
        select coalesce(max(batch_no), 0) + 1 as batch_no,
          greatest(date_trunc('milliseconds', ${now.toISOString()}::text::timestamptz), max(known_at))
            + interval '1 millisecond' as known_at
        from batches
      )
      insert into batches (batch_no, known_at, known_month, era, from_xid, to_xid, entries)
      select batch_no, known_at, date_trunc('month', known_at at time zone 'Asia/Shanghai')::date, era, from_xid,
        (newest::text::numeric + 1)::text::xid8, entries
      from moment, mark, held where entries > 0`
    const [next] = await tx<[{ era: number }]>`
      insert into ledger_eras (era, system_identifier)
      select max(era) + 1, ${await systemIdentifier(tx)} from ledger_eras returning era`
    await tx.unsafe(`alter table ledger alter column era set default ${Number(next.era)}`)
    await rebuildTotals(tx)
    return { result: next.era, last: [] }
  })
}

/** Makes all totals anew from the entries and their batches. The caller keeps the roll-up away. */
export async function rebuildTotals(tx: Tx): Promise<void> {
  await tx`truncate totals, totals_by_day, totals_by_batch`
  const cell = tx`l.office_id, l.area_code, l.right_kind, l.procedure, l.entered_late, l.measure`
  const dayMonth = tx`date_trunc('month', l.day::timestamp)::date`
  const eventMonth = tx`date_trunc('month', l.event_day::timestamp)::date`
  const known = tx`batches b join ledger l on l.era = b.era and l.xid >= b.from_xid and l.xid < b.to_xid`
  const columns = tx`office_id, area_code, right_kind, procedure, entered_late, measure`
  await tx`insert into totals (${columns}, day_month, event_month, known_month, quantity)
    select ${cell}, ${dayMonth}, ${eventMonth}, b.known_month, sum(l.quantity) from ${known} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`
  await tx`insert into totals_by_day (${columns}, day_month, event_day, known_month, quantity)
    select ${cell}, ${dayMonth}, l.event_day, b.known_month, sum(l.quantity) from ${known} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`
  await tx`insert into totals_by_batch (${columns}, day_month, event_month, batch_no, quantity)
    select ${cell}, ${dayMonth}, ${eventMonth}, b.batch_no, sum(l.quantity) from ${known} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`
}
