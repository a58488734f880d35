import { row, type RefusalRow } from './row.ts'

/** Refusals of acts on a case. */
export const caseRefusals = {
  // the case
  'case.wrong-state': row(
    'wrong-state',
    '案件现为“{state}”，不能{act}',
    'The case is {state}: it cannot be asked to {act}'
  ),
  'case.wrong-procedure': row(
    'wrong-state',
    '本程序的案件没有“{act}”这一步',
    'A case of this procedure knows no such act: {act}'
  ),
  'case.nothing-to-act-on': row(
    'wrong-state',
    '案卷中没有可“{act}”的事项',
    'The file holds nothing for this act: {act}'
  ),
  'case.same-person': row(
    'not-allowed',
    '承办或者参与调查本案的人员不能办理此事',
    'Whoever handled or investigated this case may not do this',
    'P-21'
  ),
  'case.outside': row('wrong-state', '外部公开案例只读', 'A published case of another agency is read-only'),
  'case.two-handlers': row(
    'condition',
    '须指定至少两名执法人员',
    'At least two enforcement officers are to be named',
    'A-11'
  ),
  'case.handler-unknown': row(
    'condition',
    '承办人 {person} 不是本机关的执法人员',
    'Handler {person} is no enforcement officer of this office',
    'A-11'
  ),
  'case.party-unknown': row('condition', '案件没有 {party} 号当事人', 'The case has no party number {party}'),
  'case.party-in-use': row(
    'condition',
    '{party} 号当事人已写入决定、移送、调查、证据或者措施，不能删去',
    'Party {party} stands in a decision, a transfer, a measure or the investigation: it cannot be left out'
  ),
  'case.line-unknown': row(
    'condition',
    '{field} 指向不存在的第 {line} 项',
    '{field} names line {line}, which does not exist'
  ),
  'case.office-unknown': row('condition', '没有这个机关：{office}', 'There is no such office: {office}'),
  'case.office-outside': row(
    'condition',
    '{office} 与案件来源不符：本市机关登记本市案件，外部机关只存公开案例',
    '{office} does not fit: own offices hold own cases, outside agencies hold published ones'
  ),
  'case.area-unknown': row('condition', '没有这个区域：{area}', 'There is no such area: {area}'),
  'case.number-taken': row('condition', '案号已被使用', 'This case number is taken already'),
  'case.party-decided': row(
    'condition',
    '该当事人已有有效决定（{decision} 号），先撤销或更正',
    'This party already has a standing decision (number {decision})'
  ),
  'case.obligations-needed': row(
    'condition',
    '处罚决定至少有一项内容',
    'A penalty decision imposes at least one thing'
  ),
  'case.obligations-not-allowed': row(
    'condition',
    '不予处罚的决定不能带处罚内容',
    'A decision without penalty cannot impose anything',
    'A-47'
  ),
  'case.amount-needed': row(
    'condition',
    '罚款、没收违法所得须写明金额',
    'A fine or a confiscated gain needs its amount'
  ),
  'case.amount-not-allowed': row('condition', '该项内容没有金额', 'This kind of obligation has no amount'),
  'case.fine-blocked': row(
    'condition',
    '移送进行中，不得作出罚款决定',
    'No fine may be decided while a transfer is open',
    'T-55'
  ),
  'case.decision-unknown': row('condition', '案件没有 {decision} 号决定', 'The case has no decision number {decision}'),
  'case.decision-revoked': row('wrong-state', '{decision} 号决定已撤销', 'Decision {decision} has been revoked'),
  'case.already-served': row('wrong-state', '{decision} 号决定已送达', 'Decision {decision} has been served already'),
  'case.not-served': row('wrong-state', '{decision} 号决定尚未送达', 'Decision {decision} has not been served yet'),
  'case.nothing-due': row('condition', '{decision} 号决定没有应缴款项', 'Decision {decision} imposes nothing to pay'),
  'case.obligation-unknown': row(
    'condition',
    '{decision} 号决定没有第 {obligation} 项',
    'Decision {decision} has no obligation {obligation}'
  ),
  'case.obligation-done': row(
    'wrong-state',
    '第 {obligation} 项已履行',
    'Obligation {obligation} has been performed already'
  ),
  'case.obligation-by-receipt': row(
    'condition',
    '缴款由财务登记收据，不能直接标记履行',
    'A payment is shown by a receipt, not by saying that it was made'
  ),
  'case.refund-too-large': row('condition', '退款超过已收金额', 'The refund is larger than what was received'),
  'case.ground-not-met': row(
    'condition',
    '结案理由“{ground}”的条件不满足',
    'The closing ground {ground} is not met',
    'A-95'
  ),
  'case.unexecuted': row(
    'condition',
    '处罚决定尚未履行完毕，不能结案',
    'A penalty decision is not executed: the case cannot be closed',
    'A-95'
  ),
  'case.reopen-ground': row(
    'condition',
    '重新打开的理由“{ground}”不成立',
    'The ground {ground} for reopening does not hold',
    'T-39'
  ),
  'case.correction-target': row('condition', '没有可更正的内容：{field}', 'There is nothing to correct here: {field}'),
  'case.correction-self': row(
    'condition',
    '更正不能由提出人自己批准',
    'Nobody approves a correction that they asked for',
    'D-32'
  ),
  'case.correction-in-use': row(
    'condition',
    '第 {line} 项仍被案件中的其他内容引用，不能作废',
    'Line {line} cannot be taken out: other things of the case rest on it',
    'D-32'
  ),
  'case.assessment-none': row(
    'wrong-state',
    '没有待处理的移送提示',
    'No advice on transfer waits for a decision',
    'T-11'
  ),
  'case.correction-same': row('condition', '更正前后相同', 'The correction changes nothing'),
  'case.reason-needed': row('condition', '此步骤须说明理由', 'This act needs a reason'),
  'case.number-pattern': row('condition', '本机关没有案号编号规则', 'This office has no pattern for case numbers'),
  'case.office-cannot-file': row('condition', '本机关不办理此类案件', 'This office handles no cases of this kind'),

  // intake and filing
  'case.lead-unknown': row('condition', '案件没有 {lead} 号线索材料', 'The case has no lead number {lead}'),
  'case.not-complaint': row('condition', '{lead} 号材料不是投诉', 'Lead {lead} is no complaint', 'A-01'),
  'case.complaint-answered': row(
    'wrong-state',
    '{lead} 号投诉已受理或者不予受理',
    'Complaint {lead} has been accepted or refused already',
    'A-02'
  ),
  'case.no-mediation': row(
    'wrong-state',
    '{lead} 号投诉没有进行中的调解',
    'No mediation of lead {lead} is under way',
    'A-02'
  ),
  'case.no-reporter': row(
    'condition',
    '{lead} 号材料没有实名举报人',
    'Lead {lead} has no reporter known by name',
    'A-03'
  ),
  'case.reply-too-early': row(
    'wrong-state',
    '{lead} 号材料尚无可告知的结果',
    'There is nothing to tell yet about lead {lead}',
    'A-03'
  ),
  'case.reporter-told': row('wrong-state', '{lead} 号材料已告知', 'This was told already for lead {lead}', 'A-03'),
  'case.reporter-unknown': row(
    'not-found',
    '案件没有 {reporter} 号举报人',
    'The case has no reporter number {reporter}'
  ),
  'case.not-concerned': row(
    'not-allowed',
    '举报人信息只供本案承办人和机关负责人查看',
    'Only who handles this case may learn who reported',
    'A-04'
  ),
  'case.filing-conditions': row(
    'condition',
    '立案的四项条件须同时具备',
    'All four conditions of filing must hold',
    'A-11'
  ),
  'case.not-important': row('wrong-state', '本案未标注为重要案件', 'The case is not marked as important'),
  // people and offices
  'case.handlers-same': row('condition', '承办人没有变化', 'These officers handle the case already', 'A-11'),
  'case.handler-reviewed': row(
    'condition',
    '{person} 审核过本案或者主持过听证，不能接办',
    '{person} reviewed this case or hosted its hearing: not its handler',
    'P-21'
  ),
  'case.share-own': row('condition', '不能与本机关联合办理', 'A case is not shared with its own office'),
  'case.share-lasts': row(
    'condition',
    '与 {office} 的联合办理或者协助尚未结束',
    'The case is already shared with {office}'
  ),
  'case.share-ended': row('condition', '第 {share} 项联合办理已经结束', 'Sharing number {share} has ended'),
  'case.office-same': row('condition', '案件已由该机关办理', 'This office handles the case already', 'A-19'),
  'case.transfer-in-preparation': row(
    'wrong-state',
    '第 {transfer} 号移送正在办理，发出或者终止后才能变更承办机关',
    'Transfer {transfer} is being prepared: it is sent or ended before another office takes the case',
    'A-19'
  )
} as const satisfies Record<string, RefusalRow>
