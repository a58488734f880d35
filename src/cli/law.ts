import type { Command } from 'commander'
import { StartError } from '../config.ts'
import { publishedCalendar } from '../domain/calendar/published.ts'
import { identifierKinds, type IdentifierKind } from '../domain/identifiers/check.ts'
import { Refusal } from '../domain/refusal.ts'
import { defaultSettings } from '../domain/settings.ts'
import { civilDateOf, isCivilDate } from '../domain/time/civil-date.ts'
import { adviseOn } from '../modules/law/advice.ts'
import { AdviceBody } from '../modules/law/advice-schema.ts'
import { checkIdentifier, findRule, listRules, workOutDeadline } from '../modules/law/queries.ts'
import { readJson } from './input/json-file.ts'

/** The calendar and settings that the project comes with: the command needs no database. */
const applied = { calendar: publishedCalendar, settings: defaultSettings }

interface DeadlineOptions {
  readonly stop: readonly string[]
  readonly extensions?: string
}

/** `law rules|deadline|advice|check`: the law as data on the command line, as JSON on standard output. */
export function register(program: Command): void {
  const law = program
    .command('law')
    .description('answers of the law by its rows, with the calendar and settings that the project comes with')
  law
    .command('rules [id]')
    .description('the rules in force on a day, or one rule in every version')
    .option('--on <day>', 'the day; today when left out')
    .action((id: string | undefined, { on = today() }: { on?: string }) => {
      if (!isCivilDate(on)) throw new StartError(`not a day: ${on}`, 2)
      print(() => (id === undefined ? listRules(on) : findRule(id, on)))
    })
  law
    .command('deadline <rule> <from>')
    .description('when a period that began on a day (an instant for hours) ends, and why')
    .option(
      '--stop <from..to=ground>',
      'days not counted; without a last day the clock still stands; may be repeated',
      (text, all: readonly string[]) => [...all, text],
      []
    )
    .option('--extensions <number>', "how many of the rule's own steps were granted")
    .action((rule: string, from: string, { stop, extensions }: DeadlineOptions) => {
      const steps = extensions === undefined ? undefined : Number(extensions)
      if (steps !== undefined && !(Number.isSafeInteger(steps) && steps >= 0))
        throw new StartError(`not a number of extensions: ${extensions}`, 2)
      print(() => workOutDeadline({ rule, from, stops: stop.map(readStop), extensions: steps }, applied))
    })
  law
    .command('advice <file>')
    .description('whether a case must go to the police: the facts as JSON, as the service takes them')
    .action(async (file: string) => {
      const parsed = AdviceBody.safeParse(await readJson(file))
      if (!parsed.success) {
        const lines = parsed.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`)
        throw new StartError(lines.join('\n'), 2)
      }
      print(() => adviseOn(parsed.data, today(), applied.settings))
    })
  law
    .command('check <kind> <value>')
    .description(`form and check digit of an identifier; kinds: ${identifierKinds.join(', ')}`)
    .action((kind: string, value: string) => {
      if (!(identifierKinds as readonly string[]).includes(kind))
        throw new StartError(`no such kind: ${kind}; there are ${identifierKinds.join(', ')}`, 2)
      print(() => checkIdentifier(kind as IdentifierKind, value))
    })
}

function today(): string {
  return civilDateOf(new Date().toISOString())
}

/** `2021-10-08..2021-10-12=identification`, or `2021-10-08..=identification` while it lasts. */
function readStop(text: string) {
  const [days = '', ground = ''] = text.split('=')
  if (days === '' || ground === '')
    throw new StartError(`not a stop such as 2021-10-08..2021-10-12=identification: ${text}`, 2)
  const [from = '', to] = days.split('..')
  return { from, to: to === '' || to === undefined ? null : to, ground }
}

function print(answer: () => object): void {
  try {
    process.stdout.write(`${JSON.stringify(answer(), null, 2)}\n`)
  } catch (error) {
    throw error instanceof Refusal ? new StartError(`${error.text('zh')} / ${error.text('en')}`, 2) : error
  }
}
