import t from 'tap'
import { counts } from '../../src/domain/case/counts.ts'
import { dutyWords } from '../../src/domain/case/duties/codes.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { openTransfers, restated, type CaseFile, type Transfer } from '../../src/domain/case/file.ts'
import { withLine, type ExecutionHold } from '../../src/domain/case/parts.ts'
import { lawfulClock, ruleWithDays } from '../../src/domain/case/periods.ts'
import { decide } from '../../src/domain/case/decision.ts'
import { close, closingGroundDay, declineToFile, serve } from '../../src/domain/case/steps.ts'
import { calendar, clueFile, codeOf, decision, first, on, pay, plainDecision } from '../support/case-file.ts'
import { executedFile, servedFile, transferFile } from '../support/case-file.ts'

const readyOn = (file: CaseFile) => duties(file, calendar).find(({ code }) => code === 'OT-CLOSE')?.startedOn
const second = (file: CaseFile): CaseFile =>
  serve(
    decide(file, decision({ partyNo: 2 }), on('2026-03-12')),
    { decisionNo: 2, servedBy: 'direct' },
    on('2026-03-12'),
    calendar
  )
const endedExecution = (file: CaseFile, decisionNo: number, day: string): CaseFile =>
  restated(withLine(file, 'executionEnds', { decisionNo, on: day, ground: 'object-lost' }))

t.test(
  'a case is ready to be closed from the last day on which one of its decisions was dealt with (A-95)',
  async (t) => {
    const two = second(servedFile('2026-03-11', { partyNo: 1 }))
    const half = endedExecution(two, 1, '2026-03-20')
    t.equal(half.case.state, 'served')
    t.equal(readyOn(half), undefined, 'the second party is still to pay')
    t.equal(
      codeOf(() => close(half, { ground: 'execution-ended' }, on('2026-04-20'))),
      'case.unexecuted'
    )
    const whole = pay(half, 10_000, on('2026-04-10'), { decisionNo: 2 })
    t.equal(whole.case.state, 'execution-ended')
    t.equal(readyOn(whole), '2026-04-10')
    t.equal(closingGroundDay(whole, 'execution-ended'), '2026-04-10', 'not the day on which the first was given up')
    t.equal(
      codeOf(() => close(whole, { ground: 'execution-ended' }, on('2026-04-09'))),
      'time.before-previous'
    )
    const closed = close(whole, { ground: 'execution-ended' }, on('2026-04-15'))
    t.equal(readyOn(closed), '2026-04-10', 'the period of closing does not jump back when it is done')

    const paid = pay(servedFile('2026-03-11', { partyNo: 1 }), 10_000, on('2026-03-20'))
    const freed = decide(paid, plainDecision('no-penalty', 2), on('2026-03-25'))
    t.equal(closingGroundDay(freed, 'executed'), null, 'the second decision is not served')
    const told = serve(freed, { decisionNo: 2, servedBy: 'direct' }, on('2026-03-26'), calendar)
    t.equal(told.case.state, 'executed')
    t.equal(closingGroundDay(told, 'executed'), '2026-03-25')
    t.equal(readyOn(told), '2026-03-25')
  }
)

t.test('an investigation that is terminated is ready to be closed from that day (A-29)', async (t) => {
  const file = servedFile()
  const ended = restated(
    withLine({ ...file, decisions: [] }, 'terminations', { on: '2026-03-30', ground: 'person-dead' })
  )
  t.equal(ended.case.state, 'terminated')
  t.equal(readyOn(ended), '2026-03-30')
  t.equal(closingGroundDay(ended, 'investigation-terminated'), '2026-03-30')
})

t.test('a transfer that is not sent gives no ground of closing, whichever was opened first', async (t) => {
  const sent = transferFile('sent')
  const formed = { ...first(transferFile('tg-formed')), transferNo: 2 }
  const both = { ...sent, decisions: [], transfers: [first(sent), formed] }
  t.equal(closingGroundDay(both, 'transferred-criminal'), '2026-03-05')
  t.equal(closingGroundDay({ ...both, transfers: both.transfers.toReversed() }, 'transferred-criminal'), '2026-03-05')
})

t.test('a lead that was declined stays declined, whatever else is on its file', async (t) => {
  const declined = declineToFile(clueFile(), on('2026-03-04', { reason: '不属本机关管辖' }))
  t.equal(declined.case.state, 'not-filed')
  t.equal(restated({ ...declined, case: { ...declined.case, checkedFrom: '2026-03-03' } }).case.state, 'not-filed')
})

t.test(
  'a judgment in effect with a fine keeps the transfer open, one without gives the matter back (T-03, T-55)',
  async (t) => {
    const isOpen = (over: Partial<Transfer>) => {
      const file = transferFile('received')
      return openTransfers({ ...file, transfers: [{ ...first(file), ...over }] }).length === 1
    }
    t.ok(isOpen({ state: 'effective', criminalFineFen: 100_000 }))
    t.notOk(isOpen({ state: 'effective', criminalFineFen: null }))
    t.notOk(isOpen({ state: 'effective', criminalFineFen: 0 }))
    t.ok(isOpen({ state: 'filed', criminalFineFen: null }))
  }
)

t.test('the order in which lines were entered changes no clock and no count', async (t) => {
  const steps = [
    { grantedOn: '2026-05-20', by: 'head' },
    { grantedOn: '2026-06-25', by: 'collective', until: '2026-08-01' }
  ] as const
  const clockOf = (extensions: readonly (typeof steps)[number][]) =>
    lawfulClock('A-41', { from: '2026-03-04', extensions }, calendar)
  t.same(clockOf(steps.toReversed())?.clock.extensions, steps, 'the ladder goes by the days of the grants')
  t.equal(clockOf(steps.toReversed())?.questioned, false)

  const stay = (from: string, to: string): Omit<ExecutionHold, 'no'> => ({
    ...{ decisionNo: 1, ground: 'stay-ordered', from, fromLate: false, to, toLate: false }
  })
  const stays = [stay('2026-03-13', '2026-03-16'), stay('2026-03-18', '2026-03-19')]
  const told = (lines: typeof stays) => {
    const file = lines.reduce((made, one) => withLine(made, 'executionHolds', one), executedFile())
    return counts(file)
      .map(({ day, eventDay, quantity }) => JSON.stringify([day, eventDay, quantity]))
      .toSorted()
  }
  t.same(told(stays.toReversed()), told(stays))
})

t.test('a duty says in both languages what is to be done, and nothing of the days of its warning', async (t) => {
  t.same(dutyWords('OT-REPLY-OPINION'), { zh: '答复检察意见', en: "answer the procuratorate's opinion" })
})

t.test('a number of days under a rule holds only where the rule was in force', async (t) => {
  t.match(ruleWithDays('T-10', '2026-03-04', 5), { id: 'T-10', mark: 'I', certainty: 'inferred', period: { n: 5 } })
  t.equal(ruleWithDays('T-10', '1990-01-01', 5), null)
})
