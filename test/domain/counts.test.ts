import fc from 'fast-check'
import t from 'tap'
import { judgeCaseState } from '../../src/domain/case/acts.ts'
import { moneyOf } from '../../src/domain/case/settlement.ts'
import { caseActs } from '../../src/domain/case/act-table.ts'
import { correct, type Correction } from '../../src/domain/case/correction.ts'
import { counts } from '../../src/domain/case/counts.ts'
import {
  applyCourt,
  arrange,
  demand,
  endExecution,
  endRemedy,
  recordCourt,
  resumeExecution,
  serveDemand,
  startRemedy,
  suspendExecution
} from '../../src/domain/case/execution.ts'
import { standing, type CaseFile } from '../../src/domain/case/file.ts'
import { replay, type PastAct } from '../../src/domain/case/replay.ts'
import { decide } from '../../src/domain/case/decision.ts'
import { close, perform, reopen, revokeDecision, serve } from '../../src/domain/case/steps.ts'
import { closingGrounds, type CaseState, type ObligationKind } from '../../src/domain/case/vocabulary.ts'
import { differences, type Count, type LedgerEntry } from '../../src/domain/ledger.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { addDays, civilDate } from '../../src/domain/time/civil-date.ts'
import {
  calendar,
  closedFile,
  clueFile,
  codeOf,
  executedFile,
  filedFile,
  fiveMaterials,
  on,
  opening,
  pay,
  plainDecision,
  servedFile
} from '../support/case-file.ts'

const said = { reason: '理由' }
/** `[key, day, event day, quantity]` of every count, in order. */
const told = (file: CaseFile) => counts(file).map((one) => [one.key, one.day, one.eventDay, one.quantity])
const taken = (before: CaseFile, after: CaseFile) => {
  const present = differences([], counts(before))
  return differences(present, counts(after)).map((one) => [one.key, one.day, one.quantity, one.reverses])
}

t.test('filings and closings on their day, each stretch by itself', async (t) => {
  t.same(told(clueFile()), [])
  t.same(told(filedFile()), [['opened:1', '2026-03-04', '2026-03-04', 1]])
  const noPenalty = decide(filedFile(), plainDecision('no-penalty'), on('2026-03-10'))
  const closed = close(noPenalty, { ground: 'no-penalty' }, on('2026-04-01', { late: true }))
  t.match(counts(closed)[1], { key: 'closed:1', measure: 'case-closed', day: '2026-04-01', enteredLate: true })
  const again = reopen(closed, { ground: 'new-evidence' }, on('2026-05-04', said))
  t.same(told(again), [
    ['opened:1', '2026-03-04', '2026-03-04', 1],
    ['closed:1', '2026-04-01', '2026-04-01', 1],
    ['opened:2', '2026-05-04', '2026-05-04', 1]
  ])
  t.same(
    taken(closed, again),
    [['opened:2', '2026-05-04', 1, null]],
    'a reopening is a new event and takes nothing back'
  )
})

t.test(
  'performance counts in the month of the due day, known from the later of that day and the payment',
  async (t) => {
    t.same(told(servedFile()).slice(1), [
      ['due:1', '2026-03-26', '2026-03-26', 1],
      ['principal:1', '2026-03-26', '2026-03-26', 10_000]
    ])
    t.same(
      told(executedFile('2026-03-20')).slice(2),
      [
        ['executed:1', '2026-03-26', '2026-03-26', 1],
        ['principal:1', '2026-03-26', '2026-03-26', 10_000],
        ['received:1:1', '2026-03-26', '2026-03-26', 10_000]
      ],
      'paid early: on the due day'
    )
    const late = pay(pay(servedFile(), 4_000, on('2026-03-20')), 9_000, on('2026-04-20', { late: true }))
    t.same(
      told(late).slice(2),
      [
        ['executed:1', '2026-03-26', '2026-04-20', 1],
        ['principal:1', '2026-03-26', '2026-03-26', 10_000],
        ['received:1:1', '2026-03-26', '2026-03-26', 4_000],
        ['received:1:2', '2026-03-26', '2026-04-20', 6_000]
      ],
      'received is capped at what is due'
    )
    t.same(
      counts(late).map((one) => one.enteredLate),
      [false, false, true, false, false, true]
    )
    const back = pay(late, 5_000, on('2026-05-06'), { kind: 'refund' })
    t.same(told(back).slice(4), [
      ['received:1:2', '2026-03-26', '2026-04-20', 6_000],
      ['received:1:3', '2026-03-26', '2026-05-06', -2_000]
    ])
    t.notOk(told(back).some(([key]) => key === 'executed:1'))
  }
)

t.test('what has nothing to perform is in no execution rate', async (t) => {
  const of = (...kinds: ObligationKind[]) =>
    servedFile('2026-03-11', { obligations: kinds.map((kind) => ({ kind, amountFen: null, text: null })) })
  t.equal(counts(of('warning', 'criticism')).length, 1)
  t.same(told(of('stop-order')).slice(1), [['due:1', '2026-03-26', '2026-03-26', 1]], 'no money, but something to do')
  const stopped = perform(of('stop-order'), { decisionNo: 1, obligationNo: 1 }, on('2026-03-30'))
  t.same(told(stopped).slice(2), [['executed:1', '2026-03-26', '2026-03-30', 1]])
  const none = decide(filedFile(), plainDecision('no-penalty'), on('2026-03-10'))
  t.equal(counts(serve(none, { decisionNo: 1, servedBy: 'mail' }, on('2026-03-11'), calendar)).length, 1)
})

t.test('a surcharge has a line of its own; what was paid is given back after a revocation', async (t) => {
  const late = pay(servedFile(), 300, on('2026-04-20'), { kind: 'surcharge' })
  t.same(
    counts(late)
      .filter((one) => one.measure !== 'case-new')
      .map((one) => [one.measure, one.quantity]),
    [
      ['decision-due', 1],
      ['principal-due', 10_000],
      ['surcharge-received', 300]
    ],
    'it is no principal (D-13)'
  )
  const revoked = revokeDecision(executedFile(), { decisionNo: 1 }, on('2026-04-20', said))
  const back = pay(revoked, 10_000, on('2026-04-22'), { kind: 'refund' })
  const net = (measure: Count['measure']) =>
    counts(back).reduce((sum, one) => sum + (one.measure === measure ? one.quantity : 0), 0)
  t.same([net('decision-due'), net('principal-due'), net('principal-received')], [0, 0, 0])
  t.equal(
    codeOf(() => pay(revoked, 10_000, on('2026-04-22'))),
    'case.decision-revoked'
  )
})

t.test('a revocation undoes from its day on, without touching what was counted', async (t) => {
  const revoked = revokeDecision(closedFile(), { decisionNo: 1 }, on('2026-04-07', { ...said, late: true }))
  t.same(told(revoked).slice(2), [
    ['due:1', '2026-03-26', '2026-03-26', 1],
    ['executed:1', '2026-03-26', '2026-03-26', 1],
    ['principal:1', '2026-03-26', '2026-03-26', 10_000],
    ['received:1:1', '2026-03-26', '2026-03-26', 10_000],
    ['due:1:revoked', '2026-03-26', '2026-04-07', -1],
    ['executed:1:revoked', '2026-03-26', '2026-04-07', -1],
    ['principal:1:revoked', '2026-03-26', '2026-04-07', -10_000],
    ['received:1:1:revoked', '2026-03-26', '2026-04-07', -10_000]
  ])
  t.same(counts(revoked).slice(-1)[0]?.enteredLate, true)
  t.ok(taken(closedFile(), revoked).every(([, , , reverses]) => reverses === null))
  const before = revokeDecision(servedFile(), { decisionNo: 1 }, on('2026-03-12', said))
  t.same(
    told(before)
      .slice(1)
      .map(([, , event]) => event),
    ['2026-03-26', '2026-03-26', '2026-03-26', '2026-03-26'],
    'revoked before it was due: never in the cohort'
  )
})

t.test('corrections reverse what was counted by mistake', async (t) => {
  const moved = correct(filedFile('2026-04-01'), { field: 'filed-on', to: '2026-03-31' }, calendar)
  t.same(taken(filedFile('2026-04-01'), moved), [
    ['opened:1', '2026-04-01', -1, 1],
    ['opened:1', '2026-03-31', 1, null]
  ])
  const open = correct(closedFile(), { field: 'closed-on', to: null }, calendar)
  t.same(taken(closedFile(), open), [['closed:1', '2026-03-25', -1, 2]], 'a closing by mistake is taken back')
  const served = correct(servedFile(), { field: 'served-on', decisionNo: 1, to: '2026-03-20' }, calendar)
  t.same(taken(servedFile(), served), [
    ['due:1', '2026-03-26', -1, 2],
    ['principal:1', '2026-03-26', -10_000, 3],
    ['due:1', '2026-04-07', 1, null],
    ['principal:1', '2026-04-07', 10_000, null]
  ])
})

t.test('mediation and outside cases count nowhere; the group is the filing organ’s', async (t) => {
  const of = (over: object) => ({ ...closedFile(), case: { ...closedFile().case, ...over } })
  t.same(counts(of({ outside: true })), [])
  t.same(counts(of({ procedure: 'patent-mediation' })), [])
  t.equal(counts(of({ procedure: 'customs' })).length, 6)
  t.match(counts(of({ areaCode: '440305', rightKind: 'patent' }))[0]?.group, {
    officeId: 'sz-market-futian',
    areaCode: '440305',
    rightKind: 'patent',
    procedure: 'trademark-penalty'
  })
})

/** Random acts: what does not fit is refused and changes nothing. */
type Move = readonly [kind: number, choice: number, days: number]
const context = { now: '2030-01-10T02:00:00Z', calendar, settings: defaultSettings }
const pick = <T>(list: readonly T[], choice: number): T => list[choice % list.length] as T

/** The next step of the last transfer, one time in three whatever its state. */
function transferKind(kind: number, choice: number, file: CaseFile): number {
  const state = file.transfers.at(-1)?.state
  if (kind < 14 || kind > 19 || choice % 3 === 0 || state === undefined) return kind
  return (
    { 'tg-formed': 14, 'report-submitted': choice === 1 ? 19 : 15, approved: 16, sent: 17, received: 18 }[
      state as string
    ] ?? 13
  )
}

function actOf([kind, choice]: Move, occurredOn: string, file: CaseFile): PastAct {
  const day = { occurredOn, reason: '补录' }
  const instant = { occurredAt: `${occurredOn}T10:00:00+08:00`, reason: '补录' }
  const no = kind >= 14 ? Math.max(1, file.transfers.length) : 1 + (choice % 3)
  const fine = { kind: 'fine' as const, amountFen: 1_000, text: null }
  const goods = { kind: 'confiscate-goods' as const, amountFen: null, text: null }
  const partyNo = pick([null, 1, 2], choice)
  const penalty = {
    kind: 'penalty' as const,
    obligations: pick([[fine], [goods], [fine, goods], [{ ...goods, kind: 'warning' as const }]], choice)
  }
  const other = {
    kind: pick(['no-penalty', 'not-established', 'transfer-administrative'] as const, choice),
    obligations: []
  }
  const papers = { documentNumber: null, documentNumberRaw: null, partyNo, text: null }
  const catalogue: PastAct[] = [
    { act: 'file', handlers: ['a', 'b'], number: null, ...day },
    { act: 'file', handlers: ['a', 'b'], number: null, ...day },
    { act: 'decide', ...papers, ...penalty, ...day },
    { act: 'serve', decisionNo: no, servedBy: 'direct', ...day },
    { act: 'serve', decisionNo: no, servedBy: 'direct', ...day },
    {
      act: 'record-receipt',
      decisionNo: no,
      kind: pick(['principal', 'principal', 'refund', 'surcharge'] as const, choice),
      amountFen: pick([1_000, 400, 600], choice),
      voucher: null,
      ...day
    },
    { act: 'record-receipt', decisionNo: no, kind: 'principal', amountFen: 1_000, voucher: null, ...day },
    { act: 'perform', decisionNo: no, obligationNo: 1 + (choice % 2), ...day },
    { act: 'close', ground: pick(closingGrounds, choice), ...day },
    { act: 'close', ground: 'executed', ...day },
    { act: 'reopen', ground: pick(['police-not-filed', 'decision-revoked', 'new-evidence'] as const, choice), ...day },
    { act: 'revoke-decision', decisionNo: no, ...day },
    { act: 'decide', ...papers, ...other, ...day },
    { act: 'open-transfer', ...opening, partyNos: partyNo === null ? [] : [partyNo], ...day },
    { act: 'transfer-report', transferNo: no, text: '报告', ...day },
    { act: 'transfer-approve', transferNo: no, by: 'chief', ...instant },
    { act: 'transfer-send', transferNo: no, letterNumber: null, materials: fiveMaterials, ...instant },
    { act: 'transfer-receive', transferNo: no, by: 'liaison', ...instant },
    { act: choice % 2 === 1 ? 'transfer-decline' : 'transfer-file', transferNo: no, policeNumber: null, ...day },
    { act: 'transfer-disapprove', transferNo: no, by: 'chief', ...day },
    { act: 'decline', ...day }
  ]
  return pick(catalogue, transferKind(kind, choice, file))
}

function correctionOf([kind, choice, days]: Move, file: CaseFile): Correction {
  const to = addDays(civilDate('2026-03-02'), days * 3)
  const no = 1 + (choice % 2)
  return pick<Correction>(
    [
      { field: 'filed-on', to },
      { field: 'closed-on', to: choice % 2 === 0 ? null : to },
      { field: 'served-on', decisionNo: no, to },
      { field: 'receipt', receiptNo: no, receivedOn: file.receipts[no - 1]?.receivedOn ?? to, amountFen: 100 * days },
      { field: 'obligation-amount', decisionNo: 1, obligationNo: 1, amountFen: 1 + 100 * days },
      { field: 'revoked-on', decisionNo: no, to },
      { field: 'reopened-on', episodeNo: 2, to }
    ],
    kind
  )
}

/** Random acts of execution, which a file that is taken over does not tell. */
function execute(file: CaseFile, [kind, choice, days]: Move, day: string): CaseFile {
  const decisionNo = 1 + (choice % 4 === 3 ? 1 : 0)
  const one = { decisionNo }
  const when = on(day, { reason: '理由', late: choice % 5 === 0 })
  const money = moneyOf(file, decisionNo)
  const open = money.dueFen - (money.steps.at(-1)?.receivedFen ?? 0)
  const due = (months: number) => addDays(civilDate(day), 20 + 40 * months + days)
  const half = Math.floor(open / 2)
  const schedule =
    choice % 3 === 0
      ? { kind: 'deferral' as const, instalments: [{ dueOn: due(1), amountFen: open }] }
      : {
          kind: 'instalments' as const,
          instalments: [
            { dueOn: due(0), amountFen: half },
            { dueOn: due(1), amountFen: open - half }
          ]
        }
  const last = (lines: readonly { no: number }[]) => lines.at(-1)?.no ?? 1
  const remedy = pick(['suit', 'reconsideration'] as const, choice)
  const steps = {
    arrange: () => arrange(file, { ...one, ...schedule, requestedOn: day, approvedBy: 'head' }, when),
    'start-remedy': () => startRemedy(file, { ...one, kind: remedy, stayed: choice < 8 }, when),
    'end-remedy': () =>
      endRemedy(file, { remedyNo: last(file.remedies), outcome: pick(['upheld', 'withdrawn'] as const, choice) }, when),
    'suspend-execution': () =>
      suspendExecution(file, { ...one, ground: pick(['stay-ordered', 'no-ability'] as const, choice) }, when),
    'resume-execution': () => resumeExecution(file, one, when),
    'end-execution': () => endExecution(file, { ...one, ground: 'object-lost' }, when, context),
    demand: () => demand(file, one, when),
    'serve-demand': () => serveDemand(file, { demandNo: last(file.demands) }, when),
    'apply-court': () => {
      const before = on(addDays(civilDate(day), -20))
      const demanded = serveDemand(demand(file, one, before), { demandNo: file.demands.length + 1 }, before)
      return applyCourt(demanded, { ...one, court: '法院', suitTimeStated: true }, when, context)
    },
    'record-court': () => {
      const step = pick(['accepted', 'refused'] as const, choice)
      return recordCourt(file, { applicationNo: last(file.courtApplications), step, courtNumber: null }, when)
    }
  } as const
  const name = pick(Object.keys(steps) as (keyof typeof steps)[], kind - 29)
  const wrong = judgeCaseState(name, file)
  if (wrong) throw wrong
  return steps[name]()
}

/** A demand waits for its day, and the court for the end of the remedies. */
const waits: Readonly<Record<number, number>> = { 35: 20, 37: 200 }

interface Told {
  readonly file: CaseFile
  readonly done: readonly PastAct[]
  readonly ledger: readonly LedgerEntry[]
}

/** States that an act may lead to; an act not listed leaves the state as it was. */
const open: readonly CaseState[] = [
  'filed',
  'decided',
  'served',
  'executed',
  'enforcing',
  'execution-ended',
  'transferred'
]
const leadsTo: Partial<Record<PastAct['act'], readonly CaseState[]>> = {
  file: ['filed'],
  decline: ['not-filed'],
  decide: ['decided'],
  serve: open,
  perform: open,
  'record-receipt': [...open, 'closed'],
  close: ['closed'],
  reopen: open,
  'revoke-decision': [...open, 'closed'],
  'transfer-approve': [...open, 'closed'],
  'transfer-send': [...open, 'closed'],
  'transfer-file': [...open, 'closed'],
  'transfer-decline': [...open, 'closed']
}

function tell(moves: readonly Move[], corrections: boolean): Told {
  let file = clueFile()
  let day = civilDate('2026-03-02')
  const done: PastAct[] = []
  const ledger: LedgerEntry[] = []
  for (const move of moves) {
    const next = addDays(day, move[2] + (corrections && day < '2029-01-01' ? (waits[move[0]] ?? 0) : 0))
    try {
      const before = file
      if (corrections && move[0] >= 29) file = execute(file, move, next)
      else if (corrections && move[0] >= 21) file = correct(file, correctionOf(move, file), calendar)
      else {
        const past = actOf(move, next, file)
        file = replay(file, [past], context)[0]!.after
        done.push(past)
        if (
          past.act in caseActs &&
          !(caseActs[past.act as 'file'].from as readonly string[]).includes(before.case.state)
        )
          throw new Error(`${past.act} from ${before.case.state}`)
        if (!(leadsTo[past.act] ?? [before.case.state]).includes(file.case.state))
          throw new Error(`${past.act} led from ${before.case.state} to ${file.case.state}`)
      }
      ledger.push(...differences(ledger, counts(file)))
      day = next
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return { file, done, ledger }
}

const moves = fc.array(fc.tuple(fc.nat(38), fc.nat(11), fc.nat(6)), { minLength: 5, maxLength: 60, size: 'max' })
const sums = (entries: readonly Count[]) => {
  const by = new Map<string, number>()
  for (const { key, measure, day, eventDay, quantity, enteredLate } of entries) {
    const cell = JSON.stringify([key, measure, day, eventDay, enteredLate])
    by.set(cell, (by.get(cell) ?? 0) + quantity)
  }
  return [...by].filter(([, quantity]) => quantity !== 0).toSorted()
}

t.test('for any acts and corrections the ledger adds up to what the file counts', async (t) => {
  const seen = new Set<string>()
  const transfers = new Set<string>()
  fc.assert(
    fc.property(moves, (list) => {
      const { file, ledger } = tell(list, true)
      seen.add(file.case.state)
      file.transfers.forEach((one) => transfers.add(one.state))
      const [left, right] = [sums(ledger), sums(counts(file))]
      if (JSON.stringify(left) !== JSON.stringify(right))
        throw new Error(`${JSON.stringify(left)} is not ${JSON.stringify(right)}`)
      if (ledger.some((entry) => entry.eventDay < entry.day || entry.quantity === 0))
        throw new Error('the table refuses this')
      const total = (measure: string) =>
        counts(file)
          .filter((one) => one.measure === measure)
          .reduce((sum, one) => sum + one.quantity, 0)
      return (
        total('principal-received') <= total('principal-due') && total('decision-executed') <= total('decision-due')
      )
    }),
    { numRuns: 1_500, seed: 20260302 }
  )
  const past = ['tg-formed', 'report-submitted', 'approved', 'not-approved', 'sent', 'received', 'filed', 'not-filed']
  t.same([...transfers].sort(), past.sort(), 'and every state of a transfer that past acts tell of')
  t.same(
    [...seen].sort(),
    [
      'closed',
      'clue',
      'decided',
      'enforcing',
      'executed',
      'execution-ended',
      'filed',
      'not-filed',
      'served',
      'transferred'
    ],
    'every state was met'
  )
})

t.test('for any acts, corrections and changes of office each group is in balance on every day', async () => {
  const places = ['sz-market-futian', 'sz-market-nanshan', 'sz-market-luohu'] as const
  const assigned = fc.array(fc.tuple(fc.nat(80), fc.nat(2)), { minLength: 1, maxLength: 6 })
  let moved = 0
  fc.assert(
    fc.property(moves, assigned, (list, lines) => {
      const { file } = tell(list, true)
      const start = civilDate('2026-03-02')
      const assignments = [[0, 0] as const, ...lines.toSorted((a, b) => a[0] - b[0])].map(([days, place], index) => ({
        no: index + 1,
        officeId: places[place]!,
        organId: 'sz-market',
        areaCode: '440304',
        from: addDays(start, days),
        late: false,
        ground: null,
        paper: null
      }))
      const entries = counts({ ...file, assignments })
      const sum = (office: string, measure: Count['measure'], until: string) =>
        entries
          .filter((one) => one.group.officeId === office && one.measure === measure && one.day <= until)
          .reduce((total, one) => total + one.quantity, 0)
      moved += entries.filter((one) => one.measure === 'case-in').length
      const days = [...new Set(entries.map((one) => one.day))]
      for (const day of days) {
        const open = places.map(
          (office) =>
            sum(office, 'case-new', day) +
            sum(office, 'case-in', day) -
            sum(office, 'case-closed', day) -
            sum(office, 'case-out', day)
        )
        const handling = assignments.findLast((line) => line.from <= day)!.officeId
        const now = file.episodes.filter(
          ({ openedOn, closedOn }) => openedOn <= day && (closedOn === null || closedOn > day)
        ).length
        if (open.some((count, index) => count !== (places[index] === handling ? now : 0)))
          throw new Error(`${day}: open ${open.join(', ')}, not ${now} at ${handling}`)
      }
      return true
    }),
    { numRuns: 800, seed: 20260302 }
  )
  if (moved === 0) throw new Error('no case was moved while open')
})

t.test('the same acts give the same file; a case always has a way to its end', async () => {
  fc.assert(
    fc.property(moves, (list) => {
      const { file, done } = tell(list, false)
      const again = replay(clueFile(), done, context).at(-1)?.after ?? clueFile()
      if (JSON.stringify(again) !== JSON.stringify(file)) throw new Error('another file')
      return ['closed', 'not-filed'].includes(finish(file).case.state)
    }),
    { numRuns: 500, seed: 20260302 }
  )
})

/** What a diligent office does: decline a clue; else close on any ground, first without and then after revoking. */
function finish(file: CaseFile): CaseFile {
  const day = '2029-06-01'
  const run = (from: CaseFile, past: PastAct) => replay(from, [past], context)[0]!.after
  const stated = { occurredOn: day, reason: '补录' }
  if (['closed', 'not-filed'].includes(file.case.state)) return file
  if (file.case.state === 'clue') return run(file, { act: 'decline', ...stated })
  for (const ground of closingGrounds) {
    const act: PastAct = { act: 'close', ground, ...stated }
    if (codeOf(() => run(file, act)) === 'no refusal') return run(file, act)
  }
  const [undone] = standing(file)
  if (undone) return finish(run(file, { act: 'revoke-decision', decisionNo: undone.decisionNo, ...stated }))
  return finish(run(file, { act: 'decide', ...plainDecision('no-penalty'), ...stated }))
}

t.test('replay names what does not fit', async (t) => {
  const stated = { occurredOn: '2026-03-04', reason: '补录' }
  const code = (...acts: PastAct[]) => codeOf(() => replay(clueFile(), acts, context))
  const filing: PastAct = { act: 'file', handlers: ['a', 'b'], number: '1', ...stated }
  t.equal(code({ act: 'close', ground: 'executed', ...stated }), 'case.wrong-state')
  t.equal(code({ act: 'open-transfer', ...opening, ...stated }), 'transfer.case-state')
  t.equal(code(filing, { act: 'transfer-report', transferNo: 1, text: '', ...stated }), 'transfer.unknown')
  const formed: PastAct = { act: 'open-transfer', ...opening, ...stated }
  t.equal(code(filing, formed, { act: 'transfer-receive', transferNo: 1, by: 'x', ...stated }), 'transfer.wrong-state')
  t.equal(
    code(filing, formed, { act: 'transfer-report', transferNo: 1, text: '', ...stated, occurredOn: '2026-03-03' }),
    'time.before-previous'
  )
  t.match(replay(clueFile(), [filing], context)[0], {
    act: 'file',
    rule: 'A-10',
    before: { case: { state: 'clue' } },
    after: { case: { number: '1' } },
    when: { late: true }
  })
  const unopened: CaseFile = { ...filedFile(), episodes: [] }
  t.match(
    replay(unopened, [{ act: 'decide', ...plainDecision('no-penalty'), ...stated, occurredOn: '2026-03-10' }], context),
    [{ after: { case: { state: 'decided' } } }],
    'an old file whose filing is not known has no day that comes before'
  )
  t.throws(
    () => replay(filedFile(), [{ act: 'correct', ...stated } as unknown as PastAct], context),
    /no act on a case/
  )
  t.throws(
    () => replay(filedFile(), [{ act: 'transfer-report', text: '', ...stated } as unknown as PastAct], context),
    /no act on a transfer/
  )
})
