import { citation } from '../rules/instruments.ts'
import { stopGrounds, type Certainty, type StopGround, type Text } from '../rules/row.ts'
import { yearOf, type CivilDate } from '../time/civil-date.ts'
import type { Amount, Plan } from './plan.ts'

const marks: Readonly<Record<Certainty, readonly [zh: string, en: string]>> = {
  verified: ['已核对条文', 'text read'],
  secondary: ['据二手资料', 'from a secondary page'],
  inferred: ['推定', 'inference'],
  unverified: ['未核对', 'unverified']
}

/** The plan in words: length, stops, roll-over, basis, certainty, and everything the answer rests on that is not law. */
export function describe(plan: Plan, nominal: CivilDate | null, due: CivilDate | null, provisional: boolean): Text {
  const { row, start, method } = plan
  const basis = citation(row.basis)
  const { bound } = row.period
  const zh: string[] = [`自${start}起（当日不计）${length(plan.count.amount, 'zh')}`]
  const en: string[] = [`${length(plan.count.amount, 'en')} from ${start}, that day not counted`]
  if (plan.count.anchor !== plan.startNumber) {
    zh[0] = `自${start}起，延长至批准的截止日`
    en[0] = `from ${start}, extended to the day granted`
  }
  for (const stop of plan.stops) {
    const ground = stopGrounds[stop.ground as StopGround]
    zh.push(`${stop.from}至${stop.to ?? '今'}不计（${ground.zh}）`)
    en.push(`not counted from ${stop.from} to ${stop.to ?? 'now'} (${ground.en})`)
  }
  if (due === null) {
    zh.push('期限停止中，恢复后方可算出期满日')
    en.push('the clock stands still: its end is known when it runs again')
  } else {
    if (due !== nominal) {
      zh.push(`${nominal}不是工作日，顺延一次`)
      en.push(`${nominal} is no working day, so the end moves once`)
    } else if (method.roll === 'none') {
      zh.push('末日不顺延')
      en.push('no roll-over')
    }
    zh.push(bound === 'by' ? `期满日${due}` : `${due}届满后方可进行下一步`)
    en.push(bound === 'by' ? `last day ${due}` : `the next step is open after ${due}`)
  }
  const notes = [
    ...plan.settings.map((setting) => [
      `设置${setting.question ?? ''}[I]：${setting.zh}`,
      `Setting ${setting.question === null ? '' : `${setting.question} `}[I]: ${setting.en}`
    ]),
    ...(row.needsConfirmation ? [['本行尚待与公报核对', 'This row still needs to be compared with the gazette']] : []),
    ...(provisional && due !== null
      ? [
          [
            `${missing(plan, due)}年放假通知未收录，结果为暂定（D-40）`,
            `The holiday notice of ${missing(plan, due)} is not held: provisional (D-40)`
          ]
        ]
      : [])
  ]
  const [mark, markEn] = marks[row.certainty]
  return {
    zh: [`${zh.join('；')}。依据：${basis.zh}（${row.id}，${mark}）。`, ...notes.map(([text]) => `${text}。`)].join(''),
    en: [`${en.join('; ')}. Basis: ${basis.en} (${row.id}, ${markEn}).`, ...notes.map(([, text]) => ` ${text}.`)].join(
      ''
    )
  }
}

/** Years touched, or bordering the last days of the year, whose notice is not held. */
function missing(plan: Plan, due: CivilDate): string {
  const years: number[] = []
  for (let year = yearOf(plan.start); year <= yearOf(due) + 1; year += 1) {
    if (!plan.method.calendar.notices.has(year) && (year <= yearOf(due) || years.length === 0)) years.push(year)
  }
  return years.join('、')
}

function length({ working, months, days }: Amount, language: 'zh' | 'en'): string {
  const plural = (n: number, zh: string, en: string): string =>
    language === 'zh' ? `${n}${zh}` : `${n} ${en}${n === 1 ? '' : 's'}`
  const parts = [
    ...(working > 0 ? [plural(working, '个工作日', 'working day')] : []),
    ...(months > 0 ? [plural(months, '个月', 'month')] : []),
    ...(days > 0 ? [plural(days, '日', 'calendar day')] : [])
  ]
  return parts.join(language === 'zh' ? '又' : ' and ')
}
