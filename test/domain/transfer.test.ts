import fc from 'fast-check'
import t from 'tap'
import { allowedActs, judgePaper, judgeTransferAct } from '../../src/domain/case/acts.ts'
import { decide } from '../../src/domain/case/decision.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { explainDuties } from '../../src/domain/case/duties/explain.ts'
import { negativeEnds, openTransfers, type CaseFile, type Material, type Transfer } from '../../src/domain/case/file.ts'
import { close, reopen, reopeningGrounds, type ReopeningGround } from '../../src/domain/case/steps.ts'
import { materialKinds, transferStates } from '../../src/domain/case/vocabulary.ts'
import { operations } from '../../src/domain/permissions.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { versionsOf } from '../../src/domain/rules/table.ts'
import {
  isTold,
  rowOf,
  transferActs,
  type TransferAct,
  type TransferActName,
  type TransferSide
} from '../../src/domain/transfer/act-table.ts'
import { policeDecline, requestSupplement, supplement } from '../../src/domain/transfer/linkage.ts'
import { setOffFen } from '../../src/domain/transfer/set-off.ts'
import { isToldToOffice, policeAtSteps, shownTo, toldOf, viewerOf } from '../../src/domain/transfer/sight.ts'
import { approve, disapprove, judgeNotice, lastStepOf, openTransfer, send } from '../../src/domain/transfer/steps.ts'
import {
  actor,
  anybody,
  at,
  calendar,
  canOnly,
  clueFile,
  codeOf,
  decision,
  filedFile,
  first,
  fiveMaterials,
  office,
  on,
  opening,
  pay,
  plainDecision,
  police,
  servedFile,
  transferCanOnly,
  transferFile
} from '../support/case-file.ts'
import { after, context, doTransfer, fileIn, transferSteps, waysTo } from '../support/transfer-acts.ts'

const because = { reason: '证据不足' }
const inState = fileIn

t.test('the acts of each state, on both sides', async (t) => {
  const allowed: Partial<Record<Transfer['state'], string[]>> = {
    'tg-formed': ['report'],
    'report-submitted': ['approve', 'disapprove'],
    approved: ['send'],
    'not-approved': [],
    sent: ['notify-property', 'receive'],
    received: [
      ...[
        'notify-property',
        'request-supplement',
        'forward',
        'return-not-police',
        'extend-decision',
        'file',
        'decline'
      ],
      ...['report-delay', 'require-explanation']
    ],
    'supplement-requested': [
      ...['notify-property', 'supplement', 'forward', 'return-not-police', 'extend-decision', 'file', 'decline'],
      ...['report-delay', 'require-explanation']
    ],
    'recon-requested': ['file', 'uphold'],
    'recon-upheld': ['suggest-supervision', 'accept-refusal', 'require-explanation'],
    'returned-not-police': ['accept-refusal'],
    'supervision-suggested': ['file', 'require-explanation'],
    'explanation-required': ['file', 'explain', 'order-filing'],
    explained: ['file', 'accept-explanation', 'order-filing'],
    'supervision-closed': ['accept-refusal'],
    'ordered-to-file': ['file', 'remind'],
    returned: [],
    withdrawn: ['accept-refusal'],
    'not-prosecuted': ['accept-refusal'],
    filed: [
      ...['notify-property', 'remind', 'hand-goods', 'receive-goods', 'move-case', 'withdraw-case'],
      'send-for-prosecution'
    ],
    'sent-for-prosecution': [
      ...['notify-property', 'hand-goods', 'receive-goods', 'withdraw-case', 'return-to-investigate'],
      ...['prosecute', 'not-prosecute']
    ],
    prosecuted: ['notify-property', 'hand-goods', 'receive-goods', 'judge'],
    judged: ['notify-property', 'hand-goods', 'receive-goods', 'judge', 'make-effective'],
    effective: [],
    'not-filed': ['request-reconsideration', 'suggest-supervision', 'accept-refusal', 'require-explanation']
  }
  const member = actor('a', [['officer', office]])
  const chief = actor('chief', [['chief', office]])
  const liaison = actor('liaison', [['police-liaison', police]])
  const by =
    (...sides: TransferSide[]) =>
    (name: string) =>
      sides.includes(transferActs[name as TransferActName].side)
  for (const [state, mayDo] of Object.entries(allowed) as [Transfer['state'], string[]][]) {
    const transfer = first(inState(state))
    t.equal(transfer.state, state)
    const inGroup = { ...transfer, members: ['anybody', 'b'] }
    t.same(
      [transfer, inGroup]
        .map((one) => ({ ...one, copiedTo: police, courtId: police }))
        .flatMap((one) => transferCanOnly(one))
        .filter((act, i, all) => all.indexOf(act) === i)
        .sort(),
      [...mayDo].sort(),
      state
    )
    const inOrder = (acts: string[]) => Object.keys(transferActs).filter((act) => acts.includes(act))
    t.same(transferCanOnly(transfer, liaison), inOrder(mayDo.filter(by('police'))))
    t.same(
      transferCanOnly(transfer, member),
      inOrder(mayDo.filter((act) => by('office')(act) && !['approve', 'disapprove'].includes(act)))
    )
    t.same(transferCanOnly(transfer, chief), inOrder(mayDo.filter((act) => by('office')(act) && act !== 'report')))
  }
  const sent = first(transferFile('sent'))
  t.equal(
    judgeTransferAct('receive', sent, actor('x', [['police-liaison', 'sz-police-nanshan']]))?.code,
    'transfer.other-addressee'
  )
  t.equal(judgeTransferAct('receive', { ...sent, addresseeId: null }, liaison)?.code, 'transfer.other-addressee')
  t.equal(judgeTransferAct('receive', sent, chief)?.code, 'auth.not-permitted')
  t.equal(
    judgeTransferAct('approve', first(transferFile('report-submitted')), actor('a', [['chief', office]]))?.code,
    'transfer.approver-is-member'
  )
  t.equal(
    judgeTransferAct('disapprove', first(transferFile('report-submitted')), actor('b', [['acting-chief', office]]))
      ?.code,
    'transfer.approver-is-member'
  )
  t.equal(
    judgeTransferAct('report', first(transferFile('tg-formed')), actor('c', [['officer', office]]))?.code,
    'transfer.not-member'
  )
  t.match(judgeTransferAct('send', sent, member), { code: 'transfer.wrong-state', basis: 'T-12' })
  t.same(
    allowedActs(inState('returned'), anybody).filter((act) => act.transferNo !== null && act.refusal === null),
    [],
    'a transfer at its end has no acts that are allowed'
  )
  t.same(Object.keys(allowed).sort(), transferStates.filter((state) => state !== 'supplemented').sort())
})

t.test('opening: a group of two, one open transfer of the same parties', async (t) => {
  const open = (file: CaseFile, over: Partial<typeof opening>) =>
    openTransfer(file, { ...opening, ...over }, on('2026-03-06'))
  t.equal(
    codeOf(() => open(filedFile(), { members: ['a', 'a'] })),
    'transfer.group-size'
  )
  t.equal(
    codeOf(() => open(transferFile('tg-formed'), {})),
    'transfer.already-open'
  )
  const ofOne = open(filedFile(), { partyNos: [1] })
  t.equal(
    codeOf(() => open(ofOne, { partyNos: [1, 2] })),
    'transfer.already-open'
  )
  t.equal(
    codeOf(() => open(ofOne, { partyNos: [] })),
    'transfer.already-open'
  )
  t.equal(open(ofOne, { partyNos: [2] }).transfers.length, 2)
  for (const state of transferStates) {
    const file = inState(state)
    const over = state === 'effective' || negativeEnds.includes(state)
    t.equal(openTransfers(file).length, over ? 0 : 1, state)
    t.equal(
      codeOf(() => open(file, {})),
      over ? 'no refusal' : 'transfer.already-open',
      state
    )
    t.equal(
      codeOf(() => decide(withoutDecision(file), decision(), on('2026-03-07'))),
      over ? 'no refusal' : 'case.fine-blocked',
      `T-55: ${state}`
    )
  }
  t.notOk(canOnly(clueFile()).includes('open-transfer'))
})
const withoutDecision = (file: CaseFile): CaseFile => ({ ...file, decisions: [] })

t.test('reasons and materials', async (t) => {
  const reported = transferFile('report-submitted')
  t.equal(
    codeOf(() => disapprove(reported, first(reported), 'chief', on('2026-03-06'))),
    'transfer.reason-needed'
  )
  const received = transferFile('received')
  t.equal(
    codeOf(() => policeDecline(received, first(received), on('2026-03-06'))),
    'transfer.reason-needed'
  )
  const approved = transferFile('approved')
  const sendWith = (
    materials: typeof fiveMaterials | { kind: (typeof materialKinds)[number]; count: number; reason: string | null }[]
  ) => codeOf(() => send(approved, first(approved), { letterNumber: null, materials, package: {} }, at('2026-03-05')))
  t.equal(sendWith(fiveMaterials), 'no refusal')
  for (const kind of materialKinds) {
    const others = fiveMaterials.filter((one) => one.kind !== kind)
    t.equal(sendWith(others), 'transfer.material-missing', kind)
    t.equal(sendWith([...others, { kind, count: 0, reason: null }]), 'transfer.material-missing')
    t.equal(sendWith([...others, { kind, count: 0, reason: '无须检验' }]), 'no refusal', `${kind}: none, with a reason`)
  }
})

t.test('approval is the disposal decision where no other stands; a refusal by the police undoes it', async (t) => {
  const approved = transferFile('approved')
  t.match(approved.decisions, [{ decisionNo: 1, kind: 'transfer-criminal', decidedOn: '2026-03-05' }])
  t.match(first(approved), { approvedBy: 'chief', version: 3 })
  const beside = transferFile('approved', servedFile(), '2026-03-12')
  t.match([beside.case.state, beside.decisions.length], ['served', 1])
  const closedFirst = close(
    decide(filedFile(), plainDecision('no-penalty'), on('2026-03-10')),
    { ground: 'no-penalty' },
    on('2026-03-11')
  )
  const later = transferFile('report-submitted', closedFirst, '2026-03-12')
  t.equal(approve(later, first(later), 'chief', at('2026-03-12')).decisions.length, 1)
  t.equal(approve(later, first(later), 'chief', at('2026-03-12')).case.state, 'closed')

  const declined = inState('not-filed')
  t.match(declined.decisions, [{ revokedOn: '2026-03-06', revokedGround: 'police-not-filed' }])
  t.equal(declined.case.state, 'filed')
  const back = (file: CaseFile) => duties(file, calendar).find((duty) => duty.key === 'decide:1:back:1')
  t.match(back(declined), { rule: 'A-41', startedOn: '2026-03-06', dueAt: /^2026-06-04/, doneAt: null }, 'D-08')
  const decided = decide(declined, plainDecision('no-penalty'), on('2026-03-20'))
  t.match(back(decided), { doneAt: '2026-03-20' })
  t.match(back(close(decided, { ground: 'no-penalty' }, on('2026-03-23'))), { doneAt: '2026-03-20' })
  const asWell = { ...decided, decisions: decided.decisions.map((made) => ({ ...made, decidedOn: '2026-03-05' })) }
  t.equal(back(asWell), undefined, 'disposed of beside the transfer')
  t.match(
    explainDuties(declined, calendar, defaultSettings).find((one) => one.duty.key === 'decide:1:back:1')?.questions,
    [{ id: 'D-08' }]
  )
  const kept = transferFile('received', servedFile(), '2026-03-12')
  const penalty = policeDecline(kept, first(kept), on('2026-03-13', because))
  t.match([penalty.case.state, penalty.decisions[0]?.revokedOn], ['served', null], 'another decision stands')
  const closed = close(transferFile('received'), { ground: 'transferred-criminal' }, on('2026-03-06'))
  t.match(policeDecline(closed, first(closed), on('2026-03-07', because)), {
    case: { state: 'closed' },
    decisions: [{ revokedOn: null }],
    transfers: [{ state: 'not-filed', outcomeReason: '证据不足' }]
  })
  t.match(first(inState('filed')), { policeNumber: '1', outcomeOn: '2026-03-06', version: 6 })
})

t.test('after which step the next one may lie: the last that moved the transfer', async (t) => {
  const noon = (hour: string, day = '2026-03-05') => at(day, hour).at
  const last: Partial<Record<Transfer['state'], { on: string | null; at: string | null }>> = {
    'tg-formed': { on: '2026-03-05', at: null },
    'report-submitted': { on: '2026-03-05', at: null },
    approved: { on: '2026-03-05', at: noon('11:00') },
    'not-approved': { on: '2026-03-06', at: null },
    sent: { on: '2026-03-05', at: noon('12:00') },
    received: { on: '2026-03-05', at: noon('13:00') },
    filed: { on: '2026-03-06', at: noon('10:00', '2026-03-06') }
  }
  for (const state of Object.keys(last) as Transfer['state'][])
    t.same(lastStepOf(first(inState(state))), last[state], state)
  const told = after(['report-delay'])
  t.equal(
    lastStepOf(first(told)).on,
    '2026-03-05',
    'the police file on or after their receipt, whatever was reported since'
  )
})

t.test('every row rests on a rule, and what it says of duties holds together', async (t) => {
  const rows = Object.entries(transferActs) as [TransferActName, TransferAct][]
  const over = new Set(rows.flatMap(([, row]) => [...row.ends, ...row.cancels]))
  for (const [name, row] of rows) {
    t.ok(versionsOf(row.rule).length > 0, `${name}: ${row.rule}`)
    t.same(operations[`transfers.${name}`], row.roles, name)
    t.notOk(row.told.includes(row.side), `${name}: its own side is told of itself`)
    for (const code of row.starts) t.ok(over.has(code), `${code} has an end`)
    if (row.onPaper) t.ok(row.side !== 'office' && row.told.includes('office'), `${name}: a notice to the office`)
    else t.same(row.paperFrom, [])
  }
  for (const state of transferStates) t.equal(inState(state).transfers[0]?.state, state)
})

t.test('what one side is told (P-15)', async (t) => {
  const known = (file: CaseFile, ...sides: TransferSide[]) => toldOf(first(file), { sides, until: null })
  const supervised = inState('supervision-suggested')
  t.equal(known(supervised, 'police').state, 'recon-upheld', 'the police are not told of the suggestion')
  t.equal(known(supervised, 'procuratorate').state, 'supervision-suggested')
  const tried = after(['file', 'send-for-prosecution', 'prosecute', 'hand-goods'])
  const office = known(tried, 'office')
  t.equal(office.state, 'filed', 'the office is told of the filing, and of nothing the police do after it')
  t.same(
    office.steps.map((step) => [step.act, step.state]),
    [
      ['report', 'report-submitted'],
      ['approve', 'approved'],
      ['send', 'sent'],
      ['receive', 'received'],
      ['file', 'filed'],
      ['hand-goods', 'filed']
    ],
    'not by the state of its own later act either'
  )
  t.same(
    known(tried, 'court').steps.map((step) => step.act),
    ['prosecute']
  )
  const explained = inState('explained')
  t.match(known(explained, 'office').steps.at(-1), { act: 'explain', reason: null, data: {} })
  t.match(known(explained, 'procuratorate').steps.at(-1), { act: 'explain', reason: '理由' })
  const opened = openTransfer(filedFile(), opening, on('2026-03-05'))
  t.equal(known(opened, 'office').state, 'tg-formed')
  t.match(
    judgeTransferAct('accept-refusal', first(tried), actor('x', [['officer', 'sz-market-futian']])),
    { params: { state: 'filed' } },
    'nor is a refusal a way to learn it'
  )

  const forwarded = after(['forward', ['receive', {}], 'file', ['withdraw-case', {}]])
  const seen = (inside: boolean, ...offices: string[]) =>
    shownTo(first(forwarded), viewerOf(first(forwarded), inside, offices))
  t.match(seen(false, police), {
    ...{ state: 'sent', addresseeId: 'sz-police-nanshan', passedThrough: [], policeNumber: null, receivedAt: null },
    ...{ receivedBy: null, outcomeReason: null, members: [], approvedBy: null, materials: fiveMaterials }
  })
  t.same(
    seen(false, police).steps.map((step) => step.act),
    ['send', 'receive', 'forward'],
    'police that passed it on see it as it was then'
  )
  t.match(seen(false, 'sz-police-nanshan'), {
    state: 'withdrawn',
    policeNumber: '1',
    receivedBy: 'liaison',
    formedOn: null
  })
  t.match(seen(true, 'sz-market-futian'), { state: 'withdrawn', members: ['a', 'b'], passedThrough: [police] })
  const copied = { ...first(inState('judged')), copiedTo: 'sz-procuratorate' }
  t.match(shownTo(copied, viewerOf(copied, false, ['sz-procuratorate'])), { judgment: 'convicted', receivedBy: null })
  t.match(shownTo(copied, viewerOf(copied, false, ['sz-court'])), {
    ...{ judgment: 'convicted', courtId: 'sz-court', policeNumber: null, materials: [], package: {}, partyNos: [] },
    ...{ passedThrough: [], receivedAt: null, outcomeOn: null }
  })
  const published = { ...copied, steps: [], reported: true }
  t.match(shownTo(published, viewerOf(published, true, [])), { state: 'judged', judgment: 'convicted' })
  t.same(viewerOf({ ...copied, addresseeId: null }, false, [police]), { sides: [], until: null })
})

t.test('the duties of each side follow from the steps', async (t) => {
  const told = (file: CaseFile) =>
    Object.fromEntries(
      duties(file, calendar)
        .filter((duty) => duty.key.startsWith('transfer:') && !['approve', 'send'].includes(duty.key.slice(11)))
        .map((duty) => [
          duty.key.slice(11),
          [
            duty.rule,
            duty.dueAt.slice(0, 10),
            duty.cancelled ? 'cancelled' : (duty.doneAt?.slice(0, 10) ?? null),
            duty.waitingOn
          ]
        ])
    )
  t.same(told(inState('supplement-requested')), {
    police: ['T-19', '2026-03-16', null, 'police'],
    supp: ['T-16.supplement', '2026-03-09', null, null]
  })
  t.match(told(inState('supplemented')), { supp: ['T-16.supplement', '2026-03-09', '2026-03-07', null] })
  t.match(told(after(['request-supplement', 'decline'])), {
    supp: ['T-16.supplement', '2026-03-09', 'cancelled', null]
  })
  t.match(told(inState('not-filed')), {
    police: ['T-19', '2026-03-16', '2026-03-06', 'police'],
    recon: ['T-30', '2026-03-09', null, null]
  })
  t.match(told(inState('returned')), { recon: ['T-30', '2026-03-09', 'cancelled', null] })
  t.match(told(after(['decline', 'suggest-supervision'])), { recon: ['T-30', '2026-03-09', 'cancelled', null] })
  t.match(told(inState('recon-requested')), {
    recon: ['T-30', '2026-03-09', '2026-03-07', null],
    'recon-decide': ['T-31', '2026-03-10', null, 'police']
  })
  t.match(told(inState('recon-upheld')), {
    'recon-decide': ['T-31', '2026-03-10', '2026-03-08', 'police'],
    supervise: ['T-32', '2026-03-11', null, null]
  })
  t.match(told(inState('explanation-required')), {
    supervise: ['T-32', '2026-03-11', '2026-03-09', null],
    explain: ['T-33', '2026-03-17', null, 'police']
  })
  const copied = (file: CaseFile): CaseFile => ({
    ...file,
    transfers: file.transfers.map((one) => ({ ...one, copiedTo: 'sz-procuratorate' }))
  })
  t.match(told(copied(inState('explained'))), {
    explain: ['T-33', '2026-03-17', '2026-03-11', 'police'],
    tell: ['T-35', '2026-03-23', null, 'procuratorate']
  })
  t.match(told(inState('explained')), { tell: ['T-35', '2026-03-23', null, null] })
  t.match(told(inState('supervision-closed')), { tell: ['T-35', '2026-03-23', '2026-03-12', null] })
  t.match(told(inState('ordered-to-file')), {
    tell: ['T-35', '2026-03-23', 'cancelled', null],
    ordered: ['T-34', '2026-03-27', null, 'police']
  })
  t.match(told(doTransfer(inState('ordered-to-file'), 'file', on('2026-03-13'))), {
    ordered: ['T-34', '2026-03-27', '2026-03-13', 'police'],
    goods: ['T-20', '2026-03-16', null, null]
  })
  t.match(told(after(['report-delay', 'require-explanation', 'explain', 'accept-explanation'])), {
    police: ['T-19', '2026-03-16', 'cancelled', 'police']
  })
  t.match(told(after(['file', 'hand-goods'])), { goods: ['T-20', '2026-03-09', '2026-03-07', null] })
  t.match(told(inState('withdrawn')), { goods: ['T-20', '2026-03-09', 'cancelled', null] })

  const forwarded = after(['forward', 'receive'])
  t.match(told(forwarded), {
    police: ['T-19', '2026-03-16', '2026-03-06', 'police'],
    'police:2': ['T-19', '2026-03-17', null, 'police']
  })
  t.same(
    duties(forwarded, calendar)
      .filter((duty) => duty.code === 'OT-T-POLICE')
      .map((duty) => [duty.officeId, duty.assignees]),
    [
      ['sz-police', []],
      ['sz-police-nanshan', []]
    ]
  )
  const round = after(['forward', 'receive', ['forward', { to: police }], 'receive', 'forward', 'receive'])
  t.match(told(round), { 'police:4': ['T-19', '2026-03-23', null, 'police'] }, 'to and fro: a key for each receipt')
  t.same(first(round).passedThrough, [police, 'sz-police-nanshan'])

  const noGoods = withMaterial(transferFile('received'), { kind: 'goods-list', count: 0, reason: '没有涉案物品' })
  t.match(told(after(['file'], noGoods)), { goods: ['T-20', '2026-03-09', 'cancelled', null] })
  const paper = { documentNumber: '1', on: '2026-03-11' }
  t.match(
    told(after([['decline', { paper }]])),
    { recon: ['T-30', '2026-03-16', null, null], police: ['T-19', '2026-03-16', '2026-03-06', 'police'] },
    'the three days run from the day on which the notice reached the office'
  )
})
const withMaterial = (file: CaseFile, material: Material): CaseFile => ({
  ...file,
  transfers: file.transfers.map((one) => ({
    ...one,
    materials: [...one.materials.filter(({ kind }) => kind !== material.kind), material]
  }))
})

t.test('a longer stage of the decision: the ladder of T-19, granted in time', async (t) => {
  const due = (file: CaseFile) =>
    duties(file, calendar)
      .find((duty) => duty.code === 'OT-T-POLICE')
      ?.dueAt.slice(0, 10)
  const complex = after(['extend-decision'])
  t.equal(due(complex), '2026-04-07', '30 days in all, rolled over Qingming')
  const special = after(['extend-decision', ['extend-decision', { by: 'higher-police-head' }]])
  t.equal(due(special), '2026-05-06', '30 days more, rolled over Labour Day')
  t.equal(first(special).state, 'received')
  t.match(special.extensions, [
    { duty: 'transfer:1:police', rule: 'T-19', grantedOn: '2026-03-06' },
    { by: 'higher-police-head' }
  ])
  t.equal(
    codeOf(() => after([['extend-decision', { by: 'higher-police-head' }]])),
    'clock.granter'
  )
  t.equal(
    codeOf(() => doTransfer(transferFile('received'), 'extend-decision', on('2026-03-17', because))),
    'clock.extension-late'
  )
  t.equal(
    codeOf(() => doTransfer(special, 'extend-decision', on('2026-03-20', because))),
    'clock.ladder'
  )
  t.equal(
    codeOf(() => doTransfer(transferFile('received'), 'extend-decision', on('2026-03-06'))),
    'transfer.reason-needed'
  )
})

t.test('refusals of single steps', async (t) => {
  const code = (work: () => unknown, expected: string) => t.equal(codeOf(work), expected, expected)
  const received = transferFile('received')
  code(() => requestSupplement(received, first(received), { materials: [] }), 'transfer.supplement-empty')
  const asked = inState('supplement-requested')
  code(() => supplement(asked, first(asked), { materials: [] }), 'transfer.supplement-empty')
  const empty = { kind: 'test-report' as const, count: 0, reason: null }
  code(() => supplement(asked, first(asked), { materials: [empty] }), 'transfer.material-missing')
  const explained = supplement(asked, first(asked), { materials: [{ ...empty, reason: '无须检验' }] })
  t.same(first(explained).materials.length, materialKinds.length)
  code(() => after([['forward', { to: police }]]), 'transfer.forward-same')
  code(() => after(['file', 'remind']), 'transfer.not-ordered')
  t.equal(first(doTransfer(inState('ordered-to-file'), 'remind', on('2026-06-15'))).state, 'ordered-to-file')
  const twice = ['send-for-prosecution', 'return-to-investigate'] as const
  code(() => after(['file', ...twice, ...twice, ...twice]), 'transfer.returned-twice')
  t.equal(first(after(['file', ...twice, ...twice])).state, 'filed')
  code(
    () => after([...(waysTo.prosecuted ?? []), ['judge', { outcome: 'exempt', criminalFineFen: 1 }]]),
    'transfer.judgment-fine'
  )
  code(() => after(['file', 'receive-goods']), 'transfer.step-unknown')
  const handed = after(['file', 'hand-goods'])
  const signs = (day: string) => doTransfer(handed, 'receive-goods', on(day), { step: 6 })
  code(() => signs('2026-03-06'), 'time.before-previous')
  code(() => doTransfer(signs('2026-03-07'), 'receive-goods', on('2026-03-08'), { step: 6 }), 'transfer.step-unknown')
  for (const [state, name] of [
    ['received', 'return-not-police'],
    ['not-filed', 'request-reconsideration'],
    ['recon-requested', 'uphold'],
    ['recon-upheld', 'suggest-supervision'],
    ['received', 'report-delay'],
    ['explanation-required', 'explain'],
    ['explained', 'order-filing'],
    ['filed', 'withdraw-case'],
    ['sent-for-prosecution', 'not-prosecute']
  ] as const)
    code(() => doTransfer(inState(state), name, on('2026-03-20')), 'transfer.reason-needed')
  const unsigned = { documentNumber: null, on: '2026-03-09' }
  code(() => judgeNotice(unsigned, on('2026-03-10'), context), 'time.before-previous')
  code(() => judgeNotice({ ...unsigned, on: '2030-01-11' }, on('2026-03-10'), context), 'time.in-future')
  t.doesNotThrow(() => judgeNotice(unsigned, on('2026-03-09'), context))
})

t.test('moved to other police after filing: they go on with it, one lineage', async (t) => {
  const moved = after(['file', ['move-case', { to: 'sz-police-nanshan' }]])
  t.match(first(moved), {
    state: 'filed',
    addresseeId: 'sz-police-nanshan',
    passedThrough: [police],
    receivedBy: 'liaison'
  })
  t.match(
    first(after(['file', 'move-case'])),
    { addresseeId: police, passedThrough: [] },
    'to police beyond the service'
  )
  t.same(policeAtSteps(first(after(['file', 'move-case', 'withdraw-case']))).slice(-2), [police, police])
})

t.test('paper: only answers to the office, also where the steps between were not told to it', async (t) => {
  const officer = actor('x', [['officer', 'sz-market-futian']])
  const judged = (name: TransferActName, state: Transfer['state'], who = officer) =>
    judgePaper(name, first(inState(state)), who)
  t.equal(judged('receive', 'sent'), null)
  t.equal(judged('receive', 'sent', actor('y', [['officer', 'sz-market-nanshan']]))?.code, 'auth.not-permitted')
  t.equal(judged('send', 'approved')?.code, 'transfer.not-on-paper')
  t.equal(judged('send-for-prosecution', 'filed')?.code, 'transfer.not-on-paper')
  t.equal(judged('judge', 'filed'), null)
  t.equal(judged('not-prosecute', 'filed'), null)
  t.equal(judged('order-filing', 'supervision-suggested'), null)
  t.match(judged('uphold', 'prosecuted'), { code: 'transfer.wrong-state', params: { state: 'filed' } })
})

t.test('the matter comes back to its case, open or closed', async (t) => {
  const given: [Transfer['state'], string][] = [
    ['not-filed', 'police-not-filed'],
    ['returned-not-police', 'returned-not-police'],
    ['withdrawn', 'police-withdrew'],
    ['not-prosecuted', 'not-prosecuted'],
    ['effective', 'no-criminal-fine']
  ]
  for (const [state, ground] of given) {
    t.match(inState(state), { case: { state: 'filed' }, decisions: [{ revokedGround: ground }] }, state)
    t.equal(openTransfer(inState(state), opening, on('2026-04-01')).transfers.length, 2, 'another transfer may follow')
  }
  const fined = after([...(waysTo.prosecuted ?? []), ['judge', { criminalFineFen: 100 }], 'make-effective'])
  t.match(fined, { case: { state: 'transferred' }, decisions: [{ revokedOn: null }] })
  t.equal(openTransfers(fined).length, 1, 'T-55: a criminal fine leaves no room for another')
  t.equal(openTransfers(inState('judged')).length, 1, 'a judgment that is not in effect is no end')

  const closed = close(transferFile('received'), { ground: 'transferred-criminal' }, on('2026-03-05'))
  const grounds: [ReopeningGround, TransferActName[]][] = [
    ['police-not-filed', ['decline']],
    ['police-not-filed', ['decline', 'request-reconsideration', 'uphold']],
    ['police-not-filed', ['return-not-police']],
    ['police-not-filed', [...(waysTo['supervision-closed'] ?? [])]],
    ['police-not-filed', ['decline', 'accept-refusal']],
    ['police-withdrew', ['file', 'withdraw-case']],
    ['police-withdrew', ['file', 'withdraw-case', 'accept-refusal']],
    ['not-prosecuted', ['file', 'send-for-prosecution', 'not-prosecute']],
    ['not-prosecuted', ['file', 'send-for-prosecution', 'not-prosecute', 'accept-refusal']],
    ['no-criminal-fine', [...(waysTo.effective ?? [])]],
    ['decision-revoked', []],
    ['new-evidence', []]
  ]
  const tryReopen = (acts: TransferActName[], ground: ReopeningGround, start = closed) =>
    reopen(after(acts, start), { ground }, on('2026-04-01', because))
  for (const [ground, acts] of grounds) {
    if (ground === 'decision-revoked') {
      t.equal(
        codeOf(() => tryReopen(acts, ground)),
        'case.reopen-ground'
      )
      continue
    }
    const again = tryReopen(acts, ground)
    const transferEnded = acts.length > 0
    t.match(
      again,
      { case: { state: transferEnded ? 'filed' : 'transferred' }, episodes: [{}, { reopenedFor: ground }] },
      `${ground} after ${acts.at(-1)}`
    )
    t.equal(again.decisions[0]?.revokedGround ?? null, transferEnded ? ground : null)
    if (transferEnded)
      t.match(
        duties(again, calendar).find((duty) => duty.key === 'decide:2'),
        { startedOn: '2026-04-01', dueAt: /^2026-06-30/ },
        'D-08: 90 days from the reopening'
      )
  }
  for (const ground of reopeningGrounds.slice(0, 4))
    t.equal(
      codeOf(() => tryReopen(['file'], ground)),
      'case.reopen-ground',
      ground
    )
})

t.test(
  'two transfers of one case: one ends, the decision of the other stands; none goes on beside a rival',
  async (t) => {
    const two = openTransfer(
      openTransfer(filedFile(), { ...opening, partyNos: [1] }, on('2026-03-05')),
      { ...opening, partyNos: [2] },
      on('2026-03-05')
    )
    const run = (file: CaseFile, no: number, name: TransferActName) =>
      transferSteps[name](file, file.transfers[no - 1]!, at('2026-03-06', '10:00'), {})
    const reasoned = (file: CaseFile, no: number, name: TransferActName) =>
      transferSteps[name](file, file.transfers[no - 1]!, on('2026-03-07', because), {})
    let file = two
    for (const no of [1, 2])
      for (const name of ['report', 'approve', 'send', 'receive'] as const) file = run(file, no, name)
    const one = reasoned(file, 1, 'decline')
    t.match(one, { case: { state: 'transferred' }, decisions: [{ revokedOn: null }] })
    const both = reasoned(one, 2, 'decline')
    t.match(both, { case: { state: 'filed' }, decisions: [{ revokedOn: '2026-03-07' }] })

    const closed = close(one, { ground: 'transferred-criminal' }, on('2026-03-08'))
    const again = reopen(closed, { ground: 'police-not-filed' }, on('2026-03-09', because))
    t.equal(again.decisions[0]?.revokedOn, null, 'the other transfer rests on it')

    const third = openTransfer(both, { ...opening, partyNos: [1] }, on('2026-03-08'))
    t.equal(
      codeOf(() => reasoned(third, 1, 'request-reconsideration')),
      'transfer.already-open'
    )
    t.equal(
      codeOf(() => reasoned(third, 2, 'request-reconsideration')),
      'no refusal'
    )
  }
)

const sides = { office: 'sz-market-futian', police, procuratorate: 'sz-procuratorate', court: 'sz-court' }
t.test(
  'for any acts of the authorities: only states of the table, versions count, no duty is lost, one lineage',
  async (t) => {
    const names = Object.keys(transferActs) as TransferActName[]
    const met = new Set<string>()
    const move = fc.tuple(fc.nat(names.length * 3), fc.nat(3), fc.nat(5))
    fc.assert(
      fc.property(fc.array(move, { minLength: 10, maxLength: 60 }), (moves) => {
        let file = openTransfer(filedFile(), { ...opening, copiedTo: sides.procuratorate }, on('2026-03-05'))
        let day = Temporal.PlainDate.from('2026-03-05')
        for (const [index, choice, days] of moves) {
          const before = first(file)
          const possible = names.filter((name) => rowOf(name).from.includes(before.state))
          const name =
            (index < names.length ? names[index] : possible[index % Math.max(1, possible.length)]) ?? 'report'
          const to = ['sz-police-nanshan', 'sz-police-futian', police][choice % 3]!
          const handed = before.steps.findLast((step) => step.act === 'hand-goods')?.no ?? 1
          const next = day.add({ days })
          const when = at(next.toString())
          try {
            file = doTransfer(
              file,
              name,
              { ...when, reason: '理由' },
              {
                to,
                step: handed,
                criminalFineFen: choice % 2,
                by: choice % 2 ? 'county-police-head' : 'higher-police-head'
              }
            )
            day = next
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            continue
          }
          const now = first(file)
          const { from, to: state } = rowOf(name)
          if (!from.includes(before.state) || now.state !== (state ?? before.state))
            throw new Error(`${name}: ${now.state}`)
          if (now.version !== before.version + 1 || now.version !== 1 + now.steps.length)
            throw new Error('a version is lost')
          met.add(now.state)
          const had = policeAtSteps(now)
          const chain = [...new Set([...had, now.addresseeId as string])]
          const lineage = [...new Set([...now.passedThrough, now.addresseeId as string])]
          if (file.transfers.length !== 1 || chain.toSorted().join() !== lineage.toSorted().join())
            throw new Error(`${chain.join()} is not ${lineage.join()}`)
          const owed = duties(file, calendar).filter((duty) => duty.key.startsWith('transfer:'))
          const started = now.steps.flatMap((step) => rowOf(step.act).starts)
          if (owed.length !== started.length || new Set(owed.map((duty) => duty.key)).size !== owed.length)
            throw new Error('a duty is lost')
          const stands = owed.filter((duty) => duty.doneAt === null && !duty.cancelled).map((duty) => duty.code)
          if (new Set(stands).size !== stands.length) throw new Error(`twice at once: ${stands.join()}`)
          if (['returned', 'not-approved', 'effective', 'supervision-closed'].includes(now.state) && stands.length > 0)
            throw new Error(`${now.state}: ${stands.join()} stands open`)
          for (const side of Object.keys(sides) as TransferSide[]) {
            const { steps } = toldOf(now, { sides: [side], until: null })
            if (steps.some((step) => !isTold(side, step.act))) throw new Error('told too much')
          }
        }
      }),
      { numRuns: 1_500, seed: 20260302 }
    )
    t.same([...met].sort(), transferStates.filter((state) => state !== 'tg-formed').sort(), 'every state was met')
  }
)

t.test('a criminal fine is set off by the fines given before the transfer and paid (T-54)', async (t) => {
  const toldBy = [...(waysTo.prosecuted ?? []), ['judge', { criminalFineFen: 15_000 }] as const]
  const transferred = (start: CaseFile, day = '2026-03-12') => after(toldBy, transferFile('received', start, day))
  const off = (file: CaseFile) => setOffFen(file, first(file))
  t.equal(off(transferred(filedFile())), 0)
  t.equal(off(transferred(servedFile())), 0, 'given, and not paid')
  t.equal(off(transferred(pay(servedFile(), 4_000, on('2026-03-12')))), 4_000)
  const judged = transferred(pay(servedFile(), 10_000, on('2026-03-12')))
  t.equal(off(judged), 10_000)
  t.equal(setOffFen(judged, { ...first(judged), criminalFineFen: 6_000 }), 6_000, 'never more than the criminal fine')
  t.equal(off(transferred(pay(servedFile(), 10_000, on('2026-03-12')), '2026-03-05')), 0, 'given after the transfer')
  t.equal(setOffFen(judged, { ...first(judged), criminalFineFen: 0 }), null)
  t.equal(setOffFen(judged, { ...first(judged), sentOn: null }), null)
  const revoked = { ...judged, decisions: judged.decisions.map((one) => ({ ...one, revokedOn: '2026-03-20' })) }
  t.equal(off(revoked), 0)
  t.same(
    ['transfer-file', 'transfer-explain', 'transfer-prosecute', 'transfer-confirm', 'decide'].map(isToldToOffice),
    [true, true, false, true, true]
  )
})
