declare const fenBrand: unique symbol

/** An amount in fen (1/100 CNY): a safe integer, never negative where it comes from `parseCny`. */
export type Fen = number & { readonly [fenBrand]: true }

/** Takes an integer of fen; RangeError when it is no safe integer. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an amount in fen: ${amount}`)
  return amount as Fen
}

const decimal = /^(0|[1-9]\d*)(?:\.(\d{1,2}))?$/

/**
 * Reads an amount in CNY written as a decimal ("1234.5" is 123450 fen). Strict: no sign, no grouping, no exponent, no
 * leading zero, at most two decimals, no more than a safe integer of fen; RangeError otherwise.
 */
export function parseCny(text: string): Fen {
  const parts = decimal.exec(text)
  if (parts === null) throw new RangeError(`not an amount in CNY: ${text}`)
  return fen(Number(`${parts[1]}${(parts[2] ?? '').padEnd(2, '0')}`))
}

/** Writes an amount with two decimals: 123450 is "1234.50", -5 is "-0.05". RangeError when it is no safe integer. */
export function formatCny(amount: number): string {
  const digits = String(Math.abs(fen(amount))).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
