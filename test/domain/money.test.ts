import fc from 'fast-check'
import t from 'tap'
import { fen, formatCny, parseCny } from '../../src/domain/money.ts'

t.test('reads decimal CNY into fen', async (t) => {
  const rows: [string, number][] = [
    ['1234.5', 123450],
    ['1234.50', 123450],
    ['0', 0],
    ['0.01', 1],
    ['0.1', 10],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER]
  ]
  for (const [text, amount] of rows) t.equal(parseCny(text), amount, text)
})

t.test('refuses everything else', async (t) => {
  const rows = [
    '',
    '-1',
    '+1',
    '1.',
    '.5',
    '1.234',
    '01',
    '00',
    '1,000',
    '1e3',
    ' 1',
    '1 ',
    '１',
    'NaN',
    '90071992547409.92',
    '1.5元'
  ]
  for (const text of rows) t.throws(() => parseCny(text), RangeError, text)
  t.throws(() => fen(0.5), RangeError)
  t.throws(() => formatCny(Number.NaN), RangeError)
})

t.test('writes two decimals', async (t) => {
  const rows: [number, string][] = [
    [123450, '1234.50'],
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-123456, '-1234.56'],
    [Number.MAX_SAFE_INTEGER, '90071992547409.91']
  ]
  for (const [amount, text] of rows) t.equal(formatCny(amount), text)
})

t.test('what is written is read again', async () => {
  fc.assert(fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (amount) => parseCny(formatCny(amount)) === amount))
})
