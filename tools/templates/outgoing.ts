import type { FormKind } from '../../src/documents/catalogue.ts'
import { goodsTable } from './internal.ts'
import {
  contact,
  copies,
  formHead,
  label,
  last,
  letterHead,
  listTable,
  one,
  partyLines,
  plain,
  repeated,
  say,
  sealed,
  sign,
  type Layout,
  formTable
} from './pieces.ts'
import { p, table } from './word.ts'

const toParty = plain('{party.name}：')
const twoCopies = copies('本文书一式二份，一份送达，一份归档。')
const remedy = say(
  '你（单位）如不服本决定，可以自收到本决定书之日起六十日内向{decision.reconsideration}申请行政复议；也可以自收到本决定书之日起六个月内依法向{decision.court}提起行政诉讼。'
)
const noStay = last('申请行政复议或者提起行政诉讼期间，行政处罚不停止执行，法律另有规定的除外。')
const attachment = (name: string) => p(`附件：${name}`, { before: 200, keepNext: true })

const attachments = () =>
  listTable('attachments', [
    ['序号', 'index', 1],
    ['材料名称', 'name', 7],
    ['份数', 'quantity', 2],
    ['备注', 'note', 3]
  ])

const notice = (title: string, rights: readonly string[]): Layout => ({
  blocks: [
    ...letterHead(title),
    toParty,
    say(
      '由本局立案调查的你（单位）涉嫌{case.cause}一案，已调查终结。现将本局拟作出行政处罚的内容及事实、理由、依据告知如下：'
    ),
    p('一、事实和证据', { font: '黑体' }),
    say('{case.facts}'),
    say('上述事实，有以下证据证明：'),
    say('{case.evidence}'),
    p('二、理由和依据', { font: '黑体' }),
    say('你（单位）的上述行为违反了{case.violated}的规定，拟根据{case.basis}的规定处理。'),
    say('{case.discretion}'),
    p('三、拟作出的行政处罚', { font: '黑体' }),
    say('{notice.proposed}'),
    p('四、你（单位）的权利', { font: '黑体' }),
    ...rights.map(say),
    contact,
    ...sealed([twoCopies])
  ]
})

/** A patent dispute's two sides. */
const sides = [
  plain('请求人：{dispute.requester}'),
  plain('地址：{dispute.requesterAddress}'),
  plain('委托代理人：{dispute.requesterAgent}'),
  plain('被请求人：{dispute.respondent}'),
  plain('地址：{dispute.respondentAddress}'),
  plain('委托代理人：{dispute.respondentAgent}'),
  plain('专利号：{dispute.patentNumber}'),
  plain('专利名称：{dispute.patentName}')
]

/** Papers that go out of the house: to a party, another organ, the police, the court. */
export const outgoing = {
  'assistance-letter': {
    blocks: [
      ...letterHead('协助调查函'),
      plain('{request.to}：'),
      say('本局正在调查{case.name}一案。{request.reason}'),
      say('根据《市场监督管理行政处罚程序规定》的有关规定，请你单位协助调查以下事项：'),
      say('{request.matter}'),
      say('请于{request.replyBy}前将调查结果及有关材料函复本局；需要延期完成或者无法协助的，请及时告知本局。'),
      contact,
      ...sealed()
    ]
  },
  'identification-request': {
    blocks: [
      ...letterHead('协助辨认（鉴别）通知书'),
      plain('{request.to}：'),
      say(
        '本局正在调查{case.name}一案，需要你单位对下列物品是否为你单位生产或者许可生产的产品进行辨认（鉴别）。{request.reason}'
      ),
      say('{request.matter}'),
      say(
        '请于{request.replyBy}前出具书面辨认（鉴别）意见，说明辨认（鉴别）的方法和理由，由辨认人签名并加盖单位印章，并附权利证明、主体资格证明和授权文件。你单位应当对辨认（鉴别）意见负责。'
      ),
      p('物品清单', { align: 'center', font: '黑体', before: 160, after: 80, keepNext: true }),
      goodsTable(),
      contact,
      ...sealed()
    ]
  },
  'preservation-notice': {
    blocks: [
      ...letterHead('先行登记保存证据通知书'),
      toParty,
      say('因你（单位）涉嫌{case.cause}，{measure.reason}'),
      say('根据《中华人民共和国行政处罚法》第五十六条的规定，本局决定对有关证据（详见所附清单）予以先行登记保存。'),
      say('保存地点：{measure.place}'),
      say(
        '保存期限：自{measure.from}起七个工作日，至{measure.until}止。在此期间，当事人或者有关人员不得损毁、销毁或者转移证据。本局将在上述期限内作出处理决定；逾期未作出处理决定的，先行登记保存措施自动解除。'
      ),
      contact,
      attachment('（场所、设施、财物）清单'),
      ...sealed([twoCopies])
    ]
  },
  'preservation-lifting': {
    blocks: [
      ...letterHead('解除先行登记保存证据通知书'),
      toParty,
      say(
        '本局于{measure.madeOn}以《先行登记保存证据通知书》（{measure.number}）对你（单位）的有关证据予以先行登记保存。{measure.liftReason}'
      ),
      say('现决定自{measure.liftedOn}起，对所附清单所列证据解除先行登记保存。处理结果：{measure.disposal}'),
      contact,
      attachment('（场所、设施、财物）清单'),
      ...sealed([twoCopies])
    ]
  },
  'measure-decision': {
    blocks: [
      ...letterHead('实施行政强制措施决定书'),
      ...partyLines,
      p('经查，{measure.reason}', { indent: true, before: 120 }),
      say(
        '根据{measure.basis}的规定，本局决定对有关场所、设施、财物（详见所附清单）实施{measure.kind}的行政强制措施。'
      ),
      say('存放地点：{measure.place}'),
      say(
        '期限：自{measure.from}起至{measure.until}止。情况复杂，需要延长期限的，本局将依法作出决定并书面告知。对物品进行检测、检验、检疫或者技术鉴定的期间不计入上述期限。'
      ),
      say(
        '你（单位）对本局实施的行政强制措施享有陈述、申辩的权利。在上述期限内，不得使用、销毁、转移或者隐匿被查封、扣押的物品。'
      ),
      remedy,
      contact,
      attachment('（场所、设施、财物）清单'),
      ...sealed([twoCopies])
    ]
  },
  'measure-extension': {
    blocks: [
      ...letterHead('延长行政强制措施期限决定书'),
      toParty,
      say(
        '本局于{measure.madeOn}作出《实施行政强制措施决定书》（{measure.number}），对有关场所、设施、财物实施{measure.kind}，期限至{measure.until}。'
      ),
      say(
        '因{measure.extensionReason}，根据《中华人民共和国行政强制法》第二十五条的规定，经本局负责人批准，决定将上述期限延长至{measure.extendedUntil}。'
      ),
      remedy,
      contact,
      ...sealed([twoCopies])
    ]
  },
  'measure-lifting': {
    blocks: [
      ...letterHead('解除行政强制措施决定书'),
      toParty,
      say(
        '本局于{measure.madeOn}作出《实施行政强制措施决定书》（{measure.number}），对有关场所、设施、财物实施{measure.kind}。'
      ),
      say(
        '因{measure.liftReason}，根据《中华人民共和国行政强制法》第二十八条的规定，本局决定自{measure.liftedOn}起对所附清单所列场所、设施、财物解除{measure.kind}。请持本决定书及有效证件到{measure.place}办理有关手续。'
      ),
      contact,
      attachment('（场所、设施、财物）清单'),
      ...sealed([twoCopies])
    ]
  },
  'goods-list': {
    tight: true,
    blocks: [
      ...formHead('（场所、设施、财物）清单'),
      p('当事人：{party.name}　　案由：{case.cause}', { size: 24, after: 60 }),
      p('措施：{measure.kind}　　文书编号：{measure.number}　　存放地点：{measure.place}', { size: 24, after: 100 }),
      goodsTable(),
      sign('当事人签名（盖章）', '日期'),
      sign('见证人签名', '日期'),
      sign('执法人员签名', '日期'),
      copies('本清单一式二份，一份交当事人，一份归档。')
    ]
  },
  'penalty-notice': notice('行政处罚告知书', [
    '根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述、申辩。自收到本告知书之日起五个工作日内，你（单位）未行使陈述、申辩权的，视为放弃此权利。'
  ]),
  'hearing-right-notice': notice('行政处罚听证告知书', [
    '根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述、申辩；根据该法第六十三条、第六十四条的规定，你（单位）还有权要求举行听证。',
    '自收到本告知书之日起五个工作日内，你（单位）未行使陈述、申辩权，也未要求举行听证的，视为放弃上述权利。'
  ]),
  'hearing-notice': {
    blocks: [
      ...letterHead('行政处罚听证通知书'),
      toParty,
      say('根据你（单位）提出的听证要求，本局决定就{case.name}一案举行听证。现通知如下：'),
      say('一、听证时间：{hearing.time}'),
      say('二、听证地点：{hearing.place}'),
      say('三、听证方式：{hearing.manner}'),
      say('四、听证主持人：{hearing.host}　　听证员：{hearing.hearers}　　记录员：{hearing.recorder}'),
      say(
        '你（单位）可以亲自参加听证，也可以委托一至二人代理；认为听证主持人、听证员、记录员与本案有直接利害关系的，有权申请回避。请携带身份证明和有关证据材料，委托代理人的，应当提交授权委托书。无正当理由拒不出席或者未经许可中途退出听证的，视为放弃听证权利，本局终止听证。'
      ),
      contact,
      ...sealed([twoCopies])
    ]
  },
  'penalty-decision': {
    blocks: [
      ...letterHead('行政处罚决定书'),
      ...partyLines,
      p('{case.facts}', { indent: true, before: 120 }),
      say('上述事实，有以下证据证明：'),
      say('{case.evidence}'),
      say('本局于{notice.servedOn}向当事人送达《行政处罚告知书》（{notice.number}）。{notice.statement}'),
      say('{notice.hearing}'),
      say('本局认为，当事人的行为违反了{case.violated}的规定，构成{case.cause}的违法行为。'),
      say('{case.discretion}'),
      say('根据{case.basis}的规定，本局决定：'),
      ...repeated('items', [say('{index}．{text}')]),
      say('{decision.performance}'),
      say(
        '到期不缴纳罚款的，根据《中华人民共和国行政处罚法》第七十二条的规定，本局可以每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额，并可以依法申请人民法院强制执行。'
      ),
      remedy,
      noStay,
      ...sealed([copies('本文书一式三份，一份送达，一份归档，一份留存办案机构。依法应当公开的，本局将向社会公示。')])
    ]
  },
  'no-penalty-decision': {
    blocks: [
      ...letterHead('不予行政处罚决定书'),
      ...partyLines,
      p('{case.facts}', { indent: true, before: 120 }),
      say('上述事实，有以下证据证明：'),
      say('{case.evidence}'),
      say('{case.discretion}'),
      say('根据{case.basis}的规定，本局决定对当事人不予行政处罚。'),
      say('{decision.content}'),
      remedy,
      ...sealed([twoCopies])
    ]
  },
  'spot-decision': {
    blocks: [
      ...letterHead('当场行政处罚决定书'),
      ...partyLines,
      p('经查，{case.facts}', { indent: true, before: 120 }),
      say(
        '上述行为违反了{case.violated}的规定。执法人员已当场告知拟作出的行政处罚内容及事实、理由、依据，以及你（单位）依法享有的陈述、申辩权利。{notice.statement}'
      ),
      say('根据{case.basis}的规定，本局决定当场给予以下行政处罚：'),
      say('{decision.content}'),
      say('{decision.performance}'),
      remedy,
      say('处罚地点：{scene.place}'),
      say('执法人员：{handling.officers}　　执法证号：{handling.certificates}'),
      ...sealed(),
      sign('当事人签收', '日期')
    ]
  },
  'service-receipt': {
    tight: true,
    blocks: [
      ...formHead('送达回证', false),
      formTable([
        one('案件名称', '{case.name}'),
        one('受送达人', '{delivery.recipient}'),
        one('送达文书名称\n及编号', '{delivery.documents}', 1400),
        one('送达地点', '{delivery.place}'),
        one('送达方式', '{delivery.manner}'),
        one('收到时间', '{delivery.receivedAt}'),
        one('受送达人\n签名或盖章', '', 1300),
        one('代收人签名\n及代收理由', '', 1300),
        one('送达人签名', '', 1100),
        one('见证人签名', '', 1100),
        one('备注', '{delivery.note}', 1800)
      ]),
      p('注：受送达人拒绝签收的，由送达人注明情况，邀请见证人到场签名，或者采用拍照、录像等方式记录送达过程。', {
        size: 21,
        before: 80,
        line: 300
      })
    ]
  },
  'payment-arrangement': {
    blocks: [
      ...letterHead('暂缓（分期）缴纳罚款通知书'),
      toParty,
      say(
        '本局于{decision.madeOn}对你（单位）作出《行政处罚决定书》（{decision.number}），决定罚款{payment.figures}元（大写：{payment.words}），缴款期限至{payment.dueOn}。'
      ),
      say(
        '你（单位）于{payment.appliedOn}以{payment.reason}为由，申请暂缓（分期）缴纳罚款。根据《中华人民共和国行政处罚法》第六十六条的规定，经本局负责人批准，同意你（单位）{payment.arrangement}：'
      ),
      listTable('instalments', [
        ['期次', 'index', 1],
        ['缴纳期限', 'dueOn', 3],
        ['金额（元）', 'figures', 3],
        ['金额大写', 'words', 5]
      ]),
      p('逾期不按上述安排缴纳的，本局可以依法加处罚款，并申请人民法院强制执行。', { indent: true, before: 160 }),
      contact,
      ...sealed([twoCopies])
    ]
  },
  demand: {
    blocks: [
      ...letterHead('行政处罚决定履行催告书'),
      toParty,
      say(
        '本局于{decision.madeOn}对你（单位）作出《行政处罚决定书》（{decision.number}），并于{decision.servedOn}送达。该决定书要求：{decision.content}'
      ),
      say(
        '履行期限已于{payment.dueOn}届满。你（单位）已缴纳{payment.paid}元，尚有{payment.outstanding}元（大写：{payment.outstandingWords}）未履行。根据《中华人民共和国行政处罚法》第七十二条的规定，决定加处罚款{payment.surcharge}元。以上合计{payment.total}元（大写：{payment.totalWords}）。'
      ),
      say(
        '根据《中华人民共和国行政强制法》第五十四条的规定，请你（单位）自收到本催告书之日起十个工作日内履行上述义务。缴款方式：{payment.method}'
      ),
      say('无正当理由逾期仍不履行的，本局将依法申请人民法院强制执行。你（单位）收到本催告书后，有权进行陈述和申辩。'),
      contact,
      ...sealed([twoCopies])
    ]
  },
  'enforcement-application': {
    blocks: [
      ...letterHead('强制执行申请书'),
      plain('申请人：{organ.name}'),
      plain('地址：{organ.address}　　联系人：{organ.contact}　　联系电话：{organ.phone}'),
      plain('被申请人：{party.name}'),
      plain('{party.idType}：{party.idNumber}'),
      plain('法定代表人（负责人、经营者）：{party.person}'),
      plain('住所（住址）：{party.address}'),
      p('申请执行事项：', { font: '黑体', before: 120 }),
      say('{enforcement.claim}'),
      p('事实和理由：', { font: '黑体' }),
      say(
        '申请人于{decision.madeOn}对被申请人作出《行政处罚决定书》（{decision.number}），于{decision.servedOn}送达。被申请人在法定期限内未申请行政复议、未提起行政诉讼，又不履行行政处罚决定。申请人于{demand.servedOn}向被申请人送达《行政处罚决定履行催告书》（{demand.number}），被申请人逾期仍未履行。'
      ),
      say('根据《中华人民共和国行政强制法》第五十三条、第五十四条的规定，现申请强制执行。'),
      p('此致', { indent: true }),
      plain('{enforcement.court}'),
      p('附材料清单', { before: 160, after: 80, keepNext: true }),
      attachments(),
      p('', { before: 200 }),
      p('申请人负责人（签名）：　　　　　　　　', { align: 'right', right: 600, keepNext: true }),
      ...sealed()
    ]
  },
  'case-transfer-letter': {
    blocks: [
      ...letterHead('案件移送函'),
      plain('{transfer.to}：'),
      say('{case.name}一案，{case.summary}'),
      say('经查，{transfer.reason}'),
      say('根据{transfer.basis}的规定，现将该案移送你单位处理。请将处理结果函告本局。'),
      say('联系人及电话：{transfer.contact}'),
      p('附材料清单', { before: 160, after: 80, keepNext: true }),
      attachments(),
      ...sealed([copies('本文书一式二份，一份送达受移送机关，一份归档。')])
    ]
  },
  'crime-transfer-letter': {
    blocks: [
      ...letterHead('涉嫌犯罪案件移送书'),
      plain('{transfer.to}：'),
      say(
        '本局在查处{case.name}一案中，发现{party.name}（{party.idType}：{party.idNumber}）的行为涉嫌{transfer.charge}。'
      ),
      say('{case.facts}'),
      say('{transfer.reason}'),
      say(
        '根据{transfer.basis}的规定，现将该案移送你单位。请在法定期限内决定是否立案，并将立案决定书、不予立案通知书或者撤销案件决定书送达本局。'
      ),
      say('联系人及电话：{transfer.contact}'),
      p('附材料清单', { before: 160, after: 80, keepNext: true }),
      attachments(),
      p('附涉案物品清单', { before: 200, after: 80, keepNext: true }),
      goodsTable(),
      ...sealed([
        plain('抄送：{transfer.copyTo}'),
        copies('本文书一式三份，一份送公安机关，一份抄送人民检察院，一份归档。')
      ])
    ]
  },
  'goods-transfer-notice': {
    blocks: [
      ...letterHead('查封（扣押）物品移送告知书'),
      toParty,
      say('本局于{measure.madeOn}作出《实施行政强制措施决定书》（{measure.number}），对有关物品实施{measure.kind}。'),
      say(
        '因该案涉嫌犯罪，本局已将案件移送{transfer.to}。根据《中华人民共和国行政强制法》第二十一条的规定，现将被{measure.kind}的下列物品一并移送，特此告知。'
      ),
      goodsTable(),
      p('', { line: 240 }),
      contact,
      ...sealed([twoCopies])
    ]
  },
  adjudication: {
    blocks: [
      ...letterHead('专利侵权纠纷行政裁决书'),
      ...sides,
      p(
        '请求人于{dispute.requestedOn}向本局提出请求，本局于{dispute.acceptedOn}受理并组成合议组进行审理。现已审理终结。',
        {
          indent: true,
          before: 120
        }
      ),
      p('请求人请求和理由', { font: '黑体' }),
      say('{dispute.claim}'),
      p('被请求人答辩', { font: '黑体' }),
      say('{dispute.defence}'),
      p('本局查明', { font: '黑体' }),
      say('{dispute.findings}'),
      p('本局认为', { font: '黑体' }),
      say('{dispute.reasons}'),
      say('根据《中华人民共和国专利法》第六十五条的规定，裁决如下：'),
      say('{dispute.ruling}'),
      say(
        '当事人不服本裁决的，可以自收到本裁决书之日起十五日内依照《中华人民共和国行政诉讼法》向{decision.court}起诉；期满不起诉又不停止侵权行为的，本局可以申请人民法院强制执行。'
      ),
      p('合议组：{dispute.panel}', { before: 200 }),
      ...sealed()
    ]
  },
  'mediation-agreement': {
    blocks: [
      ...letterHead('行政调解协议书'),
      ...sides,
      p('请求人于{dispute.requestedOn}就上述专利纠纷请求本局调解。经本局主持调解，双方自愿达成如下协议：', {
        indent: true,
        before: 120
      }),
      say('{dispute.agreement}'),
      say('本协议自双方签名或者盖章之日起生效，双方应当自觉履行。双方可以依法向人民法院申请司法确认。'),
      table(
        [4422, 4422],
        [
          {
            cells: [label('请求人（签名或盖章）'), label('被请求人（签名或盖章）')]
          },
          {
            cells: [
              { text: '\n\n年　　月　　日', align: 'right' },
              { text: '\n\n年　　月　　日', align: 'right' }
            ]
          }
        ]
      ),
      sign('调解人员签名', '日期'),
      ...sealed([copies('本协议书一式三份，双方各执一份，一份归档。')])
    ]
  }
} satisfies Partial<Record<FormKind, Layout>>
