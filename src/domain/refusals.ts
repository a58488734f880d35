/** What a refusal is about; `plugins/problem.ts` alone turns it into a status code. */
export type RefusalKind =
  'invalid' | 'not-allowed' | 'not-found' | 'wrong-state' | 'condition' | 'stale' | 'unavailable' | 'unauthenticated'

export interface RefusalRow {
  readonly kind: RefusalKind
  readonly zh: string
  readonly en: string
  /** Rule id of the handbook, where the refusal rests on one. */
  readonly basis?: string
}

const row = (kind: RefusalKind, zh: string, en: string, basis?: string): RefusalRow =>
  basis === undefined ? { kind, zh, en } : { kind, zh, en, basis }

/** Every refusal the service can give: one row, one stable code, both languages. docs/problems.md is generated from it. */
export const refusals = {
  // requests
  'request.invalid': row('invalid', '请求内容不符合要求：{problem}', 'The request is not valid: {problem}'),
  'request.if-match-required': row(
    'invalid',
    '修改须带 If-Match（当前版本）',
    'A change needs If-Match with the version you read'
  ),
  'request.idempotency-key-required': row(
    'invalid',
    '提交须带 Idempotency-Key',
    'A POST that changes something needs Idempotency-Key'
  ),
  'request.key-reused': row(
    'condition',
    '该 Idempotency-Key 已用于另一请求',
    'This Idempotency-Key was used for another request'
  ),
  'request.stale': row(
    'stale',
    '版本已变：您读的是 {expected}，现为 {actual}',
    'The version changed: you read {expected}, it is now {actual}'
  ),
  'request.at-once': row('wrong-state', '同时有另一操作在进行，请重读后再试', 'Another act was under way at the same time: read again and retry'),
  'request.too-many': row('unavailable', '请求过多，请稍后再试', 'Too many requests; try again later'),
  'not-found': row('not-found', '没有找到', 'Not found'),
  'request.too-large': row('invalid', '请求内容过大', 'The request body is too large'),
  'request.media-type': row(
    'invalid',
    '请求内容的类型不受支持，请用 application/json',
    'The media type of the body is not supported: use application/json'
  ),

  // the service itself
  'service.failed': row(
    'unavailable',
    '系统内部错误，已记录，请凭 requestId 联系管理员',
    'The service failed; quote the requestId to its operator'
  ),
  'service.not-ready': row('unavailable', '系统尚未就绪：{reason}', 'The service is not ready: {reason}'),
  'service.overloaded': row('unavailable', '系统繁忙，请稍后再试', 'The service is overloaded; try again later'),
  'service.database-away': row(
    'unavailable',
    '数据库暂时不可用，请稍后再试',
    'The database is away for the moment; try again later'
  ),
  'service.too-slow': row('unavailable', '处理超时，请稍后再试', 'The request took too long; try again later'),

  // identity
  'auth.missing': row('unauthenticated', '请先登录', 'A bearer token is needed'),
  'auth.invalid': row('unauthenticated', '登录凭证无效或已过期', 'The token is not valid or has expired'),
  'auth.unknown-person': row(
    'not-allowed',
    '登录有效，但本系统没有此人',
    'The token is valid, but the service does not know this person'
  ),
  'auth.keys-away': row(
    'unavailable',
    '登录服务的公钥暂时取不到，请稍后再试',
    'The keys of the login service cannot be read for the moment; try again later'
  ),
  'auth.not-permitted': row(
    'not-allowed',
    '您的角色不能做此操作：{operation}',
    'Your roles do not allow this: {operation}'
  ),

  // time
  'time.in-future': row(
    'condition',
    '发生日期 {occurred} 不能晚于今天 {today}',
    'The day it happened, {occurred}, cannot be after today, {today}'
  ),
  'time.before-previous': row(
    'condition',
    '发生日期 {occurred} 不能早于前一步 {previous}',
    'The day it happened, {occurred}, cannot be before the act it follows, {previous}'
  ),
  'time.late-needs-reason': row(
    'condition',
    '迟录超过 {limit} 个工作日，须说明理由',
    'Entered more than {limit} working day(s) late: a reason is needed'
  ),
  'time.instant-required': row(
    'condition',
    '此步骤按小时计期，须填发生时刻',
    'This step is judged in hours: give occurredAt'
  ),

  // identifiers
  'identifier.uscc': row(
    'condition',
    '统一社会信用代码校验不通过：{field}',
    'The unified social credit code fails its check: {field}',
    'O-30'
  ),
  'identifier.resident-id': row(
    'condition',
    '公民身份号码校验不通过：{field}',
    'The resident identity number fails its check: {field}',
    'O-31'
  ),
  'identifier.patent-no': row(
    'condition',
    '专利号校验不通过：{field}',
    'The patent number fails its check: {field}',
    'O-41'
  ),
  'identifier.trademark-no': row(
    'condition',
    '商标注册号格式不符：{field}',
    'The trademark registration number has a wrong form: {field}',
    'O-43'
  ),
  'identifier.software-copyright-no': row(
    'condition',
    '软件著作权登记号格式不符：{field}',
    'The software copyright number has a wrong form: {field}',
    'O-45'
  ),

  // clocks
  'clock.rule-unknown': row('invalid', '没有规则 {rule}', 'There is no rule {rule}'),
  'clock.not-a-period': row('invalid', '规则 {rule} 不是期限', 'Rule {rule} holds no period'),
  'clock.not-in-force': row('condition', '规则 {rule} 在 {on} 无有效版本', 'No version of rule {rule} is in force on {on}'),
  'clock.date': row('invalid', '不是日期：{value}', 'Not a date: {value}'),
  'clock.instant-needed': row('invalid', '规则 {rule} 按小时计期，起点须为时刻', 'Rule {rule} counts hours: its start is an instant'),
  'clock.stop-ground': row('condition', '规则 {rule} 不允许以“{ground}”扣除时间', 'Rule {rule} does not stop on the ground {ground}'),
  'clock.stop-order': row('invalid', '扣除时间的终点 {to} 早于起点 {from}', 'The stop ends on {to}, before it begins on {from}'),
  'clock.ladder': row('condition', '规则 {rule} 最多延长 {steps} 次', 'Rule {rule} can be extended {steps} time(s) at most'),
  'clock.granter': row('condition', '此次延长须由 {needed} 作出', 'This extension is granted by {needed}'),
  'clock.extension-length': row('condition', '须给出延长的天数或者截止日（二者之一）', 'Give the days of the extension or the day it ends, one of the two'),
  'clock.extension-too-long': row('condition', '延长不得晚于 {limit}', 'The extension may not reach beyond {limit}'),
  'clock.extension-too-short': row('condition', '延长的截止日须晚于 {end}', 'The extension must end after {end}'),
  'clock.extension-early': row('condition', '延长日 {grantedOn} 早于起算日 {from}', 'Granted on {grantedOn}, before the period began on {from}'),
  'clock.extension-late': row('condition', '延长日 {grantedOn} 已在期满日 {end} 之后', 'Granted on {grantedOn}, after the period ended on {end}'),

  // the law as data
  'settings.unknown': row('not-found', '没有设置 {key}', 'There is no setting {key}'),
  'settings.value': row('invalid', '设置 {key} 可用的值：{allowed}', 'Setting {key} can be: {allowed}'),
  'settings.same': row('condition', '设置 {key} 已是此值', 'Setting {key} has this value already'),
  'advice.input': row('invalid', '{field} {zh}', '{field} {en}'),
  'law.no-rule': row('not-found', '没有规则 {rule}', 'There is no rule {rule}'),
  'calendar.date': row('invalid', '没有这一天：{date}', 'There is no such day: {date}', 'D-40'),
  'calendar.other-year': row('invalid', '{date} 不属于 {year} 年的通知', '{date} does not belong to the notice of {year}', 'D-40'),
  'calendar.twice': row('invalid', '{date} 列出两次', '{date} is listed twice', 'D-40'),
  'calendar.incomplete': row('invalid', '通知不完整：缺 {date} 放假', 'The notice is not whole: {date} is not off', 'D-40'),

  // the case
  'case.wrong-state': row(
    'wrong-state',
    '案件现为“{state}”，不能{act}',
    'The case is {state}: it cannot be asked to {act}'
  ),
  'case.outside': row('wrong-state', '外部公开案例只读', 'A published case of another agency is read-only'),
  'case.two-handlers': row(
    'condition',
    '立案须指定至少两名执法人员',
    'Filing names at least two enforcement officers',
    'A-11'
  ),
  'case.handler-unknown': row(
    'condition',
    '承办人 {person} 不是本机关的执法人员',
    'Handler {person} is no enforcement officer of this office',
    'A-11'
  ),
  'case.party-unknown': row('condition', '案件没有 {party} 号当事人', 'The case has no party number {party}'),
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
  'case.correction-same': row('condition', '更正前后相同', 'The correction changes nothing'),
  'case.reason-needed': row('condition', '此步骤须说明理由', 'This act needs a reason'),
  'case.number-pattern': row('condition', '本机关没有案号编号规则', 'This office has no pattern for case numbers'),
  'case.office-cannot-file': row('condition', '本机关不办理此类案件', 'This office handles no cases of this kind'),

  // the transfer
  'transfer.wrong-state': row(
    'wrong-state',
    '移送现为“{state}”，不能{act}',
    'The transfer is {state}: it cannot be asked to {act}'
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
  'transfer.reason-needed': row('condition', '须书面说明理由', 'Written reasons are needed', 'T-19'),
  'transfer.other-addressee': row(
    'not-allowed',
    '此移送不是发给您所在机关的',
    'This transfer is not addressed to your office'
  ),
  'transfer.return-unfinished': row('condition', '移送尚未了结', 'The transfer has not ended'),

  // rates
  'rates.unknown': row('not-found', '没有指标 {rate}', 'There is no rate {rate}'),
  'rates.unknown-part': row('not-found', '指标 {rate} 没有“{part}”这一部分', 'Rate {rate} has no part {part}'),
  'rates.period-invalid': row(
    'invalid',
    '期间“{period}”无效：可用 2016、2016-03、2016-Q1、2016-H1 或 2016-01-01..2016-03-31',
    'The period {period} is not valid: 2016, 2016-03, 2016-Q1, 2016-H1 or 2016-01-01..2016-03-31',
    'R-30'
  ),
  'rates.as-of-in-future': row(
    'condition',
    '认知时点 {asOf} 不能晚于现在',
    'The state of knowledge, {asOf}, cannot lie in the future'
  ),
  'rates.until-after-as-of': row(
    'condition',
    '法定截止日 {until} 不能晚于认知时点所在日 {day}',
    'The legal cut-off, {until}, cannot be after the day of the state of knowledge, {day}'
  ),
  'rates.by-officer': row(
    'not-allowed',
    '指标不得按执法人员分组：罚没不得与考核挂钩',
    'Rates are never grouped by officer: fines and confiscations may not be tied to appraisal',
    'P-13'
  ),
  'rates.money-by-office': row(
    'not-allowed',
    '按机关列示的罚没款到位率仅财务、监督人员可查',
    'Money rates of a single office are for finance and supervision only',
    'P-13'
  ),
  'rates.no-office': row('not-found', '没有机关 {office}', 'There is no office {office}'),
  'rates.no-batch': row('not-found', '没有第 {batch} 批次', 'There is no batch {batch}'),
  'rates.cursor-invalid': row('invalid', '游标无效', 'The cursor is not valid'),
  'rates.mark-foreign': row(
    'unavailable',
    '统计台账来自另一台数据库服务器（{problem}）：请先运行 npm run migrate',
    'The counting ledger comes from another database server ({problem}): run npm run migrate first'
  ),

  // imports
  'import.row': row('condition', '第 {row} 行 {field} 不符合格式：{problem}', 'Row {row}, {field} does not fit the form: {problem}'),
  'import.not-json': row('condition', '第 {row} 行不是 JSON 对象', 'Row {row} is no JSON object'),
  'import.too-long': row('condition', '第 {row} 行过长（上限 {limit} 字节）', 'Row {row} is too long (at most {limit} bytes)'),
  'import.differs': row(
    'condition',
    '该案已导入，内容与本行不同，未作改动',
    'This case was imported before with another content: it was left as it is'
  ),
  'import.present-unknown': row(
    'condition',
    '该案已导入，当时的内容无从比对',
    'This case was imported before; what the row said then is not on file'
  ),
  'import.busy': row('unavailable', '已有 {limit} 个导入在进行，请稍后再试', '{limit} imports are running already: try again later')
} as const satisfies Record<string, RefusalRow>

export type RefusalCode = keyof typeof refusals
