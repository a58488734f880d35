import { partNames, type CaseParts, type PartName } from '../../domain/case/parts.ts'
import { formatCny } from '../../domain/money.ts'

type Line = { no: number } & Record<string, unknown>

/** The parts of the proceedings as they stand on file, by their names; amounts as everywhere outside, in CNY. */
export const proceedingsOf = (file: CaseParts) =>
  Object.fromEntries(partNames.map((name) => [name, outside(file[name])])) as unknown as Record<PartName, Line[]>

/** `amountFen: 123450` inside is `amount: "1234.50"` outside, at any depth. */
function outside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outside)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key.endsWith('Fen')
        ? [key.slice(0, -3), inner === null ? null : formatCny(inner as number)]
        : [key, outside(inner)]
    )
  )
}
