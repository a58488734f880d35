/** Forms of the monthly report that are files. */
export const forms = ['csv', 'xlsx', 'html'] as const
export type Form = (typeof forms)[number]

export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8'
} as const satisfies Record<Form, string>

const formats: Readonly<Record<string, Form | 'json'>> = {
  'application/json': 'json',
  'application/*': 'json',
  '*/*': 'json',
  'text/csv': 'csv',
  [mediaTypes.xlsx]: 'xlsx',
  'text/html': 'html',
  'text/*': 'html'
}

/** The form that `Accept` prefers, of equal ones the first named; JSON when it names none that can be made. */
export function reportFormatFor(accept: string | undefined): Form | 'json' {
  let best: Form | 'json' = 'json'
  let bestQuality = 0
  for (const part of (accept ?? '').split(',', 20)) {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const format = Object.hasOwn(formats, type) ? formats[type] : undefined
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = weight === undefined ? 1 : Number(weight.slice(2))
    if (format === undefined || !(quality > bestQuality)) continue
    best = format
    bestQuality = quality
  }
  return best
}
