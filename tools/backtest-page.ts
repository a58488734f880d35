import { differenceClasses, explained, type DifferenceClass } from '../src/cli/backtest/explained.ts'
import { answers, type Judged } from '../src/cli/backtest/judge.ts'
import { outcomes } from '../src/cli/backtest/outcome.ts'
import { agreement, arithmetic, countsOf } from '../src/cli/backtest/text.ts'

/** docs/backtest.md: the transfer advice against what the authorities did, with every difference and why. */
export function backtestPage(judged: readonly Judged[]): string {
  const { expected, agree } = agreement(judged)
  const differences = judged.filter(({ difference }) => difference !== null)
  const open = judged.filter(
    ({ outcome, answer }) =>
      outcome === 'administrative' && (answer === 'reasonable-suspicion' || answer === 'legal-gap')
  )
  return `# The transfer advice against published cases

Made by \`node tools/backtest-doc.ts\`; a test fails when it differs. \`npm run backtest\` prints the same table and
\`npm run backtest -- FILE\` adds the rows of a file of the same form as \`seeds/published-cases.jsonl\`, where each case
names its source.

${table(judged)}

Of ${judged.length} cases ${expected} were transferred or ended in a conviction; for ${agree} of them the advice is
\`must-transfer\` or \`reasonable-suspicion\`. Differences: ${differences.length} (${classCounts(differences)}). None is an error of the
project: an error found here is corrected, not explained.

## How the table is made

The outcome is read from the row alone. A file that began with the police or the procuratorate stands on its own lines: no
authority could have transferred it. A conviction or a stated transfer is expected to get \`must-transfer\` or
\`reasonable-suspicion\`. An administrative outcome is no expectation by itself, since a fine does not show that a transfer
was not due; but \`must-transfer\` there is listed as a difference. A prompted check and a decision that the law leaves open
contradict no outcome; they are listed below the differences. A matter that was not prosecuted and then came back to the
authority has been with criminal justice, and is no difference either way. The published cases were chosen by the agencies
that published them, so no share here holds for ordinary cases.

The questions follow from fields and words, never from the outcome or the id of a case:

- **Offence**: services 213; goods that are labels or packings 215; across the border 213 and 214; making 213, trading 214,
  both or neither 213 and 214; copyright 217 and 218; passing off a patent 216. Patent infringement, special marks and
  unregistered indications have no article here. The strongest answer counts.
- **Amounts**: what the words beside the figure call it (turnover, sales, value of goods, gains, copies, works, pieces), at
  least, at most or about as they say, by the first figure of its kind; the price of the genuine goods and a figure from
  before a correction only where there is no other. Sales and goods value that stand without a turnover make the turnover.
  A turnover that is not split is taken as unsold for 214 and 218, where the number is higher, so that answer is a lower
  bound. Gains found by an authority are the administrative measure. An amount in words, or in another currency, is missing.
- **Marks**: as many as different names, one where a single owner is named for all. A count of brands counts as such.
- **Elements**: only a *no* is read: a mark called similar (近似), a patent that has lapsed or never was.
- **Days**: what the conduct or the declaration says of the end of the act; else the first official day on the row, mostly
  that of inspection or filing, as an upper bound, a month or year by its last day; the day of publication at the last.
  The day of evaluation is that of the transfer, else of the decision, else the same. A row without any day is asked in
  every regime of the table, and the weakest answer counts: it holds whatever the day.

## Differences

${Object.entries(differenceClasses)
  .map(([key, name]) => differencesOf(key as DifferenceClass, name, differences))
  .filter((text) => text !== '')
  .join('\n\n')}

## Handled administratively, and the advice leaves it to a decision

${open.map((one) => `- **${one.id}** \`${one.answer}\`: ${arithmetic(one)}.`).join('\n')}

## An element decides, whatever the amount

${judged
  .filter(
    ({ advice, question }) =>
      advice?.ground === 'element-missing' && Object.keys(question.facts.measures ?? {}).length > 0
  )
  .map((one) => `- **${one.id}** ${outcomes[one.outcome].en}: ${absent(one)}; ${arithmetic(one)}.`)
  .join('\n')}
`
}

function table(judged: readonly Judged[]): string {
  const head = `| outcome | ${answers.map((answer) => `\`${answer}\``).join(' | ')} | all |`
  const rule = `| --- |${' --: |'.repeat(answers.length + 1)}`
  const lines = countsOf(judged).map(
    ({ outcome, of, all }) =>
      `| ${outcomes[outcome].en} | ${answers.map((answer) => of[answer]).join(' | ')} | ${all} |`
  )
  return [head, rule, ...lines].join('\n')
}

const classOf = ({ id }: Judged): DifferenceClass | undefined => explained.get(id)?.class

function classCounts(differences: readonly Judged[]): string {
  return Object.entries(differenceClasses)
    .map(([key, name]) => `${name} ${differences.filter((one) => classOf(one) === key).length}`)
    .join(', ')
}

function differencesOf(key: DifferenceClass, name: string, differences: readonly Judged[]): string {
  const own = differences.filter((one) => classOf(one) === key)
  if (own.length === 0) return ''
  const lines = own.map(
    (one) =>
      `- **${one.id}** ${outcomes[one.outcome].en}, advice \`${one.answer}\`: ${arithmetic(one)}. ${explained.get(one.id)?.why ?? ''}`
  )
  return [`### ${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`, '', ...lines].join('\n')
}

const absent = ({ advice }: Judged): string =>
  (advice?.elements ?? [])
    .filter(({ answer }) => answer === 'no')
    .map(({ en }) => `not: ${en}`)
    .join(', ')
