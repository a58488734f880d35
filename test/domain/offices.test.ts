import t from 'tap'
import { organOf, sameLevel, statutoryArea, type Area, type Office } from '../../src/domain/offices.ts'

const office = (officeId: string, rest: Partial<Office> = {}): [string, Office] => [
  officeId,
  {
    officeId,
    nameZh: officeId,
    nameEn: officeId,
    kind: 'market-supervision',
    tier: 'city',
    parentId: null,
    areaCode: '440300',
    numberPattern: null,
    outside: false,
    policeOfficeId: null,
    procuratorateOfficeId: null,
    validFrom: null,
    validTo: null,
    namesOf: [],
    ...rest
  }
]

const district = { tier: 'district', areaCode: '440304' } as const
const offices = new Map([
  office('city'),
  office('bureau', {
    ...district,
    parentId: 'city',
    namesOf: [
      { actsInNameOf: 'city', from: '2009-01-01', to: '2019-12-31' },
      { actsInNameOf: 'gone', from: '2025-01-01', to: null }
    ]
  }),
  office('designated', { ...district, policeOfficeId: 'police-b', procuratorateOfficeId: 'not-on-file' }),
  office('elsewhere', { tier: 'outside', areaCode: 'outside', outside: true }),
  office('police-old', { kind: 'public-security', validTo: '2015-12-31' }),
  office('police', { kind: 'public-security', validFrom: '2016-01-01' }),
  office('police-b', { ...district, kind: 'public-security' }),
  office('procuratorate', { kind: 'procuratorate' })
])

t.test('in whose name an office acts (D-37)', async (t) => {
  t.equal(organOf(offices, 'bureau', '2008-12-31')?.officeId, 'bureau', 'the day before')
  t.equal(organOf(offices, 'bureau', '2009-01-01')?.officeId, 'city', 'the first day')
  t.equal(organOf(offices, 'bureau', '2019-12-31')?.officeId, 'city', 'the last day')
  t.equal(organOf(offices, 'bureau', '2020-01-01')?.officeId, 'bureau', 'the day after')
  t.equal(organOf(offices, 'bureau', '2025-01-01')?.officeId, 'bureau', 'an organ that is not on file')
  t.equal(organOf(offices, 'city', '2020-01-01')?.officeId, 'city')
  t.equal(organOf(offices, 'unknown', '2020-01-01'), null)
})

t.test('the police and the procuratorate of the same level (D-37)', async (t) => {
  const police = (id: string, day: string) => sameLevel(offices, id, day, 'public-security')?.officeId ?? null
  t.equal(police('bureau', '2018-05-01'), 'police', 'the level of the organ, not of the bureau')
  t.equal(police('bureau', '2021-05-01'), 'police-b', 'its own level once it acts in its own name')
  t.equal(police('city', '2015-12-31'), 'police-old')
  t.equal(police('city', '2016-01-01'), 'police')
  t.equal(police('designated', '2018-05-01'), 'police-b', 'a designation comes first')
  t.equal(police('elsewhere', '2018-05-01'), null)
  t.equal(police('unknown', '2018-05-01'), null)
  t.equal(sameLevel(offices, 'bureau', '2018-05-01', 'procuratorate')?.officeId, 'procuratorate')
  t.equal(sameLevel(offices, 'bureau', '2021-05-01', 'procuratorate'), null, 'none of that level')
  t.equal(sameLevel(offices, 'designated', '2018-05-01', 'procuratorate'), null, 'designated, but not on file')
})

t.test('a zone adds to its statutory area (D-17)', async (t) => {
  const area = (code: string, rest: Partial<Area>): [string, Area] => [
    code,
    { code, nameZh: code, nameEn: code, kind: 'district', parent: null, validFrom: null, validTo: null, ...rest }
  ]
  const areas = new Map([
    area('440307', { parent: '440300' }),
    area('440300-DP', { kind: 'functional-zone', parent: '440307' }),
    area('alone', { kind: 'functional-zone' })
  ])
  t.equal(statutoryArea(areas, '440300-DP'), '440307')
  t.equal(statutoryArea(areas, '440307'), '440307')
  t.equal(statutoryArea(areas, 'alone'), 'alone')
  t.equal(statutoryArea(areas, 'unknown'), 'unknown')
})
