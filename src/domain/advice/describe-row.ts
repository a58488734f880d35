import type { Text } from '../rules/row.ts'
import type { Condition, Test, Threshold } from './row.ts'
import { offenceFacts } from './offences.ts'
import { measures, type Measure, type Tier } from './types.ts'

const conditions = {
  goods: ['商品商标', 'a mark for goods'],
  services: ['服务商标', 'a mark for services'],
  'two-marks': ['两种以上注册商标', 'two or more marks'],
  'two-patents': ['两项以上专利', 'two or more patents'],
  repeat: ['二年内因同类行为受过刑事处罚或者行政处罚', 'penalised for the like within two years'],
  network: ['通过信息网络', 'by an information network'],
  circumvention: ['避开或者破坏技术措施', 'by circumventing technical measures'],
  'no-circumvention': ['未避开技术措施', 'without circumventing technical measures'],
  'others-labels': ['销售他人非法制造的标识', 'selling labels that another made']
} as const satisfies Record<Condition, readonly [string, string]>

const tiers = {
  L1: ['追诉标准', 'filing threshold'],
  L2: ['加重档', 'graver range'],
  base: ['基本犯', 'base offence'],
  serious: ['情节严重', 'serious circumstances']
} as const satisfies Record<Tier, readonly [string, string]>

/** The heading of a row: the offence and its tier. */
export function titleOf({ offence, tier }: Threshold): Text {
  const { zh, en } = offenceFacts[offence]
  return { zh: `${zh}（第${offence}条）：${tiers[tier][0]}`, en: `${en} (art ${offence}): ${tiers[tier][1]}` }
}

/** When a row is met, in words: its conditions, its test, and why it is a gap of the law where it is one. */
export function meaningOf({ when, test, attempt, gap }: Threshold): Text {
  const given = (language: 0 | 1) =>
    when.map((group) => group.map((one) => conditions[one][language]).join(language === 0 ? '或者' : ' or '))
  const said = testText(test)
  const tried: Text = attempt ? { zh: '（未遂）', en: ' (attempt)' } : { zh: '', en: '' }
  const open: Text =
    gap === null ? { zh: '', en: '' } : { zh: `法律空档：${gap.zh}。`, en: ` Gap of the law: ${gap.en}.` }
  return {
    zh: `${[...given(0), said.zh].join('，')}${tried.zh}。${open.zh}`,
    en: `${capital([...given(1), said.en].join(', '))}${tried.en}.${open.en}`
  }
}

function testText(test: Test): Text {
  switch (test.kind) {
    case 'amount':
      return atLeast([test.measure], test.least)
    case 'sum': {
      const whole = atLeast([test.first, test.second], test.least)
      const { zh, en } = amountText(test.first, test.below)
      return {
        zh: `${whole.zh}，其中${measures[test.first].zh}不满${zh}`,
        en: `${whole.en}, with ${measures[test.first].en} below ${en}`
      }
    }
    case 'halves': {
      const limbs = test.limbs.map(({ measure, least }) => atLeast([measure], least / 2))
      return {
        zh: `以下两项分别达到标准的一半：${[...new Set(limbs.map(({ zh }) => zh))].join('；')}`,
        en: `two of these, each half of its standard: ${[...new Set(limbs.map(({ en }) => en))].join('; ')}`
      }
    }
    case 'bankruptcy':
      return { zh: '致使权利人破产、倒闭', en: 'the right holder went bankrupt or closed down' }
    case 'conduct':
      return { zh: '行为本身，不论数额', en: 'the conduct itself, whatever the amount' }
    case 'unnumbered':
      return {
        zh: `${test.measures.map((measure) => measures[measure].zh).join('、')}：未规定数额`,
        en: `${test.measures.map((measure) => measures[measure].en).join(', ')}: the law sets no number`
      }
  }
}

function atLeast(list: readonly [Measure, ...Measure[]], least: number): Text {
  const { zh, en } = amountText(list[0], least)
  return {
    zh: `${list.map((measure) => measures[measure].zh).join('与')}${list.length > 1 ? '合计' : ''}达到${zh}`,
    en: `${list.map((measure) => measures[measure].en).join(' and ')}${list.length > 1 ? ' together' : ''} of at least ${en}`
  }
}

function amountText(measure: Measure, value: number): Text {
  if (measures[measure].unit === 'count') return { zh: grouped(value), en: grouped(value) }
  return { zh: `${grouped(value / 100)}元`, en: `${grouped(value / 100)} CNY` }
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
