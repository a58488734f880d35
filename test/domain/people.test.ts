import t from 'tap'
import { jointOffices, officesFor } from '../../src/domain/case/acts.ts'
import { counts } from '../../src/domain/case/counts.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import { designate, endShare, handOver, share, type Designation } from '../../src/domain/case/people.ts'
import { clueFile, codeOf, filedFile, office, on, servedFile, transferFile } from '../support/case-file.ts'

const nanshan = 'sz-market-nanshan'
const to = (over: Partial<Designation> = {}): Designation => ({
  officeId: nanshan,
  organId: 'sz-market',
  areaCode: '440305',
  paper: '指定管辖决定书',
  handlers: null,
  ...over
})
const joint = { officeId: nanshan, kind: 'joint', paper: '联合办案函' } as const

t.test('a hand-over names two officers, and keeps who handled it apart from reviewing', async (t) => {
  const file = filedFile()
  const handed = handOver(file, { handlers: ['b', 'c', 'c'] })
  t.same(handed.case.handlers, ['b', 'c'])
  t.same(handed.case.investigators, ['a', 'b', 'c'], 'who handled it stays an investigator (P-21)')
  t.same(handOver(clueFile(), { handlers: ['a', 'b'] }).case.handlers, ['a', 'b'], 'a lead has its officers, too')
  t.equal(
    codeOf(() => handOver(file, { handlers: ['c', 'c'] })),
    'case.two-handlers'
  )
  t.equal(
    codeOf(() => handOver(file, { handlers: ['b', 'a'] })),
    'case.handlers-same'
  )
  t.same(handOver(file, { handlers: ['a', 'b', 'c'] }).case.handlers.length, 3)
  const review = {
    no: 1,
    kind: 'case',
    submittedOn: '2026-03-05',
    submittedBy: 'a',
    reviewer: 'r',
    doneOn: null,
    outcome: null,
    opinion: null
  }
  const reviewed = { ...file, reviews: [review], hearings: [{ host: 'h' }] } as unknown as CaseFile
  for (const person of ['r', 'h'])
    t.equal(
      codeOf(() => handOver(reviewed, { handlers: ['a', person] })),
      'case.handler-reviewed',
      'who reviewed it or hosted its hearing does not handle it'
    )
})

t.test('a joint office takes part in some acts while the sharing lasts; assistance opens nothing', async (t) => {
  const shared = share(filedFile(), joint, on('2026-03-06'))
  t.same(shared.shares, [{ no: 1, ...joint, from: '2026-03-06', to: null }])
  t.same(jointOffices(shared), [nanshan])
  t.same([officesFor('investigate', shared), officesFor('decide', shared)], [[office, nanshan], [office]])
  const helped = share(shared, { ...joint, officeId: 'sz-market-luohu', kind: 'assistance' }, on('2026-03-06'))
  t.same(jointOffices(helped), [nanshan])
  const refused = (code: string, work: () => unknown) =>
    t.equal(
      codeOf(() => work()),
      code
    )
  refused('case.share-own', () => share(shared, { ...joint, officeId: office }, on('2026-03-06')))
  refused('case.share-lasts', () => share(shared, joint, on('2026-03-06')))
  refused('case.line-unknown', () => endShare(shared, { shareNo: 2 }, on('2026-03-07')))
  refused('time.before-previous', () => endShare(shared, { shareNo: 1 }, on('2026-03-05')))
  const ended = endShare(shared, { shareNo: 1 }, on('2026-03-07'))
  t.same([jointOffices(ended), officesFor('investigate', ended)], [[], [office]])
  refused('case.share-ended', () => endShare(ended, { shareNo: 1 }, on('2026-03-08')))
  t.same(jointOffices(share(ended, joint, on('2026-03-09'))), [nanshan], 'it can be shared again')
})

t.test('another office takes the case over, with its number, its transfers and its history', async (t) => {
  const shared = share(share(filedFile(), joint, on('2026-03-05')), { ...joint, officeId: 'x' }, on('2026-03-05'))
  const moved = designate(shared, to(), on('2026-03-10', { reason: '上级指定' }))
  t.match(moved.case, { officeId: nanshan, organId: 'sz-market', areaCode: '440305', handlers: [], state: 'filed' })
  t.same(moved.case.investigators, ['a', 'b'])
  t.same(jointOffices(moved), ['x'], 'whoever has it needs no sharing')
  t.same(
    moved.assignments.map(({ no, officeId, from, paper, ground }) => [no, officeId, from, paper, ground]),
    [
      [1, office, '2026-03-02', null, null],
      [2, nanshan, '2026-03-10', '指定管辖决定书', '上级指定']
    ]
  )
  const again = designate(moved, to({ officeId: office, areaCode: '440304', handlers: ['c', 'd'] }), on('2026-03-12'))
  t.same([again.assignments.length, again.case.handlers], [3, ['c', 'd']])
  t.equal(
    codeOf(() => designate(moved, to(), on('2026-03-12'))),
    'case.office-same'
  )
  t.equal(
    codeOf(() => designate(filedFile(), to({ handlers: ['c'] }), on('2026-03-12'))),
    'case.two-handlers'
  )
  t.equal(
    codeOf(() => designate(transferFile('approved'), to(), on('2026-03-12'))),
    'case.transfer-in-preparation',
    'its task group is of the old office'
  )
  const sent = designate(transferFile('sent'), to(), on('2026-03-12'))
  t.equal(sent.transfers[0]?.officeId, nanshan, 'what the police answer goes to who handles it now')
  const over = transferFile('sent')
  const refusedByPolice = { ...over, transfers: over.transfers.map((one) => ({ ...one, state: 'not-filed' as const })) }
  t.equal(designate(refusedByPolice, to(), on('2026-03-12')).transfers[0]?.officeId, office, 'what is over stays')
  const reported = { ...transferFile('tg-formed') }
  const told = { ...reported, transfers: reported.transfers.map((one) => ({ ...one, reported: true })) }
  t.equal(
    codeOf(() => designate(told, to(), on('2026-03-12'))),
    'no refusal'
  )
})

t.test('what was counted stays with who handled it on that day; an open case goes out and comes in', async (t) => {
  const lines = (file: CaseFile) =>
    counts(file).map(({ key, measure, day, group }) => [key, measure, day, group.officeId, group.areaCode])
  const before = designate(clueFile(), to(), on('2026-03-03'))
  t.same(lines(before), [], 'a lead counts nowhere')
  const moved = designate(filedFile('2026-03-04'), to(), on('2026-03-10', { late: true }))
  t.same(lines(moved), [
    ['opened:1', 'case-new', '2026-03-04', office, '440304'],
    ['out:1:2', 'case-out', '2026-03-10', office, '440304'],
    ['in:1:2', 'case-in', '2026-03-10', nanshan, '440305']
  ])
  t.same(
    counts(moved).map((one) => one.enteredLate),
    [false, true, true]
  )
  const sameDay = designate(filedFile('2026-03-10'), to(), on('2026-03-10'))
  t.same(lines(sameDay), [['opened:1', 'case-new', '2026-03-10', nanshan, '440305']], 'no move on the day of filing')
  const back = designate(moved, to({ officeId: office, areaCode: '440304' }), on('2026-03-10'))
  t.same(
    lines(back).map(([key]) => key),
    ['opened:1'],
    'there and back on one day is no move'
  )
  const served = designate(servedFile('2026-03-11'), to(), on('2026-03-12'))
  t.same(
    lines(served)
      .filter(([key]) => key === 'due:1')
      .map(([, , day, by]) => [day, by]),
    [['2026-03-26', office]],
    'a decision is of the office that made it, though it falls due later'
  )
  const undated = {
    ...served,
    decisions: served.decisions.map((decision) => ({ ...decision, decidedOn: null }))
  }
  t.ok(
    lines(undated).some(([key, , , by]) => key === 'due:1' && by === nanshan),
    'else of the one on the due day'
  )
})

t.test('a move on the first day of the lead, with the filing corrected to before it', async (t) => {
  const file = designate(filedFile('2026-03-02'), to(), on('2026-03-02'))
  const earlier = { ...file, episodes: file.episodes.map((episode) => ({ ...episode, openedOn: '2026-02-27' })) }
  t.same(
    counts(earlier).map(({ key, group }) => [key, group.officeId]),
    [
      ['opened:1', office],
      ['out:1:2', office],
      ['in:1:2', nanshan]
    ]
  )
  const area = designate(
    designate(filedFile('2026-03-02'), to(), on('2026-03-05')),
    to({ officeId: 'sz-market', areaCode: '440305' }),
    on('2026-03-06')
  )
  t.equal(counts(area).length, 5, 'each move is an out- and an in-entry')
})
