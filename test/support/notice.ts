import type { ListedNotice } from '../../src/domain/calendar/load.ts'

const rest = (name: string, ...dates: string[]) => dates.map((date) => ({ date, name, off: true }))
const off = (...dates: string[]) => rest('元旦', ...dates)
/** A notice that no authority gave: it makes the first days of January longer than anybody would. */
export const madeUpNotice: ListedNotice = {
  year: 2027,
  papers: ['made up for this test'],
  days: [
    ...off('2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05', '2027-01-06'),
    { date: '2027-01-09', name: '元旦', off: false },
    ...rest('春节', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'),
    ...rest('清明节', '2027-04-05'),
    ...rest('劳动节', '2027-05-01', '2027-05-02'),
    ...rest('端午节', '2027-06-09'),
    ...rest('中秋节', '2027-09-15'),
    ...rest('国庆节', '2027-10-01', '2027-10-02', '2027-10-03')
  ]
}
