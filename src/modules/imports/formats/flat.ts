/** The flat form: a table with a header, one case a row. Every column but three may be left out; an empty cell says nothing. */

type Cells = Readonly<Partial<Record<string, string>>>

/** Cells of a row as a row of the own form, not yet judged: lists are split at `;`. A column that is not known stays, and is refused there. */
export function fromFlat(cells: Cells): Record<string, unknown> {
  const given = Object.fromEntries(
    Object.entries(cells).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()]]
    )
  ) as Record<string, string>
  const take = (name: string): string | undefined => {
    const value = given[name]
    delete given[name]
    return value
  }
  const list = (value: string): string[] => value.split(/[;；]/).map((part) => part.trim())
  const party = lines({
    kind: take('partyKind'),
    name: take('partyName'),
    identifierKind: take('partyIdentifierKind'),
    identifier: take('partyIdentifier'),
    phone: take('partyPhone'),
    address: take('partyAddress')
  })
  const classes = take('rightClasses')
  const right = lines({
    name: take('rightName'),
    number: take('rightNumber'),
    classes: classes === undefined ? undefined : list(classes).map(Number)
  })
  const goods = lines({ name: take('goodsName'), quantity: take('goodsQuantity'), unit: take('goodsUnit') })
  const turnover = take('turnover')
  const [filedOn, handlers, number] = [take('filedOn'), take('handlers'), take('number')]
  const filed = filedOn !== undefined || handlers !== undefined || number !== undefined
  return {
    ...given,
    parties: party.map((one) => ({ kind: 'unknown', ...one })),
    rights: right.map((one) => ({ kind: given['rightKind'] === 'other' ? 'none' : given['rightKind'], ...one })),
    goods,
    figures: turnover === undefined ? [] : [{ measure: 'illegal-turnover', value: turnover, unit: 'CNY' }],
    acts: filed
      ? [
          {
            act: 'file',
            occurredOn: filedOn,
            handlers: handlers === undefined ? [] : list(handlers),
            number: number ?? null
          }
        ]
      : []
  }
}

function lines(fields: Record<string, unknown>): Record<string, unknown>[] {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined)
  return told.length === 0 ? [] : [Object.fromEntries(told)]
}
