import { row, type RefusalRow } from './row.ts'

/** Refusals of what goes before a decision, and of decisions themselves. */
export const decisionRefusals = {
  'case.not-investigated': row('condition', '案件尚未调查终结', 'The investigation has not ended', 'A-31'),
  'case.not-reviewed': row('condition', '案件尚未审核', 'The case has not been reviewed', 'A-31'),
  'case.review-open': row('condition', '第 {review} 次审核尚未完成', 'Review {review} is not done yet', 'A-32'),
  'case.review-unknown': row('condition', '案件没有第 {review} 次审核', 'The case has no review number {review}'),
  'case.review-done': row('wrong-state', '第 {review} 次审核已经完成', 'Review {review} has been done'),
  'case.review-not-agreed': row(
    'condition',
    '第 {review} 次审核没有同意，或者审核后又补充了调查',
    'Review {review} did not agree, or the investigation went on after it',
    'A-31'
  ),
  'case.legal-grounds-needed': row(
    'condition',
    '法制审核须写明属于哪种情形',
    'A legal review states why the case needs one',
    'A-31'
  ),
  'case.legal-review-needed': row(
    'condition',
    '本案须经法制审核',
    'This case needs a legal review, for its ground or because it was heard',
    'A-31'
  ),
  'case.legal-reviewer-needed': row(
    'not-allowed',
    '法制审核由法制审核人员办理',
    'A legal review is done by a legal reviewer',
    'A-33'
  ),
  'case.notice-unknown': row('condition', '案件没有 {notice} 号告知书', 'The case has no notice number {notice}'),
  'case.notice-stands': row(
    'condition',
    '该当事人已有告知书（{notice} 号），先撤回',
    'Notice {notice} to this party stands: withdraw it first',
    'A-34'
  ),
  'case.notice-served': row('wrong-state', '{notice} 号告知书已送达', 'Notice {notice} has been served already'),
  'case.notice-not-served': row(
    'condition',
    '{notice} 号告知书尚未送达',
    'Notice {notice} has not been served',
    'A-34'
  ),
  'case.notice-withdrawn': row('wrong-state', '{notice} 号告知书已撤回', 'Notice {notice} has been withdrawn'),
  'case.hearing-to-be-offered': row(
    'condition',
    '拟作出的处罚达到听证标准，须告知听证权利',
    'What is proposed gives a right to a hearing: it must be offered',
    'A-35'
  ),
  'case.hearing-not-offered': row(
    'condition',
    '{notice} 号告知书没有听证权利',
    'Notice {notice} offers no hearing',
    'A-36'
  ),
  'case.waived': row(
    'condition',
    '已放弃或者逾期，视为放弃；负责人说明理由可以允许',
    'Waived, or out of time: only the head may allow it, with the reason',
    'A-34'
  ),
  'case.hearing-open': row('wrong-state', '第 {hearing} 次听证尚未结束', 'Hearing {hearing} has not ended', 'A-35'),
  'case.hearing-unknown': row('condition', '案件没有第 {hearing} 次听证', 'The case has no hearing number {hearing}'),
  'case.hearing-ended': row('wrong-state', '第 {hearing} 次听证已经结束', 'Hearing {hearing} has ended'),
  'case.hearing-not-announced': row(
    'condition',
    '第 {hearing} 次听证尚未通知时间地点',
    'Day and place of hearing {hearing} were not announced',
    'A-35'
  ),
  'case.hearing-too-early': row(
    'condition',
    '听证须在通知七个工作日之后举行：{after} 之后',
    'A hearing is held seven working days after its notice, not before: after {after}',
    'A-35'
  ),
  'case.discussion-alone': row(
    'condition',
    '集体讨论至少两人参加',
    'A collective discussion has at least two attendees',
    'A-38'
  ),
  'case.attendee-unknown': row(
    'condition',
    '没有这个人员，或者不是本机关、上级机关的人员：{person}',
    'No such person at this office or one above it: {person}'
  ),
  'case.kind-unfit': row(
    'condition',
    '本程序不能作出这种决定',
    'A case of this procedure is not ended by a decision of this kind',
    'A-47'
  ),
  'case.result-needed': row('condition', '须写明属于哪种情形', 'Say which of its results the decision has', 'A-48'),
  'case.result-unfit': row('condition', '结果与决定种类不符', 'This result does not belong to this kind of decision'),
  'case.ruling-stop-order': row(
    'condition',
    '裁决侵权成立的只能责令停止侵权，不成立的不带任何内容',
    'A ruling that finds infringement orders to stop and nothing else; one that does not orders nothing',
    'A-58'
  ),
  'case.not-noticed': row(
    'condition',
    '{party} 号当事人尚未收到处罚告知书',
    'Party {party} was given no notice of the penalty',
    'A-34'
  ),
  'case.notice-time-runs': row(
    'condition',
    '{notice} 号告知书的陈述申辩、听证期限至 {until}',
    'The time to answer notice {notice} runs until {until}',
    'A-34'
  ),
  'case.heavier-than-noticed': row(
    'condition',
    '处罚重于 {notice} 号告知书，须重新告知；不得因申辩加重处罚',
    'This is heavier than notice {notice} told: it takes a new notice, and no defence makes a penalty heavier',
    'A-34'
  ),
  'case.not-discussed': row(
    'condition',
    '须法制审核的处罚案件由负责人集体讨论决定',
    'A case that needs a legal review is penalised after a collective discussion',
    'A-38'
  ),
  'case.must-transfer-first': row(
    'condition',
    '评估认为应当移送公安机关，先移送或者由主要负责人作出不移送的决定',
    'The assessment says that the case must be transferred: transfer it first, or let the chief settle it',
    'T-03'
  ),
  'case.spot-kind': row(
    'condition',
    '当场处罚只能是警告或者罚款',
    'On the spot there is only a warning or a fine',
    'A-99'
  ),
  'case.spot-limit': row(
    'condition',
    '当场罚款不得超过 {limit} 元',
    'A fine on the spot is at most {limit} CNY for this party',
    'A-99'
  ),
  'case.not-on-the-spot': row('condition', '本案不是当场处罚', 'This case was not decided on the spot', 'A-98'),
  'case.papers-handed-in': row('wrong-state', '材料已经上交', 'The papers have been handed in', 'A-98')
} as const satisfies Record<string, RefusalRow>
