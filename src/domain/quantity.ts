/** Quantities of goods: decimal strings of at most six places, added and compared without rounding. Null: not counted. */
const places = 6

function scaled(text: string): bigint {
  const [whole, part] = `${text}.`.split('.') as [string, string]
  return BigInt(whole + part.padEnd(places, '0'))
}

const written = (amount: bigint): string => {
  const digits = String(amount).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '')
}

/** The sum ("0" of none); null as soon as one of them is not counted. */
export function sumOf(quantities: readonly (string | null)[]): string | null {
  if (quantities.includes(null)) return null
  return written((quantities as string[]).reduce((sum, one) => sum + scaled(one), 0n))
}

/** What is left of a quantity that is not smaller than what is taken from it. */
export const minus = (from: string, taken: string): string => written(scaled(from) - scaled(taken))

export const exceeds = (a: string, b: string): boolean => scaled(a) > scaled(b)
