import t from 'tap'
import { judgeCaseAct, judgeTransferOpening } from '../../src/domain/case/acts.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'
import {
  addEvidence,
  endInvestigation,
  formPanel,
  investigate,
  recuse,
  type EvidenceInput,
  type InvestigateInput,
  type RecuseInput
} from '../../src/domain/case/investigation.ts'
import { answerLetter, noteReceipt, receiveLetter, sendLetter } from '../../src/domain/case/letters.ts'
import { duties } from '../../src/domain/case/duties/duties.ts'
import { withLine } from '../../src/domain/case/parts.ts'
import { refuseRecused } from '../../src/domain/case/recusal.ts'
import { exceeds, minus, sumOf } from '../../src/domain/quantity.ts'
import { actor, calendar, clueFile, codeOf, filedFile, office, on } from '../support/case-file.ts'

const step: InvestigateInput = {
  kind: 'inspection',
  officers: ['c', 'd', 'c'],
  place: '仓库',
  partyNo: 1,
  text: '现场检查'
}
const piece: EvidenceInput = {
  kind: 'electronic',
  name: '销售记录',
  obtainedOn: null,
  officers: ['e'],
  partyNo: null,
  secrecy: 'trade-secret',
  fileNo: null,
  returnable: true,
  text: null
}
const request: RecuseInput = {
  personId: 'c',
  rank: 'other',
  recused: true,
  discussionNo: null,
  by: 'head',
  byChief: false
}
const why = { reason: '与当事人有近亲属关系' }
const recusedFile = (file = filedFile()): CaseFile => recuse(file, request, on('2026-03-05', why))

t.test('an inquiry takes two officers, who then review nothing', async (t) => {
  const file = investigate(filedFile(), step, on('2026-03-05'))
  t.equal(file.case.state, 'investigating')
  t.same(file.case.investigators, ['a', 'b', 'c', 'd'])
  t.match(file.investigations, [{ no: 1, on: '2026-03-05', officers: ['c', 'd'], partyNo: 1 }])
  t.equal(investigate(clueFile(), step, on('2026-03-03')).case.state, 'clue', 'before filing it moves nothing')
  for (const officers of [[], ['c'], ['c', 'c']])
    t.equal(
      codeOf(() => investigate(filedFile(), { ...step, officers }, on('2026-03-05'))),
      'case.two-officers'
    )
  t.equal(
    codeOf(() => investigate(recusedFile(), step, on('2026-03-06'))),
    'case.recused'
  )
})

t.test('evidence: obtained on the day of the act or before it', async (t) => {
  const file = addEvidence(filedFile(), piece, on('2026-03-05'))
  t.match(file.evidence, [
    { no: 1, obtainedOn: '2026-03-05', secrecy: 'trade-secret', returnable: true, officers: ['e'] }
  ])
  t.same(file.case.investigators, ['a', 'b', 'e'])
  t.equal(file.case.state, 'filed')
  const earlier = addEvidence(file, { ...piece, obtainedOn: '2026-03-03' }, on('2026-03-05'))
  t.match(earlier.evidence[1], { no: 2, obtainedOn: '2026-03-03' })
  t.equal(
    codeOf(() => addEvidence(file, { ...piece, obtainedOn: '2026-03-06' }, on('2026-03-05'))),
    'time.before-previous'
  )
  t.equal(
    codeOf(() => addEvidence(recusedFile(), { ...piece, officers: ['c'] }, on('2026-03-06'))),
    'case.recused'
  )
})

t.test('the end of the investigation, and a panel of an odd number', async (t) => {
  const file = endInvestigation(filedFile(), { proposal: '建议处罚' }, on('2026-03-06'))
  t.equal(file.case.state, 'investigated')
  t.match(file.investigationEnds, [{ no: 1, on: '2026-03-06', proposal: '建议处罚' }])
  const panel = (members: readonly string[]) => formPanel(filedFile(), { members }, on('2026-03-06'))
  t.match(panel(['a', 'b', 'c', 'a']).panels, [{ no: 1, members: ['a', 'b', 'c'] }])
  for (const members of [[], ['a'], ['a', 'b'], ['a', 'b', 'c', 'd'], ['a', 'b', 'a']])
    t.equal(
      codeOf(() => panel(members)),
      'case.panel-size',
      members.join()
    )
  t.equal(
    codeOf(() => formPanel(recusedFile(), { members: ['a', 'b', 'c'] }, on('2026-03-06'))),
    'case.recused'
  )
})

t.test('recusal: who decides on whom, and what it bars', async (t) => {
  const decide = (over: Partial<RecuseInput>, file = filedFile(), said: object = why) =>
    codeOf(() => recuse(file, { ...request, ...over }, on('2026-03-05', said)))
  t.equal(decide({}), 'no refusal')
  t.equal(decide({}, filedFile(), {}), 'case.reason-needed')
  t.equal(decide({ by: 'c' }), 'case.recusal-own')
  t.equal(decide({ rank: 'head' }), 'case.recusal-by-chief')
  t.equal(decide({ rank: 'head', byChief: true }), 'no refusal')
  t.equal(decide({ rank: 'chief', byChief: true }), 'case.recusal-discussion')
  const discussed = (subject: 'recusal' | 'other', attendees: string[]) =>
    withLine(filedFile(), 'discussions', { on: '2026-03-05', subject, attendees, conclusion: '同意' } as never)
  t.equal(decide({ rank: 'chief', discussionNo: 1 }, discussed('recusal', ['x', 'y'])), 'no refusal')
  t.equal(decide({ rank: 'chief', discussionNo: 2 }, discussed('recusal', ['x'])), 'case.recusal-discussion')
  t.equal(decide({ rank: 'chief', discussionNo: 1 }, discussed('other', ['x'])), 'case.recusal-discussion')
  t.equal(decide({ rank: 'chief', discussionNo: 1 }, discussed('recusal', ['c'])), 'case.recusal-discussion')

  const officer = actor('c', [['officer', office]])
  const head = actor('c', [['head', office]])
  t.equal(judgeCaseAct('amend', filedFile(), officer), null)
  t.match(judgeCaseAct('amend', recusedFile(), officer), { code: 'case.recused', basis: 'A-20' })
  t.equal(judgeCaseAct('amend', recusedFile(), actor('d', [['officer', office]])), null, 'the others go on')
  t.equal(judgeTransferOpening(filedFile(), head), null)
  t.equal(judgeTransferOpening(recusedFile(), head)?.code, 'case.recused')
  const back = recuse(recusedFile(), { ...request, recused: false }, on('2026-03-09', why))
  t.equal(judgeCaseAct('amend', back, officer), null, 'the last decision stands')
  t.equal(
    codeOf(() => refuseRecused(back, ['c'], '/x')),
    'no refusal'
  )
})

t.test('letters of assistance: fifteen working days from receipt, ours or theirs', async (t) => {
  const letter = { officeId: null, organ: '某市市场监督管理局', text: '请协助调查' }
  const ofLetters = (file: CaseFile) => duties(file, calendar).filter((duty) => duty.code === 'OT-ASSIST')
  const sent = sendLetter(filedFile(), letter, on('2026-03-05'))
  t.same(ofLetters(sent), [], 'no clock before the receipt is known')
  const received = noteReceipt(sent, { letterNo: 1 }, on('2026-03-09'))
  t.match(ofLetters(received), [
    {
      key: 'letter:1',
      rule: 'A-24',
      waitingOn: 'organ',
      startedOn: '2026-03-09',
      dueAt: /^2026-03-30T23:59:59/,
      doneAt: null
    }
  ])
  const answered = answerLetter(received, { letterNo: 1, answer: '已查实' }, on('2026-03-31'))
  t.match(ofLetters(answered), [{ doneAt: '2026-03-31' }])
  t.match(answered.letters, [{ direction: 'out', answer: '已查实' }])
  const ours = receiveLetter(filedFile(), { ...letter, sentOn: '2026-03-02' }, on('2026-03-04'))
  t.match(ofLetters(ours), [{ waitingOn: null, assignees: ['a', 'b'], dueAt: /^2026-03-25T/ }])

  const codes: [() => unknown, string][] = [
    [() => receiveLetter(filedFile(), { ...letter, sentOn: '2026-03-06' }, on('2026-03-05')), 'time.before-previous'],
    [() => noteReceipt(sent, { letterNo: 2 }, on('2026-03-09')), 'case.letter-unknown'],
    [() => noteReceipt(received, { letterNo: 1 }, on('2026-03-09')), 'case.letter-received'],
    [() => noteReceipt(sent, { letterNo: 1 }, on('2026-03-04')), 'time.before-previous'],
    [() => answerLetter(sent, { letterNo: 1, answer: 'x' }, on('2026-03-04')), 'time.before-previous'],
    [() => answerLetter(received, { letterNo: 1, answer: 'x' }, on('2026-03-06')), 'time.before-previous'],
    [() => answerLetter(answered, { letterNo: 1, answer: 'x' }, on('2026-04-01')), 'case.letter-answered'],
    [() => answerLetter(sent, { letterNo: 1, answer: 'x' }, on('2026-03-05')), 'no refusal']
  ]
  for (const [work, code] of codes) t.equal(codeOf(work), code)
})

t.test('quantities are added without rounding', async (t) => {
  t.equal(sumOf([]), '0')
  t.equal(sumOf(['0.1', '0.2']), '0.3')
  t.equal(sumOf(['999999999999999', '0.000001']), '999999999999999.000001')
  t.equal(sumOf(['120.0000']), '120')
  t.equal(sumOf(['100', '20']), '120')
  t.equal(sumOf(['1', null]), null)
  t.equal(minus('120', '119.5'), '0.5')
  t.equal(minus('120', '120.0'), '0')
  t.ok(exceeds('0.3', '0.299999'))
  t.notOk(exceeds('120', '120.0000'))
})
