import t from 'tap'
import { counts } from '../../src/domain/case/counts.ts'
import type { DecideInput } from '../../src/domain/case/decision.ts'
import { decideNow, mediate } from '../../src/domain/case/decision-needs.ts'
import { discuss } from '../../src/domain/case/discussion.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import { fineOutOfRange } from '../../src/domain/case/fine-range.ts'
import { hearingRuleFor, type Respondent } from '../../src/domain/case/hearing-right.ts'
import { announceHearing, endHearing, requestHearing } from '../../src/domain/case/hearing.ts'
import { endInvestigation } from '../../src/domain/case/investigation.ts'
import {
  heavierThanNoticed,
  noticesTo,
  notify,
  recordStatement,
  serveNotice,
  waive,
  withdrawNotice,
  type NotifyInput
} from '../../src/domain/case/notice.ts'
import { withLine, type Proposed } from '../../src/domain/case/parts.ts'
import { review, submitReview } from '../../src/domain/case/review.ts'
import { decideOnTheSpot, handInPapers, type SpotInput } from '../../src/domain/case/spot.ts'
import { close, reopen, revokeDecision } from '../../src/domain/case/steps.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { calendar, clueFile, codeOf, decision, filedFile, on, transferFile } from '../support/case-file.ts'

const counting = { calendar, settings: defaultSettings }
const person: Respondent = { no: 1, kind: 'natural' }
const firm: Respondent = { no: 1, kind: 'legal' }
const legal = { personId: 'r', legal: true }
const because = { reason: '有新情况' }
const agreed = { reviewNo: 1, outcome: 'agree' as const, opinion: '同意' }
const small: Proposed[] = [{ kind: 'fine', amountFen: 10_000 }]
const caseReview = { kind: 'case' as const, grounds: [], mended: null }
const afterHearing = { kind: 'legal' as const, grounds: ['rights-after-hearing' as const], mended: null }

const investigated = (day = '2026-03-06', start = filedFile('2026-03-04')) =>
  endInvestigation(start, { proposal: '处罚' }, on(day))
const submitted = (input: Parameters<typeof submitReview>[1] = caseReview, start = investigated()) =>
  submitReview(start, input, 'a', on('2026-03-06'))
const reviewed = (
  start = submitted(),
  outcome: typeof agreed.outcome | 'correct' | 'supplement' | 'other' = 'agree',
  day = '2026-03-06'
) => review(start, { ...agreed, reviewNo: start.reviews.length, outcome }, legal, on(day))
const notified = (over: Partial<NotifyInput> = {}, start = reviewed(), who: Respondent[] = [person]) =>
  notify(start, { partyNo: null, proposed: small, text: null, ...over }, who, on('2026-03-09'), defaultSettings)
const served = (over: Partial<NotifyInput> = {}, start?: CaseFile) =>
  serveNotice(notified(over, start), { noticeNo: 1, servedBy: 'direct' }, on('2026-03-09'))
const ready = (start = served()) => waive(start, { noticeNo: 1 }, on('2026-03-10'))
const decideOn = (file: CaseFile, input: Partial<DecideInput> = {}, day = '2026-03-10', who: Respondent[] = [person]) =>
  decideNow(file, decision(input), who, on(day), counting)
const decideCode = (...args: Parameters<typeof decideOn>) => codeOf(() => decideOn(...args))

t.test('review: by its grounds, by another, with its outcome', async (t) => {
  t.equal(investigated().case.state, 'investigated')
  const file = submitted()
  t.equal(file.case.state, 'reviewing')
  t.match(file.reviews, [{ no: 1, kind: 'case', endNo: 1, submittedBy: 'a', outcome: null }])
  t.equal(reviewed().case.state, 'reviewing', 'agreed: to be noticed or decided')
  const byLaw = submitted({ kind: 'legal', grounds: ['by-law', 'by-law'], mended: null })
  t.same(byLaw.reviews[0]?.grounds, ['by-law'])
  const at = on('2026-03-06')
  const rows: [string, () => unknown][] = [
    ['case.not-investigated', () => submitReview(filedFile('2026-03-04'), caseReview, 'a', at)],
    ['time.before-previous', () => submitReview(investigated(), caseReview, 'a', on('2026-03-05'))],
    ['case.review-open', () => submitReview(file, caseReview, 'a', at)],
    ['case.legal-grounds-needed', () => submitted({ ...caseReview, kind: 'legal' })],
    ['case.legal-review-needed', () => submitted({ ...caseReview, grounds: ['complex'] })],
    ['case.review-unknown', () => review(file, { ...agreed, reviewNo: 2 }, legal, at)],
    ['case.review-done', () => review(reviewed(), agreed, legal, at)],
    ['case.legal-reviewer-needed', () => review(byLaw, agreed, { personId: 'h', legal: false }, at)],
    ['time.before-previous', () => review(file, agreed, legal, on('2026-03-05'))],
    ['case.reason-needed', () => submitted(caseReview, reviewed(file, 'correct'))]
  ]
  for (const [code, work] of rows) t.equal(codeOf(work), code)
  t.equal(review(file, agreed, { personId: 'h', legal: false }, at).reviews[0]?.reviewer, 'h', 'a head reviews a case')
  const mended = submitted({ ...caseReview, mended: '已更正条款' }, reviewed(file, 'correct'))
  t.match(mended.reviews[1], { no: 2, mended: '已更正条款', outcome: null })
})

t.test('to supplement sends the case back to the investigation, with the notices that stand', async (t) => {
  const back = reviewed(submitted(), 'supplement')
  t.equal(back.case.state, 'investigating')
  const again = investigated('2026-03-06', back)
  t.equal(again.case.state, 'investigated', 'also when it ends on the same day')
  t.equal(decideCode(again, { kind: 'not-established', obligations: [] }), 'case.review-not-agreed')
  const noticed = reviewed(submitReview(ready(), caseReview, 'a', on('2026-03-10')), 'supplement', '2026-03-10')
  t.equal(noticed.case.state, 'investigating', 'a notice that was given stands')
  t.equal(investigated('2026-03-10', noticed).case.state, 'notified')
})

t.test('OT-REVIEW: ten working days; what is left when a case is over falls away', async (t) => {
  const dutyOf = (file: CaseFile) => duties(file, calendar).find((duty) => duty.key === 'review:1')
  t.match(dutyOf(submitted()), { rule: 'A-32', dueAt: /^2026-03-20T/, doneAt: null, assignees: [], cancelled: false })
  t.match(dutyOf(reviewed()), { doneAt: '2026-03-06', cancelled: false })
  const closed = close(
    { ...submitted(), terminations: [{ no: 1, on: '2026-03-09', ground: 'person-dead' } as never] },
    { ground: 'investigation-terminated' },
    on('2026-03-09')
  )
  t.match(dutyOf(closed), { cancelled: true })
  t.match(dutyOf(reopen(closed, { ground: 'new-evidence' }, on('2026-03-16', because))), { cancelled: true })
})

t.test('whether a hearing is to be offered: by kind, by whom, by the rule in force', async (t) => {
  const fine = (yuan: number): Proposed => ({ kind: 'fine', amountFen: yuan * 100 })
  const rows: [string | null, Proposed[], Respondent[], string, string][] = [
    [null, [{ kind: 'fine', amountFen: 999_999 }], [person], 'trademark-penalty', '2026-03-09'],
    ['A-36', [fine(10_000)], [person], 'trademark-penalty', '2026-03-09'],
    ['A-36', [fine(10_000)], [{ no: 1, kind: 'individual-business' }], 'trademark-penalty', '2026-03-09'],
    ['A-36', [fine(10_000)], [], 'other-penalty', '2026-03-09'],
    [null, [{ kind: 'fine', amountFen: 9_999_999 }], [firm], 'counterfeit-patent', '2026-03-09'],
    ['A-36', [fine(100_000)], [firm], 'counterfeit-patent', '2026-03-09'],
    ['A-36', [fine(10_000)], [firm, person], 'trademark-penalty', '2026-03-09'],
    [null, [fine(9_000), { kind: 'confiscate-gain', amountFen: 900_000 }], [person], 'trademark-penalty', '2026-03-09'],
    [
      'A-36',
      [
        { kind: 'confiscate-goods', amountFen: 500_000 },
        { kind: 'confiscate-gain', amountFen: 500_000 }
      ],
      [person],
      'trademark-penalty',
      '2026-03-09'
    ],
    [null, [{ kind: 'confiscate-goods', amountFen: null }], [person], 'trademark-penalty', '2026-03-09'],
    [null, [fine(19_999)], [person], 'copyright-penalty', '2026-03-09'],
    ['A-37', [fine(20_000)], [person], 'copyright-penalty', '2026-03-09'],
    ['A-37', [fine(100_000)], [firm], 'copyright-penalty', '2009-06-15'],
    [null, [fine(100_000)], [firm], 'copyright-penalty', '2009-06-14'],
    [null, [fine(10_000)], [person], 'trademark-penalty', '2019-03-31'],
    ['A-36', [fine(10_000)], [person], 'trademark-penalty', '2019-04-01'],
    [null, [fine(10_000_000)], [person], 'customs', '2026-03-09'],
    ['A-35', [{ kind: 'shutdown', amountFen: null }], [firm], 'customs', '2026-03-09'],
    [null, [{ kind: 'shutdown', amountFen: null }], [firm], 'customs', '1996-09-30']
  ]
  for (const [rule, proposed, who, procedure, day] of rows)
    t.equal(
      hearingRuleFor(proposed, who, procedure as never, day, defaultSettings),
      rule,
      `${JSON.stringify(proposed)} ${day}`
    )

  const local = { hearingPersonYuan: 5_000, hearingOrganisationYuan: 50_000 }
  const by = (proposed: Proposed, who: Respondent) =>
    hearingRuleFor([proposed], [who], 'trademark-penalty', '2026-03-09', local)
  t.same([by(fine(5_000), person), by(fine(4_999), person)], ['A-36', null], 'an amount set by the province')
  t.same([by(fine(50_000), firm), by(fine(49_999), firm)], ['A-36', null])

  const large: Proposed[] = [{ kind: 'fine', amountFen: 1_000_000 }]
  t.match(notified({ proposed: large }).notices[0], { hearing: true, hearingRule: 'A-36' }, 'offered by the rule')
  t.match(notified().notices[0], { hearing: false, hearingRule: null })
  const goods = (fen: number, amountFen: number | null = null) =>
    hearingRuleFor(
      [{ kind: 'confiscate-goods', amountFen }],
      [{ no: 1, kind: 'legal' }],
      'trademark-penalty',
      '2026-03-09',
      defaultSettings,
      fen
    )
  t.same(
    [goods(100_000_00), goods(99_999_99), goods(100_000_00, 5_000_00), goods(0)],
    ['A-36', null, null, null],
    'goods without a stated value count with what they are worth by the file'
  )
  const tools = [{ kind: 'confiscate-tools' as const, amountFen: null }]
  t.equal(
    hearingRuleFor(tools, [{ no: 1, kind: 'legal' }], 'trademark-penalty', '2026-03-09', defaultSettings, 100_000_00),
    null,
    'tools are not the goods'
  )
  t.match(notified({ hearing: true }).notices[0], { hearing: true, hearingRule: null }, 'offered anyway')
  t.equal(
    codeOf(() => notified({ proposed: large, hearing: false })),
    'case.hearing-to-be-offered'
  )
})

t.test('refusals of notices and of what is answered', async (t) => {
  const at = on('2026-03-16')
  const file = served()
  const statement = { noticeNo: 1, result: 'accepted' as const, text: '申辩' }
  const rows: [string, () => unknown][] = [
    ['case.obligations-needed', () => notified({ proposed: [] })],
    ['case.amount-needed', () => notified({ proposed: [{ kind: 'fine', amountFen: null }] })],
    ['case.amount-not-allowed', () => notified({ proposed: [{ kind: 'warning', amountFen: 1 }] })],
    ['case.notice-stands', () => notified({ partyNo: 2 }, notified())],
    ['case.notice-stands', () => notified({}, notified({ partyNo: 2 }))],
    ['case.notice-unknown', () => serveNotice(file, { noticeNo: 2, servedBy: 'mail' }, at)],
    ['case.notice-served', () => serveNotice(file, { noticeNo: 1, servedBy: 'mail' }, at)],
    ['time.before-previous', () => serveNotice(notified(), { noticeNo: 1, servedBy: 'mail' }, on('2026-03-08'))],
    ['case.notice-not-served', () => waive(notified(), { noticeNo: 1 }, at)],
    ['time.before-previous', () => waive(file, { noticeNo: 1 }, on('2026-03-08'))],
    ['case.waived', () => recordStatement(ready(), statement, false, on('2026-03-10'), counting)],
    ['case.waived', () => recordStatement(file, statement, false, on('2026-03-17', because), counting)],
    ['case.waived', () => recordStatement(file, statement, true, on('2026-03-17'), counting)],
    ['case.reason-needed', () => withdrawNotice(file, { noticeNo: 1 }, at)],
    ['time.before-previous', () => withdrawNotice(file, { noticeNo: 1 }, on('2026-03-08', because))],
    [
      'case.notice-withdrawn',
      () => waive(withdrawNotice(file, { noticeNo: 1 }, on('2026-03-16', because)), { noticeNo: 1 }, on('2026-03-16'))
    ]
  ]
  for (const [code, work] of rows) t.equal(codeOf(work), code)
  t.match(
    recordStatement(file, statement, false, at, counting).notices[0],
    { statementOn: '2026-03-16', statement: 'accepted', statementText: '申辩' },
    'the fifth working day: Monday to Monday'
  )
  t.equal(
    recordStatement(file, statement, true, on('2026-03-17', because), counting).notices[0]?.statementOn,
    '2026-03-17',
    'the sixth, when the head allows it'
  )
  const taken = { ...clueFile(), notices: notified().notices }
  t.equal(noticesTo(taken, 1).length, 1, 'a case without a stretch: every day lies in it')
  const two = notified({ partyNo: 2 }, notified({ partyNo: 1 }))
  t.equal(two.notices.length, 2, 'one notice a party')
  const withdrawn = withdrawNotice(file, { noticeNo: 1 }, on('2026-03-10', because))
  t.equal(withdrawn.case.state, 'reviewing')
  t.equal(notified({}, withdrawn).notices[1]?.no, 2)
})

t.test(
  'hearing: asked for in time, told seven working days ahead, hosted by another; the clock stands still',
  async (t) => {
    const file = served({ hearing: true })
    const ask = (day: string, byHead = false, over = {}, start = file) =>
      requestHearing(start, { noticeNo: 1 }, byHead, on(day, over), counting)
    t.equal(ask('2026-03-16').case.state, 'hearing', 'the fifth working day')
    t.equal(
      codeOf(() => ask('2026-03-17')),
      'case.waived',
      'the sixth'
    )
    t.equal(ask('2026-03-17', true, because).case.state, 'hearing', 'late, allowed by the head')
    const asked = ask('2026-03-11')
    t.match(asked.stops, [{ ground: 'hearing', from: '2026-03-11', to: null }])
    const due = (one: CaseFile) => duties(one, calendar).find((duty) => duty.code === 'OT-DECIDE')?.dueAt
    t.equal(due(asked), 'infinity')

    const plan = { hearingNo: 1, setFor: '2026-03-24', place: '会议室', host: 'r' }
    const announced = announceHearing(asked, plan, on('2026-03-12'), counting)
    t.match(announced.hearings[0], { announcedOn: '2026-03-12', setFor: '2026-03-24', host: 'r' })
    const held = endHearing(announced, { hearingNo: 1, ended: 'held', opinion: '维持' }, on('2026-03-24'))
    t.match(held.hearings[0], { ended: 'held', heldOn: '2026-03-24', endedOn: '2026-03-24', opinion: '维持' })
    t.match(held.stops, [{ from: '2026-03-11', to: '2026-03-24' }], 'from the request to the end')
    t.equal(held.case.state, 'notified')
    t.match(due(held), /^2026-06-16T/, '90 days from 2026-03-04 are 2026-06-02; fourteen days are not counted')
    const end = { hearingNo: 1, ended: 'held' as const, opinion: null }
    const investigatedByHost = { ...announced, case: { ...announced.case, investigators: ['a', 'b', 'r'] } }
    const rows: [string, () => unknown][] = [
      ['case.hearing-not-offered', () => ask('2026-03-11', false, {}, served())],
      ['case.notice-not-served', () => ask('2026-03-11', false, {}, notified({ hearing: true }))],
      ['time.before-previous', () => ask('2026-03-08')],
      ['case.hearing-open', () => ask('2026-03-12', false, {}, asked)],
      ['case.hearing-open', () => waive(asked, { noticeNo: 1 }, on('2026-03-12'))],
      ['case.waived', () => ask('2026-03-12', false, {}, ready(file))],
      ['case.same-person', () => announceHearing(asked, { ...plan, host: 'a' }, on('2026-03-12'), counting)],
      ['time.before-previous', () => announceHearing(asked, plan, on('2026-03-10'), counting)],
      [
        'case.hearing-too-early',
        () => announceHearing(asked, { ...plan, setFor: '2026-03-23' }, on('2026-03-12'), counting)
      ],
      [
        'time.before-previous',
        () => announceHearing(asked, { ...plan, setFor: '2026-03-11' }, on('2026-03-12'), counting)
      ],
      ['case.hearing-unknown', () => announceHearing(asked, { ...plan, hearingNo: 2 }, on('2026-03-12'), counting)],
      ['case.hearing-not-announced', () => endHearing(asked, end, on('2026-03-24'))],
      ['time.before-previous', () => endHearing(announced, end, on('2026-03-23'))],
      ['time.before-previous', () => endHearing(announced, { ...end, ended: 'withdrawn' }, on('2026-03-10'))],
      ['case.same-person', () => endHearing(investigatedByHost, end, on('2026-03-24'))],
      ['case.hearing-ended', () => endHearing(held, end, on('2026-03-25'))]
    ]
    for (const [code, work] of rows) t.equal(codeOf(work), code)
    t.match(endHearing(announced, { ...end, ended: 'absent' }, on('2026-03-24')).hearings[0], { heldOn: null })
    const gone = endHearing(asked, { ...end, ended: 'withdrawn' }, on('2026-03-13'))
    t.match([gone.case.state, gone.stops[0]?.to], ['notified', '2026-03-13'])
    const withdrawn = withdrawNotice(asked, { noticeNo: 1 }, on('2026-03-12', because))
    t.match(withdrawn.hearings, [{ ended: 'notice-withdrawn', endedOn: '2026-03-12' }])
    t.match([withdrawn.case.state, withdrawn.stops[0]?.to], ['reviewing', '2026-03-12'])
    const restarted = { ...asked, stops: asked.stops.map((stop) => ({ ...stop, to: '2026-03-11' })) }
    t.equal(
      endHearing(restarted, { ...end, ended: 'withdrawn' }, on('2026-03-13')).stops[0]?.to,
      '2026-03-11',
      'a stop that was ended before keeps its end'
    )
  }
)

t.test(
  'before the revised law a hearing is asked for within three days, and no lead time of its notice is on file',
  async (t) => {
    const old = (day: string): CaseFile => ({
      ...filedFile('2021-06-01', { clueOn: '2021-06-01' }),
      notices: [{ ...served({ hearing: true }).notices[0]!, issuedOn: day, servedOn: day }]
    })
    const ask = (servedOn: string, day: string) =>
      codeOf(() => requestHearing(old(servedOn), { noticeNo: 1 }, false, on(day), counting))
    t.equal(ask('2021-07-05', '2021-07-08'), 'no refusal', 'three days')
    t.equal(ask('2021-07-05', '2021-07-09'), 'case.waived')
    t.equal(ask('2021-07-14', '2021-07-20'), 'case.waived', 'the period that began under the old law keeps its length')
    t.equal(ask('2021-07-15', '2021-07-22'), 'no refusal', 'five working days')
    t.equal(ask('2021-07-15', '2021-07-23'), 'case.waived')
    const asked = requestHearing(old('2021-07-05'), { noticeNo: 1 }, false, on('2021-07-06'), counting)
    const plan = { hearingNo: 1, setFor: '2021-07-07', place: '会议室', host: 'r' }
    t.equal(announceHearing(asked, plan, on('2021-07-07'), counting).hearings[0]?.setFor, '2021-07-07')
  }
)

t.test('what is heavier than noticed', async (t) => {
  const fine = (amountFen: number): Proposed => ({ kind: 'fine', amountFen })
  const plain = (kind: Proposed['kind']): Proposed => ({ kind, amountFen: null })
  const rows: [number, Proposed[], Proposed[]][] = [
    [-1, [fine(100)], [fine(100)]],
    [0, [fine(100)], [fine(101)]],
    [0, [fine(100)], [fine(60), fine(60)]],
    [-1, [fine(60), fine(60)], [fine(120)]],
    [1, [fine(100)], [fine(100), plain('shutdown')]],
    [-1, [fine(100)], [plain('warning'), plain('stop-order'), plain('correct-order')]],
    [0, [plain('stop-order')], [plain('warning')]],
    [0, [plain('warning')], [fine(1)]],
    [-1, [plain('warning')], [plain('warning')]],
    [-1, [plain('confiscate-goods')], [{ kind: 'confiscate-goods', amountFen: 5_000 }]],
    [-1, [{ kind: 'confiscate-goods', amountFen: 5_000 }], [plain('confiscate-goods')]]
  ]
  for (const [place, noticed, decided] of rows)
    t.equal(heavierThanNoticed(noticed, decided), place, JSON.stringify([noticed, decided]))
})

t.test('what a penalty needs before it', async (t) => {
  t.equal(decideOn(ready()).case.state, 'decided')
  t.equal(decideOn(ready()).decisions[0]?.result, 'penalty')
  t.equal(decideOn(ready(), { result: 'penalty-mitigated' }).decisions[0]?.result, 'penalty-mitigated')
  t.equal(decideCode(filedFile('2026-03-04')), 'case.not-investigated')
  t.equal(decideCode(investigated()), 'case.not-reviewed')
  t.equal(decideCode(submitted()), 'case.review-open')
  for (const outcome of ['correct', 'supplement', 'other'] as const)
    t.equal(decideCode(reviewed(submitted(), outcome)), 'case.review-not-agreed', outcome)
  t.equal(decideCode(reviewed()), 'case.not-noticed')
  t.equal(decideCode(notified()), 'case.notice-not-served')
  t.equal(decideCode(served(), {}, '2026-03-16'), 'case.notice-time-runs', 'the fifth working day')
  t.equal(decideCode(served(), {}, '2026-03-17'), 'no refusal', 'the sixth')
  t.equal(
    decideCode(ready(), { obligations: [{ kind: 'fine', amountFen: 10_001, text: null }] }),
    'case.heavier-than-noticed'
  )
  const said = { noticeNo: 1, result: 'not-accepted' as const, text: '申辩' }
  const answered = (start: CaseFile) => recordStatement(start, said, false, on('2026-03-10'), counting)
  t.equal(decideCode(answered(served())), 'no refusal', 'a statement considered, where no hearing was offered')
  t.equal(decideCode(answered(served({ hearing: true }))), 'case.notice-time-runs', 'a hearing may still be asked for')
  t.equal(decideCode(answered(served({ hearing: true })), {}, '2026-03-17'), 'no refusal')
  const one = served({ partyNo: 1 })
  t.equal(decideCode(waive(one, { noticeNo: 1 }, on('2026-03-10')), { partyNo: 1 }), 'no refusal')
  t.equal(decideCode(ready(one), {}, '2026-03-10', [person, { no: 2, kind: 'legal' }]), 'case.not-noticed', 'party 2')
  t.equal(decideCode(ready(), {}, '2026-03-10', []), 'no refusal', 'no respondent is known')
  t.equal(decideCode(ready(), { kind: 'no-penalty', obligations: [] }), 'case.result-needed')
  const minor = { kind: 'no-penalty' as const, result: 'no-penalty-minor' as const, obligations: [] }
  t.equal(decideCode(reviewed(), minor), 'no refusal', 'no notice before what is no penalty')
  t.equal(decideCode(investigated(), minor), 'case.not-reviewed')
  t.equal(decideCode(reviewed(), { ...minor, result: 'penalty' }), 'case.result-unfit')
  t.equal(decideCode(filedFile('2026-03-04'), { kind: 'transfer-administrative', obligations: [] }), 'no refusal')
  const old = filedFile('2019-03-04', { clueOn: '2019-03-04' })
  t.equal(decideCode(old, {}, '2019-03-29'), 'no refusal', 'no rule on file was in force: none is made up')
  t.equal(decideCode(old, {}, '2019-04-01'), 'case.not-investigated')
})

t.test('a case that was heard is reviewed as legal and discussed', async (t) => {
  const asked = requestHearing(served({ hearing: true }), { noticeNo: 1 }, false, on('2026-03-10'), counting)
  t.equal(decideCode(asked), 'case.hearing-open')
  const announced = announceHearing(
    asked,
    { hearingNo: 1, setFor: '2026-03-24', place: '会议室', host: 'r' },
    on('2026-03-12'),
    counting
  )
  const heard = endHearing(announced, { hearingNo: 1, ended: 'held', opinion: null }, on('2026-03-24'))
  t.equal(decideCode(heard, {}, '2026-03-24'), 'case.legal-review-needed')
  t.equal(
    codeOf(() => submitReview(heard, caseReview, 'a', on('2026-03-24'))),
    'case.legal-review-needed'
  )
  const legally = review(
    submitReview(heard, afterHearing, 'a', on('2026-03-24')),
    { ...agreed, reviewNo: 2 },
    legal,
    on('2026-03-24')
  )
  t.equal(decideCode(legally, {}, '2026-03-24'), 'case.not-discussed')
  const about = { subject: 'decision' as const, attendees: ['h', 'c', 'h'], conclusion: '处罚' }
  const talked = (day: string, over: object = {}) => discuss(legally, { ...about, ...over }, on(day))
  t.match(talked('2026-03-24').discussions, [{ on: '2026-03-24', attendees: ['h', 'c'] }])
  t.equal(decideCode(talked('2026-03-24'), {}, '2026-03-24'), 'no refusal')
  t.equal(decideCode(talked('2026-03-25'), {}, '2026-03-24'), 'case.not-discussed', 'not yet')
  t.equal(decideCode(talked('2026-03-24', { subject: 'other' }), {}, '2026-03-24'), 'case.not-discussed')
  t.equal(
    codeOf(() => discuss(legally, { ...about, attendees: ['h', 'h'] }, on('2026-03-24'))),
    'case.discussion-alone'
  )
  t.equal(
    decideCode(legally, { kind: 'not-established', obligations: [] }, '2026-03-24'),
    'no refusal',
    'A-38: penalties'
  )
  const other = review(
    submitReview(heard, { ...afterHearing, grounds: ['complex'] }, 'a', on('2026-03-24')),
    { ...agreed, reviewNo: 2 },
    legal,
    on('2026-03-24')
  )
  t.equal(decideCode(other, {}, '2026-03-24'), 'case.legal-review-needed', 'on another ground')
})

t.test('no fine in place of a transfer', async (t) => {
  const assessed = (over: object, start = ready()) =>
    withLine(start, 'assessments', { on: '2026-03-10', suggestion: 'must-transfer', settledOn: null, ...over } as never)
  t.equal(decideCode(assessed({})), 'case.must-transfer-first')
  const settled = { settledOn: '2026-03-10', settledBy: 'not-transferred' }
  t.equal(decideCode(assessed(settled)), 'no refusal', 'settled by the chief')
  const lowered = assessed({ suggestion: 'below' }, assessed({}))
  t.equal(decideCode(lowered), 'case.must-transfer-first', 'lower figures do not answer it')
  t.equal(decideCode(assessed({ suggestion: 'below', ...settled }, assessed({}))), 'no refusal')
  t.equal(decideCode(assessed({}), { obligations: [{ kind: 'warning', amountFen: null, text: null }] }), 'no refusal')
  const opened = { ...assessed({}), transfers: transferFile('tg-formed').transfers }
  t.equal(decideCode(opened), 'case.fine-blocked')
  const warned = { obligations: [{ kind: 'warning' as const, amountFen: null, text: null }] }
  t.equal(decideCode(opened, warned), 'no refusal')
})

t.test('what ends a dispute between two parties', async (t) => {
  const dispute = filedFile('2026-03-04', { procedure: 'patent-dispute' })
  const mediation = filedFile('2026-03-04', { procedure: 'patent-mediation' })
  const stop = { kind: 'stop-order' as const, amountFen: null, text: null }
  const found = { kind: 'ruling' as const, result: 'adjudicated-infringing' as const, obligations: [stop] }
  const not = { kind: 'ruling' as const, result: 'adjudicated-not-infringing' as const, obligations: [] }
  const revoked = (result: DecideInput['result'], text: string | null = null) =>
    ({ kind: 'case-revoked', result, text, obligations: [] }) as Partial<DecideInput>
  t.match(decideOn(dispute, found).decisions, [{ kind: 'ruling', result: 'adjudicated-infringing' }])
  t.equal(decideOn(dispute, not).case.state, 'decided')
  const old = filedFile('2025-01-27', { procedure: 'patent-dispute' })
  t.equal(decideOn({ ...old, panels: [{ no: 1 }] as never }, not).case.state, 'decided')
  const rows: [string, CaseFile, Partial<DecideInput>][] = [
    ['case.panel-needed', old, not],
    ['case.ruling-stop-order', dispute, { ...found, obligations: [] }],
    ['case.ruling-stop-order', dispute, { ...found, obligations: [stop, { kind: 'fine', amountFen: 1, text: null }] }],
    ['case.ruling-stop-order', dispute, { ...not, obligations: [stop] }],
    ['case.result-needed', dispute, { ...not, result: null }],
    ['case.kind-unfit', dispute, {}],
    ['case.kind-unfit', mediation, not],
    ['case.kind-unfit', reviewed(), not],
    ['case.kind-unfit', reviewed(), revoked('case-revoked', '不成立')],
    ['case.result-needed', dispute, revoked(null)],
    ['case.reason-needed', dispute, revoked('case-revoked')],
    ['no refusal', dispute, revoked('case-revoked', '请求人死亡')],
    ['no refusal', dispute, revoked('request-withdrawn')],
    ['no refusal', mediation, revoked('mediation-failed')]
  ]
  for (const [code, file, input] of rows) t.equal(decideCode(file, input), code, JSON.stringify(input))
  const patent = { ...filedFile('2026-03-04', { procedure: 'counterfeit-patent' }) }
  t.equal(
    decideCode(patent, revoked('case-revoked', '不成立')),
    'case.not-investigated',
    'A-50: looked into and reviewed'
  )
  const agreement = { documentNumber: null, documentNumberRaw: null, partyNo: null, text: '被请求人停止制造' }
  t.match(mediate(dispute, agreement, on('2026-03-10')).decisions, [{ kind: 'mediation', result: 'mediated' }])
  t.equal(
    codeOf(() => mediate(decideOn(dispute, not), agreement, on('2026-03-11'))),
    'case.party-decided'
  )
})

t.test('a fine outside the range of its right, by the figures on file and the version of the day', async (t) => {
  const fine = (yuan: number) => [{ kind: 'fine' as const, amountFen: Math.round(yuan * 100), text: null }]
  const figure = (measure: string, yuan: number) => [{ measure, amountFen: yuan * 100 }] as never
  const turnover = (yuan: number) => figure('illegal-turnover', yuan)
  const gain = (yuan: number) => figure('illegal-gain', yuan)
  const rows: [string | null, string, number, never[], string][] = [
    [null, 'trademark-penalty', 250_000, [] as never[], '2026-03-02'],
    ['A-56', 'trademark-penalty', 250_000.01, [], '2026-03-02'],
    [null, 'trademark-penalty', 250_000, turnover(49_999), '2026-03-02'],
    [null, 'trademark-penalty', 250_000, turnover(50_000), '2026-03-02'],
    ['A-56', 'trademark-penalty', 250_001, turnover(50_000), '2026-03-02'],
    [null, 'trademark-penalty', 500_000, turnover(100_000), '2026-03-02'],
    [null, 'trademark-penalty', 1_000_000, turnover(50_000), '2014-04-30'],
    [null, 'counterfeit-patent', 200_000, [], '2021-05-31'],
    ['A-57', 'counterfeit-patent', 200_001, [], '2021-05-31'],
    [null, 'counterfeit-patent', 4_000, gain(1_000), '2021-05-31'],
    ['A-57', 'counterfeit-patent', 4_001, gain(1_000), '2021-05-31'],
    [null, 'counterfeit-patent', 250_000, gain(50_000), '2021-06-01'],
    ['A-57', 'counterfeit-patent', 250_001, gain(50_000), '2021-06-01'],
    [null, 'counterfeit-patent', 250_005, gain(50_001), '2021-06-01'],
    ['A-60', 'copyright-penalty', 49_999, turnover(50_000), '2021-06-01'],
    [null, 'copyright-penalty', 50_000, turnover(50_000), '2021-06-01'],
    ['A-61', 'copyright-penalty', 49_999, turnover(50_000), '2021-05-31'],
    [null, 'customs', 9_000_000, turnover(50_000), '2026-03-02']
  ]
  for (const [rule, procedure, yuan, figures, day] of rows)
    t.equal(
      fineOutOfRange(procedure as never, fine(yuan), figures, day)?.rule ?? null,
      rule,
      `${procedure} ${yuan} ${day}`
    )
  const both = [...(gain(90_000) as never[]), ...(figure('illegal-gain-gross', 60_000) as never[])]
  t.match(
    fineOutOfRange('counterfeit-patent', fine(300_001), both, '2026-03-02'),
    { zh: /300001\.00元.*300000\.00元/, en: /300000\.00/ },
    'the gross gain is the administrative one'
  )
  const warning = [{ kind: 'warning' as const, amountFen: null, text: null }]
  t.equal(fineOutOfRange('trademark-penalty', warning, [], '2026-03-02'), null)
  const unstated = [{ kind: 'fine' as const, amountFen: null, text: null }]
  t.equal(fineOutOfRange('trademark-penalty', unstated, [], '2026-03-02'), null)
})

t.test('on the spot: citizen up to 200, organisation up to 3,000, or a warning; counted apart', async (t) => {
  const spot = (over: Partial<SpotInput> = {}, who: Respondent[] = [person], day = '2026-03-03', start = clueFile()) =>
    decideOnTheSpot(start, { ...decision(), officers: ['a', 'b'], ...over } as SpotInput, who, on(day), counting)
  const fine = (yuan: number) => ({
    obligations: [{ kind: 'fine' as const, amountFen: Math.round(yuan * 100), text: null }]
  })
  const code = (...args: Parameters<typeof spot>) => codeOf(() => spot(...args))
  t.equal(code(fine(200)), 'no refusal')
  t.equal(code(fine(200.01)), 'case.spot-limit')
  t.equal(code(fine(200.01), []), 'case.spot-limit', 'nobody known: the lower amount')
  t.equal(code(fine(3_000), [firm]), 'no refusal')
  t.equal(code(fine(3_000.01), [firm]), 'case.spot-limit')
  t.equal(code({ ...fine(10), officers: ['a', 'a'] }), 'case.two-handlers')
  t.equal(code({ obligations: [{ kind: 'confiscate-goods', amountFen: null, text: null }] }), 'case.spot-kind')
  t.equal(code({ obligations: [] }), 'case.obligations-needed')
  t.equal(code(fine(10), [person], '2021-07-14', clueFile({ clueOn: '2021-07-14' })), 'clock.not-in-force')
  t.equal(code(fine(10), [person], '2021-07-15', clueFile({ clueOn: '2021-07-14' })), 'no refusal')

  const fined = spot(fine(100))
  t.match(fined.case, {
    state: 'served',
    track: 'simple',
    handlers: ['a', 'b'],
    investigators: ['a', 'b'],
    filedOn: null
  })
  t.match(fined.decisions, [{ servedOn: '2026-03-03', servedBy: 'direct', dueOn: '2026-03-18' }])
  t.same(fined.episodes, [])
  const counted = (file: CaseFile) => counts(file).map((one) => [one.measure, one.eventDay, one.quantity])
  t.same(counted(fined).slice(0, 1), [['simple-decided', '2026-03-03', 1]])
  const warned = spot({ obligations: [{ kind: 'warning', amountFen: null, text: null }] })
  t.equal(warned.case.state, 'executed')
  t.same(counted(warned), [['simple-decided', '2026-03-03', 1]])
  t.same(counted(revokeDecision(warned, { decisionNo: 1 }, on('2026-03-05', because))), [
    ['simple-decided', '2026-03-03', 1],
    ['simple-decided', '2026-03-05', -1]
  ])

  const papers = (file: CaseFile) => duties(file, calendar).find((duty) => duty.code === 'OT-SPOT-PAPERS')
  t.match(papers(warned), { rule: 'A-98', dueAt: /^2026-03-12T/, doneAt: null }, 'seven working days')
  const handedIn = handInPapers(warned, on('2026-03-12'))
  t.match(papers(handedIn), { doneAt: '2026-03-12' })
  const closed = close(handedIn, { ground: 'executed' }, on('2026-03-12'))
  t.equal(closed.case.state, 'closed', 'papers handed in are no volume')
  t.equal(
    codeOf(() => handInPapers(handedIn, on('2026-03-12'))),
    'case.papers-handed-in'
  )
  t.equal(
    codeOf(() => handInPapers(warned, on('2026-03-02'))),
    'time.before-previous'
  )
  t.equal(
    codeOf(() => handInPapers(filedFile(), on('2026-03-12'))),
    'case.not-on-the-spot'
  )
})
