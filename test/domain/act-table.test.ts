import t from 'tap'
import type { Role } from '../../src/domain/actor.ts'
import { caseActs, openStates, type CaseAct, type CaseActName } from '../../src/domain/case/act-table.ts'
import { allowedActs, judgeCaseAct, officesFor } from '../../src/domain/case/acts.ts'
import { hasObject } from '../../src/domain/case/objects.ts'
import { withLine } from '../../src/domain/case/parts.ts'
import { ruleOfDuty } from '../../src/domain/case/periods.ts'
import { caseStates, procedures } from '../../src/domain/case/vocabulary.ts'
import { operations } from '../../src/domain/permissions.ts'
import { versionsOf } from '../../src/domain/rules/table.ts'
import { actor, clueFile, filedFile, office, servedFile } from '../support/case-file.ts'

const acts = Object.entries(caseActs) as [CaseActName, CaseAct][]
const somebody = (role: Role, at = office) => actor('somebody', [[role, at]])

t.test('every row rests on a rule, asks for a role, and is an operation', async (t) => {
  for (const [name, row] of acts) {
    t.ok(versionsOf(row.rule).length > 0 || row.rule.startsWith('P-'), `${name}: ${row.rule}`)
    t.ok(row.roles.length > 0 && row.from.length > 0, name)
    t.same(operations[`cases.${name}`], row.roles, name)
  }
})

t.test('every state that is not the last has a way out, every act a state that it is done in', async (t) => {
  const finalStates = ['not-filed', 'archived']
  for (const state of caseStates) {
    const out = acts.filter(([, row]) => row.from.includes(state))
    t.ok(finalStates.includes(state) || out.length > 0, state)
  }
  t.same(
    openStates.filter((state) => !caseActs.amend.from.includes(state)),
    [],
    'what is open can be amended'
  )
})

t.test('a duty that an act starts is ended by an act, or is one of a procedure', async (t) => {
  const ended = new Set(acts.flatMap(([, row]) => row.ends as readonly string[]))
  const started = new Set(acts.flatMap(([, row]) => row.starts))
  t.same(
    [...started].filter((code) => !ended.has(code)),
    []
  )
  for (const code of started) {
    const rules = procedures.map((procedure) => ruleOfDuty(code, { procedure, source: 'report' }, '2026-03-04'))
    t.ok(
      code === 'OT-EMERGENCY' || code === 'OT-T-ACT' || rules.some((rule) => rule !== null),
      `${code} has a rule in some procedure`
    )
  }
})

t.test('the same table judges and lists: role, office, procedure, state, separation', async (t) => {
  const filed = filedFile()
  t.equal(judgeCaseAct('suspend', filed, somebody('officer'))?.code, 'auth.not-permitted')
  t.equal(judgeCaseAct('suspend', filed, somebody('head')), null)
  t.equal(judgeCaseAct('suspend', filed, somebody('head', 'sz-market-nanshan'))?.code, 'auth.not-permitted')
  t.equal(judgeCaseAct('suspend', clueFile(), somebody('head'))?.code, 'case.wrong-state')
  t.equal(judgeCaseAct('form-panel', filed, somebody('head'))?.code, 'case.wrong-procedure')
  const reviewing = withLine({ ...filed, case: { ...filed.case, state: 'reviewing' as const } }, 'reviews', {
    kind: 'case',
    submittedOn: '2026-03-05',
    submittedBy: 'a',
    reviewer: null,
    doneOn: null,
    outcome: null,
    opinion: null
  } as never)
  t.equal(judgeCaseAct('review', reviewing, actor('a', [['legal-reviewer', office]]))?.code, 'case.same-person')
  t.equal(judgeCaseAct('review', reviewing, actor('c', [['legal-reviewer', office]])), null)
  const listed = allowedActs(filed, somebody('head'))
  t.same(
    listed.filter((one) => one.transferNo === null && one.act !== 'open-transfer').map((one) => one.act),
    acts.map(([name]) => name),
    'every act is listed, with its reason'
  )
})

t.test('what has nothing to be done to is not listed as allowed, and says so', async (t) => {
  const find = (name: string, file = filedFile()) =>
    allowedActs(file, somebody('officer')).find((one) => one.act === name)?.refusal?.code ?? 'allowed'
  for (const name of ['reply-reporter', 'end-mediation', 'restart-clock', 'answer-letter', 'dispose-goods'])
    t.equal(find(name), 'case.nothing-to-act-on', name)
  t.equal(find('investigate'), 'allowed')
  const stopOrder = servedFile('2026-03-11', { obligations: [{ kind: 'stop-order', amountFen: null, text: null }] })
  t.ok(hasObject('perform', stopOrder) && !hasObject('record-receipt', stopOrder))
  t.notOk(hasObject('perform', servedFile()), 'a fine is paid, not performed')
  const notice = { partyNo: null, issuedOn: '2026-03-05', servedOn: null, withdrawnOn: null }
  const withdrawn = withLine(filedFile(), 'notices', { ...notice, withdrawnOn: '2026-03-06' } as never)
  t.equal(
    allowedActs(withdrawn, somebody('head')).find((one) => one.act === 'withdraw-notice')?.refusal?.code,
    'case.wrong-state'
  )
  t.notOk(hasObject('withdraw-notice', withdrawn))
  t.ok(hasObject('withdraw-notice', withLine(filedFile(), 'notices', notice as never)))
  t.ok(hasObject('serve-notice', withLine(filedFile(), 'notices', notice as never)))
  t.notOk(hasObject('serve-notice', withdrawn) || hasObject('record-statement', withdrawn))
  const served = withLine(filedFile(), 'notices', { ...notice, servedOn: '2026-03-06' } as never)
  t.ok(hasObject('record-statement', served) && !hasObject('serve-notice', served))
  const stop = { ground: 'testing', why: null, from: '2026-03-05', to: null, approvedBy: null }
  const stopped = withLine(filedFile(), 'stops', { ...stop, measureNo: null, text: null } as never)
  t.equal(find('restart-clock', stopped), 'allowed')
})

t.test('an office that handles jointly may do what its row allows, while the sharing lasts', async (t) => {
  const partner = 'sz-market-nanshan'
  const shared = withLine(filedFile(), 'shares', {
    officeId: partner,
    kind: 'joint',
    from: '2026-03-05',
    to: null
  } as never)
  t.same(officesFor('investigate', shared), [office, partner])
  t.same(officesFor('decide', shared), [office])
  t.equal(judgeCaseAct('investigate', shared, somebody('officer', partner)), null)
  t.equal(judgeCaseAct('decide', shared, somebody('head', partner))?.code, 'auth.not-permitted')
})
