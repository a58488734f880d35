import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import PizZip from 'pizzip'
import t, { type Test } from 'tap'
import { projectFolder } from '../src/config.ts'
import { checkTemplate, templateLimits } from '../src/documents/check-template.ts'
import { formOf, forms, needsOf, templateFile, volumes, type FormKind } from '../src/documents/catalogue.ts'
import { fieldOf, groups, listFieldOf, lists, type DocumentData } from '../src/documents/fields.ts'
import { pack } from '../src/documents/pack.ts'
import { render } from '../src/documents/render.ts'
import { formatDocumentNo } from '../src/domain/identifiers/document-no.ts'
import { caseActs } from '../src/domain/case/act-table.ts'
import { Refusal } from '../src/domain/refusal.ts'
import { fullData } from './support/document-data.ts'

const kinds = Object.keys(forms) as FormKind[]
const folder = join(projectFolder, 'seeds/templates')
const templateOf = (kind: FormKind) => readFile(join(folder, templateFile(kind)))

const partsOf = (bytes: Buffer): Record<string, string> => {
  const zip = new PizZip(bytes)
  return Object.fromEntries(Object.keys(zip.files).map((name) => [name, zip.file(name)!.asText()]))
}
const unescape = (text: string) =>
  text.replace(
    /&(lt|gt|amp|quot|apos);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name] ?? "'"
  )

/** The paragraphs of a document as they read. */
const read = (bytes: Buffer): string[] => {
  const xml = partsOf(bytes)['word/document.xml']!
  return [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)].map(([, text]) => unescape(text!)).join('')
  )
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const base = partsOf(await templateOf('service-receipt'))
const paragraph = (text: string) =>
  `<w:p><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
/** A template of our own making around this content. */
const around = (content: string, more: Record<string, string> = {}) =>
  pack({
    ...base,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${word}><w:body>${content}</w:body></w:document>`,
    ...more
  })

async function refused(t: Test, template: Buffer, code: string, name: string): Promise<void> {
  const outcome = await checkTemplate(template).then(
    () => 'passed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error))
  )
  t.equal(outcome, code, name)
}

t.test('the catalogue', async (t) => {
  t.same(
    (await readdir(folder)).sort(),
    kinds.map(templateFile).sort(),
    'each form has its template, and no other is there'
  )
  for (const kind of kinds) {
    const { zh, en, numberType, samrForm, rules: basis, volume } = formOf(kind)
    t.match(kind, /^[a-z]+(-[a-z]+)*$/)
    t.ok(zh.length > 2 && en.length > 5 && basis.length > 0)
    t.ok(volume[1] >= 1 && volume[1] <= volumes[volume[0]].length, `${kind} has its place in the file of the case`)
    t.ok(samrForm === null || (samrForm >= 1 && samrForm <= 56))
    if (numberType !== null)
      t.match(formatDocumentNo({ organ: '深市监', type: numberType, year: 2026, serial: 1 }), numberType)
    t.ok(
      basis.every((id) => /^[AT]-\d\d$/.test(id)),
      `${kind}: ${basis.join(' ')}`
    )
  }
  const types = kinds.map((kind) => formOf(kind).numberType).filter((type) => type !== null)
  t.equal(new Set(types).size, types.length, 'no two kinds share a series of numbers')
  t.equal(volumes.main.length, 7, 'A-98')
  t.equal(volumes.secondary.length, 6, 'A-98')
  t.throws(() => formOf('toString'), { code: 'document.kind' })
})

t.test('each document that the table of acts names is a form', async (t) => {
  const named = Object.entries(caseActs).filter(([, { document }]) => document !== null)
  t.ok(named.length > 10)
  for (const [act, { document }] of named) t.ok(document! in forms, `${act}: ${document}`)
})

t.test('our own templates: sound, full with all facts, marked without', async (t) => {
  for (const kind of kinds) {
    const template = await templateOf(kind)
    const { tags } = await checkTemplate(template)
    const wanted = tags.filter((tag) => {
      const [group, name] = tag.split('.') as [string, string]
      return (fieldOf(tag) ?? listFieldOf(group, name))!.optional === false
    })
    t.same(needsOf(kind), wanted, `${kind}: needs`)

    const full = render(template, fullData(kind))
    t.same(full.missing, [], `${kind}: nothing is missing`)
    const text = read(full.bytes).join('\n')
    t.notMatch(text, /[{}]|【缺|undefined|null|NaN|\[object/, `${kind}: no trace of the template is left`)

    const empty = render(template, {})
    const needed = new Set(
      needsOf(kind).map((tag) => fieldOf(tag)?.zh ?? lists[tag.split('.')[0] as keyof typeof lists].zh)
    )
    t.same([...empty.missing].sort(), [...needed].sort(), `${kind}: everything is told as missing`)
    const marked = read(empty.bytes).join('\n')
    for (const zh of needed) t.ok(marked.includes(`【缺：${zh}】`), `${kind}: ${zh} is marked`)
    t.ok(render(template, fullData(kind)).bytes.equals(full.bytes), `${kind}: the same bytes again`)
  }
})

t.test('what the penalty decision says', async (t) => {
  const { bytes } = render(await templateOf('penalty-decision'), fullData('penalty-decision'))
  const text = read(bytes).filter((line) => line !== '')
  t.equal(text[0], '深圳市市场监督管理局福田监管局')
  t.equal(text[1], '行政处罚决定书')
  t.equal(text[2], '深市监福罚决〔2026〕12号')
  t.ok(text.includes('营业执照：91440300123456788M'))
  t.ok(text.includes('2．罚款100000.00元（大写：壹拾万元整），上缴国库。'))
  t.ok(text.includes('2026年9月24日'))
  t.ok(
    text.includes(
      '至2026年5月6日被查获时，已售出80盏，销售金额10400元；库存320盏，货值金额41600元。违法经营额共计52000元。'
    ),
    'lines of a text are paragraphs'
  )
  const goods = render(await templateOf('goods-list'), fullData('goods-list'))
  const rows = partsOf(goods.bytes)['word/document.xml']!.match(/<w:tr>/g)!.length
  t.equal(rows, 3, 'a head and a row for each line of goods')
})

t.test('the bytes do not depend on the zone or the day', async (t) => {
  const template = await templateOf('goods-list')
  const zone = process.env['TZ']
  t.teardown(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })
  const made = ['Asia/Shanghai', 'America/New_York', 'UTC'].map((name) => {
    process.env['TZ'] = name
    return render(template, fullData('goods-list')).bytes.toString('base64')
  })
  t.equal(new Set(made).size, 1)
})

const oneFact = around(paragraph('前{party.name}后'))
const filled = (name: string) => read(render(oneFact, { party: { name } }).bytes)

t.test('what a user wrote is text and nothing else', async (t) => {
  await checkTemplate(oneFact)
  const literal = [
    '{case.cause}',
    '{#goods}{name}{/goods}',
    '{@raw}{=<% %>=}',
    '<w:p/><script>&amp;&lt;"\'',
    '】【缺：案由】',
    '__proto__ constructor',
    '\u200fעברית\u200e',
    '䶮𠮷\ue000',
    '　全角 空格  ',
    '\t制表',
    'a'.repeat(100_000)
  ]
  for (const name of literal) t.same(filled(name), [`前${name}后`], JSON.stringify(name.slice(0, 40)))
  t.same(filled('a\u202eb'), ['前a\u202eb\u202c后'], 'a turned direction ends with the text')
  t.same(filled('a\u2067b\nc'), ['前a\u2067b\u2069', 'c后'])
  t.same(filled('a\r\nb\rc\u2028d'), ['前a', 'b', 'c', 'd后'], 'ends of lines are paragraphs')
  t.same(filled('a\0b\x1bc\x7fd'), ['前a␀b␛c␡d后'], 'what XML cannot hold is visible')
  t.same(filled('a\ud800b\ufffe\ufdd0c\ufdd1\ufdd2'), ['前a\ufffdb\ufffd\ufffdc\ufffd\ufffd后'])
  for (const blank of ['', '  ', '\n', null, undefined])
    t.same(render(oneFact, { party: { name: blank } }).missing, ['当事人名称'], JSON.stringify(blank))

  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      const { bytes } = render(oneFact, { party: { name } })
      const xml = partsOf(bytes)['word/document.xml']!
      const tags = xml.replace(/[^<]*(<[^>]*>)[^<]*/g, '$1')
      return !/[\ufdd0-\ufdd2\0-\x08\x0b\x0c\x0e-\x1f]/.test(xml) && !/[{}]/.test(tags)
    }),
    { numRuns: 300 }
  )
})

t.test('gaps and paragraphs keep the shape of the document', async (t) => {
  const styled = `<w:p><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="0"/><w:ind w:firstLine="640"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr><w:t>{case.facts}</w:t></w:r></w:p>`
  const cut = partsOf(render(around(styled), { case: { facts: '一\n二' } }).bytes)['word/document.xml']!
  t.equal(cut.match(/<w:p>/g)!.length, 2)
  t.equal(cut.match(/w:firstLine="640"/g)!.length, 2, 'the second paragraph is like the first')
  t.equal(cut.match(/w:before="120"/g)!.length, 1, 'but for the space before it')

  const gap = partsOf(render(around(styled), {}).bytes)['word/document.xml']!
  t.match(
    gap,
    /<w:rFonts w:eastAsia="仿宋"\/><w:b\/><w:color w:val="C00000"\/><w:sz w:val="32"\/><w:highlight w:val="yellow"\/><\/w:rPr><w:t xml:space="preserve">【缺：查明的事实】/
  )

  const link = `<w:p><w:smartTag><w:r><w:t>{case.facts}</w:t></w:r></w:smartTag></w:p>`
  const broken = partsOf(render(around(link), { case: { facts: '一\n二' } }).bytes)['word/document.xml']!
  t.match(broken, /一<\/w:t><w:br\/><w:t xml:space="preserve">二/, 'where a paragraph cannot be cut, a line ends')
  const section = `<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{case.facts}</w:t></w:r></w:p>`
  t.match(partsOf(render(around(section), { case: { facts: '一\n二' } }).bytes)['word/document.xml']!, /<w:br\/>/)

  for (const kind of kinds)
    for (const data of [{}, fullData(kind)] satisfies DocumentData[]) {
      const xml = partsOf(render(await templateOf(kind), data).bytes)['word/document.xml']!
      t.equal(balance(xml), '', `${kind} is well formed`)
    }
})

/** What is not closed, or closed and not open; '' for a well-formed text. */
function balance(xml: string): string {
  const open: string[] = []
  for (const [tag, end, name, self] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (end === '/') {
      if (open.pop() !== name) return tag
    } else if (self !== '/') open.push(name!)
  }
  return open.join(' ')
}

t.test('lists', async (t) => {
  const template = around(
    `${paragraph('{#goods}')}${paragraph('{index}．{name}×{quantity}{unit}{note}（{case.cause}）')}${paragraph('{/goods}')}`
  )
  t.same((await checkTemplate(template)).lists, ['goods'])
  const data: DocumentData = {
    case: { cause: '案由' },
    goods: [{ name: '灯', quantity: '2', unit: '盏' }, { name: '线' }]
  }
  const { bytes, missing } = render(template, data)
  t.same(read(bytes), ['1．灯×2盏（案由）', '2．线×【缺：物品清单第2项数量】【缺：物品清单第2项单位】（案由）'])
  t.same(missing, ['物品清单第2项数量', '物品清单第2项单位'])
  const none = render(template, { case: { cause: '案由' }, goods: [] })
  t.same(read(none.bytes), ['【缺：物品清单】．×（案由）'])
  const many = render(template, { case: { cause: 'x' }, goods: Array.from({ length: 2000 }, () => data.goods![0]!) })
  t.equal(read(many.bytes).length, 2000)
  for (const [name, { fields }] of Object.entries(lists)) {
    t.notOk(name in groups, 'no list is called as a group is')
    t.notOk('index' in fields)
  }
})

t.test('a template of an office is looked at before it is used', async (t) => {
  const good = around(paragraph('{organ.name}'))
  t.same(await checkTemplate(good), { tags: ['organ.name'], lists: [] })
  const split = around('<w:p><w:r><w:t>{organ</w:t></w:r><w:r><w:t>.name}</w:t></w:r></w:p>')
  t.same((await checkTemplate(split)).tags, ['organ.name'], 'a tag that Word has cut in two')

  const tag = (text: string, name: string) => refused(t, around(paragraph(text)), 'document.template-tag', name)
  await tag('{organ.nam}', 'an unknown field')
  await tag('{constructor}', 'a name of the language')
  await tag('{organ.constructor}', 'a name of the language in a group')
  await tag('{__proto__.name}', 'a prototype')
  await tag('{1+1}', 'code')
  await tag('{organ.name.length}', 'a property of a text')
  await tag('{name}', 'a field of a list outside of it')
  await tag('{@organ.name}', 'raw content')
  await tag('{#organ.name}x{/organ.name}', 'a fact as a list')
  await tag('{^goods}x{/goods}', 'a condition')
  await tag('{#goods}{#evidence}{name}{/evidence}{/goods}', 'a list in a list')
  await tag('{organ.name', 'not closed')
  await tag('{#goods}{name}', 'a list that is not closed')
  await tag('{=[[ ]]=}[[organ.name]]', 'other delimiters')

  const active = (name: string, more: Record<string, string>, code = 'document.template-active') =>
    refused(t, around(paragraph('x'), more), code, name)
  await active('a macro', { 'word/vbaProject.bin': 'x' })
  await active('a control', { 'word/activeX/activeX1.xml': '<x/>' })
  await active('an embedded object', { 'word/embeddings/oleObject1.bin': 'x' })
  await active('a page', { 'word/afchunk.html': '<p/>' })
  await active('a document with macros by its type', {
    '[Content_Types].xml': base['[Content_Types].xml']!.replace(
      /application\/vnd[^"]*document\.main\+xml/,
      'application/vnd.ms-word.document.macroEnabled.main+xml'
    )
  })
  await active('foreign content', { 'word/header1.xml': `<w:hdr ${word}><w:altChunk/></w:hdr>` })
  await active('an object', { 'word/document.xml': `<w:document ${word}><w:body><w:object/></w:body></w:document>` })
  await active('a merge of letters', { 'word/settings.xml': `<w:settings ${word}><w:mailMerge/></w:settings>` })

  const related = (name: string, target: string, code: string) =>
    refused(
      t,
      around(paragraph('x'), {
        'word/_rels/document.xml.rels': base['word/_rels/document.xml.rels']!.replace(
          '</Relationships>',
          `${target}</Relationships>`
        )
      }),
      code,
      name
    )
  const to = (type: string, rest: string) => `<Relationship Id="rId9" Type="${relationship}/${type}" ${rest}/>`
  const external = 'document.template-external'
  await related(
    'an image from elsewhere',
    to('image', 'Target="https://a.example/x.png" TargetMode="External"'),
    external
  )
  await related('written otherwise', to('image', `TargetMode = '&#69;xternal' Target="x"`), external)
  await related('an address without the mode', to('image', 'Target="file:///c:/x.png"'), external)
  await active(
    'an old picture',
    { 'word/header1.xml': `<w:hdr ${word}><v:imagedata src="http://a.example/x"/></w:hdr>` },
    external
  )
  await related('a share', to('image', 'Target="\\\\host\\share\\x.png"'), external)
  await related('another template', to('attachedTemplate', 'Target="x.dotm" TargetMode="External"'), external)
  await related('a link', to('hyperlink', 'Target="https://a.example" TargetMode="External"'), external)
  await related('a frame', to('frame', 'Target="x.xml"'), 'document.template-active')
  await related('a package', to('package', 'Target="x.xml"'), 'document.template-active')

  const instruct = (...pieces: string[]) =>
    around(
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
    )
  await checkTemplate(instruct(' PA', 'GE '))
  const fieldRefused = 'document.template-field'
  await refused(t, instruct(' DDEAUTO c:\\\\x '), fieldRefused, 'DDE')
  await refused(t, instruct(' DD', 'E cmd '), fieldRefused, 'DDE in two runs')
  await refused(t, instruct(' &#68;DE cmd '), fieldRefused, 'DDE as a character reference')
  await refused(t, instruct(' INCLUDEPICTURE "http://a.example/x" '), fieldRefused, 'a picture from elsewhere')
  await refused(t, around('<w:p><w:fldSimple w:instr=" DDE x "/></w:p>'), fieldRefused, 'a simple field')
  await refused(t, around(`<w:p><w:fldSimple w:dirty="1" w:instr=' LINK x '/></w:p>`), fieldRefused, 'in single quotes')

  const damaged = 'document.template-damaged'
  await refused(t, Buffer.from('not a zip'), damaged, 'no zip')
  await refused(t, good.subarray(0, good.length - 10), damaged, 'cut short')
  await refused(t, Buffer.alloc(templateLimits.packed + 1), damaged, 'too large')
  await refused(t, around(' '.repeat(templateLimits.unpacked)), damaged, 'a bomb')
  await refused(t, pack({ 'a.xml': '<x/>' }), damaged, 'no document')
  await refused(t, around('<w:p><w:ins/></w:p>'), damaged, 'tracked changes')
  await refused(
    t,
    pack({ ...base, 'word/document.xml': Buffer.from(`\ufeff${base['word/document.xml']}`, 'utf16le') }),
    damaged,
    'another encoding'
  )
  await refused(
    t,
    around(paragraph('x'), { 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }),
    damaged,
    'an entity'
  )
})

t.test('a tag that was never checked is not filled', async (t) => {
  for (const text of ['{organ.nam}', '{constructor}', '{@organ.name}', '{#organ.name}x{/organ.name}'])
    t.throws(() => render(around(paragraph(text)), { organ: { name: 'x' } }), text)
})
