import type { FormKind } from '../../src/documents/catalogue.ts'
import {
  field,
  formHead,
  formTable,
  label,
  line,
  listTable,
  one,
  opinion,
  pair,
  partyRows,
  plain,
  sign,
  tell,
  value,
  type Layout
} from './pieces.ts'
import { p, table } from './word.ts'

const evidence = () =>
  listTable('evidence', [
    ['序号', 'index', 1.2],
    ['证据名称', 'name', 5],
    ['来源', 'source', 4],
    ['数量', 'quantity', 1.6],
    ['备注', 'note', 2.6]
  ])

/** A short form for one question to the head: what, why, from when to when, and who says yes. */
const approval = (title: string, rows: Parameters<typeof formTable>[0]): Layout => ({
  tight: true,
  blocks: [
    ...formHead(title, false),
    formTable([
      one('案件名称', '{case.name}'),
      one('案由', '{case.cause}'),
      pair('案件编号', '{case.number}', '立案日期', '{case.filedOn}'),
      one('当事人', '{party.name}'),
      one('办案人员', '{handling.officers}'),
      ...rows,
      opinion('办案人员\n意见', '签名：', 1250),
      opinion('办案机构\n负责人意见', '签名：', 1250),
      opinion('部门负责人\n意见', '签名：', 1250)
    ])
  ]
})

const filing = (title: string, question: string): Layout => ({
  tight: true,
  blocks: [
    ...formHead(title),
    formTable([
      pair('案件来源', '{case.source}', '收到线索日期', '{case.receivedOn}'),
      one('案由', '{case.cause}'),
      ...partyRows,
      field('案情摘要', '{case.summary}', 2700),
      field(question, '{case.basis}', 1000),
      opinion('办案人员\n意见', '签名：', 1250, '{case.opinion}'),
      opinion('办案机构\n负责人意见', '签名：', 1250),
      opinion('部门负责人\n意见', '签名：', 1250)
    ])
  ]
})

/** Papers that stay in the house: registrations, records, approvals, reports. */
export const internal = {
  'source-registration': {
    tight: true,
    blocks: [
      ...formHead('案件来源登记表'),
      formTable([
        pair('案件来源', '{case.source}', '登记日期', '{case.receivedOn}'),
        pair('提供人\n（单位）', '{informant.name}', '联系电话', '{informant.phone}'),
        one('联系地址', '{informant.address}'),
        ...partyRows,
        field('线索内容', '{informant.content}', 3600),
        opinion('登记人', '签名：', 1000),
        opinion('办案机构\n负责人意见', '签名：', 1250),
        opinion('部门负责人\n意见', '签名：', 1250)
      ]),
      p('注：提供人要求保密的，不填写其姓名、电话和地址，另行密封登记。', { size: 21, before: 80, line: 300 })
    ]
  },
  'filing-approval': filing('立案审批表', '立案依据'),
  'refusal-approval': filing('不予立案审批表', '不予立案的\n理由和依据'),
  'inspection-record': {
    tight: true,
    blocks: [
      ...formHead('现场笔录', false),
      line('时间：{scene.startedAt}至{scene.endedAt}'),
      line('地点：{scene.place}'),
      line('检查人员：{handling.officers}'),
      line('执法证号：{handling.certificates}'),
      line('当事人：{party.name}'),
      line('{party.idType}：{party.idNumber}'),
      line('现场人员：{scene.present}　　见证人：{scene.witness}'),
      tell('告知事项：{scene.informed}', 120),
      tell('现场情况：', 120),
      tell('{scene.findings}'),
      tell('以上笔录已交被检查人核对（向其宣读），记录与现场情况相符。', 240),
      sign('当事人（现场人员）签名', '日期'),
      sign('见证人签名', '日期'),
      sign('检查人员签名', '日期'),
      sign('记录人签名', '日期')
    ]
  },
  'inquiry-record': {
    tight: true,
    blocks: [
      ...formHead('询问笔录（第{inquiry.count}次）', false),
      line('时间：{inquiry.startedAt}至{inquiry.endedAt}'),
      line('地点：{inquiry.place}'),
      line('询问人：{handling.officers}'),
      line('执法证号：{handling.certificates}'),
      line('被询问人：{inquiry.person}　　性别：{inquiry.sex}'),
      line('与本案关系：{inquiry.relation}'),
      line('身份证件号码：{inquiry.idNumber}'),
      line('联系电话：{inquiry.phone}'),
      line('工作单位及职务：{inquiry.employer}'),
      line('住址：{inquiry.address}'),
      tell(
        '告知：我们是{organ.name}的执法人员，已向你出示执法证件。你应当如实回答询问，并协助调查；你有权进行陈述、申辩，认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。',
        120
      ),
      p('{#answers}', { line: 240 }),
      tell('问：{question}'),
      tell('答：{answer}'),
      p('{/answers}', { line: 240 }),
      tell('以上笔录已交我核对（向我宣读），与我所述一致。', 240),
      sign('被询问人签名', '日期'),
      sign('询问人签名', '日期'),
      sign('记录人签名', '日期')
    ]
  },
  suspension: approval('中止案件调查审批表', [
    pair('立案文号', '{case.filingNumber}', '中止日期', '{period.stoppedOn}'),
    field('中止理由', '{period.reason}', 2000),
    field('依据', '{period.basis}', 1000)
  ]),
  resumption: approval('恢复案件调查审批表', [
    pair('中止日期', '{period.stoppedOn}', '恢复日期', '{period.resumedOn}'),
    field('恢复理由', '{period.reason}', 2000),
    one('恢复后期限\n届满日', '{period.newUntil}')
  ]),
  'extension-approval': approval('延长期限审批表', [
    one('审批事项', '{period.matter}'),
    pair('原期限起算日', '{period.from}', '原期限届满日', '{period.until}'),
    one('延长至', '{period.newUntil}'),
    field('延长理由', '{period.reason}', 1800),
    field('依据', '{period.basis}', 900)
  ]),
  'investigation-report': {
    blocks: [
      ...formHead('案件调查终结报告', false),
      p('一、当事人基本情况', { font: '黑体' }),
      p(
        '{party.name}，{party.idType}：{party.idNumber}，法定代表人（负责人、经营者）：{party.person}，住所（住址）：{party.address}。',
        { indent: true, align: 'left' }
      ),
      p('二、案件来源和调查经过', { font: '黑体' }),
      p(
        '本案来源于{case.source}，于{case.filedOn}立案（{case.filingNumber}），案由为{case.cause}。办案人员：{handling.officers}。',
        {
          indent: true
        }
      ),
      p('三、查明的事实', { font: '黑体' }),
      p('{case.facts}', { indent: true }),
      p('四、证据', { font: '黑体', after: 80 }),
      evidence(),
      p('五、案件性质和处理依据', { font: '黑体', before: 160 }),
      p('当事人的行为涉嫌违反{case.violated}的规定，处理依据为{case.basis}。', { indent: true }),
      p('六、裁量理由', { font: '黑体' }),
      p('{case.discretion}', { indent: true }),
      p('七、处理建议', { font: '黑体' }),
      p('{case.opinion}', { indent: true }),
      sign('办案人员签名', '日期'),
      sign('办案机构负责人签名', '日期')
    ]
  },
  'review-form': {
    tight: true,
    blocks: [
      ...formHead('案件审核（法制审核）表', false),
      formTable([
        one('案件名称', '{case.name}'),
        one('当事人', '{party.name}'),
        one('案由', '{case.cause}'),
        pair('案件编号', '{case.number}', '立案日期', '{case.filedOn}'),
        pair('办案机构', '{organ.unit}', '办案人员', '{handling.officers}'),
        pair('审核类型', '{review.kind}', '审核人员', '{review.reviewer}'),
        pair('收到案卷日期', '{review.receivedOn}', '审核完成日期', '{review.finishedOn}'),
        field('办案机构意见', '{case.opinion}', 2200),
        opinion('审核意见', '审核人员签名：', 3600, '{review.opinion}'),
        opinion('审核机构\n负责人意见', '签名：', 1800)
      ]),
      p('注：审核人员不得为本案办案人员。', { size: 21, before: 80, line: 300 })
    ]
  },
  'hearing-record': {
    tight: true,
    blocks: [
      ...formHead('听证笔录', false),
      line('案件名称：{case.name}'),
      line('案由：{case.cause}'),
      line('时间：{hearing.time}'),
      line('地点：{hearing.place}　　方式：{hearing.manner}'),
      line('听证主持人：{hearing.host}　　听证员：{hearing.hearers}　　记录员：{hearing.recorder}'),
      line('当事人：{party.name}'),
      line('办案人员：{handling.officers}'),
      line('参加人：{hearing.attendants}'),
      tell('听证内容：', 160),
      tell('{hearing.content}'),
      tell('以上笔录经参加人核对无误或者补正后签名。', 240),
      sign('当事人（代理人）签名', '日期'),
      sign('办案人员签名', '日期'),
      sign('听证主持人签名', '日期'),
      sign('记录员签名', '日期')
    ]
  },
  'hearing-report': {
    blocks: [
      ...formHead('听证报告', false),
      plain('案件名称：{case.name}'),
      plain('听证时间：{hearing.time}　　地点：{hearing.place}'),
      plain('听证主持人：{hearing.host}　　听证员：{hearing.hearers}　　记录员：{hearing.recorder}'),
      plain('参加人：{hearing.attendants}'),
      p('一、案由和拟作出的处理', { font: '黑体', before: 120 }),
      p('{case.cause}。{notice.proposed}', { indent: true }),
      p('二、听证的基本情况', { font: '黑体' }),
      p('{hearing.content}', { indent: true }),
      p('三、事实和证据的认定', { font: '黑体' }),
      p('{case.facts}', { indent: true }),
      p('四、处理意见和建议', { font: '黑体' }),
      p('{hearing.opinion}', { indent: true }),
      sign('听证主持人签名', '日期')
    ]
  },
  'discussion-record': {
    tight: true,
    blocks: [
      ...formHead('行政处罚案件集体讨论记录', false),
      line('案件名称：{case.name}'),
      line('案由：{case.cause}'),
      line('讨论时间：{discussion.time}'),
      line('地点：{discussion.place}'),
      line('主持人：{discussion.host}　　记录人：{discussion.recorder}'),
      line('出席人员：{discussion.attendants}'),
      p('一、案情和处理建议汇报', { font: '黑体', before: 120 }),
      p('{discussion.report}', { indent: true }),
      p('二、讨论意见', { font: '黑体' }),
      p('{#opinions}', { line: 240 }),
      p('{person}：{text}', { indent: true }),
      p('{/opinions}', { line: 240 }),
      p('三、结论', { font: '黑体' }),
      p('{discussion.conclusion}', { indent: true }),
      sign('主持人签名', '日期'),
      sign('出席人员签名', '日期'),
      sign('记录人签名', '日期')
    ]
  },
  'decision-approval': {
    tight: true,
    blocks: [
      ...formHead('行政处理决定审批表', false),
      formTable([
        one('案件名称', '{case.name}'),
        one('案由', '{case.cause}'),
        pair('案件编号', '{case.number}', '立案日期', '{case.filedOn}'),
        ...partyRows,
        field('查明的事实', '{case.facts}', 1800),
        field('处理依据', '{case.basis}', 800),
        field('陈述、申辩\n和听证情况', '{notice.statement}\n{notice.hearing}', 1200),
        field('拟处理决定', '{notice.proposed}', 900),
        opinion('办案人员\n意见', '签名：', 1080),
        opinion('审核意见', '签名：', 1080, '{review.opinion}'),
        opinion('部门负责人\n意见', '签名：', 1080)
      ])
    ]
  },
  'closing-approval': {
    tight: true,
    blocks: [
      ...formHead('结案审批表', false),
      formTable([
        one('案件名称', '{case.name}'),
        one('案由', '{case.cause}'),
        pair('案件编号', '{case.number}', '立案日期', '{case.filedOn}'),
        ...partyRows,
        pair('决定书编号', '{decision.number}', '决定日期', '{decision.madeOn}'),
        field('处理结果', '{closing.result}', 1400),
        field('执行情况', '{closing.execution}', 1200),
        pair('结案理由', '{closing.ground}', '事由发生日期', '{closing.groundOn}'),
        one('保管期限', '{closing.retention}'),
        opinion('办案人员\n意见', '签名：', 1250),
        opinion('办案机构\n负责人意见', '签名：', 1250),
        opinion('部门负责人\n意见', '签名：', 1250)
      ])
    ]
  },
  'volume-list': {
    tight: true,
    blocks: [
      ...formHead('卷内文件目录', false),
      table(
        [1500, 7344],
        [
          { cells: [label('案件名称'), value('{case.name}')] },
          { cells: [label('案件编号'), value('{case.number}')] },
          { cells: [label('当事人'), value('{party.name}')] }
        ]
      ),
      ...(['main', 'secondary'] as const).flatMap((volume) => [
        p(volume === 'main' ? '正卷' : '副卷', {
          font: '黑体',
          align: 'center',
          before: 240,
          after: 120,
          keepNext: true
        }),
        listTable(`${volume}Volume`, [
          ['序号', 'index', 1.1],
          ['文件名称', 'title', 4.4],
          ['文号', 'number', 3.2],
          ['日期', 'date', 3.1],
          ['页号', 'pages', 1.1],
          ['备注', 'note', 1.2]
        ])
      ]),
      sign('立卷人', '审核人')
    ]
  }
} satisfies Partial<Record<FormKind, Layout>>

export const goodsTable = () =>
  listTable('goods', [
    ['序号', 'index', 1.2],
    ['名称', 'name', 3.2],
    ['规格型号', 'spec', 2.2],
    ['单位', 'unit', 1.2],
    ['数量', 'quantity', 1.2],
    ['单价（元）', 'unitPrice', 1.9],
    ['金额（元）', 'amount', 2],
    ['备注', 'note', 1.5]
  ])
