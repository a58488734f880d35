import { readFileSync } from 'node:fs'
import t from 'tap'
import { archive, closeOnRequest, volumesOf } from '../../src/domain/case/closing.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { endRemedy, startRemedy } from '../../src/domain/case/execution.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import {
  copyPenalty,
  judgeExtract,
  publish,
  withdrawPublication,
  type Channel
} from '../../src/domain/case/publicity.ts'
import { publishedName, redact, type PersonNamed } from '../../src/domain/case/redaction.ts'
import { announceService, serveInForm, type ServiceInput } from '../../src/domain/case/service.ts'
import { close, reopen, revokeDecision } from '../../src/domain/case/steps.ts'
import type { ObligationKind } from '../../src/domain/case/vocabulary.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import {
  calendar,
  closedFile,
  codeOf,
  decidedFile,
  executedFile,
  on,
  plainDecision,
  servedFile,
  transferFile
} from '../support/case-file.ts'

const context = { now: '2030-01-10T02:00:00Z', calendar, settings: defaultSettings }
const said = { reason: '理由' }
const one = { decisionNo: 1 }
const duty = (file: CaseFile, key: string) => duties(file, calendar).find((each) => each.key === key)
const penalty = (kinds: ObligationKind[], day = '2026-03-10') =>
  decidedFile(day, {
    obligations: kinds.map((kind) => ({ kind, amountFen: kind === 'fine' ? 10_000 : null, text: null }))
  })
/** The same file with its decision on another day or in another procedure. */
const as = (file: CaseFile, decision: object, head: object = {}): CaseFile => ({
  ...file,
  case: { ...file.case, ...head },
  decisions: file.decisions.map((made) => ({ ...made, ...decision }))
})

t.test('each form of service has its own day (A-71)', async (t) => {
  const start = decidedFile()
  const form = (over: Partial<ServiceInput>): ServiceInput => ({
    ...one,
    servedBy: 'direct',
    confirmedAddress: false,
    returned: false,
    note: null,
    ...over
  })
  const code = (over: Partial<ServiceInput>, day = '2026-03-12', file = start) =>
    codeOf(() => serveInForm(file, form(over), on(day), context))
  t.equal(code({}), 'no refusal')
  t.equal(code({ decisionNo: 2 }), 'case.decision-unknown')
  t.equal(code({ servedBy: 'left' }), 'case.left-note')
  t.equal(code({ servedBy: 'left', note: '见证人在场，已拍照' }), 'no refusal')
  t.equal(code({ servedBy: 'electronic' }), 'case.address-unconfirmed')
  t.equal(code({ servedBy: 'electronic', confirmedAddress: true }), 'no refusal')
  t.equal(code({ servedBy: 'mail', returned: true }), 'case.address-unconfirmed')
  t.equal(code({ servedBy: 'mail', returned: true, confirmedAddress: true }), 'no refusal')
  t.equal(code({ returned: true, confirmedAddress: true }), 'case.return-by-mail')
  t.equal(code({ servedBy: 'public-notice' }), 'case.not-announced')

  t.equal(
    codeOf(() => announceService(start, one, on('2026-03-12'))),
    'case.reason-needed'
  )
  t.equal(
    codeOf(() => announceService(servedFile(), one, on('2026-03-12', said))),
    'case.already-served'
  )
  const told = announceService(start, one, on('2026-03-12', said))
  t.match(told.stops, [{ ground: 'public-notice', from: '2026-03-12', to: null, decisionNo: 1, text: '理由' }])
  t.equal(
    codeOf(() => announceService(told, one, on('2026-03-13', said))),
    'case.already-announced'
  )
  t.match(duty(told, 'serve:1'), { doneAt: '2026-03-12' }, 'begun in time')
  t.equal(code({ servedBy: 'public-notice' }, '2026-04-10', told), 'case.notice-runs')
  const served = serveInForm(told, form({ servedBy: 'public-notice' }), on('2026-04-11'), context)
  t.match(served, { case: { state: 'served' }, stops: [{ to: '2026-04-11' }] })
  t.match(
    serveInForm(told, form({}), on('2026-03-11'), context).stops,
    [{ to: '2026-03-12' }],
    'found on the day before'
  )
})

const input = (channel: Channel, over: object = {}) => ({
  ...one,
  channel,
  secrecyReviewed: true,
  restrictedUntil: null,
  ...over
})
const publishing = (file: CaseFile, channel: Channel, day: string, over: object = {}, settings = defaultSettings) =>
  publish(file, input(channel, over), on(day), { ...context, settings })

t.test('publication: what, where, by when and how long (A-72 to A-79)', async (t) => {
  const start = penalty(['fine', 'stop-order'])
  const code = (file: CaseFile, channel: Channel = 'necips', over: object = {}) =>
    codeOf(() => publishing(file, channel, '2026-03-12', over))
  t.equal(code(start, 'necips', { secrecyReviewed: false }), 'case.secrecy-review')
  t.equal(code(penalty(['warning', 'stop-order'])), 'case.warning-unpublished')
  t.equal(code(start, 'patent'), 'case.not-published')
  const none = { ...start, decisions: [{ ...start.decisions[0]!, kind: 'no-penalty' as const }] }
  t.equal(code(none), 'case.not-published')
  const ruling = as(start, { kind: 'ruling', result: 'adjudicated-infringing' }, { procedure: 'patent-dispute' })
  t.equal(code(ruling), 'case.not-published')
  t.match(duty(publishing(ruling, 'patent', '2026-03-12'), 'publish-patent:1'), { doneAt: '2026-03-12' })
  t.match(duty(ruling, 'publish-patent:1'), { code: 'OT-PUB20', rule: 'A-76' })
  t.match(duty(as(start, {}, { procedure: 'counterfeit-patent' }), 'publish-patent:1'), { rule: 'A-76' })

  const first = publishing(start, 'necips', '2026-03-12')
  t.equal(code(first), 'case.already-published')
  t.match(first.publications, [{ endsOn: '2029-03-12' }])
  const ends = (
    file: CaseFile,
    over: object = {},
    lowFineYuan: number | null = null,
    channel: Channel = 'necips',
    day = '2026-03-12'
  ) => publishing(file, channel, day, over, { ...defaultSettings, lowFineYuan }).publications[0]?.endsOn
  t.equal(ends(start, {}, 100), '2026-06-12', 'a low fine')
  t.equal(ends(start, {}, 99), '2029-03-12')
  t.equal(ends(penalty(['criticism', 'warning'])), '2026-06-12')
  t.equal(ends(start, { restrictedUntil: '2031-03-09' }), '2031-03-09')
  t.equal(ends(start, { restrictedUntil: '2027-03-09' }), '2029-03-12')
  t.equal(ends(start, {}, null, 'credit-china'), null)
  t.equal(ends(as(start, { decidedOn: '2021-08-01' }), {}, null, 'necips', '2021-08-31'), null, 'before the rule')

  // Decided on 2026-03-10, a Tuesday.
  t.match(duty(start, 'publish:1'), { code: 'OT-PUB7', rule: 'A-77', dueAt: /^2026-03-19/, doneAt: null })
  t.match(duty(start, 'publish-necips:1'), { code: 'OT-PUB20', rule: 'A-72', dueAt: /^2026-04-08/ })
  t.match(duty(first, 'publish-necips:1'), { doneAt: '2026-03-12' })
  t.match(duty(publishing(start, 'credit-china', '2026-03-11'), 'publish:1'), { doneAt: '2026-03-11' })
  t.match(duty(as(start, { decidedOn: '2021-08-31' }), 'publish-necips:1'), { rule: 'A-79' })
  t.equal(duty(as(start, { decidedOn: '2018-07-24' }), 'publish:1'), undefined)
  t.match(duty(as(start, { decidedOn: '2018-07-25' }), 'publish:1'), { rule: 'A-77' })
  t.equal(duty(as(start, {}, { procedure: 'copyright-penalty' }), 'publish-necips:1'), undefined)
  t.equal(duty(penalty(['warning']), 'publish:1'), undefined)
  t.match(duty(revokeDecision(start, one, on('2026-03-11', said)), 'publish:1'), { cancelled: true })

  const pushed = publishing(start, 'other-province', '2026-03-24')
  t.match(pushed.publications, [{ endsOn: null, thereOn: null }])
  t.match(duty(pushed, 'push:1'), { rule: 'A-72.push', dueAt: /^2026-03-24/, doneAt: '2026-03-24' })
  t.match(duty(pushed, 'publish-there:1'), { waitingOn: 'organ', dueAt: /^2026-04-08/, doneAt: null })
  t.equal(duty(pushed, 'publish-necips:1'), undefined)
  const there = publishing(pushed, 'other-province', '2026-03-30')
  t.match(there.publications, [{ thereOn: '2026-03-30', endsOn: '2029-03-30' }])
  t.match(duty(there, 'publish-there:1'), { doneAt: '2026-03-30' })
  t.equal(
    codeOf(() => publishing(there, 'other-province', '2026-03-31')),
    'case.already-published'
  )
})

t.test('withdrawal within three working days (A-75)', async (t) => {
  const start = publishing(servedFile(), 'necips', '2026-03-12')
  const withdraw = (
    file: CaseFile,
    ground: Parameters<typeof withdrawPublication>[1]['ground'],
    when = on('2026-04-10', said),
    no = 1
  ) => withdrawPublication(file, { publicationNo: no, ground }, when)
  t.equal(
    codeOf(() => withdraw(start, 'held-illegal', on('2026-04-10'))),
    'case.reason-needed'
  )
  t.equal(
    codeOf(() => withdraw(start, 'held-illegal', on('2026-04-10', said), 2)),
    'case.publication-unknown'
  )
  t.equal(
    codeOf(() => withdraw(start, 'decision-revoked')),
    'case.withdrawal-ground'
  )
  t.equal(
    codeOf(() => withdraw(start, 'decision-changed')),
    'case.withdrawal-ground'
  )
  t.equal(judgeExtract(start, 1, '2026-04-10').decisionNo, 1)
  t.equal(
    codeOf(() => judgeExtract(start, 2, '2026-04-10')),
    'not-found'
  )
  t.equal(
    codeOf(() => judgeExtract(start, 1, '2029-03-13')),
    'publication.ended'
  )
  const revoked = revokeDecision(start, one, on('2026-04-09', said))
  t.match(duty(revoked, 'withdraw:1'), { code: 'OT-WITHDRAWPUB', dueAt: /^2026-04-14/, doneAt: null })
  t.equal(
    codeOf(() => judgeExtract(revoked, 1, '2026-04-10')),
    'publication.withdrawn'
  )
  const done = withdraw(revoked, 'decision-revoked')
  t.match(duty(done, 'withdraw:1'), { doneAt: '2026-04-10' })
  t.equal(
    codeOf(() => withdraw(done, 'decision-revoked')),
    'case.publication-withdrawn'
  )
  const remedied = (outcome: 'changed' | 'upheld') =>
    endRemedy(
      startRemedy(start, { ...one, kind: 'suit', stayed: false }, on('2026-03-20')),
      { remedyNo: 1, outcome },
      on('2026-04-09')
    )
  t.equal(duty(remedied('upheld'), 'withdraw:1'), undefined)
  t.match(duty(remedied('changed'), 'withdraw:1'), { dueAt: /^2026-04-14/ })
  t.equal(
    codeOf(() => withdraw(remedied('changed'), 'decision-changed')),
    'no refusal'
  )
  const early = withdraw(start, 'early-end')
  t.equal(
    codeOf(() => judgeExtract(early, 1, '2026-04-11')),
    'publication.withdrawn'
  )
  t.equal(duty(revokeDecision(early, one, on('2026-05-06', said)), 'withdraw:1'), undefined, 'it was down already')
  const again = publishing(early, 'necips', '2026-04-20')
  t.equal(again.publications.length, 2)
  const ban = publishing(penalty(['restrict-business']), 'necips', '2026-03-12')
  t.equal(
    codeOf(() => withdraw(ban, 'early-end')),
    'case.withdrawal-ground'
  )
})

t.test('a penalty without transfer is told to others within ten days (T-57)', async (t) => {
  const assessed = (suggestion: string, file = penalty(['fine'])): CaseFile => ({
    ...file,
    assessments: [{ suggestion } as unknown as CaseFile['assessments'][number]]
  })
  const start = assessed('must-transfer')
  t.equal(duty(penalty(['fine']), 'copy:1'), undefined)
  t.equal(duty(assessed('below'), 'copy:1'), undefined)
  t.match(duty(start, 'copy:1'), { code: 'OT-T-COPY10', rule: 'T-57', dueAt: /^2026-03-20/, doneAt: null })
  t.match(duty(revokeDecision(start, one, on('2026-03-11', said)), 'copy:1'), { cancelled: true })
  t.equal(duty({ ...start, transfers: transferFile('sent').transfers }, 'copy:1'), undefined)
  const some = copyPenalty(start, { ...one, to: ['police', 'procuratorate', 'police'] }, on('2026-03-12'))
  t.match(duty(some, 'copy:1'), { doneAt: null })
  t.equal(
    codeOf(() => copyPenalty(some, { ...one, to: ['police'] }, on('2026-03-12'))),
    'case.already-copied'
  )
  t.match(duty(copyPenalty(some, { ...one, to: ['right-holder'] }, on('2026-03-16')), 'copy:1'), {
    doneAt: '2026-03-16'
  })
  t.equal(
    codeOf(() => withdrawPublication(some, { publicationNo: 1, ground: 'held-void' }, on('2026-03-20', said))),
    'case.publication-unknown'
  )
  const none = as(start, { kind: 'no-penalty' })
  t.equal(
    codeOf(() => copyPenalty(none, { ...one, to: ['police'] }, on('2026-03-12'))),
    'case.no-penalty'
  )
})

const papersNamed = (file: CaseFile, name: string): boolean =>
  volumesOf(file).some(({ items }) =>
    items.some(({ papers }) => papers.some(({ zh, on: day }) => `${zh} ${day}` === name))
  )

t.test('closing on request, archive and volumes (A-95, A-98)', async (t) => {
  const asked = { ground: 'executed' as const, approvedBy: 'head' }
  t.equal(
    codeOf(() => closeOnRequest(executedFile(), { ...asked, requestedBy: 'head' }, on('2026-03-25'))),
    'case.own-request'
  )
  const closed = closeOnRequest(executedFile(), { ...asked, requestedBy: 'a' }, on('2026-03-25'))
  const kept = archive(closed, { shelf: 'A-1', keptYears: 10 }, on('2026-03-26'))
  t.match(kept, { case: { state: 'archived' }, archives: [{ episodeNo: 1 }] })
  t.equal(
    codeOf(() => archive(closed, { shelf: null, keptYears: null }, on('2026-03-24'))),
    'time.before-previous'
  )
  const again = reopen(kept, { ground: 'new-evidence' }, on('2026-03-26', said))
  t.equal(again.case.state, 'executed')
  t.equal(close(again, { ground: 'executed' }, on('2026-03-26')).case.state, 'closed', 'to be archived anew')

  const [main, secondary] = volumesOf(again)
  t.equal(main?.items.length, 7)
  t.equal(secondary?.items.length, 6)
  t.same(
    main?.items[0]?.papers.map(({ zh, on: day }) => [zh, day]),
    [
      ['立案审批表', '2026-03-04'],
      ['重新立案审批表', '2026-03-26']
    ]
  )
  t.same(
    main?.items[1]?.papers.map(({ zh }) => zh),
    ['行政处罚决定书', '送达回证']
  )
  t.same(
    secondary?.items[0]?.papers.map(({ on: day }) => day),
    ['2026-03-02']
  )
  t.same(secondary?.items[4]?.papers.length, 1)

  const line = (over: object) => [over] as never
  const full: CaseFile = {
    ...transferFile('sent', closedFile()),
    leads: line({ receivedOn: '2026-03-01' }),
    notices: [
      { issuedOn: '2026-03-06', servedOn: '2026-03-07', hearing: true },
      { issuedOn: '2026-03-06', servedOn: null, hearing: false }
    ] as never,
    measures: [
      { kind: 'seal', from: '2026-03-05', end: 'lifted', endedOn: '2026-03-12', documentNumber: '1' },
      { kind: 'preserve', from: '2026-03-05', end: 'lifted', endedOn: '2026-03-12', documentNumber: null },
      { kind: 'seize', from: '2026-03-05', end: 'confiscated', endedOn: '2026-03-12', documentNumber: null }
    ] as never,
    arrangements: line({ approvedOn: '2026-03-20' }),
    demands: line({ issuedOn: '2026-03-28', servedOn: null }),
    evidence: line({ name: '照片', obtainedOn: '2026-03-05' }),
    investigations: ['inspection', 'inquiry', 'sampling'].map((kind) => ({ kind, on: '2026-03-05' })) as never,
    hearings: [
      { announcedOn: '2026-03-08', heldOn: '2026-03-09', endedOn: '2026-03-09', opinion: '同意' },
      { announcedOn: null, heldOn: null, opinion: null }
    ] as never,
    custody: line({ storedOn: '2026-03-05', disposed: [{ on: '2026-03-21' }] }),
    stops: [
      { ground: 'identification', from: '2026-03-08', to: '2026-03-09' },
      { ground: 'suspension', from: '2026-03-06', to: '2026-03-31' },
      { ground: 'suspension', from: '2026-04-10', to: null }
    ] as never,
    courtApplications: line({ appliedOn: '2026-09-20', courtNumber: null }),
    remedies: line({ startedOn: '2026-04-01' }),
    executionHolds: line({ from: '2026-04-02' }),
    executionEnds: line({ on: '2026-05-01' }),
    letters: line({ sentOn: '2026-03-06' }),
    investigationEnds: line({ on: '2026-03-06' }),
    terminations: line({ on: '2026-03-08' }),
    reviews: [
      { kind: 'legal', doneOn: '2026-03-08' },
      { kind: 'case', doneOn: '2026-03-07' }
    ] as never,
    discussions: line({ on: '2026-03-09' }),
    extensions: line({ grantedOn: '2026-03-09' })
  }
  const papers = volumesOf(full).flatMap((volume) => volume.items.map((item) => item.papers.length))
  t.same(papers, [1, 2, 11, 4, 1, 4, 6, 1, 2, 2, 1, 1, 6])
  t.ok(papersNamed(full, '恢复案件调查审批表 2026-04-01'), 'resumed on the day after the last one left out')
  t.same(plainDecision('no-penalty').obligations, [])
})

const named = (name: string, natural: boolean, respondent: boolean): PersonNamed => ({ name, natural, respondent })

t.test('what is published names no third person and no number of a person (P-12)', async (t) => {
  const text =
    '当事人张三丰，男，1985年3月2日出生，身份证号码440304198503021234，住址：广东省深圳市福田区华强北街道振华路100号3楼，电话13812345678、0755-12345678，' +
    '微信号：zsf_1985，邮箱zsf@example.com，账号：6222 0212 3456 7890 123。经查，举报人李四反映当事人在深圳市福田区华强北路1号销售侵权运动鞋120双，货值23940元，' +
    '违法经营额1870838.50元，条码6900464914216。证人王五证明属实。委托代理人：欧阳某某。权利人晨曦公司（统一社会信用代码91440300708461136T）称系侵权。另有赵六。'
  const parties = [named('张三丰', true, true), named('晨曦公司', false, false), named('赵六', true, false)]
  const { text: out, removed } = redact(text, parties, 'surname')
  for (const gone of [
    '张三丰',
    '1985年',
    '44030419',
    '振华路',
    '华强北',
    '1381234',
    '12345678',
    'zsf',
    '6222',
    '李四',
    '王五',
    '欧阳',
    '赵六'
  ])
    t.notOk(out.includes(gone), `${gone}: ${out}`)
  for (const kept of [
    '张某',
    '深圳市福田区',
    '120双',
    '23940元',
    '1870838.50元',
    '6900464914216',
    '晨曦公司',
    '反映当事人',
    '91440300708461136T'
  ])
    t.ok(out.includes(kept), `${kept}: ${out}`)
  t.same(removed.map(({ kind }) => kind).sort(), [
    'account',
    'address',
    'birth',
    'contact',
    'name',
    'person-number',
    'phone',
    'third-person'
  ])
  t.match(redact('当事人张三丰', parties, 'full'), { text: '当事人张三丰', removed: [] })
  const shop = [named('晨光商行', false, true)]
  t.equal(
    redact('晨光商行位于深圳市福田区振华路100号', shop, 'surname').text,
    '晨光商行位于深圳市福田区振华路100号',
    'an address of business'
  )
  t.equal(redact('负责人住深圳市福田区振华路100号', shop, 'full').text, '负责人住深圳市福田区×××')
  t.equal(redact('家住振华路100号', shop, 'full').text, '家住×××')
  t.equal(
    redact('身份证号：440304850302123；注册号：440304850302123', [], 'full').text,
    '身份证号：×××；注册号：440304850302123'
  )
  t.equal(redact('卡6222021234567890123', [], 'full').text, '卡×××')
  t.equal(redact('代码914403007084610062', [], 'full').text, '代码914403007084610062', 'a credit code of digits')
  t.equal(redact('出生日期：1985-03-02', [], 'full').text, '出生日期：×年×月×日')
  t.equal(redact('举报人欧阳修文化', [], 'full').text, '举报人×××', 'more is taken out rather than less')
  t.same(
    [
      publishedName('欧阳锋', true, 'surname'),
      publishedName('Smith', true, 'surname'),
      publishedName('甲公司', false, 'surname')
    ],
    ['欧阳某', 'S某', '甲公司']
  )
})

t.test('the texts of published cases pass as they are, and what is planted in them goes', async (t) => {
  const rows = readFileSync(new URL('../../seeds/published-cases.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  let read = 0
  for (const row of rows) {
    const { id, party, conduct, goods, decision, closure_facts: closure, court_outcome: court } = JSON.parse(row)
    const text = [conduct, goods, decision?.order, decision?.confiscated_goods, closure, court]
      .filter((part) => typeof part === 'string')
      .join('。')
    const legal = [named(String(party ?? '某公司'), false, true)]
    t.same(redact(text, legal, 'full'), { text, removed: [] }, id)
    const planted = `${text}。举报人钱七称，当事人电话13912345678，身份证号110101199003074514`
    const out = redact(planted, legal, 'full').text
    t.ok(out.startsWith(text) && !/钱七|13912345678|110101/.test(out), `${id}: ${out}`)
    read += text === '' ? 0 : 1
  }
  t.ok(read > 80, `${read} texts`)
})
