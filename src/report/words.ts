import type { Both, Language } from './input.ts'

const both = (zh: string, en: string): Both => ({ zh, en })

const table = {
  report: both('知识产权行政执法指标月报', 'Monthly report of IP enforcement rates'),
  month: both('月份', 'Month'),
  thisMonth: both('本月', 'This month'),
  sinceJanuary: both('1 月起累计', 'From 1 January'),
  headline: both('主要指标', 'Main rates'),
  headlineMonth: both('主要指标：本月', 'Main rates: this month'),
  headlineCumulative: both('主要指标：1 月起累计', 'Main rates: from 1 January'),
  rate: both('指标', 'Rate'),
  numerator: both('分子', 'Numerator'),
  denominator: both('分母', 'Denominator'),
  value: both('率', 'Rate'),
  monthBefore: both('上月', 'Month before'),
  monthChange: both('环比（百分点）', 'Change on month before (pp)'),
  monthLastYear: both('上年同月', 'Same month last year'),
  windowLastYear: both('上年同期', 'Same months last year'),
  yearChange: both('同比（百分点）', 'Change on year (pp)'),
  growth: both('分子同比', 'Numerator on year'),
  late: both('迟录占比', 'Entered late'),
  byArea: both('各区并列', 'Districts side by side'),
  byOffice: both('按机关', 'By office'),
  byRightKind: both('按权利类别', 'By kind of right'),
  area: both('区域', 'Area'),
  office: both('机关', 'Office'),
  rightKind: both('权利类别', 'Kind of right'),
  months: both('近十二个月与上年同月', 'Twelve months, last year behind them'),
  lastTwelve: both('近十二个月', 'Last twelve months'),
  yearBefore: both('上年同月', 'Same months a year before'),
  moves: both('案件的增减', 'What changed: cases opened, moved and closed'),
  movesNote: both(
    '期初未结 + 新立 + 移入 − 移出 = 结案 + 期末未结。普通程序案件。',
    'Open at the start + newly filed + taken over − given away = closed + open at the end. Cases of the ordinary procedure.'
  ),
  openStart: both('期初未结', 'Open at start'),
  fresh: both('新立', 'Filed'),
  movedIn: both('移入', 'Taken over'),
  movedOut: both('移出', 'Given away'),
  closed: both('结案', 'Closed'),
  openEnd: both('期末未结', 'Open at end'),
  balance: both('平衡', 'Balance'),
  holds: both('相符', 'holds'),
  broken: both('不符，请核查台账', 'does not hold: the ledger needs checking'),
  total: both('合计', 'Total'),
  money: both('罚没款到位', 'Money received'),
  moneyNote: both(
    '单位：元。罚没款不得同作出处罚决定的机关及其工作人员的考核直接或者变相挂钩（行政处罚法第七十四条）；本节不按人员列示，不作排名。',
    'In CNY. Fines and confiscations may not be linked, directly or in disguise, to the appraisal of an office or its staff (Administrative Penalty Law, art. 74): never by officer, no ranking.'
  ),
  moneyWithheld: both(
    '按机关、按区域不予列示：仅财务、监督人员可查。',
    'Not shown by office and area: for finance and supervision only.'
  ),
  foreign: both('外部参考数据（非本系统统计）', 'Foreign figures (not of this service)'),
  foreignNote: both(
    '他人公布的数据或由其推算，口径与本报告指标不同，仅供对照，不参与任何计算。',
    'Published by others or derived from what they published. Counted by other rules than the rates above: to look at beside them, in no computation.'
  ),
  figure: both('数据', 'Figure'),
  period: both('时期', 'Period'),
  place: both('范围', 'Scope'),
  amount: both('数值', 'Value'),
  unit: both('单位', 'Unit'),
  nature: both('性质', 'Nature'),
  published: both('公布', 'published'),
  derived: both('推算', 'derived'),
  source: both('来源及说明', 'Source and remarks'),
  definitions: both('指标定义', 'Definitions'),
  definitionsNote: both(
    '国家和省市文件未规定这些指标的公式；以下为本系统采用的口径。',
    'No official formula of these rates exists; these are the readings that this service uses.'
  ),
  version: both('版本', 'Version'),
  formula: both('公式', 'Formula'),
  excluded: both('不计入', 'Left out'),
  basis: both('依据', 'Basis'),
  events: both('逐笔明细', 'Events behind it'),
  about: both('数据说明', 'About these figures'),
  item: both('项目', 'Item'),
  content: both('内容', 'Content'),
  until: both('法定截止日', 'Legal cut-off'),
  asOf: both('认知时点（北京时间）', 'State of knowledge (Beijing time)'),
  batch: both('批次', 'Batch'),
  noBatch: both('尚无批次', 'none yet'),
  pending: both('待入批', 'Not yet in a batch'),
  offices: both('统计机关数', 'Offices counted'),
  filters: both('筛选', 'Filter'),
  none: both('无', 'none'),
  emptyDenominator: both('分母为零', 'empty denominator'),
  noBase: both('无可比值', 'nothing to compare'),
  emptySign: both('“—”', '“—”'),
  notice: both('提示', 'Notice'),
  emptyMeaning: both(
    '分母为零时率无意义，既不是 0% 也不是 100%。',
    'of an empty denominator there is no rate, neither 0% nor 100%.'
  ),
  compare: both('比较方法', 'How compared'),
  compareText: both(
    '同比、环比为率的百分点之差，分子同比为百分比；上年同期按本报告的截止日和批次计算，包含此后的结案和缴款。月度分母小，几个百分点的变化可能属偶然。',
    'Changes of rates are in percentage points, of counts in percent. Last year is counted at this report’s own cut-off and batch, with what was performed since. Denominators of a month are small: a change of some points may be chance.'
  ),
  lateText: both(
    '迟录占比：分子中事后补录的部分。',
    'Entered late: the part of the numerator that was entered after its time.'
  ),
  monthOpen: both(
    '截止日早于月末：本月尚未完整。',
    'The cut-off lies before the end of the month: the month is not complete.'
  ),
  nothing: both('没有数据', 'No data'),
  colon: both('：', ': '),
  seeTable: both('数值见下表', 'The values stand in the table below it'),
  languageTag: both('zh-CN', 'en')
} as const satisfies Record<string, Both>

export type Words = { readonly [Key in keyof typeof table]: string }

/** All words of a form in one language. */
export const wordsIn = (language: Language): Words =>
  Object.fromEntries(Object.entries(table).map(([key, word]) => [key, word[language]])) as Words

export const rightKindWords: Readonly<Record<string, Both>> = {
  trademark: both('商标', 'Trademark'),
  patent: both('专利', 'Patent'),
  copyright: both('著作权', 'Copyright'),
  other: both('其他', 'Other')
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '2016-03' as `3 月` or `Mar`. */
export function shortMonth(month: string, language: Language): string {
  const number = Number(month.slice(5))
  return language === 'zh' ? `${number}月` : (monthNames[number - 1] as string)
}

/** '2016-03' as `2016 年 3 月` or `March 2016`. */
export function longMonth(month: string, language: Language): string {
  const day = Temporal.PlainDate.from(`${month}-01`)
  return language === 'zh'
    ? `${day.year} 年 ${day.month} 月`
    : `${day.toLocaleString('en', { month: 'long' })} ${day.year}`
}

/** An instant as the clock in Shanghai shows it, to the second. */
export const localTime = (instant: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')
