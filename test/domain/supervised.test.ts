import t from 'tap'
import { duties } from '../../src/domain/case/duties/duties.ts'
import type { Duty } from '../../src/domain/case/duties/duty.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import { withLine, type Assessment, type LinkedOpinion } from '../../src/domain/case/parts.ts'
import { supervisedOf } from '../../src/domain/case/supervised.ts'
import { standsStill } from '../../src/domain/case/periods.ts'
import { calendar, filedFile, servedFile, transferFile } from '../support/case-file.ts'

const summary = { zh: '应当移送', en: 'must be transferred' }
const assessed = (file: CaseFile, over: Partial<Assessment> = {}): CaseFile =>
  withLine(file, 'assessments', {
    on: '2026-03-09',
    offence: '214',
    suggestion: 'must-transfer',
    ground: 'row-met',
    decisionDue: true,
    regimes: [],
    question: {},
    summary,
    edition: 'e1',
    settledOn: null,
    settledBy: null,
    reason: null,
    ...over
  })
const waiting = (dueAt: string, over: Partial<Duty> = {}): Duty => ({
  key: `transfer:${dueAt}`,
  code: 'OT-T-POLICE',
  rule: 'T-19',
  officeId: 'sz-police',
  assignees: [],
  waitingOn: 'police',
  startedOn: '2026-03-05',
  dueAt,
  provisional: false,
  questioned: false,
  warnFrom: null,
  doneAt: null,
  cancelled: false,
  ...over
})

t.test('a case that must be transferred and is not (T-38), and one that was penalised instead (T-57)', async (t) => {
  t.equal(supervisedOf(filedFile(), []), null, 'nothing was said of it')
  t.equal(supervisedOf(assessed(filedFile(), { suggestion: 'below' }), []), null)
  t.same(supervisedOf(assessed(filedFile()), []), {
    caseId: filedFile().case.caseId,
    officeId: filedFile().case.officeId,
    number: null,
    offence: '214',
    suggestion: 'must-transfer',
    summary,
    untransferredSince: '2026-03-09',
    penalisedOn: null,
    answerDueAt: null,
    answerRule: null
  })
  t.match(supervisedOf(assessed(servedFile()), []), { untransferredSince: '2026-03-09', penalisedOn: '2026-03-10' })
  const suspected = assessed(servedFile(), { suggestion: 'reasonable-suspicion' })
  t.match(supervisedOf(suspected, []), { untransferredSince: null, penalisedOn: '2026-03-10' }, 'not commanded')
  const revoked = { ...suspected, decisions: suspected.decisions.map((made) => ({ ...made, revokedOn: '2026-03-20' })) }
  t.match(supervisedOf(revoked, []), { penalisedOn: null }, 'the penalty stands no more')
})

t.test('what was overtaken, transferred or belongs to an agency outside is not shown', async (t) => {
  t.equal(supervisedOf(assessed(filedFile(), { settledBy: 'overtaken', settledOn: '2026-03-10' }), []), null)
  const outside = assessed(filedFile('2026-03-04', { outside: true }))
  t.equal(supervisedOf(outside, [waiting('2026-03-10T23:59:59.999+08:00')]), null, 'a case of nobody here')
  t.equal(supervisedOf(assessed(transferFile('tg-formed')), []), null, 'a transfer is on its way')
  const sent = transferFile('sent')
  const ended = { ...sent, transfers: sent.transfers.map((one) => ({ ...one, state: 'not-filed' as const })) }
  t.equal(supervisedOf(assessed(ended), []), null, 'it was sent, though the police declined')
  t.not(
    supervisedOf(assessed(filedFile(), { settledBy: 'not-transferred', settledOn: '2026-03-10' }), []),
    null,
    'a reasoned decision against a transfer is what is to be looked at'
  )
})

t.test('the police that should have answered: the first of the duties that wait on them', async (t) => {
  const file = transferFile('received')
  const late = waiting('2026-03-16T23:59:59.999+08:00')
  const early = waiting('2026-03-12T23:59:59.999+08:00', { rule: 'T-33' })
  const quiet = [
    waiting('2026-03-08T23:59:59.999+08:00', { waitingOn: null }),
    waiting('2026-03-08T23:59:59.999+08:00', { doneAt: '2026-03-07' }),
    waiting('2026-03-08T23:59:59.999+08:00', { cancelled: true }),
    waiting(standsStill)
  ]
  t.equal(supervisedOf(file, quiet), null)
  for (const order of [
    [late, early],
    [early, late]
  ])
    t.match(supervisedOf(file, [...quiet, ...order]), {
      offence: null,
      suggestion: null,
      summary: null,
      untransferredSince: null,
      penalisedOn: null,
      answerDueAt: '2026-03-12T23:59:59.999+08:00',
      answerRule: 'T-33'
    })
})

t.test('the answer to an opinion is due by its rule, or by the days that the paper names (T-51)', async (t) => {
  const opinion = (over: Partial<LinkedOpinion>): Omit<LinkedOpinion, 'no'> => ({
    opinionId: 'o1',
    kind: 'penalise',
    receivedOn: '2026-03-05',
    rule: 'T-51.reply',
    days: null,
    answeredOn: null,
    result: null,
    ...over
  })
  const answer = (over: Partial<LinkedOpinion>) =>
    duties(withLine(filedFile(), 'opinions', opinion(over)), calendar).filter(({ code }) => code === 'OT-REPLY-OPINION')
  t.match(answer({}), [{ key: 'opinion:1', rule: 'T-51.reply', startedOn: '2026-03-05', doneAt: null }])
  t.equal(answer({})[0]?.dueAt.slice(0, 10), '2026-05-06', 'two months, and 5 May is a holiday')
  t.match(answer({ answeredOn: '2026-04-01', result: 'penalised' }), [{ doneAt: '2026-04-01' }])
  const named = answer({ rule: 'T-38', days: 10 })
  t.match(named, [{ rule: 'T-38' }])
  t.equal(named[0]?.dueAt.slice(0, 10), '2026-03-15', 'a Sunday: the day that the paper names is not rolled')
  t.same(answer({ rule: null }), [], 'nothing asks for an answer')
})
