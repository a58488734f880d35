import t from 'tap'
import type { Actor } from '../../src/domain/actor.ts'
import { capacityFor, judgeCaseAct, judgeTransferOpening } from '../../src/domain/case/acts.ts'
import { checkContent, normalNumber } from '../../src/domain/case/check-content.ts'
import type { CaseContent } from '../../src/domain/case/content.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { correct, type Correction } from '../../src/domain/case/correction.ts'
import { stateOf, type CaseFile, type Transfer } from '../../src/domain/case/file.ts'
import { performanceDue } from '../../src/domain/case/periods.ts'
import {
  close,
  closingGroundDay,
  declineToFile,
  fileCase,
  perform,
  recordReceipt,
  reopen,
  reopeningGrounds,
  revokeDecision,
  serve
} from '../../src/domain/case/steps.ts'
import { decide } from '../../src/domain/case/decision.ts'
import {
  caseStates,
  closingGrounds,
  materialKinds,
  transferStates,
  type ClosingGround
} from '../../src/domain/case/vocabulary.ts'
import { judgeTime, type Stated } from '../../src/domain/case/when.ts'
import { holdsPersonNumber, personNumberIn } from '../../src/domain/identifiers/in-text.ts'
import { labelOf } from '../../src/domain/labels.ts'
import { operations } from '../../src/domain/permissions.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { policeDecline } from '../../src/domain/transfer/linkage.ts'
import { approve, disapprove } from '../../src/domain/transfer/steps.ts'
import {
  actor,
  anybody,
  at,
  calendar,
  canOnly,
  closedFile,
  clueFile,
  codeOf,
  decidedFile,
  decision,
  executedFile,
  filedFile,
  first,
  noted,
  office,
  on,
  pay,
  plainDecision,
  servedFile,
  transferFile
} from '../support/case-file.ts'

const said = { reason: '有新证据' }
const twice = { kind: 'fine' as const, amountFen: 100, text: null }

t.test('the acts of each state, and no others', async (t) => {
  const states: [string, CaseFile, string[]][] = [
    ['clue', clueFile(), ['file', 'decline', 'amend']],
    ['not-filed', declineToFile(clueFile(), on('2026-03-03', said)), []],
    ['filed', filedFile(), ['decide', 'correct', 'amend', 'open-transfer']],
    [
      'decided',
      decidedFile(),
      ['decide', 'serve', 'record-receipt', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer']
    ],
    [
      'served',
      servedFile(),
      ['decide', 'record-receipt', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer']
    ],
    [
      'executed',
      executedFile(),
      ['decide', 'record-receipt', 'close', 'revoke-decision', 'correct', 'amend', 'open-transfer']
    ],
    ['closed', closedFile(), ['record-receipt', 'reopen', 'revoke-decision', 'correct', 'open-transfer']]
  ]
  for (const [state, file, acts] of states) {
    t.equal(file.case.state, state)
    t.same(canOnly(file), acts, state)
    const outside = { ...file, case: { ...file.case, outside: true } }
    t.same(canOnly(outside), [], `${state}, outside: read-only`)
  }
  t.equal(judgeCaseAct('amend', clueFile({ outside: true }), anybody)?.code, 'case.outside')
  t.equal(judgeTransferOpening(clueFile({ outside: true }), anybody)?.code, 'case.outside')
  t.equal(judgeTransferOpening(clueFile(), anybody)?.code, 'transfer.case-state')
  t.match(judgeCaseAct('serve', servedFile(), anybody), { code: 'case.wrong-state', basis: 'A-70' })
  t.match(judgeCaseAct('close', filedFile(), anybody), { code: 'case.wrong-state', kind: 'wrong-state' })
})

t.test('who may: the role, and the role at an office that reaches the case', async (t) => {
  const by = (...postings: Parameters<typeof actor>[1]): Actor => actor('p', postings)
  t.same(canOnly(clueFile(), by(['officer', office])), ['amend'])
  t.same(canOnly(clueFile(), by(['head', office])), ['file', 'decline', 'amend'])
  t.same(canOnly(closedFile(), by(['finance', office])), ['record-receipt'])
  t.same(canOnly(closedFile(), by(['chief', office])), ['reopen', 'revoke-decision', 'correct', 'open-transfer'])
  for (const role of ['legal-reviewer', 'supervision', 'police-liaison', 'procurator', 'system-admin'] as const)
    t.same(canOnly(servedFile(), by([role, office])), [], role)
  t.same(canOnly(clueFile(), by(['head', 'sz-market-nanshan'])), [], 'another office')
  const both = by(['head', 'sz-market-nanshan'], ['officer', office])
  t.same(canOnly(clueFile(), both), ['amend'], 'a head elsewhere is an officer here')
  t.same(capacityFor('cases.amend', [office], both), { role: 'officer', officeId: office })
  t.equal(
    codeOf(() => capacityFor('cases.file', [office], both)),
    'auth.not-permitted'
  )
})

t.test('refusals of filing, declining and deciding', async (t) => {
  const rows: [string, () => unknown][] = [
    ['case.two-handlers', () => fileCase(clueFile(), { handlers: ['a', 'a'] }, on('2026-03-04'))],
    ['case.reason-needed', () => declineToFile(clueFile(), on('2026-03-04'))],
    ['case.obligations-needed', () => decide(filedFile(), decision({ obligations: [] }), on('2026-03-10'))],
    ['case.obligations-not-allowed', () => decide(filedFile(), decision({ kind: 'no-penalty' }), on('2026-03-10'))],
    [
      'case.amount-needed',
      () => decide(filedFile(), decision({ obligations: [{ ...twice, amountFen: null }] }), on('2026-03-10'))
    ],
    [
      'case.amount-needed',
      () => decide(filedFile(), decision({ obligations: [{ ...twice, amountFen: 0 }] }), on('2026-03-10'))
    ],
    [
      'case.amount-not-allowed',
      () => decide(filedFile(), decision({ obligations: [{ ...twice, kind: 'warning' }] }), on('2026-03-10'))
    ],
    ['case.party-decided', () => decide(decidedFile(), decision(), on('2026-03-12'))],
    ['case.party-decided', () => decide(decidedFile(), decision({ partyNo: 2 }), on('2026-03-12'))],
    [
      'case.party-decided',
      () => decide(decidedFile('2026-03-10', { partyNo: 1 }), plainDecision('no-penalty'), on('2026-03-12'))
    ],
    ['case.fine-blocked', () => decide(transferFile('tg-formed'), decision(), on('2026-03-12'))],
    [
      'case.fine-blocked',
      () =>
        decide(
          transferFile('tg-formed'),
          decision({ obligations: [{ ...twice, kind: 'fine-and-confiscation' }] }),
          on('2026-03-12')
        )
    ]
  ]
  for (const [code, work] of rows) t.equal(codeOf(work), code)
  const goods = { kind: 'confiscate-goods' as const, amountFen: 5_000, text: null }
  t.equal(
    decide(transferFile('tg-formed'), decision({ obligations: [goods] }), on('2026-03-12')).case.state,
    'decided',
    'what is no fine may be decided beside a transfer, and confiscated goods may have a value'
  )
  const two = decide(decidedFile('2026-03-10', { partyNo: 1 }), plainDecision('no-penalty', 2), on('2026-03-12'))
  t.equal(two.decisions.length, 2, 'one decision a party (D-16)')
})

t.test('refusals of service, performance, receipts and revocation', async (t) => {
  const goods = { kind: 'confiscate-goods' as const, amountFen: null, text: null }
  const withGoods = servedFile('2026-03-11', { obligations: [goods, { ...goods, kind: 'warning' }, twice] })
  const revoked = revokeDecision(servedFile(), { decisionNo: 1 }, on('2026-03-12', said))
  const receipt = { decisionNo: 1, kind: 'principal' as const, amountFen: 1, voucher: null }
  const rows: [string, () => unknown][] = [
    [
      'case.decision-unknown',
      () => serve(decidedFile(), { decisionNo: 2, servedBy: 'mail' }, on('2026-03-11'), calendar)
    ],
    ['case.already-served', () => serve(servedFile(), { decisionNo: 1, servedBy: 'mail' }, on('2026-03-12'), calendar)],
    [
      'time.before-previous',
      () => serve(decidedFile(), { decisionNo: 1, servedBy: 'mail' }, on('2026-03-09'), calendar)
    ],
    ['case.not-served', () => perform(decidedFile(), { decisionNo: 1, obligationNo: 1 }, on('2026-03-11'))],
    ['case.obligation-unknown', () => perform(servedFile(), { decisionNo: 1, obligationNo: 9 }, on('2026-03-12'))],
    ['case.obligation-by-receipt', () => perform(servedFile(), { decisionNo: 1, obligationNo: 1 }, on('2026-03-12'))],
    ['case.obligation-done', () => perform(withGoods, { decisionNo: 1, obligationNo: 2 }, on('2026-03-12'))],
    ['time.before-previous', () => perform(withGoods, { decisionNo: 1, obligationNo: 1 }, on('2026-03-09'))],
    [
      'case.obligation-done',
      () => {
        const done = perform(withGoods, { decisionNo: 1, obligationNo: 1 }, on('2026-03-12'))
        return perform(done, { decisionNo: 1, obligationNo: 1 }, on('2026-03-12'))
      }
    ],
    ['case.not-served', () => recordReceipt(decidedFile(), receipt, on('2026-03-12'))],
    ['time.before-previous', () => recordReceipt(servedFile(), receipt, on('2026-03-09'))],
    [
      'case.nothing-due',
      () => recordReceipt(servedFile('2026-03-11', { obligations: [goods] }), receipt, on('2026-03-12'))
    ],
    [
      'case.refund-too-large',
      () =>
        recordReceipt(
          pay(servedFile(), 100, on('2026-03-12')),
          { ...receipt, kind: 'refund', amountFen: 101 },
          on('2026-03-13')
        )
    ],
    ['case.reason-needed', () => revokeDecision(servedFile(), { decisionNo: 1 }, on('2026-03-12'))],
    ['time.before-previous', () => revokeDecision(servedFile(), { decisionNo: 1 }, on('2026-03-09', said))],
    ['case.decision-revoked', () => revokeDecision(revoked, { decisionNo: 1 }, on('2026-03-13', said))],
    ['case.decision-revoked', () => recordReceipt(revoked, receipt, on('2026-03-13'))]
  ]
  for (const [code, work] of rows) t.equal(codeOf(work), code, work.toString())
  t.equal(revoked.case.state, 'filed', 'without its decision the case is filed again')
  t.equal(revokeDecision(closedFile(), { decisionNo: 1 }, on('2026-03-26', said)).case.state, 'closed', 'R-05')
})

t.test('closing: on a ground that the file shows, not before its day', async (t) => {
  const noPenalty = decide(filedFile(), plainDecision('no-penalty'), on('2026-03-10'))
  const grounds: [string, CaseFile, ClosingGround[]][] = [
    ['executed', executedFile(), ['executed']],
    ['no penalty', noPenalty, ['no-penalty']],
    ['not established', decide(filedFile(), plainDecision('not-established'), on('2026-03-10')), ['not-established']],
    [
      'another organ',
      decide(filedFile(), plainDecision('transfer-administrative'), on('2026-03-10')),
      ['transferred-administrative']
    ],
    ['approved, not sent', transferFile('approved'), []],
    ['sent', transferFile('sent'), ['transferred-criminal']],
    ['unexecuted', servedFile(), []]
  ]
  for (const [name, file, allowed] of grounds) {
    const closable = closingGrounds.filter(
      (ground) => codeOf(() => close(file, { ground }, on('2026-03-20'))) === 'no refusal'
    )
    t.same(closable, allowed, name)
  }
  t.equal(
    codeOf(() => close(servedFile(), { ground: 'executed' }, on('2026-03-20'))),
    'case.unexecuted'
  )
  t.equal(
    codeOf(() => close(noPenalty, { ground: 'executed' }, on('2026-03-20'))),
    'case.ground-not-met'
  )
  t.equal(
    codeOf(() => close(noPenalty, { ground: 'no-penalty' }, on('2026-03-09'))),
    'time.before-previous'
  )
  const closed = closedFile('2026-04-08')
  t.match(closed.case, { closedOn: '2026-04-08', closingGround: 'executed', closingGroundOn: '2026-03-20' }, 'A-97')
  t.match(closed.episodes.at(-1), { closedOn: '2026-04-08', ground: 'executed' })

  const mixed = decide(decidedFile('2026-03-10', { partyNo: 1 }), plainDecision('no-penalty', 2), on('2026-03-12'))
  t.equal(
    codeOf(() => close(mixed, { ground: 'no-penalty' }, on('2026-03-20'))),
    'case.unexecuted',
    'one party is still to pay'
  )
  t.equal(closingGroundDay(mixed, 'no-penalty'), '2026-03-12')
})

t.test('reopening: with a ground that holds, a new stretch each time', async (t) => {
  const grounds = ['police-not-filed', 'decision-revoked', 'new-evidence'] as const
  const open = (file: CaseFile) =>
    grounds.filter((ground) => codeOf(() => reopen(file, { ground }, on('2026-04-01', said))) === 'no refusal')
  t.same(open(closedFile()), ['new-evidence'])
  const revoked = revokeDecision(closedFile(), { decisionNo: 1 }, on('2026-03-26', said))
  t.same(open(revoked), ['decision-revoked', 'new-evidence'])
  const transferred = close(transferFile('received'), { ground: 'transferred-criminal' }, on('2026-03-06'))
  const refused = policeDecline(transferred, first(transferred), on('2026-03-07', said))
  t.same(open(refused), ['police-not-filed', 'new-evidence'])
  t.equal(
    codeOf(() => reopen(closedFile(), { ground: 'police-not-filed' }, on('2026-04-01', said))),
    'case.reopen-ground'
  )
  t.equal(
    codeOf(() => reopen(closedFile(), { ground: 'new-evidence' }, on('2026-04-01'))),
    'case.reason-needed'
  )
  t.equal(
    codeOf(() => reopen(closedFile(), { ground: 'new-evidence' }, on('2026-03-24', said))),
    'time.before-previous'
  )
  const again = reopen(refused, { ground: 'police-not-filed' }, on('2026-04-01', said))
  t.equal(again.case.state, 'filed', 'the decision to transfer has spent itself (T-39)')
  t.match(again.case, { closedOn: null, closingGround: null, closingGroundOn: null })
  t.match(again.episodes, [
    { episodeNo: 1, reopened: false, closedOn: '2026-03-06' },
    {
      episodeNo: 2,
      reopened: true,
      openedOn: '2026-04-01',
      closedOn: null,
      reopenedFor: 'police-not-filed',
      ground: null
    }
  ])
  t.equal(reopen(closedFile(), { ground: 'new-evidence' }, on('2026-04-01', said)).case.state, 'executed')
  t.equal(
    reopen(refused, { ground: 'new-evidence' }, on('2026-04-01', said)).case.state,
    'filed',
    'whatever the ground, a refused transfer decides nothing any more'
  )
})

t.test('the state follows the standing decisions', async (t) => {
  t.equal(stateOf(filedFile()), 'filed')
  const alone = decidedFile('2026-03-10', { partyNo: 1 })
  const both = decide(alone, decision({ partyNo: 2 }), on('2026-03-10'))
  const one = serve(both, { decisionNo: 1, servedBy: 'direct' }, on('2026-03-11'), calendar)
  t.equal(one.case.state, 'decided', 'one of two is served')
  const served = serve(one, { decisionNo: 2, servedBy: 'direct' }, on('2026-03-11'), calendar)
  t.equal(served.case.state, 'served')
  const paid = pay(served, 10_000, on('2026-03-12'))
  t.equal(paid.case.state, 'served', 'one of two has paid')
  t.equal(pay(paid, 10_000, on('2026-03-13'), { decisionNo: 2 }).case.state, 'executed')
  t.equal(revokeDecision(paid, { decisionNo: 2 }, on('2026-03-13', said)).case.state, 'executed')
  t.equal(
    servedFile('2026-03-11', { obligations: [{ ...twice, kind: 'warning', amountFen: null }] }).case.state,
    'executed',
    'a warning is executed by its service'
  )
  const none = serve(
    decide(filedFile(), plainDecision('no-penalty'), on('2026-03-10')),
    { decisionNo: 1, servedBy: 'mail' },
    on('2026-03-11'),
    calendar
  )
  t.match([none.case.state, none.decisions[0]?.dueOn], ['served', null])
  const criminal = transferFile('approved')
  t.match(criminal.decisions, [{ kind: 'transfer-criminal', decidedOn: '2026-03-05' }], 'A-47(5)')
  t.equal(criminal.case.state, 'decided')
  t.equal(
    approve(
      transferFile('report-submitted', decidedFile(), '2026-03-12'),
      first(transferFile('report-submitted', decidedFile(), '2026-03-12')),
      'chief',
      at('2026-03-12')
    ).decisions.length,
    1,
    'only when no other stands'
  )
})

t.test('the legal time: not in the future, not before what it follows, late with a reason', async (t) => {
  const judge = (
    now: string,
    stated: Stated,
    previous: string | null = null,
    inHours = false,
    previousAt: string | null = null
  ) => judgeTime(stated, inHours, previous, { now, calendar, settings: defaultSettings }, previousAt)
  const code = (...asked: Parameters<typeof judge>) => codeOf(() => judge(...asked))

  t.same(
    judge('2026-03-03T16:00:00Z', {}),
    { on: '2026-03-04', at: null, late: false, reason: null },
    'today of Shanghai'
  )
  t.equal(code('2026-03-03T15:59:59Z', { occurredOn: '2026-03-04' }), 'time.in-future')
  t.equal(code('2026-03-04T02:00:00Z', { occurredOn: '2026-03-03' }, '2026-03-04'), 'time.before-previous')
  t.equal(code('2026-03-04T02:00:00Z', { occurredOn: '2026-03-04' }, '2026-03-04'), 'no refusal')
  t.equal(code('2026-03-04T02:00:00Z', {}, null, true), 'time.instant-required')

  const late: [string, string, boolean][] = [
    ['2026-03-06', '2026-03-09', false],
    ['2026-03-06', '2026-03-10', true],
    ['2021-09-30', '2021-10-08', false],
    ['2021-09-30', '2021-10-09', true],
    ['2021-10-08', '2021-10-09', false],
    ['2021-10-08', '2021-10-10', false],
    ['2021-10-08', '2021-10-11', true]
  ]
  for (const [happened, entered, isLate] of late) {
    const now = `${entered}T02:00:00Z`
    t.equal(judge(now, { occurredOn: happened, reason: ' 出差 ' }).late, isLate, `${happened} entered ${entered}`)
    t.equal(code(now, { occurredOn: happened, reason: '  ' }), isLate ? 'time.late-needs-reason' : 'no refusal')
  }
  t.equal(judge('2026-03-10T02:00:00Z', { occurredOn: '2026-03-06', reason: ' 出差 ' }).reason, '出差')

  const now = '2026-03-04T02:00:00.500Z'
  const instants: [string, string][] = [
    ['2026-03-04T10:00:00+08:00', 'no refusal'],
    ['2026-03-04T02:00:00.5Z', 'no refusal'],
    ['2026-03-04T02:00:00.501Z', 'time.in-future'],
    ['2026-03-04T02:00:01Z', 'time.in-future']
  ]
  for (const [occurredAt, expected] of instants) t.equal(code(now, { occurredAt }, null, true), expected, occurredAt)
  t.equal(code('2026-03-04T02:00:00Z', { occurredAt: '2026-03-04T02:00:00.5Z' }, null, true), 'time.in-future')
  t.equal(code('2026-03-04T02:00:00.000Z', { occurredAt: '2026-03-04T10:00:00+08:00' }, null, true), 'no refusal')
  t.same(judge(now, { occurredAt: '2026-03-04T00:30:00+08:00' }, null, true), {
    on: '2026-03-04',
    at: '2026-03-03T16:30:00Z',
    late: false,
    reason: null
  })
  const earlier = { occurredAt: '2026-03-04T09:00:00+08:00' }
  t.equal(code(now, earlier, '2026-03-04', true, '2026-03-04T09:00:00+08:00'), 'no refusal')
  t.equal(code(now, earlier, '2026-03-04', true, '2026-03-04T09:00:00.001+08:00'), 'time.before-previous')
})

t.test('the last day to perform: fifteen days after service, rolled over rest days', async (t) => {
  const rows: [string, string][] = [
    ['2021-09-20', '2021-10-08'],
    ['2021-09-15', '2021-09-30'],
    ['2021-09-16', '2021-10-08'],
    ['2021-09-24', '2021-10-09'],
    ['2021-09-25', '2021-10-11'],
    ['2026-03-02', '2026-03-17'],
    ['2026-03-06', '2026-03-23']
  ]
  for (const [served, due] of rows) t.equal(performanceDue(served, calendar), due, served)
  t.equal(servedFile('2026-03-11').decisions[0]?.dueOn, '2026-03-26')
})

t.test('corrections: one field of one thing, the order of days kept', async (t) => {
  const fix = (file: CaseFile, correction: Correction) => correct(file, correction, calendar)
  const code = (file: CaseFile, correction: Correction) => codeOf(() => fix(file, correction))
  const paid = pay(servedFile(), 4_000, on('2026-03-12'))
  const goods = servedFile('2026-03-11', { obligations: [{ kind: 'stop-order', amountFen: null, text: null }] })
  const stopped = perform(goods, { decisionNo: 1, obligationNo: 1 }, on('2026-03-12'))
  const revoked = revokeDecision(servedFile(), { decisionNo: 1 }, on('2026-03-12', said))
  const reopened = reopen(closedFile(), { ground: 'new-evidence' }, on('2026-04-01', said))

  t.match(fix(filedFile(), { field: 'filed-on', to: '2026-03-03' }), {
    case: { filedOn: '2026-03-03' },
    episodes: [{ openedOn: '2026-03-03' }]
  })
  t.equal(fix(filedFile(), { field: 'clue-on', to: '2026-03-01' }).case.clueOn, '2026-03-01')
  t.equal(fix(reopened, { field: 'reopened-on', episodeNo: 2, to: '2026-04-02' }).episodes[1]?.openedOn, '2026-04-02')
  t.equal(fix(reopened, { field: 'filed-on', to: '2026-03-03' }).episodes[1]?.openedOn, '2026-04-01')
  t.equal(
    fix(decidedFile(), { field: 'decided-on', decisionNo: 1, to: '2026-03-09' }).decisions[0]?.decidedOn,
    '2026-03-09'
  )
  t.match(fix(servedFile(), { field: 'served-on', decisionNo: 1, to: '2026-03-16' }).decisions, [
    { servedOn: '2026-03-16', dueOn: '2026-03-31' }
  ])
  t.equal(fix(revoked, { field: 'revoked-on', decisionNo: 1, to: '2026-03-11' }).decisions[0]?.revokedOn, '2026-03-11')
  const cheaper = fix(paid, { field: 'obligation-amount', decisionNo: 1, obligationNo: 1, amountFen: 4_000 })
  t.match([cheaper.case.state, cheaper.decisions[0]?.executedOn], ['executed', '2026-03-12'])
  const more = fix(paid, { field: 'receipt', receiptNo: 1, receivedOn: '2026-03-13', amountFen: 10_000 })
  t.match([more.case.state, more.decisions[0]?.executedOn], ['executed', '2026-03-13'])
  const less = fix(executedFile(), { field: 'receipt', receiptNo: 1, receivedOn: '2026-03-20', amountFen: 9_999 })
  t.match([less.case.state, less.decisions[0]?.executedOn], ['served', null])
  t.equal(
    fix(stopped, { field: 'performed-on', decisionNo: 1, obligationNo: 1, to: '2026-03-13' }).decisions[0]?.executedOn,
    '2026-03-13'
  )
  t.match(fix(closedFile(), { field: 'closed-on', to: '2026-03-24' }), {
    case: { state: 'closed', closedOn: '2026-03-24' },
    episodes: [{ closedOn: '2026-03-24', ground: 'executed' }]
  })
  t.match(fix(closedFile(), { field: 'closed-on', to: null }), {
    case: { state: 'executed', closedOn: null, closingGround: null, closingGroundOn: null },
    episodes: [{ closedOn: null, ground: null }]
  })
  const twiceClosed = close(reopened, { ground: 'executed' }, on('2026-04-05'))
  t.match(fix(twiceClosed, { field: 'closed-on', to: null }).episodes, [
    { closedOn: '2026-03-25' },
    { closedOn: null, ground: null }
  ])

  const rows: [string, CaseFile, Correction][] = [
    ['case.correction-same', filedFile(), { field: 'filed-on', to: '2026-03-04' }],
    ['case.correction-same', paid, { field: 'receipt', receiptNo: 1, receivedOn: '2026-03-12', amountFen: 4_000 }],
    ['case.correction-target', filedFile(), { field: 'closed-on', to: '2026-03-25' }],
    ['case.correction-target', reopened, { field: 'reopened-on', episodeNo: 1, to: '2026-03-05' }],
    ['case.correction-target', servedFile(), { field: 'revoked-on', decisionNo: 1, to: '2026-03-12' }],
    [
      'case.correction-target',
      servedFile(),
      { field: 'receipt', receiptNo: 1, receivedOn: '2026-03-12', amountFen: 1 }
    ],
    ['case.correction-target', goods, { field: 'obligation-amount', decisionNo: 1, obligationNo: 1, amountFen: 1 }],
    ['case.correction-target', goods, { field: 'performed-on', decisionNo: 1, obligationNo: 1, to: '2026-03-12' }],
    ['case.correction-target', goods, { field: 'performed-on', decisionNo: 1, obligationNo: 2, to: '2026-03-12' }],
    ['case.not-served', decidedFile(), { field: 'served-on', decisionNo: 1, to: '2026-03-12' }],
    ['case.decision-unknown', filedFile(), { field: 'decided-on', decisionNo: 1, to: '2026-03-12' }],
    ['time.before-previous', filedFile(), { field: 'filed-on', to: '2026-03-01' }],
    ['time.before-previous', filedFile(), { field: 'clue-on', to: '2026-03-05' }],
    ['time.before-previous', decidedFile(), { field: 'filed-on', to: '2026-03-11' }],
    ['time.before-previous', servedFile(), { field: 'decided-on', decisionNo: 1, to: '2026-03-12' }],
    ['time.before-previous', servedFile(), { field: 'served-on', decisionNo: 1, to: '2026-03-09' }],
    ['time.before-previous', revoked, { field: 'revoked-on', decisionNo: 1, to: '2026-03-09' }],
    ['time.before-previous', reopened, { field: 'reopened-on', episodeNo: 2, to: '2026-03-24' }],
    ['time.before-previous', closedFile(), { field: 'closed-on', to: '2026-03-03' }],
    ['time.before-previous', closedFile(), { field: 'closed-on', to: '2026-03-19' }],
    ['time.before-previous', paid, { field: 'receipt', receiptNo: 1, receivedOn: '2026-03-09', amountFen: 4_000 }],
    ['time.before-previous', stopped, { field: 'performed-on', decisionNo: 1, obligationNo: 1, to: '2026-03-09' }],
    ['case.amount-needed', servedFile(), { field: 'obligation-amount', decisionNo: 1, obligationNo: 1, amountFen: 0 }],
    [
      'case.refund-too-large',
      pay(paid, 3_000, on('2026-03-13'), { kind: 'refund' }),
      { field: 'receipt', receiptNo: 1, receivedOn: '2026-03-12', amountFen: 2_999 }
    ]
  ]
  for (const [expected, file, correction] of rows) t.equal(code(file, correction), expected, JSON.stringify(correction))
  const moved = fix(closedFile(), { field: 'receipt', receiptNo: 1, receivedOn: '2026-03-18', amountFen: 10_000 })
  t.equal(moved.case.closingGroundOn, '2026-03-18', 'the day of the ground moves with what it rests on')
})

t.test('duties: when each began, when it ends, when it was done', async (t) => {
  const told = (file: CaseFile) =>
    Object.fromEntries(
      duties(file, calendar).map(({ key, dueAt, doneAt, cancelled }) => [
        key,
        cancelled ? 'cancelled' : [dueAt.slice(0, 10), doneAt]
      ])
    )
  t.same(told(clueFile()), { file: ['2026-03-23', null] }, 'A-10: 15 working days')
  t.same(
    told(declineToFile({ ...clueFile(), case: { ...clueFile().case, lastOn: '2026-03-24' } }, on('2026-03-24', said))),
    {
      file: ['2026-03-23', '2026-03-24']
    }
  )
  t.same(told(filedFile()), { file: ['2026-03-23', '2026-03-04'], 'decide:1': ['2026-06-02', null] }, 'A-41: 90 days')
  t.match(told(decidedFile()), { 'decide:1': ['2026-06-02', '2026-03-10'], 'serve:1': ['2026-03-19', null] })
  t.match(told(executedFile()), { 'serve:1': ['2026-03-19', '2026-03-11'], 'close:1': ['2026-04-13', null] })
  t.match(told(closedFile()), { 'close:1': ['2026-04-13', '2026-03-25'] })
  t.match(told(decide(filedFile(), plainDecision('no-penalty'), on('2026-03-10'))), { 'close:1': ['2026-03-31', null] })
  t.equal(told(revokeDecision(decidedFile(), { decisionNo: 1 }, on('2026-03-11', said)))['serve:1'], 'cancelled')
  t.match(told(reopen(closedFile(), { ground: 'new-evidence' }, on('2026-04-01', said))), {
    'decide:2': ['2026-06-30', null]
  })
  t.match(told(transferFile('received')), {
    'transfer:1:approve': ['2026-03-09', '2026-03-05T03:00:00Z'],
    'transfer:1:send': ['2026-03-06', '2026-03-05T04:00:00Z'],
    'transfer:1:police': ['2026-03-16', null]
  })
  const declined = transferFile('received')
  const refusal = on('2026-03-06', said)
  t.match(told(noted(declined, 'decline', refusal, (file, transfer) => policeDecline(file, transfer, refusal))), {
    'transfer:1:police': ['2026-03-16', '2026-03-06']
  })
  t.equal(duties(declined, calendar).find((duty) => duty.code === 'OT-T-POLICE')?.officeId, 'sz-police')
  const reported = transferFile('report-submitted')
  t.match(told(reported), { 'transfer:1:approve': ['2026-03-09', null] })
  const no = (file: CaseFile, transfer: Transfer) => disapprove(file, transfer, 'chief', refusal)
  t.match(told(noted(reported, 'disapprove', refusal, no)), {
    'transfer:1:approve': ['2026-03-09', '2026-03-06']
  })
  t.same(duties(clueFile({ outside: true }), calendar), [])
  const sources: [CaseFile['case']['procedure'], CaseFile['case']['source'], string][] = [
    ['counterfeit-patent', 'inspection', 'A-16'],
    ['copyright-penalty', 'report', 'A-15'],
    ['patent-dispute', 'right-holder', 'A-18']
  ]
  for (const [procedure, source, rule] of sources)
    t.equal(duties(clueFile({ procedure, source }), calendar)[0]?.rule, rule, procedure)
  t.notOk('close:1' in told({ ...executedFile(), case: { ...executedFile().case, procedure: 'copyright-penalty' } }))
})

t.test('content: numbers are checked, strict or with warnings, and lines name what is there', async (t) => {
  const party = {
    role: 'respondent' as const,
    kind: 'natural' as const,
    name: '某',
    nameMasked: false,
    alias: null,
    identifierKind: null,
    identifier: null,
    phone: null,
    address: null,
    persons: null,
    relatedParty: null,
    relation: null,
    outcome: null,
    note: null
  }
  const right = {
    kind: 'patent' as const,
    name: null,
    number: null,
    classes: [],
    patentKind: null,
    registration: null,
    holders: [],
    items: null,
    validTo: null,
    note: null
  }
  const goods = {
    name: '鞋',
    quantity: null,
    quantityQualifier: 'exact' as const,
    quantityRaw: null,
    unit: null,
    found: 'unstated' as const,
    infringing: 'unknown' as const,
    unitPrice: null,
    value: null,
    valueQualifier: 'exact' as const,
    valueBasis: 'unstated' as const,
    currency: 'CNY',
    partyNo: null,
    rightNo: null,
    partOf: null,
    note: null
  }
  const content = (over: Partial<CaseContent>): CaseContent => ({
    title: '案',
    conduct: null,
    procedure: 'trademark-penalty',
    rightKind: 'trademark',
    source: 'report',
    sourceNote: null,
    placeOfAct: null,
    parentCaseId: null,
    parties: [],
    rights: [],
    goods: [],
    figures: [],
    ...over
  })
  const figure = {
    measure: 'copies' as const,
    value: '1',
    unit: '份',
    qualifier: 'exact' as const,
    raw: null,
    basis: 'unstated' as const,
    stage: 'police' as const,
    partyNo: null,
    note: null
  }
  const wrong: [string, Partial<CaseContent>][] = [
    ['identifier.uscc', { parties: [{ ...party, identifierKind: 'uscc', identifier: '92440300MA5ABCDE51' }] }],
    [
      'identifier.resident-id',
      { parties: [{ ...party, identifierKind: 'resident-id', identifier: '440301199001011231' }] }
    ],
    ['identifier.patent-no', { rights: [{ ...right, number: 'ZL201510000001.1' }] }],
    ['identifier.trademark-no', { rights: [{ ...right, kind: 'trademark', number: '第某某号' }] }],
    ['identifier.software-copyright-no', { rights: [{ ...right, kind: 'copyright', number: '2015SR1' }] }]
  ]
  for (const [code, over] of wrong) {
    t.equal(
      codeOf(() => checkContent(content(over), true)),
      code
    )
    t.match(checkContent(content(over), false).warnings, [{ code }], 'a warning on import (D-36)')
  }
  const lines: Partial<CaseContent>[] = [
    { parties: [{ ...party, relatedParty: 2 }] },
    { rights: [{ ...right, holders: [1] }] },
    { goods: [{ ...goods, partyNo: 1 }] },
    { goods: [{ ...goods, rightNo: 1 }] },
    { goods: [{ ...goods, partOf: 2 }] },
    { figures: [{ ...figure, partyNo: 1 }] }
  ]
  for (const over of lines)
    t.equal(
      codeOf(() => checkContent(content(over), false)),
      'case.line-unknown',
      JSON.stringify(over)
    )
  const kept = checkContent(
    content({
      parties: [
        { ...party, identifierKind: 'passport', identifier: 'e1' },
        { ...party, identifierKind: 'resident-id', identifier: ' 11010519491231002x ' }
      ]
    }),
    true
  )
  t.same([kept.content.parties.map((one) => one.identifier), kept.warnings], [['e1', '11010519491231002X'], []])
  t.match(
    checkContent(content({ parties: [{ ...party, identifierKind: 'uscc', identifier: '440301100000001' }] }), true)
      .warnings,
    [{ code: 'old-form', field: '/parties/0/identifier' }]
  )
  t.equal(normalNumber('copyright', ' 2019SR1 '), ' 2019SR1 ')
  t.equal(normalNumber('trademark', '第3210010号'), '3210010')
  t.equal(normalNumber('trademark', '某'), '某')
  t.equal(normalNumber('copyright', '国作登字-2019-F-1'), '国作登字-2019-F-1', 'a registry whose form is not known')
})

t.test('a refusal tells its values in both languages', async (t) => {
  const refusal = judgeCaseAct('file', filedFile(), anybody)
  t.ok(refusal instanceof Refusal)
  t.match([refusal?.text('zh'), refusal?.text('en')], [/案件现为“已立案”，不能立案/, /^The case is filed/])
})

t.test('every code that a message names has a word in both languages', async (t) => {
  const named: Readonly<Record<string, readonly string[]>> = {
    state: [...caseStates, ...transferStates],
    material: materialKinds,
    ground: [...closingGrounds, ...reopeningGrounds],
    operation: Object.keys(operations)
  }
  for (const [name, codes] of Object.entries(named))
    for (const code of codes) {
      t.match(labelOf(name, code, 'zh'), /^\p{Script=Han}+$/u, `${name} ${code}`)
      t.match(labelOf(name, code, 'en'), /^[a-zA-Z ()]+$/, `${name} ${code}`)
    }
  t.equal(labelOf('state', 'constructor', 'zh'), 'constructor')
  t.equal(labelOf('limit', 'filed', 'zh'), 'filed')
})

t.test('the number of a person in a text, and what only looks like one (P-05)', async (t) => {
  for (const text of [
    '11010519491231002X',
    '证件：11010519491231002x。',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105194912310021'
  ])
    t.ok(holdsPersonNumber(text), text)
  for (const text of ['', '深市监福罚〔2026〕12号', '91440300123456788M', '2026030412345678901', '110105194913310021'])
    t.notOk(holdsPersonNumber(text), text)
  const number = '11010519491231002X'
  const parties = [
    { name: '某', identifier: number, phone: number, address: `住 ${number}` },
    { note: `证件 ${number}` }
  ]
  t.equal(personNumberIn({ title: '案', placeOfAct: null, share: 0.5, parties }), '/parties/1/note')
  t.equal(personNumberIn({ parties: parties.slice(0, 1) }), null, 'sealed fields are its place')
  t.equal(personNumberIn(number), '')
})

t.test('of the time before a case was taken over only what its past acts tell is asked for', async (t) => {
  const codes = (file: CaseFile) => duties(file, calendar).map(({ code }) => code)
  const penalised = servedFile()
  t.ok(codes(penalised).includes('OT-PUB7') && codes(penalised).includes('OT-SERVE'))
  const takenOver = { ...penalised, case: { ...penalised.case, takenOverOn: '2026-03-11' } }
  t.notOk(codes(takenOver).includes('OT-PUB7'), 'whether it was published nobody told')
  t.ok(codes(takenOver).includes('OT-SERVE') && codes(takenOver).includes('OT-DECIDE'))
  const before = { ...penalised, case: { ...penalised.case, takenOverOn: '2026-03-10' } }
  t.ok(codes(before).includes('OT-PUB7'), 'decided on the day it was taken over: ours')
})
