import fc from 'fast-check'
import t from 'tap'
import { plain, termsOf, termsToFind } from '../../src/domain/case/terms.ts'

t.test('single characters and pairs of each word', async (t) => {
  t.same(termsOf('福田区'), ['福', '福田', '田', '田区', '区'])
  t.same(termsOf('晨光 晨光'), ['晨', '晨光', '光'], 'each once')
  t.same(termsOf('Nike鞋'), ['n', 'ni', 'i', 'ik', 'k', 'ke', 'e', 'e鞋', '鞋'])
  t.same(termsOf('甲、乙（丙）'), ['甲', '乙', '丙'], 'no pair across a sign')
  t.same(termsOf('ＡＢ１'), termsOf('ab1'), 'full-width forms made plain')
  t.same(termsOf(' ，。\n'), [])
  t.same(termsOf('𠮷野'), ['𠮷', '𠮷野', '野'], 'a character beyond the basic plane is one')
})

t.test('what is asked for a fragment', async (t) => {
  t.same(termsToFind('光'), ['光'])
  t.same(termsToFind('晨光'), ['晨光'])
  t.same(termsToFind('晨光商行'), ['晨光', '光商', '商行'])
  t.same(termsToFind('Ａ晨光 B'), ['a晨', '晨光', 'b'])
  t.same(termsToFind('！？'), [])
  t.equal(plain('ＮＩＫＥ　Ａir'), 'nike air')
})

t.test('every fragment of a text is asked for by terms that the text has', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'晨光商行福田ABＣ１2 、-'), maxLength: 20 })
  fc.assert(
    fc.property(text, fc.nat(20), fc.nat(20), (whole, from, length) => {
      const terms = new Set(termsOf(whole))
      return termsToFind(whole.slice(from, from + length)).every((term) => terms.has(term))
    })
  )
})
