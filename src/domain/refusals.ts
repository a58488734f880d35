import type { RefusalKind } from './refusal.ts'

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
  'request.if-match-required': row('invalid', '修改须带 If-Match（当前版本）', 'A change needs If-Match with the version you read'),
  'request.idempotency-key-required': row('invalid', '提交须带 Idempotency-Key', 'A POST that changes something needs Idempotency-Key'),
  'request.key-reused': row('condition', '该 Idempotency-Key 已用于另一请求', 'This Idempotency-Key was used for another request'),
  'request.stale': row('stale', '版本已变：您读的是 {expected}，现为 {actual}', 'The version changed: you read {expected}, it is now {actual}'),
  'request.too-many': row('unavailable', '请求过多，请稍后再试', 'Too many requests; try again later'),
  'not-found': row('not-found', '没有找到', 'Not found'),

  // identity
  'auth.missing': row('unauthenticated', '请先登录', 'A bearer token is needed'),
  'auth.invalid': row('unauthenticated', '登录凭证无效或已过期', 'The token is not valid or has expired'),
  'auth.unknown-person': row('not-allowed', '登录有效，但本系统没有此人', 'The token is valid, but the service does not know this person'),
  'auth.not-permitted': row('not-allowed', '您的角色不能做此操作：{operation}', 'Your roles do not allow this: {operation}'),

  // time
  'time.in-future': row('condition', '发生日期 {occurred} 不能晚于今天 {today}', 'The day it happened, {occurred}, cannot be after today, {today}'),
  'time.before-previous': row('condition', '发生日期 {occurred} 不能早于前一步 {previous}', 'The day it happened, {occurred}, cannot be before the act it follows, {previous}'),
  'time.late-needs-reason': row('condition', '迟录超过 {limit} 个工作日，须说明理由', 'Entered more than {limit} working day(s) late: a reason is needed'),
  'time.instant-required': row('condition', '此步骤按小时计期，须填发生时刻', 'This step is judged in hours: give occurredAt'),

  // identifiers
  'identifier.uscc': row('condition', '统一社会信用代码校验不通过：{field}', 'The unified social credit code fails its check: {field}', 'O-30'),
  'identifier.resident-id': row('condition', '公民身份号码校验不通过：{field}', 'The resident identity number fails its check: {field}', 'O-31'),
  'identifier.patent-no': row('condition', '专利号校验不通过：{field}', 'The patent number fails its check: {field}', 'O-41'),
  'identifier.trademark-no': row('condition', '商标注册号格式不符：{field}', 'The trademark registration number has a wrong form: {field}', 'O-43'),
  'identifier.software-copyright-no': row('condition', '软件著作权登记号格式不符：{field}', 'The software copyright number has a wrong form: {field}', 'O-45')
} as const satisfies Record<string, RefusalRow>

export type RefusalCode = keyof typeof refusals
