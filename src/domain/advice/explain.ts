import { formatCny } from '../money.ts'
import type { Text } from '../rules/row.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { offenceFacts } from './offences.ts'
import { firstDay } from './regimes.ts'
import { serviceNotes } from './services.ts'
import { elements, measures, type Advice, type AdviceInput, type Element, type Finding, type Measure } from './types.ts'
import type { End, Version } from './types.ts'

/** What the words need beside the answer. */
export interface Background {
  readonly end: CivilDate
  /** Every act ended on a day that the table knows. */
  readonly covered: boolean
  readonly absent: readonly Element[]
  /** No standard stood at the act, so the newest alone speaks (C-009). */
  readonly deferred: boolean
  readonly acts: number
  /** T-02 is in force on the day of evaluation. */
  readonly t02: boolean
}

const ends: Readonly<Record<End, Text>> = {
  exact: { zh: '', en: '' },
  atLeast: { zh: '（按下限）', en: ' (lower end)' },
  about: { zh: '（按约数）', en: ' (about)' },
  atMost: { zh: '（按上限）', en: ' (upper end)' }
}
const flags: Readonly<Record<string, Text>> = {
  bankruptcy: { zh: '致使权利人破产、倒闭', en: 'the right holder was ruined' },
  conduct: { zh: '行为本身即构成，不要求数额', en: 'the conduct suffices, whatever the amount' },
  halves: { zh: '达到一半以上的项数', en: 'standards reached by half' }
}

const less: Text = { zh: '<', en: '<' }
const reached: Text = { zh: '≥', en: '≥' }

const notYet: Text = {
  zh: 'T-02自2020-08-07起施行，评估时尚不适用。',
  en: 'T-02 is in force from 2020-08-07 only, after the day of evaluation.'
}

type Wordless = Omit<Advice, 'explanation'>

/** The answer in short words of our own, citing rows and instruments. "No row met" never reads as "no crime". */
export function explain(advice: Wordless, input: AdviceInput, background: Background): Text {
  const pieces = [
    ...opening(advice, input, background),
    ...advice.versions.map(versionText),
    ...differing(advice),
    ...closing(advice, input, background)
  ]
  return { zh: pieces.map(({ zh }) => zh).join(''), en: pieces.map(({ en }) => en).join(' ') }
}

function opening(
  { ground, versions }: Wordless,
  input: AdviceInput,
  { end, absent, deferred, t02 }: Background
): readonly Text[] {
  const offence = offenceFacts[input.offence]
  const name = { zh: `刑法第${input.offence}条（${offence.zh}）`, en: `art ${input.offence} (${offence.en})` }
  const one = versions.some(({ met }) => met.length > 0)
    ? { zh: '未在行为时和最新规定下同时达到标准', en: 'rows are met under one of the texts only' }
    : { zh: '按已知数额未达到任何一行标准', en: 'no row is met by the known amounts' }
  switch (ground) {
    case 'row-met':
      if (deferred) {
        return [
          {
            zh: `${name.zh}：行为时没有数额标准，按最新规定已达到（C-009），应当移送（T-01），不得以罚代刑（T-03）。`,
            en: `${name.en}: no standard stood at the act and the newest is met (C-009); the case must be transferred (T-01), no penalty replaces it (T-03).`
          }
        ]
      }
      return [
        {
          zh: `${name.zh}：行为时和评估时的规定均已达到，应当移送（T-01），不得以罚代刑（T-03）。`,
          en: `${name.en}: met under the text at the act and under the newest; the case must be transferred (T-01), no penalty replaces it (T-03).`
        }
      ]
    case 'officer-finding':
      return [
        {
          zh: `${name.zh}：办案人员已认定T-02两项条件（有合理嫌疑且需公安机关进一步取证），应当移送，不以数额查清为前提。`,
          en: `${name.en}: the officer found both conditions of T-02 (reasonable suspicion, and police measures needed), so the case shall be transferred before the amount is proved.`
        }
      ]
    case 'share-reached':
      return [
        {
          zh: `${name.zh}：${one.zh}，但已到提示比例，请按T-02核查两项条件；此为提示，不是移送义务。`,
          en: `${name.en}: ${one.en}, but the share set is reached; check both conditions of T-02. A prompt, not a duty.`
        }
      ]
    case 'gap':
      return [
        {
          zh: `${name.zh}：已知数额可能达到的标准处于法律空档（2021-03-01至2025-04-25，D-28），须由人决定并说明理由。`,
          en: `${name.en}: the rows that the known measures could meet lie in a gap of the law (2021-03-01 to 2025-04-25, D-28); a person decides and gives reasons.`
        }
      ]
    case 'no-version':
      return [
        {
          zh: `${name.zh}：行为结束于${end}，本表自${firstDay}起，无行为时标准；须由人决定并说明理由。`,
          en: `${name.en}: the act ended on ${end}, the table begins on ${firstDay} and has no standard for its day; a person decides and gives reasons.`
        }
      ]
    case 'no-measure':
      return [
        {
          zh: `${name.zh}：没有可与标准比较的数额或者数量，不能判断；${t02 ? '符合T-02两项条件的，数额未查清也应当移送。' : notYet.zh}`,
          en: `${name.en}: no measure is known that a row asks for, so nothing can be said; ${t02 ? 'under T-02 a case is transferred even before the amount is proved.' : notYet.en}`
        }
      ]
    case 'element-missing':
      return [
        {
          zh: `${name.zh}：不具备要件“${absent.map((one) => elements[one].zh).join('、')}”，无论数额多少本罪不成立；其他罪名仍须审查。`,
          en: `${name.en}: falls away whatever the amount, since it is answered no that ${absent.map((one) => elements[one].en).join(', that ')}; other offences remain to be examined.`
        },
        ...(input.suspicion === true
          ? [
              {
                zh: '已记录的T-02认定不能以本罪为依据，请核对其他罪名。',
                en: 'The recorded finding under T-02 cannot rest on this offence: look at the others.'
              }
            ]
          : [])
      ]
    case 'not-yet-an-offence':
      return [
        {
          zh: `${name.zh}：行为结束于${end}，本罪自${offence.existsFrom}起施行；其他罪名仍须审查。`,
          en: `${name.en}: the act ended on ${end}, the offence exists from ${offence.existsFrom}; other offences remain to be examined.`
        }
      ]
    case 'no-row-met':
      return [
        {
          zh: `${name.zh}：${one.zh}。这不等于不构成犯罪。`,
          en: `${name.en}: ${one.en}. That does not mean that there is no crime.`
        }
      ]
  }
}

function versionText({ at, from, to, met, nearest, gaps, instruments, unitFactor }: Version): Text {
  const when = {
    act: ['行为时', 'At the act'],
    newest: ['最新', 'Newest'],
    both: ['行为时即最新', 'At the act and newest']
  }[at]
  const until = to === null ? { zh: '今', en: 'now' } : { zh: to, en: to }
  const list = (findings: readonly Finding[]): Text => ({
    zh: findings.map((one) => findingText(one).zh).join('；'),
    en: findings.map((one) => findingText(one).en).join('; ')
  })
  const head = {
    zh: `${when[0]}（${from}至${until.zh}：${instruments.map(({ zh }) => zh).join('、')}）`,
    en: `${when[1]} (${from} to ${until.en}: ${instruments.map(({ en }) => en).join(', ')})`
  }
  const unit =
    unitFactor === null
      ? { zh: '', en: '' }
      : unitFactor === 1
        ? { zh: '单位与个人同一标准；', en: 'units as persons; ' }
        : { zh: `单位按${unitFactor}倍计；`, en: `for units times ${unitFactor}; ` }
  const unnumbered = gaps.filter(({ threshold }) => threshold === null)
  const shown = [...met, ...unnumbered]
  if (shown.length > 0) {
    return { zh: `${head.zh}：${unit.zh}${list(shown).zh}。`, en: `${head.en}: ${unit.en}${list(shown).en}.` }
  }
  if (nearest.length > 0) {
    const closest = list(nearest.slice(0, 1))
    return { zh: `${head.zh}：${unit.zh}最接近${closest.zh}。`, en: `${head.en}: ${unit.en}nearest ${closest.en}.` }
  }
  return {
    zh: `${head.zh}：${unit.zh}已知事实不涉及任何一行。`,
    en: `${head.en}: ${unit.en}no row bears on the known facts.`
  }
}

/** One row against the facts, in words. */
export function findingText(one: Finding): Text {
  const { row, measure, unit, value, threshold, restsOn, basis, gap } = one
  const label = nameOf(measure)
  const compare = one.open ? { zh: '，可能达到', en: 'may reach' } : one.short > 0 ? less : reached
  const sum =
    unit === 'flag'
      ? { zh: '', en: '' }
      : threshold === null
        ? {
            zh: `${written(value, unit).zh}${ends[restsOn].zh}，未规定数额`,
            en: ` ${written(value, unit).en}${ends[restsOn].en}, no number set`
          }
        : {
            zh: `${written(value, unit).zh}${ends[restsOn].zh}${compare.zh}${written(threshold, unit).zh}`,
            en: ` ${written(value, unit).en}${ends[restsOn].en} ${compare.en} ${written(threshold, unit).en}`
          }
  const notes = [
    ...(one.parts ?? []).map((part) => ({
      zh: `${measures[part.measure].zh}${written(part.value, part.unit).zh}${ends[part.restsOn].zh}`,
      en: `${measures[part.measure].en} ${written(part.value, part.unit).en}${ends[part.restsOn].en}`
    })),
    ...(one.attempt ? [{ zh: '未遂', en: 'attempt' }] : []),
    ...(gap ? [{ zh: '法律空档', en: 'gap of the law' }] : []),
    ...(one.needsConfirmation ? [{ zh: '待核对公报', en: 'to be compared with the gazette' }] : [])
  ]
  return {
    zh: `${row} ${label.zh}${sum.zh}（${[basis.zh, ...notes.map(({ zh }) => zh)].join('，')}）`,
    en: `${row} ${label.en}${sum.en} (${[basis.en, ...notes.map(({ en }) => en)].join(', ')})`
  }
}

function written(value: number, unit: Finding['unit']): Text {
  if (unit !== 'fen') return { zh: String(value), en: String(value) }
  return { zh: `${formatCny(value)}元`, en: `${formatCny(value)} CNY` }
}

function nameOf(measure: string): Text {
  const flag = flags[measure]
  if (flag !== undefined) return flag
  const names = measure.split('+').map((one) => measures[one as Measure])
  return {
    zh: names.map(({ zh }) => zh).join('与') + (names.length > 1 ? '合计' : ''),
    en: names.map(({ en }) => en).join(' plus ')
  }
}

function differing({ moreFavourable }: Wordless): readonly Text[] {
  if (moreFavourable === null) return []
  const which =
    moreFavourable === 'act' ? { zh: '行为时', en: 'the text at the act' } : { zh: '最新', en: 'the newest text' }
  return [
    {
      zh: `两者档次不同，${which.zh}规定对当事人更有利（D-26）。`,
      en: `They differ in tier: ${which.en} is the more favourable (D-26).`
    }
  ]
}

function closing(
  { ground, missing, needsConfirmation }: Wordless,
  input: AdviceInput,
  { end, covered, acts, t02 }: Background
): readonly Text[] {
  const all: Text[] = [...serviceNotes(input, end)]
  const suspicion = t02
    ? { zh: '符合T-02两项条件的，应当移送。', en: 'a case that fulfils T-02 shall be transferred.' }
    : notYet
  if (!covered && ground !== 'no-version') {
    all.push({
      zh: `本表自${firstDay}起，无行为时标准。`,
      en: `The table begins on ${firstDay}: it has none at the act.`
    })
  }
  if (acts > 1) {
    all.push({
      zh: '未经处理的数次行为已累计（C-125），行为跨越版本的逐一对照（D-27）。',
      en: 'Acts not yet dealt with were added up (C-125) and compared with the text at each of them (D-27).'
    })
  }
  if (ground === 'no-row-met' || ground === 'share-reached') {
    all.push(
      end >= offenceFacts[input.offence].catchAllFrom
        ? {
            zh: `兜底的“其他严重情节”以及其他罪名仍须审查；${suspicion.zh}`,
            en: `The catch-all “other serious circumstances” and other offences remain to be examined; ${suspicion.en}`
          }
        : {
            zh: `当时条文没有“其他严重情节”的兜底，未遂以及其他罪名仍须审查；${suspicion.zh}`,
            en: `The text of that time has no catch-all of “other serious circumstances”; attempts and other offences remain to be examined; ${suspicion.en}`
          }
    )
  }
  if (missing.length > 0) {
    all.push({
      zh: `尚缺：${missing.map(({ zh }) => zh).join('、')}。`,
      en: `Missing to be sure: ${missing.map(({ en }) => en).join(', ')}.`
    })
  }
  if (needsConfirmation) {
    all.push({
      zh: '所依据的部分条目仅读过一份文本或者未核对条文，适用前应与公报核对。',
      en: 'Some rows it rests on were read in one copy only or not at all: compare them with the gazette first.'
    })
  }
  return all
}
