import fc from 'fast-check'
import t from 'tap'
import type { CaseFile } from '../../src/domain/case/file.ts'
import { moneyOf } from '../../src/domain/case/settlement.ts'
import { perform } from '../../src/domain/case/steps.ts'
import type { ObligationKind, ReceiptKind } from '../../src/domain/case/vocabulary.ts'
import { on, pay, servedFile } from '../support/case-file.ts'

const imposes = (...list: [ObligationKind, number | null][]): CaseFile =>
  servedFile('2026-03-11', { obligations: list.map(([kind, amountFen]) => ({ kind, amountFen, text: null })) })
const executedOn = (file: CaseFile) => file.decisions[0]?.executedOn ?? null
const refund = { kind: 'refund' as const }
const surcharge = { kind: 'surcharge' as const }

t.test('partial payments: executed on the day the last fen came', async (t) => {
  let file = imposes(['fine', 10_000])
  file = pay(file, 4_000, on('2026-03-12'))
  t.match([file.case.state, executedOn(file)], ['served', null])
  file = pay(file, 5_999, on('2026-03-13'))
  t.equal(executedOn(file), null, 'one fen short')
  file = pay(file, 1, on('2026-03-14', { late: true }))
  t.match([file.case.state, executedOn(file), file.decisions[0]?.executedLate], ['executed', '2026-03-14', true])
  t.equal(file.obligations[0]?.performedOn, '2026-03-14')
  t.same(
    moneyOf(file, 1).steps.map((step) => step.receivedFen),
    [4_000, 9_999, 10_000]
  )
})

t.test('payments entered in another order than they came', async (t) => {
  let file = pay(imposes(['fine', 10_000]), 6_000, on('2026-03-15'))
  file = pay(file, 4_000, on('2026-03-12', { late: true }))
  t.equal(executedOn(file), '2026-03-15', 'the day on which the sum was reached, not the day of the entry')
  t.same(moneyOf(file, 1).steps, [
    { on: '2026-03-12', late: true, receivedFen: 4_000 },
    { on: '2026-03-15', late: false, receivedFen: 10_000 }
  ])
})

t.test('overpayment, refunds and surcharge', async (t) => {
  let file = pay(imposes(['fine', 10_000]), 12_000, on('2026-03-12'))
  t.equal(executedOn(file), '2026-03-12')
  file = pay(file, 2_000, on('2026-03-13'), refund)
  t.equal(executedOn(file), '2026-03-12', 'what was too much goes back and changes nothing')
  file = pay(file, 1, on('2026-03-14'), refund)
  t.match([file.case.state, executedOn(file), file.obligations[0]?.performedOn], ['served', null, null])
  file = pay(file, 5_000, on('2026-03-15'), surcharge)
  t.equal(executedOn(file), null, 'a surcharge is no principal (D-13)')
  file = pay(file, 1, on('2026-03-16'))
  t.match([executedOn(file), file.decisions[0]?.executedLate], ['2026-03-16', false])
  t.equal(
    pay(file, 100, on('2026-03-17', { late: true }), surcharge).decisions[0]?.executedLate,
    false,
    'late is the payment that executed it'
  )
  t.same(moneyOf(file, 2), { dueFen: 0, steps: [], paidOn: null })
})

t.test('several obligations: each done, and money together', async (t) => {
  let file = imposes(['fine', 10_000], ['confiscate-gain', 5_000], ['confiscate-goods', null], ['warning', null])
  t.equal(moneyOf(file, 1).dueFen, 15_000)
  file = perform(file, { decisionNo: 1, obligationNo: 3 }, on('2026-03-12'))
  t.equal(executedOn(file), null)
  file = pay(file, 15_000, on('2026-03-13'))
  t.same([file.case.state, executedOn(file)], ['executed', '2026-03-13'])
  const paidFirst = pay(imposes(['fine', 10_000], ['stop-order', null]), 10_000, on('2026-03-12'))
  t.same([paidFirst.case.state, executedOn(paidFirst)], ['served', null])
  t.equal(executedOn(perform(paidFirst, { decisionNo: 1, obligationNo: 2 }, on('2026-03-18'))), '2026-03-18')
  const warned = pay(imposes(['warning', null], ['fine', 1]), 1, on('2026-03-12'))
  t.equal(executedOn(warned), '2026-03-12')
})

t.test('a fine of unknown amount, as old files tell it, is never taken for paid', async (t) => {
  const known = imposes(['fine', 10_000])
  const unknown: CaseFile = { ...known, obligations: known.obligations.map((one) => ({ ...one, amountFen: null })) }
  const paid = pay(unknown, 10_000, on('2026-03-12'))
  t.match(moneyOf(paid, 1), { dueFen: 0, steps: [{ receivedFen: 10_000 }], paidOn: null })
  t.same([paid.case.state, executedOn(paid)], ['served', null])
})

t.test('any payments: executed exactly when the principal received covers what is due', async () => {
  const entry = fc.record({
    kind: fc.constantFrom<ReceiptKind>('principal', 'principal', 'refund', 'surcharge'),
    amountFen: fc.integer({ min: 1, max: 6_000 }),
    day: fc.integer({ min: 12, max: 28 })
  })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      let file = imposes(['fine', 10_000])
      let net = 0
      for (const { kind, amountFen, day } of entries) {
        if (kind === 'refund' && amountFen > net) continue
        file = pay(file, amountFen, on(`2026-03-${day}`), { kind })
        if (kind !== 'surcharge') net += kind === 'refund' ? -amountFen : amountFen
      }
      const days = file.receipts.map((receipt) => receipt.receivedOn)
      return (
        (moneyOf(file, 1).steps.at(-1)?.receivedFen ?? 0) === net &&
        (executedOn(file) !== null) === net >= 10_000 &&
        (executedOn(file) === null || days.includes(executedOn(file) as string))
      )
    })
  )
})
