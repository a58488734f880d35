import { row, type RefusalRow } from './row.ts'

/** Refusals of requests, of the service itself, and of who asks. */
export const serviceRefusals = {
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
  'request.at-once': row(
    'wrong-state',
    '同时有另一操作在进行，请重读后再试',
    'Another act was under way at the same time: read again and retry'
  ),
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
  )
} as const satisfies Record<string, RefusalRow>
