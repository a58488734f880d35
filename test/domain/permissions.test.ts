import t from 'tap'
import { roles } from '../../src/domain/actor.ts'
import { operations, permittedOperations, postingsFor, reachFor, type Operation } from '../../src/domain/permissions.ts'
import { actor, office } from '../support/case-file.ts'

const all = Object.keys(operations) as Operation[]

t.test('every role may ask for what the table lists it under, and for nothing else', async (t) => {
  for (const role of roles) {
    const asked = permittedOperations(actor('x', [[role, office]]))
    t.same(
      asked,
      all.filter((operation) => (operations[operation] as readonly string[]).includes(role)),
      role
    )
  }
  t.same(permittedOperations(actor('nobody', [])), [])
})

t.test('a posting reaches its offices, each once, and only where its role may', async (t) => {
  const who = actor('x', [
    ['officer', office],
    ['head', office],
    ['finance', 'sz-market-nanshan']
  ])
  t.same(reachFor(who, 'cases.file'), [office])
  t.same(reachFor(who, 'cases.read'), [office, 'sz-market-nanshan'])
  t.same(reachFor(who, 'settings.change'), [])
  t.same(
    postingsFor(who, 'cases.record-receipt').map(({ officeId }) => officeId),
    ['sz-market-nanshan']
  )
})
