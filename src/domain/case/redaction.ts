import { checkUscc } from '../identifiers/uscc.ts'

/**
 * What a decision says without what may not be published (P-11, P-12): personal data and third persons go, the rest stays as
 * it was served. A machine finds what has a form; a human reads it before it is published, with the checklist below.
 */

export const removedKinds = [
  'name',
  'third-person',
  'person-number',
  'phone',
  'account',
  'contact',
  'birth',
  'address'
] as const
export type RemovedKind = (typeof removedKinds)[number]

export interface Redaction {
  readonly text: string
  /** How often each kind was taken out; kinds that were not found are left out. */
  readonly removed: readonly { readonly kind: RemovedKind; readonly count: number }[]
}

export interface PersonNamed {
  readonly name: string
  readonly natural: boolean
  readonly respondent: boolean
}

const han = '\\p{Script=Han}'
const surnames =
  '(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻' +
  '柏窦章苏潘葛奚范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于傅卞齐康伍余顾孟黄穆萧肖尹姚邵汪祁毛狄米贝明臧' +
  '计戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁邓单洪包左石崔吉龚程邢裴陆' +
  '翁荀甄曲封储靳段巫焦谷车侯全班仲宁仇栾甘厉武符刘景詹束龙叶黎薄白蒲赖卓蔺屠乔闻党翟谭劳姬申冉桑桂牛寿边燕尚农温庄晏柴瞿阎慕连习' +
  '艾向古易戈廖耿匡文寇东欧沃利师巩聂晁勾敖融冷辛阚那简饶曾沙关蒯查荆红游权盖益桓公占代涂覃])'
const thirdRoles =
  '举报人|投诉人|报案人|检举人|证人|见证人|委托代理人|鉴定人|授权代表|公司员工|权利人员工|打假人员|家属|配偶|妻子|丈夫|父亲|母亲|儿子|女儿'
/** What comes after a name: its end is guessed from it. */
const after = '反映|举报|投诉|称|提供|陈述|证实|证言|证明|的|向|于|在|与|说|述|到|和|对|及|来|提出|系|为|是|等|以'

const patterns: readonly (readonly [RemovedKind, RegExp, string])[] = [
  [
    'third-person',
    new RegExp(
      `(${thirdRoles})([：:\\s]*)${surnames}(?:某某|某|${han}{1,3}?(?=${after}|[^${han}]|$)|${han}{1,2})`,
      'gu'
    ),
    '$1$2×××'
  ],
  ['account', /((?:账号|帐号|账户|帐户|卡号)[^\d\n]{0,6})\d[\d -]{6,30}\d/gu, '$1×××'],
  ['contact', /((?:微信号?|WeChat|QQ号?|邮箱|电子邮件)[：:为是\s]*)[\w.@+-]{5,40}/giu, '$1×××'],
  ['contact', /[\w.+-]+@[\w-]+\.[\w.-]+\w/gu, '×××'],
  ['birth', /(?:19|20)\d{2}(?:年\d{1,2}月(?:\d{1,2}日)?|[-./]\d{1,2}[-./]\d{1,2})(?=出?生)/gu, '×年×月×日'],
  [
    'birth',
    /((?:出?生于|出生日期|出生年月|生日)[：:为是\s]*)(?:19|20)\d{2}(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?|[-./]\d{1,2}(?:[-./]\d{1,2})?)/gu,
    '$1×年×月×日'
  ],
  ['phone', /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d|\.\d)/gu, '×××'],
  ['phone', /(?<![\d.])0\d{2,3}-\d{7,8}(?!\d)/gu, '×××']
]

const unit =
  '(?:街道|大道|路|街|巷|弄|里|村|社区|小区|花园|苑|镇|乡|组|号|栋|幢|座|单元|楼|层|室|房|铺|档|城|广场|大厦|市场|工业区)'
/** Down to the district, and what is finer. */
const fine = `(?:[${han}A-Za-z0-9０-９#－—-]{1,20}?${unit}(?:之[一二三四五六七八九十\\d]+)?)+`
const district = `((?:${han}{2,7}?(?:省|自治区))?${han}{2,6}?(?:市|州|盟)(?:${han}{1,6}?(?:区|县|旗|市))?)`
const addressOf = new RegExp(`${district}${fine}`, 'gu')
const homeOf = new RegExp(
  `((?:住址|家庭住址|户籍地址|户籍所在地|户籍地|现住|家住|居住地址|居住于|住)[：:为在是于\\s]*)${district}?${fine}`,
  'gu'
)

/** The text without what may not be published. `names`: the parties, whose part in the case decides what becomes of their names. */
export function redact(text: string, names: readonly PersonNamed[], policy: 'full' | 'surname'): Redaction {
  const counted = new Map<RemovedKind, number>()
  const note = (kind: RemovedKind) => counted.set(kind, (counted.get(kind) ?? 0) + 1)
  let next = text
  for (const { name, natural, respondent } of names.toSorted((a, b) => b.name.length - a.name.length)) {
    if (!natural || (respondent && policy === 'full')) continue
    const parts = next.split(name)
    for (const _ of parts.slice(1)) note(respondent ? 'name' : 'third-person')
    next = parts.join(respondent ? publishedName(name, true, policy) : '×××')
  }
  next = next.replace(
    /(?<![\dA-Za-z])\d{15,19}[Xx]?(?![\dA-Za-z])/gu,
    (found: string, offset: number, whole: string) => {
      const kind = longNumber(whole.slice(0, offset), found)
      if (kind === null) return found
      note(kind)
      return '×××'
    }
  )
  for (const [kind, pattern, by] of patterns) {
    next = next.replace(pattern, (_found: string, ...rest: unknown[]) => {
      note(kind)
      return by.replace(/\$(\d)/g, (_, index: string) => String(rest[Number(index) - 1]))
    })
  }
  const person = names.some((one) => one.natural && one.respondent)
  const shortened = (_: string, lead: string, place: string | undefined) => {
    note('address')
    return `${lead}${place ?? ''}×××`
  }
  next = next.replace(homeOf, shortened)
  if (person) next = next.replace(addressOf, (_: string, place: string) => shortened(_, '', place))
  return {
    text: next,
    removed: removedKinds.flatMap((kind) => ({ kind, count: counted.get(kind) ?? 0 })).filter((one) => one.count > 0)
  }
}

/**
 * What a long number is: of a person, of an account, or one that may be read by all (a credit code, an old registration, a customs
 * declaration).
 */
function longNumber(before: string, found: string): 'person-number' | 'account' | null {
  if (/报关单[^\d]{0,6}$/u.test(before)) return null
  if (found.length === 18 && checkUscc(found.toUpperCase()).valid) return null
  if (/^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(found)) return 'person-number'
  if (found.length === 15) return /身份证[^\d]{0,8}$/u.test(before) ? 'person-number' : null
  return 'account'
}

/** The name of a party as it is published: a natural person's by the operator's choice, all others whole. */
export function publishedName(name: string, natural: boolean, policy: 'full' | 'surname'): string {
  if (!natural || policy === 'full') return name
  const surname = new RegExp(`^${surnames}`, 'u').exec(name)?.[0] ?? [...name].slice(0, 1).join('')
  return `${surname}某`
}

/** What a human looks for, since no form tells it: trade secrets of a party or of a third one (P-11, P-12). */
export const tradeSecretChecklist = [
  { key: 'prices', zh: '价目表、成本、进货价和利润', en: 'Price lists, costs, purchase prices and profits' },
  { key: 'customers', zh: '客户名单、供应商和销售渠道', en: 'Customers, suppliers and channels' },
  { key: 'technology', zh: '配方、工艺、图纸、源代码', en: 'Formulas, processes, drawings, source code' },
  {
    key: 'marks',
    zh: '权利人的防伪和鉴别方法',
    en: "The right holder's means against counterfeits and of telling them apart"
  },
  { key: 'third-parties', zh: '与本案无关的第三方经营信息', en: 'Business matters of third parties not concerned' }
] as const
