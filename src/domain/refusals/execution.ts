import { row, type RefusalRow } from './row.ts'

/** Refusals of service, publication, execution, closing and archive. */
export const executionRefusals = {
  // service
  'case.already-announced': row(
    'wrong-state',
    '{decision} 号决定已公告送达',
    'Service of decision {decision} has been announced already',
    'A-71'
  ),
  'case.not-announced': row(
    'condition',
    '{decision} 号决定尚未公告，不能以公告方式送达',
    'Decision {decision} was not announced: it cannot be served by public notice',
    'A-71'
  ),
  'case.notice-runs': row(
    'condition',
    '公告期未满，最早于 {earliest} 视为送达',
    'The public notice still runs: service takes effect on {earliest} at the earliest',
    'A-71'
  ),
  'case.address-unconfirmed': row(
    'condition',
    '须有当事人签署的送达地址确认书',
    'This form of service needs the address that the party confirmed in writing',
    'A-71'
  ),
  'case.return-by-mail': row(
    'condition',
    '以退回之日为送达日的，须为邮寄送达',
    'Only a mailed decision can have come back',
    'A-71'
  ),
  'case.left-note': row(
    'condition',
    '留置送达须记明见证或者拍照情况',
    'Leaving it needs a note of the witnesses or the photographs',
    'A-71'
  ),

  // publication
  'case.not-published': row(
    'condition',
    '{decision} 号决定不在此公示',
    'Decision {decision} is not published here',
    'A-73'
  ),
  'case.warning-unpublished': row(
    'condition',
    '{decision} 号决定仅为警告，不予公示',
    'Decision {decision} is a mere warning, which is not published',
    'A-73'
  ),
  'case.secrecy-review': row('condition', '公示前须经保密审查', 'The secrecy review comes before publication', 'P-11'),
  'case.already-published': row(
    'wrong-state',
    '{decision} 号决定已在该渠道公示',
    'Decision {decision} is published there already'
  ),
  'case.publication-unknown': row(
    'condition',
    '没有 {publication} 号公示',
    'There is no publication number {publication}'
  ),
  'case.publication-withdrawn': row(
    'wrong-state',
    '{publication} 号公示已撤回',
    'Publication {publication} has been withdrawn already'
  ),
  'case.withdrawal-ground': row(
    'condition',
    '撤回公示的理由不成立：{withdrawal}',
    'This ground for a withdrawal does not hold: {withdrawal}',
    'A-75'
  ),
  'publication.withdrawn': row(
    'not-found',
    '{decision} 号决定的公示已撤回',
    'The publication of decision {decision} was withdrawn',
    'A-75'
  ),
  'publication.ended': row(
    'not-found',
    '{decision} 号决定的公示期已届满',
    'The publication of decision {decision} has ended',
    'A-74'
  ),
  'case.no-penalty': row(
    'condition',
    '{decision} 号决定不是处罚决定',
    'Decision {decision} is no penalty decision',
    'T-57'
  ),
  'case.already-copied': row('wrong-state', '已抄送：{addressee}', 'A copy was sent already: {addressee}', 'T-57'),

  // execution
  'case.nothing-to-perform': row(
    'condition',
    '{decision} 号决定没有须履行的内容',
    'Decision {decision} leaves nothing to perform'
  ),
  'case.decision-executed': row(
    'wrong-state',
    '{decision} 号决定已执行完毕',
    'Decision {decision} has been executed already'
  ),
  'case.execution-over': row(
    'wrong-state',
    '{decision} 号决定已终结执行',
    'The execution of decision {decision} has ended'
  ),
  'case.instalments-count': row(
    'condition',
    '暂缓缴纳填写一期，分期缴纳至少两期',
    'A deferral has one day, instalments have two or more',
    'A-81'
  ),
  'case.instalments-order': row(
    'condition',
    '各期日期须依次在后，最后一期晚于原履行期限',
    'Each instalment comes after the one before it, and the last one after the present time to perform',
    'A-81'
  ),
  'case.instalments-sum': row(
    'condition',
    '各期合计须等于尚未缴纳的 {open} 元',
    'The instalments do not add up to the {open} CNY still to be paid',
    'A-81'
  ),
  'case.not-yet-due': row(
    'condition',
    '履行期限至 {due}，尚未届满',
    'The time to perform runs until {due}: it is not over',
    'A-86'
  ),
  'case.demand-unknown': row('condition', '没有 {demand} 号催告书', 'There is no demand number {demand}'),
  'case.demand-served': row('wrong-state', '{demand} 号催告书已送达', 'Demand {demand} has been served already'),
  'case.demand-needed': row(
    'condition',
    '申请法院执行前须先送达催告书',
    'A demand must be served before the court is asked',
    'A-86'
  ),
  'case.court-applied': row(
    'wrong-state',
    '{decision} 号决定已申请法院强制执行',
    'The court has been asked to enforce decision {decision} already'
  ),
  'case.court-too-early': row(
    'condition',
    '最早可于 {earliest} 申请法院强制执行',
    'The court can be asked from {earliest} on',
    'A-87'
  ),
  'case.court-too-late': row(
    'condition',
    '申请法院强制执行的期限已于 {last} 届满',
    'The time to ask the court ended on {last}',
    'A-87'
  ),
  'case.application-unknown': row(
    'condition',
    '没有 {application} 号强制执行申请',
    'There is no application number {application}'
  ),
  'case.court-recorded': row(
    'wrong-state',
    '{application} 号申请的该步骤已登记',
    'This step of application {application} is on file already'
  ),
  'case.court-not-accepted': row(
    'condition',
    '{application} 号申请尚未登记受理',
    'The court has not accepted application {application} yet',
    'A-88'
  ),
  'case.court-not-applied': row(
    'condition',
    '{decision} 号决定未申请法院强制执行',
    'The court was not asked to enforce decision {decision}',
    'A-90'
  ),
  'case.remedy-pending': row(
    'condition',
    '{decision} 号决定正在复议或者诉讼',
    'A reconsideration or suit against decision {decision} is pending',
    'A-85'
  ),
  'case.remedy-unknown': row('condition', '没有 {remedy} 号复议或者诉讼', 'There is no remedy number {remedy}'),
  'case.remedy-ended': row('wrong-state', '{remedy} 号复议或者诉讼已终结', 'Remedy {remedy} has ended already'),
  'case.stay-without-remedy': row(
    'condition',
    '没有正在进行的复议或者诉讼，不能停止执行',
    'Only a remedy that is pending can stay execution',
    'A-84'
  ),
  'case.execution-suspended': row(
    'wrong-state',
    '{decision} 号决定已中止执行',
    'The execution of decision {decision} is suspended already'
  ),
  'case.execution-not-suspended': row(
    'condition',
    '{decision} 号决定未中止执行',
    'The execution of decision {decision} is not suspended'
  ),
  'case.three-years': row(
    'condition',
    '中止执行须满三年，至 {over} 届满',
    'Execution must have been suspended for three years, which end on {over}',
    'A-90'
  ),

  // closing
  'case.own-request': row(
    'not-allowed',
    '结案审批表的填写人与批准人不能是同一人',
    'Whoever asks for the closing does not approve it',
    'A-95'
  )
} as const satisfies Record<string, RefusalRow>
