import { addWorkingDays } from '../../domain/calendar/calendar.ts'
import { publishedCalendar } from '../../domain/calendar/published.ts'
import type { CaseContent, GoodsContent, PartyContent, RightContent } from '../../domain/case/content.ts'
import type { PastAct } from '../../domain/case/replay.ts'
import type { Procedure, RightKind } from '../../domain/case/vocabulary.ts'
import { addDays, civilDate, dayNumber, fromDayNumber, type CivilDate } from '../../domain/time/civil-date.ts'
import { between, drawer, pick, spreadBy, weighted, type Draw } from './draw.ts'
import { spread } from './spread.ts'

/** A made-up case as an import would bring it. */
export interface Generated {
  readonly externalRef: string
  readonly officeId: string
  readonly clueOn: string
  readonly content: CaseContent
  readonly acts: readonly PastAct[]
}

export interface Plan {
  readonly count: number
  readonly seed: number
  /** Clues lie in this stretch of days; nothing happens after `until`. */
  readonly from: string
  readonly to: string
  readonly until: string
  /** Offices that take turns, each with its officers (at least two), police and procuratorate. */
  readonly offices: readonly {
    officeId: string
    members: readonly string[]
    policeId: string
    procuratorateId: string | null
  }[]
}

const marks = ['晨曦', '海蓝', '云帆', '金穗', '南粤', '鹏程', '启明', '天工', '百汇', '青禾']
const trades = ['商行', '贸易有限公司', '服饰店', '电子有限公司', '百货店', '科技有限公司']
const streets = ['华强', '福永', '布吉', '龙城', '蛇口', '沙井', '西乡', '民治', '坂田', '石岩']
const things: readonly (readonly [string, string])[] = [
  ['运动鞋', '双'],
  ['手机壳', '个'],
  ['白酒', '瓶'],
  ['图书', '册'],
  ['墨盒', '盒'],
  ['润滑油', '桶'],
  ['耳机', '副'],
  ['服装', '件']
]

/** Made-up cases of a year: names, amounts and days are drawn, not taken from anyone's file. One at a time, so that any number fits. */
export function* generate(plan: Plan): Generator<Generated> {
  const draw = drawer(plan.seed)
  const first = dayNumber(civilDate(plan.from))
  const days = dayNumber(civilDate(plan.to)) - first + 1
  for (let index = 0; index < plan.count; index += 1) {
    const office = plan.offices[index % plan.offices.length]!
    const clueOn = fromDayNumber(first + Math.floor(draw() * days))
    const kind = weighted(draw, spread.rights)
    const content = contentOf(draw, kind, index)
    yield {
      externalRef: `generated-${plan.seed}-${index + 1}`,
      officeId: office.officeId,
      clueOn,
      content,
      acts: actsOf(draw, clueOn, plan.until, office, content)
    }
  }
}

const procedureOf: Record<'trademark' | 'copyright' | 'patent', Procedure> = {
  trademark: 'trademark-penalty',
  copyright: 'copyright-penalty',
  patent: 'counterfeit-patent'
}

function contentOf(draw: Draw, kind: 'trademark' | 'copyright' | 'patent', index: number): CaseContent {
  const mark = pick(draw, marks)
  const [thing, unit] = pick(draw, things)
  const turnover = Math.round(spreadBy(draw, spread.fine) / spreadBy(draw, spread.fineToTurnover))
  const price = between(draw, 5, 900)
  const quantity = Math.max(1, Math.round(turnover / price))
  const name = `${pick(draw, streets)}${pick(draw, marks)}${pick(draw, trades)}`
  return {
    title: `${name}涉嫌侵犯“${mark}”${kind === 'trademark' ? '注册商标专用权' : kind === 'patent' ? '假冒专利' : '著作权'}案`,
    conduct: null,
    procedure: procedureOf[kind],
    rightKind: kind as RightKind,
    source: pick(draw, ['report', 'complaint', 'inspection', 'right-holder'] as const),
    sourceNote: null,
    placeOfAct: `${pick(draw, streets)}街道`,
    parentCaseId: null,
    parties: [party('respondent', name), party('right-holder', `${mark}品牌管理有限公司`)],
    rights: [rightOf(draw, kind, mark, index)],
    goods: [
      goods(thing, unit, quantity, price, 'seized'),
      goods(thing, unit, between(draw, 1, quantity), price, 'sold')
    ],
    figures: [
      {
        measure: 'illegal-turnover',
        value: String(price * quantity),
        unit: 'CNY',
        qualifier: 'exact',
        raw: null,
        basis: 'actual-price',
        stage: 'administrative',
        partyNo: 1,
        note: null
      }
    ]
  }
}

const party = (role: PartyContent['role'], name: string): PartyContent => ({
  role,
  kind: 'legal',
  name,
  nameMasked: false,
  alias: null,
  identifierKind: null,
  identifier: null,
  phone: null,
  address: null,
  persons: null,
  relatedParty: null,
  relation: null,
  outcome: null,
  note: null
})

function rightOf(draw: Draw, kind: 'trademark' | 'copyright' | 'patent', mark: string, index: number): RightContent {
  return {
    kind,
    name: mark,
    number: kind === 'trademark' ? String(1_000_000 + index) : null,
    classes: kind === 'trademark' ? [between(draw, 1, 45)] : [],
    patentKind: kind === 'patent' ? 'utility-model' : null,
    registration: null,
    holders: [2],
    items: null,
    validTo: null,
    note: null
  }
}

const goods = (
  name: string,
  unit: string,
  quantity: number,
  price: number,
  found: GoodsContent['found']
): GoodsContent => ({
  name,
  quantity: String(quantity),
  quantityQualifier: 'exact',
  quantityRaw: null,
  unit,
  found,
  infringing: 'yes',
  unitPrice: String(price),
  value: String(price * quantity),
  valueQualifier: 'exact',
  valueBasis: 'actual-price',
  currency: 'CNY',
  partyNo: 1,
  rightNo: 1,
  partOf: null,
  note: null
})

/** The life of a case as drawn, cut off where `until` lies. */
function actsOf(
  draw: Draw,
  clueOn: CivilDate,
  until: string,
  office: Plan['offices'][number],
  content: CaseContent
): PastAct[] {
  const acts: PastAct[] = []
  const done = (on: string): boolean => on > until
  const add = (on: string, act: PastAct): boolean => {
    if (done(on)) return false
    acts.push({ ...act, ...('occurredAt' in act ? {} : { occurredOn: on }), reason: '示范数据' })
    return true
  }
  const filedOn = addWorkingDays(clueOn, between(draw, 1, 17), publishedCalendar)
  if (draw() < spread.notFiled) {
    add(filedOn, { act: 'decline' })
    return acts
  }
  const [first, second] = office.members
  if (!add(filedOn, { act: 'file', handlers: [first!, second!], number: null })) return acts
  const fate = weighted(draw, {
    transferred: spread.transferred,
    'no-penalty': spread.noPenalty,
    'not-established': spread.notEstablished,
    penalty: 1 - spread.transferred - spread.noPenalty - spread.notEstablished
  })
  const pace = draw() < spread.slow ? spread.slowDays : spread.daysToDecide
  const decidedOn = addDays(filedOn, Math.round(spreadBy(draw, pace)))
  if (fate === 'transferred') return transferActs(draw, acts, add, decidedOn, office)
  if (fate !== 'penalty') {
    const kind = fate
    const made = add(decidedOn, {
      act: 'decide',
      kind,
      documentNumber: null,
      documentNumberRaw: null,
      partyNo: null,
      text: null,
      obligations: []
    })
    if (made) add(addWorkingDays(decidedOn, between(draw, 2, 20), publishedCalendar), { act: 'close', ground: kind })
    return acts
  }
  const turnover = Number(content.figures[0]!.value)
  const amountFen = Math.max(50_000, Math.round(turnover * spreadBy(draw, spread.fineToTurnover)) * 100)
  const obligations = [
    { kind: 'fine' as const, amountFen, text: null },
    { kind: 'confiscate-goods' as const, amountFen: null, text: null },
    { kind: 'stop-order' as const, amountFen: null, text: null }
  ]
  if (
    !add(decidedOn, {
      act: 'decide',
      kind: 'penalty',
      documentNumber: null,
      documentNumberRaw: null,
      partyNo: null,
      text: null,
      obligations
    })
  )
    return acts
  const servedOn = addDays(decidedOn, between(draw, 0, 8))
  if (!add(servedOn, { act: 'serve', decisionNo: 1, servedBy: 'direct' })) return acts
  add(servedOn, { act: 'perform', decisionNo: 1, obligationNo: 2 })
  add(addDays(servedOn, 5), { act: 'perform', decisionNo: 1, obligationNo: 3 })
  const paying = draw()
  if (paying < spread.unpaid) return acts
  const late = paying < spread.unpaid + spread.late
  const paidOn = addDays(servedOn, late ? between(draw, 16, 90) : between(draw, 1, 15))
  const part = paying > 1 - spread.inPart ? Math.round(amountFen / 3) : amountFen
  const performedOn = addDays(servedOn, 5)
  const pay = (on: string, fen: number) =>
    add(on, { act: 'record-receipt', decisionNo: 1, kind: 'principal', amountFen: fen, voucher: null })
  if (!pay(paidOn, part)) return acts
  const restOn = addDays(paidOn, between(draw, 30, 300))
  if (part < amountFen && !pay(restOn, amountFen - part)) return acts
  const lastOn = [part < amountFen ? restOn : paidOn, performedOn].toSorted().at(-1)!
  add(addWorkingDays(civilDate(lastOn), between(draw, 1, 18), publishedCalendar), { act: 'close', ground: 'executed' })
  return acts.toSorted(byDay)
}

function transferActs(
  draw: Draw,
  acts: PastAct[],
  add: (on: string, act: PastAct) => boolean,
  day: CivilDate,
  office: Plan['offices'][number]
): PastAct[] {
  const at = (on: string, hour: number): string => `${on}T${String(hour).padStart(2, '0')}:00:00+08:00`
  const members = office.members.slice(0, 2)
  const opening = {
    act: 'open-transfer',
    members,
    charge: null,
    partyNos: [],
    addresseeId: office.policeId,
    copiedTo: office.procuratorateId
  } as const
  if (!add(day, opening) || !add(day, { act: 'transfer-report', transferNo: 1, text: '示范报告' })) return acts
  const approvedOn = addDays(day, between(draw, 0, 4))
  if (
    !add(approvedOn, {
      act: 'transfer-approve',
      transferNo: 1,
      by: office.members.at(-1)!,
      occurredAt: at(approvedOn, 10)
    })
  )
    return acts
  const materials = (['transfer-letter', 'investigation-report', 'goods-list', 'test-report', 'other'] as const).map(
    (kind) => ({ kind, count: 1, reason: null })
  )
  const sentOn = addDays(approvedOn, draw() < 0.9 ? 0 : 2)
  if (!add(sentOn, { act: 'transfer-send', transferNo: 1, letterNumber: null, materials, occurredAt: at(sentOn, 16) }))
    return acts
  const filed = draw() < spread.policeFiled
  if (filed)
    add(addWorkingDays(sentOn, between(draw, 1, 8), publishedCalendar), {
      act: 'close',
      ground: 'transferred-criminal'
    })
  const receivedOn = addDays(sentOn, 1)
  if (
    !add(receivedOn, {
      act: 'transfer-receive',
      transferNo: 1,
      by: 'liaison@police.example',
      occurredAt: at(receivedOn, 9)
    })
  )
    return acts.toSorted(byDay)
  const answeredOn = addDays(receivedOn, between(draw, 1, 9))
  add(
    answeredOn,
    filed ? { act: 'transfer-file', transferNo: 1, policeNumber: null } : { act: 'transfer-decline', transferNo: 1 }
  )
  return acts.toSorted(byDay)
}

const dayOf = (act: PastAct): string => (act.occurredAt ?? act.occurredOn ?? '').slice(0, 10)
const byDay = (a: PastAct, b: PastAct): number => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)
