import t from 'tap'
import type { CaseFile, Transfer } from '../../src/domain/case/file.ts'
import { openTransfers } from '../../src/domain/case/file.ts'
import { allowedActs, judgeTransferAct } from '../../src/domain/case/acts.ts'
import { decide } from '../../src/domain/case/decision.ts'
import { close } from '../../src/domain/case/steps.ts'
import { materialKinds, transferStates } from '../../src/domain/case/vocabulary.ts'
import { approve, disapprove, lastStepOf, openTransfer, send } from '../../src/domain/transfer/steps.ts'
import { transferActs, type TransferActName, type TransferSide } from '../../src/domain/transfer/act-table.ts'
import { policeDecline, policeFile } from '../../src/domain/transfer/linkage.ts'
import {
  actor,
  anybody,
  at,
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
  plainDecision,
  police,
  servedFile,
  transferCanOnly,
  transferFile
} from '../support/case-file.ts'

const because = { reason: '证据不足' }
const ended = (state: 'not-approved' | 'filed' | 'not-filed'): CaseFile => {
  if (state === 'not-approved') {
    const reported = transferFile('report-submitted')
    return disapprove(reported, first(reported), 'chief', on('2026-03-06', because))
  }
  const received = transferFile('received')
  if (state === 'filed') return policeFile(received, first(received), { policeNumber: '1' }, on('2026-03-06'))
  return policeDecline(received, first(received), on('2026-03-06', because))
}
const inState = (state: Transfer['state']): CaseFile =>
  state === 'not-approved' || state === 'filed' || state === 'not-filed' ? ended(state) : transferFile(state)

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
      ...['suggest-supervision', 'require-explanation']
    ],
    filed: [
      ...['notify-property', 'remind', 'hand-goods', 'receive-goods', 'move-case', 'withdraw-case'],
      'send-for-prosecution'
    ],
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
    t.same(transferCanOnly(transfer, liaison), mayDo.filter(by('police')))
    t.same(
      transferCanOnly(transfer, member),
      mayDo.filter((act) => by('office')(act) && !['approve', 'disapprove'].includes(act))
    )
    t.same(
      transferCanOnly(transfer, chief),
      mayDo.filter((act) => by('office')(act) && act !== 'report')
    )
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
    allowedActs(ended('not-filed'), anybody).filter((act) => act.transferNo !== null),
    [],
    'an ended transfer has no acts'
  )
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
    const over = state === 'not-approved' || state === 'not-filed'
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

  const declined = ended('not-filed')
  t.match(declined.decisions, [{ revokedOn: '2026-03-06', revokedGround: 'police-not-filed' }])
  t.equal(declined.case.state, 'filed')
  const kept = transferFile('received', servedFile(), '2026-03-12')
  const penalty = policeDecline(kept, first(kept), on('2026-03-13', because))
  t.match([penalty.case.state, penalty.decisions[0]?.revokedOn], ['served', null], 'another decision stands')
  const closed = close(transferFile('received'), { ground: 'transferred-criminal' }, on('2026-03-06'))
  t.match(policeDecline(closed, first(closed), on('2026-03-07', because)), {
    case: { state: 'closed' },
    decisions: [{ revokedOn: null }],
    transfers: [{ state: 'not-filed', outcomeReason: '证据不足' }]
  })
  t.match(first(ended('filed')), { policeNumber: '1', outcomeOn: '2026-03-06', version: 6 })
})

t.test('after which step the next one may lie', async (t) => {
  const noon = (hour: string) => at('2026-03-05', hour).at
  const last: Partial<Record<Transfer['state'], { on: string | null; at: string | null }>> = {
    'tg-formed': { on: '2026-03-05', at: null },
    'report-submitted': { on: '2026-03-05', at: null },
    approved: { on: '2026-03-05', at: noon('11:00') },
    'not-approved': { on: '2026-03-06', at: null },
    sent: { on: '2026-03-05', at: noon('12:00') },
    received: { on: '2026-03-05', at: noon('13:00') },
    filed: { on: '2026-03-06', at: null },
    'not-filed': { on: '2026-03-06', at: null }
  }
  for (const state of Object.keys(last) as Transfer['state'][])
    t.same(lastStepOf(first(inState(state))), last[state], state)
  const received = { ...first(transferFile('received')), sentOn: '2026-03-02', receivedAt: '2026-03-04T16:30:00Z' }
  t.equal(lastStepOf(received).on, '2026-03-05', 'the police file on or after the day of the receipt in Shanghai')
  t.equal(lastStepOf({ ...received, receivedAt: null }).on, '2026-03-02')
})
