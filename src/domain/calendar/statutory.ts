import { addDays, civilDate, type CivilDate } from '../time/civil-date.ts'

/**
 * Spring Festival, Qingming, Dragon Boat and Mid-Autumn of the years whose notice is not held: what the statute itself
 * (全国年节及纪念日放假办法) fixes is known before, or without, the State Council's notice.
 */
const festivals: Readonly<Record<number, string>> = {
  2000: '02-05',
  2001: '01-24',
  2002: '02-12',
  2003: '02-01',
  2004: '01-22',
  2005: '02-09',
  2006: '01-29',
  2027: '02-06 04-05 06-09 09-15',
  2028: '01-26 04-04 05-28 10-03',
  2029: '02-13 04-04 06-16 09-22',
  2030: '02-03 04-05 06-05 09-12',
  2031: '01-23 04-05 06-24 10-01',
  2032: '02-11 04-04 06-12 09-19',
  2033: '01-31 04-04 06-01 09-08',
  2034: '02-19 04-05 06-20 09-27',
  2035: '02-08 04-05 06-10 09-16'
}

/**
 * The holidays that the statute itself gives a year: text of 1999 for 2000 to 2006 (New Year 1, Spring Festival 3, Labour
 * Day 3, National Day 3), text of 2024 for 2027 on (New Year 1, Spring Festival 4 from its eve, Qingming 1, Labour Day 2,
 * Dragon Boat 1, Mid-Autumn 1, National Day 3). Without the swaps of weekends that only the notice can tell; `undefined`
 * for a year outside the table.
 */
export function statutoryHolidays(year: number): readonly (readonly [CivilDate, string])[] | undefined {
  const text = festivals[year]
  if (text === undefined) return undefined
  const [spring, ...others] = text.split(' ').map((day) => civilDate(`${year}-${day}`)) as [CivilDate, ...CivilDate[]]
  const late = year >= 2025
  const run = (first: CivilDate, days: number, name: string): [CivilDate, string][] =>
    Array.from({ length: days }, (_, index) => [addDays(first, index), name])
  return [
    ...run(civilDate(`${year}-01-01`), 1, '元旦'),
    ...run(late ? addDays(spring, -1) : spring, late ? 4 : 3, '春节'),
    ...run(civilDate(`${year}-05-01`), late ? 2 : 3, '劳动节'),
    ...run(civilDate(`${year}-10-01`), 3, '国庆节'),
    ...others.map((day, index): [CivilDate, string] => [day, ['清明节', '端午节', '中秋节'][index] as string])
  ]
}
