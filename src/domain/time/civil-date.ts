declare const civilDateBrand: unique symbol

/** A calendar day in Asia/Shanghai as 'YYYY-MM-DD', known to exist (D-39). Plain string comparison orders two of them. */
export type CivilDate = string & { readonly [civilDateBrand]: true }

/**
 * How a period of months ends (law.md 2.7): `civil` on the same-numbered day, or the month's last where there is none;
 * `criminal` the same, but a period that begins on the last day of a month ends on the last day of its month.
 */
export type MonthRegime = 'civil' | 'criminal'

export const zone = 'Asia/Shanghai'

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Number of days of a month (1 to 12). */
const lengthOf = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0))

/** Takes the text of a day as it is ('YYYY-MM-DD', no white space); RangeError when it is no day of the calendar. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`not a date: ${text}`)
  return text
}

/** Whether the text is a day of the calendar in the form 'YYYY-MM-DD'. */
export function isCivilDate(text: string): text is CivilDate {
  const parts = pattern.exec(text)
  if (parts === null) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 100 && day > 0 && day <= lengthOf(year, month)
}

/** Days since 1970-01-01 (which is 0): all arithmetic of periods is done on this number. */
export function dayNumber(date: CivilDate): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / 86_400_000
}

/** The inverse of `dayNumber`; RangeError outside the years 100 to 9999. */
export function fromDayNumber(day: number): CivilDate {
  const date = new Date(day * 86_400_000)
  return build(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4))
export const monthOf = (date: CivilDate): number => Number(date.slice(5, 7))
const dayOf = (date: CivilDate): number => Number(date.slice(8, 10))

/** Negative, zero or positive as `a` is before, on or after `b`; fits `Array.sort`. */
export function compare(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The day `days` calendar days later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** The day on which a period of `months` months begun on `date` ends, by the month rule of the regime. */
export function addMonths(date: CivilDate, months: number, regime: MonthRegime): CivilDate {
  const count = yearOf(date) * 12 + monthOf(date) - 1 + months
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
  const last = lengthOf(year, month)
  const startsLast = dayOf(date) === lengthOf(yearOf(date), monthOf(date))
  return build(year, month, regime === 'criminal' && startsLast ? last : Math.min(dayOf(date), last))
}

/** Calendar days from `a` to `b`: 0 on the same day, negative when `b` is earlier. */
export function daysBetween(a: CivilDate, b: CivilDate): number {
  return dayNumber(b) - dayNumber(a)
}

export function firstOfMonth(date: CivilDate): CivilDate {
  return build(yearOf(date), monthOf(date), 1)
}

export function lastOfMonth(date: CivilDate): CivilDate {
  return build(yearOf(date), monthOf(date), lengthOf(yearOf(date), monthOf(date)))
}

/** The day in Shanghai on which an instant falls (a text with an offset or Z, or an Instant); RangeError otherwise. */
export function civilDateOf(instant: string | Temporal.Instant): CivilDate {
  return civilDate(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString())
}

function build(year: number, month: number, day: number): CivilDate {
  if (!(year >= 100 && year <= 9999)) throw new RangeError(`outside the calendar: year ${year}`)
  const pad = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as CivilDate
}
