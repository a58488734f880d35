import { amountInWords, dateInChinese, instantInChinese } from '../../src/domain/chinese.ts'
import { formatDocumentNo } from '../../src/domain/identifiers/document-no.ts'
import { formatCny, parseCny } from '../../src/domain/money.ts'
import { civilDate } from '../../src/domain/time/civil-date.ts'
import { forms, volumes, type FormKind } from '../../src/documents/catalogue.ts'
import type { DocumentData } from '../../src/documents/fields.ts'

const on = (day: string) => dateInChinese(civilDate(day))
const yuan = (text: string) => ({ figures: formatCny(parseCny(text)), words: amountInWords(parseCny(text)) })
const number = (kind: FormKind, serial = 12) =>
  formatDocumentNo({ organ: '深市监福', type: forms[kind].numberType ?? '案', year: 2026, serial })

/** Everything that any form can ask for, of an invented case. */
export const fullData = (kind: FormKind): DocumentData => ({
  organ: {
    name: '深圳市市场监督管理局福田监管局',
    unit: '知识产权执法科',
    address: '深圳市福田区示例路1号',
    phone: '0755-00000000',
    contact: '陈示例'
  },
  document: { number: number(kind), date: on('2026-09-24') },
  case: {
    number: number('filing-approval', 107),
    name: '深圳市示例灯饰有限公司涉嫌销售侵犯注册商标专用权的商品案',
    cause: '销售侵犯注册商标专用权的商品',
    right: '商标',
    source: '投诉举报',
    receivedOn: on('2026-05-06'),
    filedOn: on('2026-05-20'),
    filingNumber: number('filing-approval', 107),
    summary:
      '2026年5月6日，本局收到权利人示例照明集团有限公司投诉，称当事人在福田区示例市场三楼3012号商铺销售标有“示例之光”注册商标的灯具，涉嫌侵犯其注册商标专用权。同日执法人员对该商铺进行现场检查，发现待售灯具320盏，当事人未能提供合法来源证明。',
    facts:
      '当事人自2026年2月起，从流动商贩处购进标有“示例之光”注册商标（第00000001号，核定使用商品第11类：灯）的灯具400盏，进价每盏85元，在其经营的商铺以每盏130元的价格对外销售。\n至2026年5月6日被查获时，已售出80盏，销售金额10400元；库存320盏，货值金额41600元。违法经营额共计52000元。\n经权利人辨认，上述灯具均非其生产或者许可生产的产品。',
    evidence:
      '1.投诉书及商标注册证复印件，证明权利人及其权利状况；\n2.现场笔录、现场照片，证明查获经过及库存数量；\n3.询问笔录，证明购进、销售的数量和价格；\n4.权利人出具的辨认意见，证明商品侵权的事实。',
    violated: '《中华人民共和国商标法》第五十七条第（三）项',
    basis: '《中华人民共和国商标法》第六十条第二款',
    discretion: '当事人系首次违法，积极配合调查，如实陈述违法事实并主动提供证据材料，本局决定依法从轻处罚。',
    opinion: '当事人的行为涉嫌违反《中华人民共和国商标法》第五十七条第（三）项的规定，建议立案调查。'
  },
  informant: {
    name: '示例照明集团有限公司',
    phone: '020-00000000',
    address: '广州市示例区示例大道8号',
    content:
      '反映当事人在福田区示例市场三楼3012号商铺销售侵犯“示例之光”注册商标专用权的灯具，请求查处。随附商标注册证、授权委托书、样品照片。'
  },
  party: {
    name: '深圳市示例灯饰有限公司',
    idType: '营业执照',
    idNumber: '91440300123456788M',
    person: '张示例',
    address: '深圳市福田区示例市场三楼3012号',
    phone: '0755-11111111'
  },
  handling: { officers: '李示例、王示例', certificates: '粤B-000001、粤B-000002', approver: '赵示例' },
  scene: {
    startedAt: instantInChinese('2026-05-06T01:30:00Z'),
    endedAt: instantInChinese('2026-05-06T03:05:00Z'),
    place: '深圳市福田区示例市场三楼3012号商铺',
    present: '店员刘示例',
    witness: '市场管理员周示例',
    informed: '执法人员已出示执法证件，告知检查的依据以及当事人依法享有的陈述、申辩和申请回避的权利。',
    findings:
      '商铺面积约40平方米，货架及仓间内存放标有“示例之光”标识的吸顶灯200盏、台灯120盏，均有标价签。\n店员未能当场提供进货票据和商标授权文件。执法人员对商铺及上述灯具拍照取证，并制作清单。'
  },
  inquiry: {
    startedAt: instantInChinese('2026-05-21T02:00:00Z'),
    endedAt: instantInChinese('2026-05-21T03:20:00Z'),
    place: '福田监管局询问室',
    count: '一',
    person: '张示例',
    sex: '男',
    idNumber: '000000190001010017',
    phone: '13000000000',
    employer: '深圳市示例灯饰有限公司 经理',
    address: '深圳市福田区示例花园1栋101',
    relation: '当事人的法定代表人'
  },
  measure: {
    kind: '扣押',
    reason: '你（单位）在上述地点存放涉嫌侵犯“示例之光”注册商标专用权的灯具320盏，未能提供合法来源证明。',
    basis: '《中华人民共和国商标法》第六十二条第一款第（四）项',
    place: '福田监管局罚没物品仓库',
    from: on('2026-05-06'),
    until: on('2026-06-04'),
    number: number('measure-decision', 31),
    madeOn: on('2026-05-06'),
    extendedUntil: on('2026-07-04'),
    extensionReason: '案情复杂，需要进一步查明货物来源',
    liftReason: '部分灯具经查明不属于侵权商品',
    liftedOn: on('2026-06-20'),
    disposal: '退还当事人'
  },
  notice: {
    number: number('penalty-notice', 66),
    servedOn: on('2026-08-31'),
    proposed: '1.没收侵权灯具320盏；\n2.罚款100000.00元（大写：壹拾万元整）。',
    statement: '当事人在法定期限内未提出陈述、申辩意见。',
    hearing: '当事人在法定期限内未要求举行听证。'
  },
  hearing: {
    number: number('hearing-notice', 9),
    time: instantInChinese('2026-09-10T01:30:00Z'),
    place: '福田监管局三楼会议室',
    manner: '公开',
    host: '孙示例',
    hearers: '吴示例',
    recorder: '郑示例',
    attendants: '张示例、代理人钱示例',
    content: '主持人宣布听证纪律。办案人员提出当事人违法的事实、证据和处罚建议。当事人对进货数量提出异议。',
    opinion: '事实清楚，证据充分，建议维持原处罚意见。'
  },
  review: {
    kind: '法制审核',
    reviewer: '冯示例',
    receivedOn: on('2026-08-10'),
    finishedOn: on('2026-08-20'),
    opinion: '本案事实清楚，证据确凿，定性准确，适用依据正确，处罚适当，程序合法，同意办案机构意见。'
  },
  discussion: {
    time: instantInChinese('2026-09-15T07:00:00Z'),
    place: '福田监管局二楼会议室',
    host: '赵示例',
    attendants: '赵示例、钱示例、孙示例、吴示例、郑示例',
    recorder: '冯示例',
    report: '办案人员李示例汇报案件调查情况、证据和处理建议；审核人员冯示例汇报审核意见。',
    conclusion: '一致同意对当事人没收侵权商品，并处罚款100000.00元（大写：壹拾万元整）。'
  },
  decision: {
    number: number('penalty-decision', 58),
    madeOn: on('2026-09-24'),
    servedOn: on('2026-09-28'),
    content: '没收侵权灯具320盏；罚款100000.00元（大写：壹拾万元整）。',
    performance: '当事人应当自收到本决定书之日起十五日内，持本决定书到指定银行缴纳罚款，或者通过电子支付系统缴纳。',
    reconsideration: '深圳市人民政府',
    court: '深圳市盐田区人民法院'
  },
  payment: {
    ...yuan('100000'),
    paid: '40000.00',
    outstanding: yuan('60000').figures,
    outstandingWords: yuan('60000').words,
    surcharge: '60000.00',
    total: yuan('120000').figures,
    totalWords: yuan('120000').words,
    dueOn: on('2026-10-13'),
    method: '持本催告书到指定银行缴纳，或者通过非税支付平台缴纳。',
    appliedOn: on('2026-10-09'),
    reason: '经营困难、资金周转不足',
    arrangement: '分三期缴纳罚款'
  },
  demand: { number: number('demand', 4), servedOn: on('2026-11-02') },
  enforcement: {
    court: '深圳市福田区人民法院',
    claim: '1.强制执行尚未缴纳的罚款60000.00元；\n2.强制执行加处罚款60000.00元。'
  },
  delivery: {
    documents: `行政处罚决定书（${number('penalty-decision', 58)}）`,
    recipient: '深圳市示例灯饰有限公司',
    place: '深圳市福田区示例市场三楼3012号',
    manner: '直接送达',
    receivedAt: '',
    note: ''
  },
  transfer: {
    to: '深圳市公安局福田分局',
    reason: '违法经营额已达到立案追诉标准，涉嫌构成犯罪，应当依法追究刑事责任。',
    basis: '《行政执法机关移送涉嫌犯罪案件的规定》第三条',
    charge: '销售假冒注册商标的商品罪',
    copyTo: '深圳市福田区人民检察院',
    contact: '李示例，0755-00000000'
  },
  request: {
    to: '广州市示例区市场监督管理局',
    matter: '1.示例灯具厂的登记情况和实际经营地址；\n2.该厂2026年2月至5月向当事人供货的数量和价格。',
    reason: '经查，当事人称涉案灯具购自你单位辖区内的示例灯具厂。',
    replyBy: on('2026-06-20')
  },
  period: {
    matter: '案件处理期限',
    reason: '案情复杂，需要进一步查明货物来源，不能在规定期限内作出处理决定。',
    basis: '《市场监督管理行政处罚程序规定》第六十四条第一款',
    from: on('2026-05-20'),
    until: on('2026-08-18'),
    newUntil: on('2026-09-17'),
    stoppedOn: on('2026-06-01'),
    resumedOn: on('2026-06-15')
  },
  dispute: {
    requester: '示例照明集团有限公司',
    requesterAddress: '广州市示例区示例大道8号',
    requesterAgent: '钱示例',
    respondent: '深圳市示例灯饰有限公司',
    respondentAddress: '深圳市福田区示例市场三楼3012号',
    respondentAgent: '',
    patentNumber: 'ZL202030000001.X',
    patentName: '吸顶灯（示例）',
    requestedOn: on('2026-03-02'),
    acceptedOn: on('2026-03-06'),
    claim: '请求责令被请求人立即停止制造、销售侵犯其外观设计专利权的吸顶灯。',
    defence: '被请求人辩称其产品与涉案专利不相同也不相近似。',
    findings: '涉案专利授权公告日为2020年8月4日，目前有效。被诉侵权产品为吸顶灯，与涉案专利产品种类相同。',
    reasons: '经整体观察、综合判断，被诉侵权设计与涉案专利设计在整体视觉效果上无实质性差异，落入涉案专利权的保护范围。',
    ruling: '责令被请求人立即停止制造、销售侵犯ZL202030000001.X号外观设计专利权的产品。',
    agreement:
      '一、被请求人立即停止制造、销售涉案产品；\n二、被请求人于2026年7月1日前向请求人支付补偿款30000.00元（大写：叁万元整）。',
    panel: '孙示例、吴示例、郑示例'
  },
  closing: {
    ground: '行政处罚决定执行完毕',
    groundOn: on('2026-10-10'),
    result: '没收侵权灯具320盏；罚款100000.00元（大写：壹拾万元整）。',
    execution: '罚款已于2026年10月10日全部缴纳；侵权灯具已于2026年11月5日销毁。',
    retention: '长期'
  },
  goods: [
    {
      name: '“示例之光”吸顶灯',
      spec: '24W',
      unit: '盏',
      quantity: '200',
      unitPrice: '130.00',
      amount: '26000.00',
      note: '无包装'
    },
    {
      name: '“示例之光”台灯',
      spec: '8W',
      unit: '盏',
      quantity: '120',
      unitPrice: '130.00',
      amount: '15600.00',
      note: ''
    }
  ],
  evidence: [
    { name: '现场笔录', source: '执法人员制作', quantity: '1份', note: '' },
    { name: '询问笔录', source: '执法人员制作', quantity: '1份', note: '' },
    { name: '辨认意见', source: '权利人出具', quantity: '1份', note: '附授权委托书' }
  ],
  attachments: [
    { name: '案件调查终结报告', quantity: '1', note: '' },
    { name: '证据材料', quantity: '1', note: '共58页' }
  ],
  answers: [
    { question: '你的身份和职务？', answer: '我是深圳市示例灯饰有限公司的法定代表人，负责日常经营。' },
    {
      question: '现场查获的“示例之光”灯具从哪里购进？数量和价格是多少？',
      answer: '2026年2月从上门推销的商贩处购进，一共400盏，每盏85元，没有票据。'
    },
    { question: '已经销售多少？', answer: '卖了80盏，每盏130元。' }
  ],
  items: [
    { text: '没收侵犯注册商标专用权的灯具320盏；' },
    { text: `罚款${yuan('100000').figures}元（大写：${yuan('100000').words}），上缴国库。` }
  ],
  opinions: [
    { person: '钱示例（副局长）', text: '同意处理建议。' },
    { person: '孙示例（法制科科长）', text: '程序合法，同意。' }
  ],
  instalments: [
    { dueOn: on('2026-11-13'), ...yuan('40000') },
    { dueOn: on('2026-12-14'), ...yuan('30000') },
    { dueOn: on('2027-01-13'), ...yuan('30000.05') }
  ],
  parties: [
    { name: '深圳市示例灯饰有限公司', idNumber: '91440300123456788M', person: '张示例', address: '深圳市福田区' }
  ],
  mainVolume: volumes.main.map((title, at) => ({
    title,
    number: at === 1 ? number('penalty-decision', 58) : '',
    date: at < 2 ? on('2026-09-24') : '',
    pages: String(at * 3 + 1)
  })),
  secondaryVolume: volumes.secondary.map((title, at) => ({ title, number: '', date: '', pages: String(at * 2 + 1) }))
})
