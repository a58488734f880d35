import fc from 'fast-check'
import t from 'tap'
import { correct, type Correction } from '../../src/domain/case/correction.ts'
import { counts } from '../../src/domain/case/counts.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { stateOf, type CaseFile } from '../../src/domain/case/file.ts'
import { correctable, correctableParts } from '../../src/domain/case/part-correction.ts'
import { noParts, withLine, type PartName } from '../../src/domain/case/parts.ts'
import { close } from '../../src/domain/case/steps.ts'
import { differences, standing, type LedgerEntry } from '../../src/domain/ledger.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import {
  calendar,
  closedFile,
  codeOf,
  decidedFile,
  executedFile,
  filedFile,
  on,
  servedFile,
  transferFile
} from '../support/case-file.ts'

const today = '2026-03-20'
type Goods = { goodsNo: number; quantity: string | null }[]
const fix = (file: CaseFile, correction: Correction, goods: Goods = []) =>
  correct(file, correction, calendar, undefined, { today, goods })
const code = (file: CaseFile, correction: Correction, goods: Goods = []) => codeOf(() => fix(file, correction, goods))
const put = (file: CaseFile, part: PartName, line: object): CaseFile => withLine(file, part, line as never)
const change = (part: never, changes: Record<string, string>, no = 1): Correction => ({
  field: 'part-line',
  part,
  no,
  changes
})
const out = (part: never, no = 1): Correction => ({ field: 'part-line-void', part, no })

const pairsOf = (part: (typeof correctableParts)[number]): readonly (readonly [string, string])[] => {
  const row: { readonly days: readonly string[]; readonly pairs?: readonly (readonly [string, string])[] } =
    correctable[part]
  return row.pairs ?? []
}

t.test('what may be corrected are fields that lines have', async (t) => {
  for (const part of correctableParts) {
    t.ok(part in noParts, part)
    for (const [a, b] of pairsOf(part))
      t.ok(
        [a, b].every((day) => (correctable[part].days as readonly string[]).includes(day)),
        part
      )
  }
})

t.test('a wrong day of a line; its days keep their order', async (t) => {
  const stop = {
    ground: 'suspension',
    why: null,
    from: '2026-03-06',
    to: '2026-03-10',
    approvedBy: null,
    measureNo: null,
    text: null
  }
  const file = put(filedFile(), 'stops', stop)
  const due = (of: CaseFile) => duties(of, calendar).find((duty) => duty.code === 'OT-DECIDE')?.dueAt
  const longer = fix(file, change('stops' as never, { to: '2026-03-16' }))
  t.match(longer.stops, [{ no: 1, from: '2026-03-06', to: '2026-03-16' }])
  t.not(due(longer), due(file), 'the clock moves with it')
  t.match(fix(file, change('stops' as never, { from: '2026-03-12', to: '2026-03-13' })).stops, [{ from: '2026-03-12' }])
  const notice = {
    partyNo: null,
    issuedOn: '2026-03-06',
    servedOn: '2026-03-07',
    servedBy: null,
    proposed: [],
    hearing: true,
    hearingRule: null,
    text: null,
    waivedOn: null,
    statementOn: '2026-03-09',
    statement: null,
    statementText: null,
    withdrawnOn: null
  }
  const notified = put(filedFile(), 'notices', notice)
  const letter = put(filedFile(), 'letters', {
    direction: 'in',
    officeId: null,
    organ: 'x',
    sentOn: '2026-02-01',
    receivedOn: '2026-03-05',
    answeredOn: null,
    text: 'x',
    answer: null
  })
  t.match(fix(letter, change('letters' as never, { sentOn: '2026-01-31' })).letters, [{ sentOn: '2026-01-31' }])
  const hearing = put(notified, 'hearings', {
    noticeNo: 1,
    stopNo: 9,
    requestedOn: '2026-03-09',
    announcedOn: '2026-03-10',
    setFor: '2026-03-25',
    place: null,
    host: null,
    heldOn: null,
    endedOn: null,
    ended: null,
    opinion: null
  })
  t.match(
    fix(hearing, change('hearings' as never, { setFor: '2026-03-26' })).hearings,
    [{ setFor: '2026-03-26' }],
    'may lie ahead'
  )
  const rows: [string, CaseFile, Correction][] = [
    ['case.correction-same', file, change('stops' as never, { to: '2026-03-10' })],
    ['case.correction-target', file, change('stops' as never, { to: '2026-03-11' }, 2)],
    ['case.correction-target', file, change('stops' as never, { why: '2026-03-11' })],
    ['case.correction-target', notified, change('notices' as never, { waivedOn: '2026-03-11' })],
    ['case.correction-target', notified, change('notices' as never, { quantity: '1' })],
    ['time.in-future', file, change('stops' as never, { to: '2026-03-21' })],
    ['time.before-previous', file, change('stops' as never, { to: '2026-03-05' })],
    ['time.before-previous', file, change('stops' as never, { from: '2026-03-01' })],
    ['time.before-previous', notified, change('notices' as never, { servedOn: '2026-03-10' })],
    ['time.before-previous', notified, change('notices' as never, { issuedOn: '2026-03-08' })],
    ['time.before-previous', letter, change('letters' as never, { sentOn: '2026-03-06' })]
  ]
  for (const [refusal, of, correction] of rows) t.equal(code(of, correction), refusal, JSON.stringify(correction))
})

t.test('a wrong quantity in custody', async (t) => {
  const measure = {
    kind: 'seize',
    from: '2026-03-05',
    takenAt: null,
    reportedAt: null,
    approvedBy: null,
    approvedOn: null,
    takenBy: 'a',
    follows: null,
    partyNo: null,
    goods: [{ goodsNo: 1, quantity: '100' }],
    place: null,
    documentNumber: null,
    endedOn: null,
    end: null,
    endGround: null
  }
  const stored = {
    goodsNo: 1,
    measureNo: 1,
    quantity: '80',
    place: '仓库',
    keeper: 'a',
    storedOn: '2026-03-05',
    disposed: [{ quantity: '30', disposal: 'returned', on: '2026-03-09', consentOn: null, text: null }]
  }
  const file = put(put(filedFile(), 'measures', measure), 'custody', stored)
  const to = (quantity: string) => change('custody' as never, { quantity })
  t.match(fix(file, to('90')).custody, [{ quantity: '90' }])
  t.match(fix(file, to('30'), [{ goodsNo: 1, quantity: '95' }]).custody, [{ quantity: '30' }])
  t.equal(code(file, to('29')), 'case.correction-in-use', 'less than what is gone')
  t.equal(code(file, to('101')), 'case.goods-quantity', 'more than the measure took')
  t.equal(code(file, to('96'), [{ goodsNo: 1, quantity: '95' }]), 'case.goods-quantity', 'more than the line')
  const loose = put(filedFile(), 'custody', { ...stored, measureNo: null, disposed: [] })
  t.match(fix(loose, to('500')).custody, [{ quantity: '500' }])
  const uncounted = put(filedFile(), 'custody', { ...stored, disposed: [{ ...stored.disposed[0], quantity: null }] })
  t.equal(code(uncounted, to('500')), 'case.correction-in-use')
  t.equal(code(put(filedFile(), 'custody', { ...stored, quantity: null }), to('5')), 'case.correction-target')
})

t.test('a line entered by mistake counts nowhere, and its number is never used again', async (t) => {
  const review = {
    kind: 'case',
    grounds: [],
    mended: null,
    endNo: 1,
    submittedOn: '2026-03-09',
    submittedBy: 'a',
    reviewer: null,
    doneOn: null,
    outcome: null,
    opinion: null
  }
  const ended = put(filedFile(), 'investigationEnds', { on: '2026-03-06', proposal: '处罚' })
  const file = put(ended, 'reviews', review)
  const reviewing = { ...file, case: { ...file.case, state: stateOf(file) } }
  t.equal(reviewing.case.state, 'reviewing')
  t.equal(code(reviewing, out('investigationEnds' as never)), 'case.correction-in-use', 'a review rests on it')
  const without = fix(reviewing, out('reviews' as never))
  t.match([without.case.state, without.reviews.length], ['investigated', 0])
  t.match(without.voided, [
    { no: 1, part: 'reviews', lineNo: 1, on: today, line: { no: 1, submittedOn: '2026-03-09' } }
  ])
  t.equal(put(without, 'reviews', review).reviews[0]?.no, 2)
  t.equal(put(without, 'notices', {}).notices[0]?.no, 1)
  t.equal(fix(without, out('investigationEnds' as never)).case.state, 'filed')
  const twice = fix(put(file, 'reviews', review), change('reviews' as never, { submittedOn: '2026-03-10' }, 2))
  t.match(twice.reviews, [{ submittedOn: '2026-03-09' }, { submittedOn: '2026-03-10' }])
  t.equal(code(without, out('reviews' as never)), 'case.correction-target', 'it is not there any more')
  t.equal(
    code(put(filedFile(), 'leads', { receivedOn: '2026-03-02' }), out('leads' as never)),
    'case.correction-target'
  )
})

t.test('a hearing takes its stop with it; a closing keeps its ground', async (t) => {
  const stop = {
    ground: 'hearing',
    why: null,
    from: '2026-03-09',
    to: null,
    approvedBy: null,
    measureNo: null,
    text: null
  }
  const hearing = {
    noticeNo: 1,
    stopNo: 1,
    requestedOn: '2026-03-09',
    announcedOn: null,
    setFor: null,
    place: null,
    host: null,
    heldOn: null,
    endedOn: null,
    ended: null,
    opinion: null
  }
  const heard = put(put(filedFile(), 'stops', stop), 'hearings', hearing)
  t.equal(code(heard, out('stops' as never)), 'case.correction-in-use')
  const none = fix(heard, out('hearings' as never))
  t.match([none.stops.length, none.hearings.length, none.voided.map((one) => one.part)], [0, 0, ['hearings', 'stops']])
  t.equal(fix(put(filedFile(), 'hearings', hearing), out('hearings' as never)).voided.length, 1, 'none of its own')
  const over = put(filedFile(), 'terminations', { on: '2026-03-06', ground: 'person-dead' })
  const terminated = { ...over, case: { ...over.case, state: stateOf(over) } }
  const closed = close(terminated, { ground: 'investigation-terminated' }, on('2026-03-09'))
  t.equal(code(closed, out('terminations' as never)), 'case.correction-in-use')
  const archived = put(closed, 'archives', { on: '2026-03-10', shelf: null, keptYears: null })
  t.equal(fix(archived, out('archives' as never)).case.state, 'closed')
})

t.test('the wrong party of a decision and of what it imposes', async (t) => {
  const two = decidedFile('2026-03-10', { partyNo: 1 })
  t.match(fix(two, { field: 'decision-party', decisionNo: 1, partyNo: 2 }), {
    decisions: [{ partyNo: 2 }],
    obligations: [{ partyNo: two.obligations[0]?.partyNo === 1 ? 2 : null }]
  })
  t.equal(code(two, { field: 'decision-party', decisionNo: 1, partyNo: 1 }), 'case.correction-same')
  t.equal(code(two, { field: 'decision-party', decisionNo: 7, partyNo: 1 }), 'case.decision-unknown')
  const other = { ...two, decisions: [...two.decisions, { ...two.decisions[0]!, decisionNo: 2, partyNo: 2 }] }
  t.equal(code(other, { field: 'decision-party', decisionNo: 1, partyNo: 2 }), 'case.party-decided')
  t.equal(code(other, { field: 'decision-party', decisionNo: 1, partyNo: null }), 'case.party-decided')
  t.match(fix(other, { field: 'decision-party', decisionNo: 1, partyNo: 3 }).decisions, [
    { partyNo: 3 },
    { partyNo: 2 }
  ])
  const criminal = transferFile('approved', filedFile())
  t.match(fix(criminal, { field: 'decision-party', decisionNo: 1, partyNo: 1 }).decisions, [{ partyNo: 1 }])
  const all = { ...other, decisions: [two.decisions[0]!, { ...other.decisions[1]!, partyNo: null }] }
  t.equal(code(all, { field: 'decision-party', decisionNo: 1, partyNo: 3 }), 'case.party-decided')
  t.match(fix(two, { field: 'obligation-party', decisionNo: 1, obligationNo: 1, partyNo: 3 }).obligations, [
    { partyNo: 3 }
  ])
  const more = { ...two, obligations: [...two.obligations, { ...two.obligations[0]!, obligationNo: 2, partyNo: 9 }] }
  t.match(fix(more, { field: 'obligation-party', decisionNo: 1, obligationNo: 1, partyNo: 3 }).obligations, [
    { partyNo: 3 },
    { partyNo: 9 }
  ])
  t.equal(
    fix(more, { field: 'obligation-amount', decisionNo: 1, obligationNo: 2, amountFen: 5 }).obligations[1]?.amountFen,
    5
  )
  const ownParty = { ...more, obligations: [{ ...more.obligations[0]!, partyNo: 1 }, more.obligations[1]!] }
  t.match(fix(ownParty, { field: 'decision-party', decisionNo: 1, partyNo: 2 }).obligations, [
    { partyNo: 2 },
    { partyNo: 9 }
  ])
  t.equal(
    code(two, { field: 'obligation-party', decisionNo: 1, obligationNo: 2, partyNo: 3 }),
    'case.correction-target'
  )
})

t.test('correcting forth and back gives the same balance of the ledger', async () => {
  const starts = [filedFile(), decidedFile(), servedFile(), executedFile(), closedFile()]
  const day = fc.integer({ min: 2, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`)
  const pair = fc.oneof(
    day.map((to) => [{ field: 'filed-on', to }, (file: CaseFile) => ({ field: 'filed-on', to: file.case.filedOn })]),
    day.map((to) => [{ field: 'clue-on', to }, (file: CaseFile) => ({ field: 'clue-on', to: file.case.clueOn })]),
    day.map((to) => [{ field: 'closed-on', to }, (file: CaseFile) => ({ field: 'closed-on', to: file.case.closedOn })]),
    day.map((to) => [
      { field: 'served-on', decisionNo: 1, to },
      (file: CaseFile) => ({ field: 'served-on', decisionNo: 1, to: file.decisions[0]?.servedOn })
    ]),
    fc.tuple(day, fc.integer({ min: 1, max: 20_000 })).map(([receivedOn, amountFen]) => [
      { field: 'receipt', receiptNo: 1, receivedOn, amountFen },
      (file: CaseFile) => ({
        field: 'receipt',
        receiptNo: 1,
        receivedOn: file.receipts[0]?.receivedOn,
        amountFen: file.receipts[0]?.amountFen
      })
    ]),
    fc
      .integer({ min: 1, max: 9 })
      .map((partyNo) => [
        { field: 'decision-party', decisionNo: 1, partyNo },
        (file: CaseFile) => ({ field: 'decision-party', decisionNo: 1, partyNo: file.decisions[0]?.partyNo ?? null })
      ])
  )
  const balance = (entries: readonly LedgerEntry[]) =>
    standing(entries)
      .map(({ key, measure, day: of, eventDay, quantity }) => [key, measure, of, eventDay, quantity].join())
      .toSorted()
      .join('\n')
  let done = 0
  fc.assert(
    fc.property(fc.constantFrom(...starts), pair, (start, [there, back]) => {
      const ledger: LedgerEntry[] = [...differences([], counts(start))]
      const before = balance(ledger)
      try {
        const wrong = correct(start, there as Correction, calendar)
        ledger.push(...differences(ledger, counts(wrong)))
        const right = correct(wrong, (back as (file: CaseFile) => Correction)(start), calendar)
        ledger.push(...differences(ledger, counts(right)))
        done++
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return true
      }
      return balance(ledger) === before
    }),
    { numRuns: 2000 }
  )
  if (done < 200) throw new Error(`only ${done} corrections were possible`)
})
