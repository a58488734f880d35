import { row, type RefusalRow } from './row.ts'

/** Refusals about packages of transfers, the answers that come back as signed files, and the keys of both. */
export const packageRefusals = {
  'package.none': row(
    'condition',
    '该移送没有电子移送包（尚未移送，或系转录的历史移送）',
    'This transfer has no package: it is not sent yet, or was taken over from before'
  ),
  'package.not-addressed': row(
    'not-allowed',
    '移送包只供移送机关和受移送公安机关使用',
    'The package is for the office that transfers and the police addressed'
  ),
  'package.no-letter': row('condition', '移送包内没有移送书', 'The package holds no letter of transfer'),
  'package.no-receipt': row('condition', '公安机关尚未签收', 'The police have not signed a receipt yet', 'T-15'),
  'package.wrong-package': row(
    'condition',
    '回执所指不是本次移送的移送包',
    'The reply was made from another package than that of this transfer'
  ),
  'package.reply-office': row(
    'condition',
    '回执单位“{office}”不是现在的受移送机关',
    'The reply is by {office}, which is not the police addressed now'
  ),
  'package.unknown-key': row(
    'condition',
    '签名密钥 {keyId} 未登记为该单位在用公钥',
    'The key {keyId} is not registered for that office, or not valid on that day'
  ),
  'package.signature': row(
    'condition',
    '回执签名不符：内容被改动',
    'The signature does not fit: the reply was changed'
  ),
  'package.reply-used': row('wrong-state', '该回执已经录入', 'This reply has been entered already'),
  'package.key-office': row('condition', '只登记公安机关的公钥', 'Keys are registered for police offices only'),
  'package.key': row('condition', '不是可用的公钥：{detail}', 'This is no public key that can be used: {detail}'),
  'package.key-known': row('wrong-state', '公钥 {keyId} 已经登记', 'The key {keyId} is registered already'),
  'package.key-days': row('condition', '公钥的起止日期不成立', 'The days of the key are not in order'),
  'package.key-ended': row('wrong-state', '公钥 {keyId} 已经停用', 'The key {keyId} has ended already')
} as const satisfies Record<string, RefusalRow>
