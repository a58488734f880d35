import type { Certainty, Text } from '../rules/row.ts'

/** A rule on what a measure is (law.md 3.4). */
export interface MeasureRule extends Text {
  readonly id: string
  readonly from: string | null
  readonly to: string | null
  readonly basis: Text
  readonly mark: string
  readonly certainty: Certainty
}

const rule = (
  id: string,
  from: string | null,
  to: string | null,
  basis: Text,
  zh: string,
  en: string
): MeasureRule => ({
  id,
  from,
  to,
  basis,
  zh,
  en,
  mark: from === '2025-04-26' ? 'V:IPR' : to === '2025-04-25' ? 'V:LRB' : 'V:LRB; V:IPR',
  certainty: 'verified'
})

const fs04 = (article: string): Text => ({
  zh: `法释〔2004〕19号第${article}条`,
  en: `Fa Shi [2004] No 19 art ${article}`
})
const fs25 = (article: string): Text => ({
  zh: `法释〔2025〕5号第${article}条`,
  en: `Fa Shi [2025] No 5 art ${article}`
})
const both = (a: Text, b: Text): Text => ({ zh: `${a.zh}；${b.zh}`, en: `${a.en}; ${b.en}` })

const to2025 = '2025-04-25'
const in2025 = '2025-04-26'
const from2004 = '2004-12-22'

/** C-120 to C-129: how measures are found and what goes with them. */
export const measureRules: readonly MeasureRule[] = [
  rule(
    'C-120',
    from2004,
    to2025,
    fs04('12'),
    '非法经营数额：制造、储存、运输、销售的侵权产品价值；已售按实际售价，未售按标价或者实际平均售价，均无的按被侵权产品市场中间价',
    'Illegal turnover: value of goods made, stored, carried and sold; sold at the price paid, unsold at label or actual average price, else at the middle market price of the genuine goods'
  ),
  rule(
    'C-121',
    in2025,
    null,
    fs25('28、29'),
    '非法经营数额：未售的先按实际平均售价，再按标价，最后按市场中间价；已制成尚未贴标而有证据证明将贴标的计入',
    'Illegal turnover: unsold at the actual average price first, then the label price, then the middle market price; finished goods that evidence shows will be labelled count'
  ),
  rule(
    'C-122',
    null,
    null,
    { zh: '法释〔2004〕19号；法释〔2025〕5号', en: 'Fa Shi [2004] No 19; Fa Shi [2025] No 5' },
    '销售金额：销售所得和应得的全部违法收入',
    'Sales amount: all illegal income obtained and due from selling'
  ),
  rule(
    'C-123',
    in2025,
    null,
    fs25('28'),
    '货值金额：尚未销售的侵权商品价值',
    'Goods value: value of unsold infringing goods'
  ),
  rule(
    'C-124',
    in2025,
    null,
    { zh: '法释〔2025〕5号', en: 'Fa Shi [2025] No 5' },
    '违法所得数额：所得和应得收入减去原材料、所售商品的购进价款；服务费、会员费、广告费全额计入',
    'Illegal gain: receipts obtained and due less raw material or purchase cost; fees, membership and advertising income in full'
  ),
  rule(
    'C-125',
    null,
    null,
    both(fs04('12(2)'), fs25('29')),
    '多次实施未经处理的，数额累计计算',
    'Several acts not yet dealt with are added up'
  ),
  rule(
    'C-126',
    in2025,
    null,
    fs25('7'),
    '件：带有完整商标图样的一份标识；一个载体上不能分开使用的按一件',
    'Piece: one label with the complete mark; those on one carrier that cannot be used apart are one'
  ),
  rule(
    'C-127',
    in2025,
    null,
    fs25('7'),
    '两种以上商标：识别不同来源的商标；同一来源用于同一商品的数个商标按一种',
    'Two or more marks: marks of different sources; several of one source on the same goods are one'
  ),
  rule(
    'C-128',
    null,
    null,
    {
      zh: '法释〔2007〕6号第4条；法释〔2020〕10号第10条；法释〔2025〕5号第25条',
      en: 'Fa Shi [2007] No 6 art 4; Fa Shi [2020] No 10 art 10; Fa Shi [2025] No 5 art 25'
    },
    '罚金参考：2025-04-26前一般为违法所得一倍至五倍，此后一倍至十倍；或者非法经营数额的百分之五十至一倍',
    'Guide to fines: one to five times the gain before 2025-04-26, one to ten times since; or half to the whole of the turnover'
  ),
  rule(
    'C-129',
    in2025,
    null,
    fs25('24'),
    '情节轻微的可以不起诉或者免予刑事处罚；情节显著轻微的不认为是犯罪',
    'Minor: prosecution or punishment may be waived; obviously minor: not a crime'
  )
]
