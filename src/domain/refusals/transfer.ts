import { row, type RefusalRow } from './row.ts'

/** Refusals of acts on a transfer. */
export const transferRefusals = {
  // the transfer
  'transfer.wrong-state': row(
    'wrong-state',
    '移送现为“{state}”，不能{transferAct}',
    'The transfer is {state}: it cannot be asked to {transferAct}'
  ),
  'transfer.unknown': row('condition', '案件没有 {transfer} 号移送', 'The case has no transfer number {transfer}'),
  'transfer.case-state': row(
    'wrong-state',
    '案件为“{state}”时不能启动移送',
    'A transfer cannot be opened while the case is {state}',
    'T-01'
  ),
  'transfer.already-open': row('wrong-state', '{transfer} 号移送正在进行', 'Transfer {transfer} is open already'),
  'transfer.group-size': row('condition', '专案组至少两名执法人员', 'The task group has at least two officers', 'T-10'),
  'transfer.not-member': row(
    'condition',
    '书面报告由专案组成员提出',
    'The report is made by a member of the task group',
    'T-10'
  ),
  'transfer.approver-is-member': row(
    'condition',
    '批准人不得为专案组成员',
    'The approver cannot be a member of the task group',
    'T-11'
  ),
  'transfer.no-addressee': row(
    'condition',
    '没有同级公安机关可接收，须指定',
    'No police of the same level is known: name the addressee',
    'T-12'
  ),
  'transfer.addressee-level': row(
    'condition',
    '须移送同级公安机关',
    'The addressee is the police of the same level',
    'T-12'
  ),
  'transfer.material-missing': row(
    'condition',
    '缺材料“{material}”：须附上，或说明没有的理由',
    'Material {material} is missing: attach it, or say why there is none',
    'T-13'
  ),
  'transfer.supplement-empty': row(
    'condition',
    '须列明补充的材料',
    'Name the materials that are asked for or handed in',
    'T-16'
  ),
  'transfer.forward-same': row(
    'condition',
    '转送对象不能是本机关',
    'It cannot be forwarded to the same police',
    'T-18'
  ),
  'transfer.forward-to': row('condition', '只能转送其他公安机关', 'It is forwarded to other police only', 'T-18'),
  'transfer.court': row('condition', '须指明审理的人民法院', 'Name the court before which it is prosecuted', 'T-46'),
  'transfer.judgment-fine': row(
    'condition',
    '只有有罪判决才能判处罚金',
    'Only a conviction carries a criminal fine',
    'T-55'
  ),
  'transfer.not-ordered': row(
    'condition',
    '未经通知立案，不能催办',
    'Only police that were ordered to file are reminded',
    'T-37'
  ),
  'transfer.returned-twice': row(
    'condition',
    '补充侦查以二次为限',
    'A case is returned for further investigation twice at most',
    'T-45'
  ),
  'transfer.step-unknown': row(
    'condition',
    '移送没有第 {step} 步，或者无须确认',
    'The transfer has no step {step} that waits for this'
  ),
  'transfer.not-on-paper': row('condition', '此事不能凭纸质通知补录', 'This cannot be entered from a paper notice'),
  'transfer.reason-needed': row('condition', '须书面说明理由', 'Written reasons are needed', 'T-19'),
  'transfer.other-addressee': row(
    'not-allowed',
    '此移送不是发给您所在机关的',
    'This transfer is not addressed to your office'
  )
} as const satisfies Record<string, RefusalRow>
