import fc from 'fast-check'
import t from 'tap'
import { check, identifierKinds, type IdentifierKind } from '../../src/domain/identifiers/check.ts'
import { isOrganisationCode } from '../../src/domain/identifiers/uscc.ts'

type Row = readonly [value: string, valid: boolean, normalised: string, codes?: string]

const rows: Readonly<Record<IdentifierKind, readonly Row[]>> = {
  uscc: [
    ['91440300123456788M', true, '91440300123456788M'],
    ['92440300MA5ABCDE5T', true, '92440300MA5ABCDE5T'],
    ['11440300000000000N', true, '11440300000000000N'],
    ['91440300123456788N', false, '91440300123456788N', 'check-digit'],
    ['９１４４０３００１２３４５６７８８ｍ', true, '91440300123456788M'],
    ['91 4403 00 12345678-8 M', true, '91440300123456788M'],
    ['91440300123456789Q', true, '91440300123456789Q', 'organisation-code'],
    ['A1440300123456788L', true, 'A1440300123456788L', 'unknown-authority'],
    ['91000000123456788T', true, '91000000123456788T', 'unknown-area'],
    ['914403001234567O8M', false, '914403001234567O8M', 'letter-not-used'],
    ['440301103456789', true, '440301103456789', 'old-form'],
    ['91440300123456788', false, '91440300123456788', 'form'],
    ['914403AA123456788M', false, '914403AA123456788M', 'form'],
    ['', false, '', 'form']
  ],
  'resident-id': [
    ['000000190001010017', true, '000000190001010017', 'unknown-area'],
    ['000000200002291232', true, '000000200002291232', 'unknown-area'],
    ['000000199912318881', true, '000000199912318881', 'unknown-area'],
    ['000000190001010018', false, '000000190001010018', 'check-digit'],
    ['000000190102291232', false, '000000190102291232', 'birth-date'],
    ['000000170001010017', false, '000000170001010017', 'birth-date'],
    ['44030019491231005x', true, '44030019491231005X'],
    ['440300851231123', true, '440300851231123', 'old-form'],
    ['440300850230123', false, '440300850230123', 'birth-date'],
    ['X40300851231123', false, 'X40300851231123', 'form']
  ],
  'patent-no': [
    ['201710601862.3', true, 'ZL201710601862.3'],
    ['95115608.X', true, 'ZL95115608.X'],
    ['97101765.4', true, 'ZL97101765.4'],
    ['202030123456.3', true, 'ZL202030123456.3'],
    ['201510000001.0', true, 'ZL201510000001.0'],
    ['ZL 2017 1 0601862.3', true, 'ZL201710601862.3'],
    ['专利号：ｚｌ２０１７１０６０１８６２．３', true, 'ZL201710601862.3'],
    ['2017106018623', true, 'ZL201710601862.3'],
    ['201710601862', true, 'ZL201710601862.3', 'check-digit-missing'],
    ['95115608', true, 'ZL95115608.X', 'check-digit-missing'],
    ['95115608x', true, 'ZL95115608.X'],
    ['201710601862.4', false, 'ZL201710601862.4', 'check-digit'],
    ['201740601862.3', false, 'ZL201740601862.3', 'patent-kind'],
    ['200210601862.3', false, 'ZL200210601862.3', 'year'],
    ['220010601862.3', false, 'ZL220010601862.3', 'year'],
    ['04115608.X', false, 'ZL04115608.X', 'year'],
    ['2017106018', false, '2017106018', 'form']
  ],
  'trademark-no': [
    ['1234567', true, '1234567'],
    ['第１２３４５６７号', true, '1234567'],
    ['g1234567', true, 'G1234567'],
    ['12345678A', true, '12345678A', 'suffix'],
    ['0', false, '0', 'form'],
    ['1234567890', false, '1234567890', 'form'],
    ['12-34', false, '12-34', 'form']
  ],
  'document-no': [
    ['深市监罚字〔2015〕12号', true, '深市监罚字〔2015〕12号'],
    ['深市监罚字[2015]12号', true, '深市监罚字〔2015〕12号'],
    ['深市监罚字【2015】12号', true, '深市监罚字〔2015〕12号'],
    ['深市监罚字（2015） 第12-1号', true, '深市监罚字〔2015〕12-1号'],
    ['×市监×罚〔2024〕15号', false, '×市监×罚〔2024〕15号', 'form'],
    ['深市监罚字〔2015〕号', false, '深市监罚字〔2015〕号', 'form'],
    ['深〔2015〕1号', false, '深〔2015〕1号', 'form']
  ],
  'court-case-no': [
    ['（2016）粤03民初123号', true, '（2016）粤03民初123号'],
    ['(2016)粤03民初123号', true, '（2016）粤03民初123号'],
    ['〔2016〕粤0304刑初１２号之一', true, '（2016）粤0304刑初12号之一'],
    ['（2019）最高法知民终1号', true, '（2019）最高法知民终1号'],
    ['（2020）粤知民终12号', true, '（2020）粤知民终12号'],
    ['（2021）粤73知民初5号', true, '（2021）粤73知民初5号'],
    ['(2015)深中法知民初字第123号', true, '（2015）深中法知民初字第123号'],
    ['(2015)深南法知刑初字第5号', true, '（2015）深南法知刑初字第5号'],
    ['(2016)深南法知刑初字第5号', false, '（2016）深南法知刑初字第5号', 'year'],
    ['（2015）粤03民初123号', false, '（2015）粤03民初123号', 'year'],
    ['（2300）粤03民初123号', false, '（2300）粤03民初123号', 'year'],
    ['（2016）粤034民初123号', false, '（2016）粤034民初123号', 'court-code'],
    ['（2016）猫03民初123号', false, '（2016）猫03民初123号', 'court-code'],
    ['（2016）最高法03民终123号', false, '（2016）最高法03民终123号', 'court-code'],
    ['（2016）粤03猫123号', false, '（2016）粤03猫123号', 'type-code'],
    ['2016粤03民初123号', false, '2016粤03民初123号', 'form']
  ],
  'software-copyright-no': [
    ['2015SR000001', true, '2015SR000001'],
    ['2015 sr 1234567', true, '2015SR1234567'],
    ['软著登字第0000001号', true, '软著登字第0000001号', 'certificate-no'],
    ['2015SR00001', false, '2015SR00001', 'form']
  ]
}

for (const kind of identifierKinds) {
  t.test(kind, async (t) => {
    for (const [value, valid, normalised, codes] of rows[kind]) {
      const finding = check(kind, value)
      t.equal(finding.valid, valid, value)
      t.equal(finding.normalised, normalised, value)
      t.equal(finding.warnings.map((warning) => warning.code).join(' '), codes ?? '', value)
      t.ok(finding.warnings.every((warning) => warning.zh !== '' && warning.en !== ''))
      t.equal(finding.raw, value)
      t.equal(finding.kind, kind)
    }
  })
}

t.test('parts', async (t) => {
  const parts = (kind: IdentifierKind, value: string): unknown => check(kind, value).parts
  t.match(parts('uscc', '91440300123456788M'), {
    authorityName: '市场监管',
    entityKindName: '企业',
    area: '440300',
    organisationCode: '12345678-8'
  })
  t.match(parts('uscc', '11440300000000000N'), { authorityName: '机构编制', entityKindName: '' })
  t.match(parts('resident-id', '000000190001010017'), { birthDate: '1900-01-01', sex: 'male', form: 'current' })
  t.match(parts('resident-id', '440300851231122'), { birthDate: '1985-12-31', sex: 'female', form: 'old' })
  t.match(parts('patent-no', '95115608.X'), {
    year: '1995',
    patentKind: 'invention',
    pct: 'no',
    serial: '15608',
    form: 'old'
  })
  t.match(parts('patent-no', '01815608'), { year: '2001', pct: 'yes', applicationNo: /^01815608\./ })
  t.match(parts('patent-no', '201790601862'), { patentKind: 'utility-model', pct: 'yes' })
  t.match(parts('trademark-no', 'G123'), { form: 'international', serial: '123' })
  t.match(parts('document-no', '深市监罚字〔2015〕12-3号'), {
    organ: '深市监罚字',
    year: '2015',
    serial: '12',
    branch: '3'
  })
  t.match(parts('court-case-no', '（2019）最高法知民终1号'), { level: 'supreme', special: '知', type: '民终' })
  t.match(parts('court-case-no', '（2020）粤0304刑初12号'), {
    level: 'basic',
    courtName: '深圳市福田区人民法院',
    special: ''
  })
  t.match(parts('court-case-no', '（2020）京0101刑初12号'), { courtName: '', level: 'basic' })
})

t.test('organisation codes', async (t) => {
  for (const code of ['D2143569-X', '12345678-8', '00000000-0']) t.equal(isOrganisationCode(code), true, code)
  for (const code of ['D2143569-1', '12345678-X', '1234567-8', '']) t.equal(isOrganisationCode(code), false, code)
})

t.test('one wrong character is always found in a code with a check character', async () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  fc.assert(
    fc.property(fc.nat(17), fc.nat(30), (at, to) => {
      const right = '91440300123456788M'
      const wrong = right.slice(0, at) + alphabet.charAt(to) + right.slice(at + 1)
      return wrong === right || !check('uscc', wrong).valid
    })
  )
})

t.test('any text gets an answer, and a canonical form stays as it is', async (t) => {
  t.equal(check('document-no', '深'.repeat(101)).warnings[0]?.code, 'too-long')
  fc.assert(
    fc.property(fc.constantFrom(...identifierKinds), fc.string({ unit: 'binary', maxLength: 120 }), (kind, text) => {
      const finding = check(kind, text)
      return finding.raw === text && (finding.valid || finding.warnings.length > 0)
    })
  )
  for (const kind of identifierKinds) {
    for (const [value] of rows[kind].filter(([, valid]) => valid)) {
      const once = check(kind, value)
      t.equal(check(kind, once.normalised).normalised, once.normalised)
    }
  }
})
