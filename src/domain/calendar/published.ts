import { calendarOf } from './calendar.ts'
import { notices } from './notices.ts'

/** The calendar of every notice published so far (2007 to 2026): the default where an installation has loaded no other. */
export const publishedCalendar = calendarOf(notices)
