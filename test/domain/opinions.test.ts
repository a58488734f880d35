import t from 'tap'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { withLine } from '../../src/domain/case/parts.ts'
import { supervisedOf } from '../../src/domain/case/supervised.ts'
import * as op from '../../src/domain/opinions/opinion.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { actor, calendar, clueFile, codeOf, decidedFile, filedFile, on, transferFile } from '../support/case-file.ts'

const context = { now: '2026-12-01T02:00:00Z', calendar, settings: defaultSettings }
const input: op.OpinionInput = {
  opinionId: 'o',
  kind: 'penalise',
  fromOfficeId: 'sz-procuratorate',
  toOfficeId: 'sz-market-futian',
  documentNumber: null,
  text: '…',
  replyBy: null,
  onPaper: false,
  fromKind: 'procuratorate',
  origin: null,
  suspects: [{ initials: 'A', partyNo: null }]
}
const send = (over: Partial<op.OpinionInput> = {}, day = '2026-03-04') =>
  op.sendOpinion({ ...input, ...over }, on(day), context)

t.test('two months to answer (T-51), or the time that the paper names', async (t) => {
  const days: [string, string | null][] = [
    ['2026-03-04', '2026-05-06'], // 4 and 5 May are days off
    ['2025-12-31', '2026-02-28'], // no 31 February; that Saturday is worked
    ['2026-01-31', '2026-03-31'],
    ['2021-09-06', '2021-11-08'], // a Saturday
    ['2021-09-05', null] // a day before the rule
  ]
  for (const [from, due] of days) t.equal(send({}, from).dueOn, due, from)
  t.match(send(), { dueRule: 'T-51.reply', needsConfirmation: true, lineageId: 'o' })
  t.match(send({ replyBy: '2026-03-04' }), { dueOn: '2026-03-04', dueRule: 'T-51', needsConfirmation: false })
  t.equal(
    codeOf(() => send({ replyBy: '2026-03-03' })),
    'opinion.reply-by'
  )
  t.match(send({ kind: 'inquiry' }), { dueOn: null, dueRule: null })
  t.equal(
    codeOf(() => send({ kind: 'police-return' })),
    'opinion.sender'
  )
  t.equal(
    codeOf(() => send({ fromKind: null })),
    'opinion.sender'
  )
  t.equal(
    codeOf(() => send({ kind: 'to-transfer' })),
    'opinion.no-origin'
  )
  const origin = { caseId: 'c', transferNo: 2, lineageId: 'r' }
  t.match(send({ kind: 'to-transfer', origin }), { originCaseId: 'c', originTransferNo: 2, lineageId: 'r' })
  const due = send()
  t.same(
    [
      op.isLate(due, '2026-05-06'),
      op.isLate(due, '2026-05-07'),
      op.isLate({ ...due, answeredOn: '2026-05-06' }, '2026-09-01')
    ],
    [false, true, false]
  )
  t.equal(op.isLate({ dueOn: null, answeredOn: null }, '2030-01-01'), false)
})

t.test('its states, who acts, and what each side is told', async (t) => {
  const office = actor('x', [['officer', 'sz-market-futian']])
  const sender = actor('y', [['procurator', 'sz-procuratorate']])
  const sent = send()
  const accepted = op.acceptOpinion(sent, null, on('2026-03-05'))
  const filed = op.fileOpinion(accepted, 'c', on('2026-03-06'))
  const answered = op.answerOpinion(filed, { result: 'penalised', text: '…' }, on('2026-03-07'))
  t.same([sent, accepted, filed, answered].map(op.stateOfOpinion), ['sent', 'accepted', 'filed', 'answered'])
  t.equal(op.stateOfOpinion(op.acceptOpinion(sent, 'c', on('2026-03-05'))), 'filed')
  const can = (of: op.Opinion, who = office) =>
    op.opinionActs.filter((act) => op.judgeOpinionAct(act, of, who) === null)
  t.same(
    [sent, accepted, filed, answered].map((of) => can(of)),
    [['accept'], ['file', 'answer'], ['answer'], []]
  )
  t.same(
    [sent, answered].map((of) => can(of, sender)),
    [['suspects'], ['suspects']]
  )
  t.equal(op.judgeOpinionAct('answer', sent, office)?.code, 'opinion.wrong-state')
  t.equal(op.judgeOpinionAct('answer', sent, sender)?.code, 'auth.not-permitted')
  t.same(op.opinionKindNames.map(op.sourceOf), [
    'procuratorate',
    'procuratorate',
    'procuratorate',
    'police',
    'transfer-in'
  ])
  t.equal(op.isOnPaper(sender, 'sz-procuratorate', 'sz-market-futian'), false)
  t.equal(op.isOnPaper(office, 'sz-procuratorate', 'sz-market-futian'), true)
  t.equal(
    codeOf(() => op.isOnPaper(office, 'sz-procuratorate', 'sz-market-nanshan')),
    'auth.not-permitted'
  )
  const tell = (of: op.Opinion, state: op.SuspectState, day: string, suspectNo = 1) =>
    op.tellOfSuspect(of, { suspectNo, state }, on(day))
  const held = tell(
    send({
      suspects: [
        { initials: null, partyNo: 1 },
        { initials: 'B', partyNo: null }
      ]
    }),
    'detained',
    '2026-03-05'
  )
  const judged = tell(tell(held, 'prosecuted', '2026-03-05'), 'judged', '2026-03-09')
  t.same(
    judged.suspects.map((one) => one.states.length),
    [3, 0]
  )
  t.same(
    op.toldSuspects(judged.suspects)[0]?.states.map((one) => one.state),
    ['prosecuted', 'judged']
  )
  t.equal(
    codeOf(() => tell(judged, 'released', '2026-03-08')),
    'time.before-previous'
  )
  t.equal(
    codeOf(() => tell(judged, 'released', '2026-03-10', 3)),
    'opinion.suspect'
  )
})

t.test('under a case it is a duty of that case', async (t) => {
  const due = (of: op.Opinion, start = filedFile()) =>
    duties(withLine(start, 'opinions', op.linkedOpinion(of)), calendar).filter((one) => one.code === 'OT-REPLY-OPINION')
  t.match(due(send()), [{ key: 'opinion:1', rule: 'T-51.reply', dueAt: '2026-05-06T23:59:59.999+08:00', doneAt: null }])
  t.match(due(send({ replyBy: '2026-03-20' })), [{ rule: 'T-51', dueAt: '2026-03-20T23:59:59.999+08:00' }])
  t.same(due(send({ kind: 'inquiry' })), [])
  t.same(due(send({}, '2021-09-05')), [])
  t.match(due({ ...send(), answeredOn: '2026-06-01' }), [{ doneAt: '2026-06-01' }])
})

t.test('what a procuratorate may know of a case', async (t) => {
  const advised = (suggestion: string, start = filedFile()) =>
    withLine(start, 'assessments', {
      ...{ on: '2026-03-05', offence: '214', suggestion: suggestion as never, ground: 'amount' as never },
      ...{ decisionDue: true, regimes: [], question: {}, summary: { zh: '甲', en: 'a' }, edition: 'e' },
      ...{ settledOn: null, settledBy: null, reason: null }
    })
  const see = (file = advised('must-transfer')) => supervisedOf(file, duties(file, calendar))
  t.equal(see(filedFile()), null)
  t.equal(see(advised('below')), null)
  t.equal(see(advised('must-transfer', filedFile('2026-03-04', { outside: true }))), null)
  t.same(see(), {
    ...{ caseId: clueFile().case.caseId, officeId: 'sz-market-futian', number: filedFile().case.number },
    ...{ offence: '214', suggestion: 'must-transfer', summary: { zh: '甲', en: 'a' } },
    ...{ untransferredSince: '2026-03-05', penalisedOn: null, answerDueAt: null, answerRule: null }
  })
  t.match(see(advised('reasonable-suspicion')), { untransferredSince: null, penalisedOn: null })
  t.match(see(advised('reasonable-suspicion', decidedFile())), { untransferredSince: null, penalisedOn: '2026-03-10' })
  const overtaken = advised('must-transfer')
  t.equal(
    see({
      ...overtaken,
      assessments: overtaken.assessments.map((one) => ({ ...one, settledBy: 'overtaken' as const }))
    }),
    null
  )
  const formed = transferFile('tg-formed', advised('must-transfer'), '2026-03-05')
  t.equal(see(formed), null, 'a transfer is open')
  const refused = { ...formed, transfers: formed.transfers.map((one) => ({ ...one, state: 'not-approved' as const })) }
  t.match(see(refused), { untransferredSince: '2026-03-05' }, 'the chief refused, and nothing was sent')
  const received = transferFile('received', filedFile(), '2026-03-05')
  t.match(see(received), { offence: null, untransferredSince: null, answerRule: 'T-19', answerDueAt: /^2026-/ })
  const waiting = duties(received, calendar).find((one) => one.waitingOn === 'police')!
  const two = supervisedOf(received, [
    { ...waiting, dueAt: '2027-01-01T00:00:00+08:00' },
    waiting,
    { ...waiting, dueAt: 'infinity' }
  ])
  t.equal(two?.answerDueAt, waiting.dueAt, 'the earliest counts, one that stands still does not')
  t.equal(
    supervisedOf(received, [waiting, { ...waiting, dueAt: '2027-01-01T00:00:00+08:00' }])?.answerDueAt,
    waiting.dueAt
  )
})
