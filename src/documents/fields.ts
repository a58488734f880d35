/**
 * The facts a form can show: a tag in a template is `{group.field}`, or inside `{#list}…{/list}` the name of one of the
 * list's own fields. The Chinese name is what stands in the document when the fact is missing. A name that ends in `?`
 * may be left out: nothing stands there then, and it is not reported.
 */
export const groups = {
  organ: { name: '行政机关名称', unit: '办案机构', address: '行政机关地址', phone: '行政机关电话', contact: '联系人' },
  document: { number: '文书编号', date: '文书日期' },
  case: {
    number: '案件编号',
    name: '案件名称',
    cause: '案由',
    right: '权利种类',
    source: '案件来源',
    receivedOn: '收到线索日期',
    filedOn: '立案日期',
    filingNumber: '立案文号',
    summary: '案情摘要',
    facts: '查明的事实',
    evidence: '证据及其证明内容',
    violated: '违反的规定',
    basis: '处理依据',
    discretion: '裁量理由',
    opinion: '承办人意见'
  },
  informant: { name: '提供人?', phone: '提供人电话?', address: '提供人地址?', content: '线索内容' },
  party: {
    name: '当事人名称',
    idType: '主体资格证照名称',
    idNumber: '统一社会信用代码（身份证件号码）',
    person: '法定代表人（负责人、经营者）?',
    address: '住所（住址）',
    phone: '联系电话?'
  },
  handling: { officers: '执法人员', certificates: '执法证号', approver: '批准人?' },
  scene: {
    startedAt: '检查开始时间',
    endedAt: '检查结束时间',
    place: '检查地点',
    present: '现场人员',
    witness: '见证人?',
    informed: '告知事项',
    findings: '现场情况'
  },
  inquiry: {
    startedAt: '询问开始时间',
    endedAt: '询问结束时间',
    place: '询问地点',
    count: '第几次询问',
    person: '被询问人',
    sex: '性别?',
    idNumber: '被询问人身份证件号码',
    phone: '被询问人电话?',
    employer: '工作单位及职务?',
    address: '被询问人住址?',
    relation: '与本案关系?'
  },
  measure: {
    kind: '措施种类',
    reason: '采取措施的理由',
    basis: '措施依据',
    place: '保存（存放）地点',
    from: '措施起始日期',
    until: '措施届满日期',
    number: '原措施文书编号',
    madeOn: '原措施决定日期',
    extendedUntil: '延长至',
    extensionReason: '延长理由',
    liftReason: '解除理由',
    liftedOn: '解除日期',
    disposal: '处理结果'
  },
  notice: {
    number: '告知书编号',
    servedOn: '告知书送达日期',
    proposed: '拟作出的处理',
    statement: '陈述、申辩情况',
    hearing: '听证情况'
  },
  hearing: {
    number: '听证通知文号',
    time: '听证时间',
    place: '听证地点',
    manner: '听证方式',
    host: '听证主持人',
    hearers: '听证员?',
    recorder: '记录员',
    attendants: '参加人',
    content: '听证内容',
    opinion: '听证意见'
  },
  review: {
    kind: '审核类型',
    reviewer: '审核人员',
    receivedOn: '收到案卷日期',
    finishedOn: '审核完成日期',
    opinion: '审核意见'
  },
  discussion: {
    time: '讨论时间',
    place: '讨论地点',
    host: '主持人',
    attendants: '出席人员',
    recorder: '记录人',
    report: '汇报内容',
    conclusion: '讨论结论'
  },
  decision: {
    number: '决定书编号',
    madeOn: '决定日期',
    servedOn: '决定书送达日期',
    content: '决定内容',
    performance: '履行方式和期限',
    reconsideration: '行政复议机关',
    court: '管辖人民法院'
  },
  payment: {
    figures: '罚没金额',
    words: '罚没金额大写',
    paid: '已缴金额',
    outstanding: '尚欠金额',
    outstandingWords: '尚欠金额大写',
    surcharge: '加处罚款',
    total: '合计金额',
    totalWords: '合计金额大写',
    dueOn: '履行届满日期',
    method: '缴款方式',
    appliedOn: '申请日期',
    reason: '申请理由',
    arrangement: '批准的缴纳方式'
  },
  demand: { number: '催告书编号', servedOn: '催告书送达日期' },
  enforcement: { court: '受申请人民法院', claim: '申请执行事项' },
  delivery: {
    documents: '送达文书名称及编号',
    recipient: '受送达人',
    place: '送达地点',
    manner: '送达方式',
    receivedAt: '收到时间?',
    note: '备注?'
  },
  transfer: {
    to: '受移送机关',
    reason: '移送理由',
    basis: '移送依据',
    charge: '涉嫌罪名',
    copyTo: '抄送机关',
    contact: '移送联系人及电话'
  },
  request: { to: '收函单位', matter: '请求协助事项', reason: '请求理由', replyBy: '回复期限' },
  period: {
    matter: '审批事项',
    reason: '理由',
    basis: '依据',
    from: '原期限起算日',
    until: '原期限届满日',
    newUntil: '新期限届满日',
    stoppedOn: '中止日期',
    resumedOn: '恢复日期'
  },
  dispute: {
    requester: '请求人',
    requesterAddress: '请求人地址',
    requesterAgent: '请求人代理人?',
    respondent: '被请求人',
    respondentAddress: '被请求人地址',
    respondentAgent: '被请求人代理人?',
    patentNumber: '专利号',
    patentName: '专利名称',
    requestedOn: '请求日期',
    acceptedOn: '受理日期',
    claim: '请求事项和理由',
    defence: '答辩意见',
    findings: '查明的事实',
    reasons: '裁决理由',
    ruling: '裁决结果',
    agreement: '协议内容',
    panel: '合议组'
  },
  closing: {
    ground: '结案理由',
    groundOn: '结案事由发生日期',
    result: '处理结果',
    execution: '执行情况',
    retention: '保管期限'
  }
} as const satisfies Record<string, Record<string, string>>

/** Lists of rows; `{index}` counts from 1 in each. An empty list is one row that says so. */
export const lists = {
  goods: {
    zh: '物品清单',
    fields: {
      name: '名称',
      spec: '规格型号?',
      unit: '单位',
      quantity: '数量',
      unitPrice: '单价?',
      amount: '金额?',
      note: '备注?'
    }
  },
  evidence: { zh: '证据清单', fields: { name: '证据名称', source: '来源', quantity: '数量', note: '备注?' } },
  attachments: { zh: '附件清单', fields: { name: '材料名称', quantity: '份数', note: '备注?' } },
  answers: { zh: '询问内容', fields: { question: '问', answer: '答' } },
  parties: { zh: '当事人名单', fields: { name: '名称', idNumber: '证件号码', person: '法定代表人?', address: '住所' } },
  items: { zh: '决定事项', fields: { text: '内容' } },
  opinions: { zh: '讨论意见', fields: { person: '姓名及职务', text: '意见' } },
  instalments: { zh: '分期计划', fields: { dueOn: '缴纳期限', figures: '金额', words: '金额大写' } },
  mainVolume: {
    zh: '正卷目录',
    fields: { title: '文件名称', number: '文号?', date: '日期?', pages: '页号?', note: '备注?' }
  },
  secondaryVolume: {
    zh: '副卷目录',
    fields: { title: '文件名称', number: '文号?', date: '日期?', pages: '页号?', note: '备注?' }
  }
} as const satisfies Record<string, { readonly zh: string; readonly fields: Record<string, string> }>

export type GroupName = keyof typeof groups
export type ListName = keyof typeof lists

/** A fact as it is printed: amounts and dates are already written out. Null and blank count as missing. */
export type Printed = string | null | undefined

/** What a form is filled from. All of it may be missing; what a form needs and does not get is marked in it. */
export type DocumentData = {
  readonly [Group in GroupName]?: { readonly [Field in keyof (typeof groups)[Group]]?: Printed }
} & {
  readonly [List in ListName]?: readonly {
    readonly [Field in keyof (typeof lists)[List]['fields']]?: Printed
  }[]
}

export interface Field {
  readonly zh: string
  readonly optional: boolean
}

const field = (text: string): Field => ({ zh: text.replace(/\?$/, ''), optional: text.endsWith('?') })
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** The field that a tag such as `case.cause` names outside of lists; undefined when there is none. */
export function fieldOf(tag: string): Field | undefined {
  const [group, name, ...more] = tag.split('.')
  if (name === undefined || more.length > 0) return undefined
  const found = own<Readonly<Record<string, string>>>(groups, group!)
  const text = found && own(found, name)
  return text === undefined ? undefined : field(text)
}

/** The field of a list, `index` included. */
export function listFieldOf(list: string, name: string): Field | undefined {
  const found = own<{ readonly fields: Readonly<Record<string, string>> }>(lists, list)
  if (found === undefined) return undefined
  if (name === 'index') return { zh: '序号', optional: true }
  const text = own(found.fields, name)
  return text === undefined ? undefined : field(text)
}

/** The Chinese name of a list; undefined when there is none of that name. */
export const listNameOf = (name: string): string | undefined => own<{ readonly zh: string }>(lists, name)?.zh
