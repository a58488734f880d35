import t from 'tap'
import { refuse, Refusal, restingOn } from '../../src/domain/refusal.ts'

t.test('the values of a message: words, numbers, lists, both languages, and none', async (t) => {
  const text = (params: ConstructorParameters<typeof Refusal>[1]) => {
    const refusal = new Refusal('request.stale', params)
    t.equal(refusal.message, refusal.text('en'))
    return refusal.text('en')
  }
  t.equal(text({ expected: 1, actual: '2' }), 'The version changed: you read 1, it is now 2')
  t.equal(text({ expected: ['1', '2'], actual: true }), 'The version changed: you read 1, 2, it is now true')
  t.equal(text({ expected: { zh: '一', en: 'one' }, actual: '2' }), 'The version changed: you read one, it is now 2')
  t.equal(new Refusal('request.stale', { expected: { zh: '一', en: 'one' } }).text('zh').includes('一'), true)
  t.equal(text({ actual: null }), 'The version changed: you read {expected}, it is now {actual}', 'nothing to name')
})

t.test('the basis is that of the row, or the one that the refusal names', async (t) => {
  t.equal(new Refusal('request.stale').basis, null)
  t.equal(new Refusal('request.stale', { basis: 'P-14' }).basis, 'P-14')
})

t.test('a step that refuses without a rule of its own rests on the rule of its act', async (t) => {
  const basisOf = (code: ConstructorParameters<typeof Refusal>[0], params = {}) =>
    restingOn('A-41', () => refuse(code, params)).then(
      () => 'no refusal',
      (error: unknown) => (error instanceof Refusal ? error.basis : String(error))
    )
  t.equal(await restingOn('A-41', () => 7), 7)
  t.equal(await basisOf('case.party-decided', { decision: 1 }), 'A-41')
  t.equal(await basisOf('case.refund-too-large'), 'A-41')
  t.equal(await basisOf('case.obligations-not-allowed'), 'A-47', 'its own')
  t.equal(await basisOf('not-found'), null, 'what cannot be seen rests on no act')
  t.equal(await restingOn('A-41', () => Promise.reject(new TypeError('x'))).catch(String), 'TypeError: x')
})
