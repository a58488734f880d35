import { randomUUID } from 'node:crypto'
import { districts, officerOf, supervision, year } from './offices.ts'

/** A request as it is sent: over HTTP by the thousand, and once into the service to hear its statements. */
export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly person: string
  readonly body?: string
  readonly key?: string
}

export interface Operation {
  readonly name: string
  /** Who asks: each has a share of the requests. */
  readonly people: readonly string[]
  /** What makes its statements fresh each time they are sent bare. */
  readonly fresh: 'nothing' | 'new-case' | 'known-case'
  /** The request of the person with this number; `caseIds` are those of the person's own office. */
  request(person: number, caseIds: readonly string[]): Asked
}

const officers = districts.map(officerOf)

const reading = (name: string, people: readonly string[], path: string): Operation => ({
  name,
  people,
  fresh: 'nothing',
  request: (person) => ({ method: 'GET', path, person: people[person]! })
})

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!

export const operations: readonly Operation[] = [
  {
    name: 'read a case',
    people: officers,
    fresh: 'known-case',
    request: (person, caseIds) => ({ method: 'GET', path: `/v1/cases/${pick(caseIds)}`, person: officers[person]! })
  },
  reading('list 50 cases', officers, '/v1/cases?limit=50'),
  reading("month's report, supervision", [supervision], `/v1/reports/monthly?month=${year.month}`),
  reading("month's report, officers", officers, `/v1/reports/monthly?month=${year.month}`),
  reading('rate AC1, supervision', [supervision], `/v1/rates/AC1?period=${year.month}`),
  reading('rate AC1, officers', officers, `/v1/rates/AC1?period=${year.month}`),
  {
    name: 'register a case',
    people: officers,
    fresh: 'new-case',
    request: (person) => ({
      method: 'POST',
      path: '/v1/cases',
      person: officers[person]!,
      key: randomUUID(),
      body: pick(bodies)
    })
  }
]

const traders = ['晨光商行', '恒达贸易有限公司', '新锐电子有限公司', '百汇服饰店', '鹏华百货店', '启明科技有限公司']
const marks = ['晨曦', '海蓝', '云帆', '金穗', '南粤', '天工']
const wares: readonly (readonly [string, string, string])[] = [
  ['运动鞋', '双', '199.5'],
  ['手机壳', '个', '25'],
  ['白酒', '瓶', '468'],
  ['墨盒', '盒', '89'],
  ['耳机', '副', '129'],
  ['服装', '件', '310']
]

/** A few dozen bodies as a form would send them: two parties, one or two rights, three lines of goods. */
const bodies = traders.flatMap((trader, first) =>
  marks.map((mark, second) =>
    JSON.stringify({
      title: `${trader}涉嫌侵犯“${mark}”注册商标专用权案`,
      procedure: 'trademark-penalty',
      rightKind: 'trademark',
      source: 'report',
      placeOfAct: '福田区华强北街道振华路',
      parties: [
        {
          kind: 'individual-business',
          name: trader,
          identifierKind: 'uscc',
          identifier: '92440300MA5ABCDE5T',
          phone: '13800000000',
          address: '深圳市福田区振华路一百号'
        },
        { role: 'right-holder', kind: 'legal', name: `${mark}品牌管理有限公司` }
      ],
      rights: [
        { kind: 'trademark', name: mark, number: '3210010', classes: [25], holders: [2] },
        ...(second % 2 === 0 ? [{ kind: 'trademark', name: mark, number: '3210011', classes: [35], holders: [2] }] : [])
      ],
      goods: [0, 1, 2].map((line) => {
        const [name, unit, unitPrice] = wares[(first + second + line) % wares.length]!
        const found = line === 2 ? 'sold' : 'seized'
        return { name, quantity: '120', unit, found, infringing: 'yes', unitPrice, partyNo: 1, rightNo: 1 }
      })
    })
  )
)
