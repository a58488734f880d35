import { adviseAll } from '../../domain/advice/advise.ts'
import { checkAdviceInput } from '../../domain/advice/check-input.ts'
import { adviceView } from '../../domain/advice/view.ts'
import {
  type Advice,
  type AdviceInput,
  type Amount,
  type Measure,
  type Measures,
  type Offence
} from '../../domain/advice/types.ts'
import { parseCny } from '../../domain/money.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Settings } from '../../domain/settings.ts'

type Given = string | number
/** A measure as asked: money as a decimal string in CNY, counts as integers, or a range of either. */
export type AskedAmount = Given | { readonly [End in 'atLeast' | 'atMost' | 'about']?: Given | undefined }
type AskedMeasures = { readonly [M in Measure]?: AskedAmount | undefined }

interface AskedAct {
  readonly startedOn?: string | undefined
  readonly endedOn: string
  readonly measures?: AskedMeasures | undefined
}

/** The facts as they come in: dates and money as texts, one offence or several. */
export type Asked = Omit<
  AdviceInput,
  'offence' | 'actStartedOn' | 'actEndedOn' | 'assessedOn' | 'measures' | 'acts' | 'priorPenalty'
> & {
  readonly offence: Offence | readonly Offence[]
  readonly actStartedOn?: string | undefined
  readonly actEndedOn: string
  readonly assessedOn?: string | undefined
  readonly measures?: AskedMeasures | undefined
  readonly acts?: readonly AskedAct[] | undefined
  readonly priorPenalty?: Prior | readonly Prior[] | undefined
}
interface Prior {
  readonly on: string
  readonly article: Offence
}

/**
 * Advice on whether a case must be transferred. Several offences give the strongest, and the rest in `others`. Refuses
 * `advice.input` with the field. `assessedOn` is `today` when left out.
 */
export function adviseOn({ offence, ...asked }: Asked, today: string, settings: Settings) {
  const input = {
    ...asked,
    assessedOn: asked.assessedOn ?? today,
    measures: inFen(asked.measures),
    acts: asked.acts?.map((act) => ({ ...act, measures: inFen(act.measures) }))
  }
  const offences = [offence].flat()
  for (const one of offences) {
    const [problem] = checkAdviceInput({ ...input, offence: one })
    if (problem !== undefined)
      refuse('advice.input', { zh: problem.zh, en: problem.en, field: `/${problem.field.replaceAll('.', '/')}` })
  }
  const { advices, strongest } = adviseAll(offences, input as Omit<AdviceInput, 'offence'>, settings)
  const first = strongest as Advice
  return { ...adviceView(first), others: advices.filter((one) => one !== first).map(adviceView) }
}

function inFen(given: AskedMeasures | undefined): Measures | undefined {
  if (given === undefined) return undefined
  const number = (value: Given) => (typeof value === 'string' ? parseCny(value) : value)
  const amount = (value: AskedAmount): Amount =>
    typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value).flatMap(([end, one]) => (one === undefined ? [] : [[end, number(one)]]))
        )
      : number(value)
  const known = Object.entries(given).filter((entry): entry is [Measure, AskedAmount] => entry[1] !== undefined)
  return Object.fromEntries(known.map(([measure, value]) => [measure, amount(value)]))
}
