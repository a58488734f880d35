import type { Sent, TestApp } from './app.ts'

export interface Answer {
  readonly status: number
  readonly body: any
  readonly headers: Record<string, unknown>
}

/** A case as a test follows it: its id, and the versions that its acts answered with. */
export interface Followed {
  readonly id: string
  version: number
  transferVersion: number
}

/** The API as a client program uses it: acts through the routes only, so no test starts from a state the service could not reach. */
export function clientOf(testApp: TestApp) {
  const { app, as } = testApp

  async function get(person: string, url: string, sent: Sent = {}): Promise<Answer> {
    const response = await app.inject({ method: 'GET', url, headers: as(person, { ...sent, key: null }) })
    return {
      status: response.statusCode,
      body: response.body === '' ? null : response.json(),
      headers: response.headers
    }
  }

  async function post(person: string, url: string, body: object, sent: Sent = {}): Promise<Answer> {
    const response = await app.inject({ method: 'POST', url, headers: as(person, sent), payload: body })
    return {
      status: response.statusCode,
      body: response.body === '' ? null : response.json(),
      headers: response.headers
    }
  }

  /** Registers a case and follows it; throws on anything but 201. */
  async function register(person: string, body: object = {}): Promise<Followed> {
    const answer = await post(person, '/v1/cases', { ...sampleCase, ...body })
    if (answer.status !== 201) throw new Error(`register: ${answer.status} ${JSON.stringify(answer.body)}`)
    return { id: answer.body.caseId, version: answer.body.version, transferVersion: 0 }
  }

  /** An act on a case with the version followed so far; the answer whatever its status. */
  async function act(person: string, followed: Followed, name: string, body: object, sent: Sent = {}): Promise<Answer> {
    const answer = await post(person, `/v1/cases/${followed.id}/${name}`, body, { ifMatch: followed.version, ...sent })
    return follow(followed, answer)
  }

  async function transferAct(person: string, followed: Followed, name: string, body: object, no = 1): Promise<Answer> {
    const answer = await post(person, `/v1/transfers/${followed.id}/${no}/${name}`, body, {
      ifMatch: followed.transferVersion
    })
    return follow(followed, answer)
  }

  function follow(followed: Followed, answer: Answer): Answer {
    if (answer.status < 300) {
      // Other authorities are not told of the case: each act is one record of it.
      followed.version = answer.body.version ?? followed.version + 1
      followed.transferVersion = answer.body.transferVersion ?? followed.transferVersion
    }
    return answer
  }

  /** The same, for steps on the way to what a test is about: throws unless it was done. */
  async function done(answer: Promise<Answer>): Promise<Answer> {
    const given = await answer
    if (given.status >= 300) throw new Error(`${given.status} ${JSON.stringify(given.body)}`)
    return given
  }

  return { get, post, register, act, transferAct, done }
}

export const sampleCase = {
  title: '某商行销售侵犯注册商标专用权商品案',
  procedure: 'trademark-penalty',
  rightKind: 'trademark',
  source: 'report',
  parties: [
    { kind: 'individual-business', name: '福田区晨光商行', identifierKind: 'uscc', identifier: '92440300MA5ABCDE5T' }
  ],
  rights: [{ kind: 'trademark', name: '晨曦', number: '3210010', classes: [25] }],
  goods: [{ name: '运动鞋', quantity: '120', unit: '双', found: 'seized', infringing: 'yes', unitPrice: '199.5' }]
}

/** The seven people that a case of Futian meets. */
export const people = {
  officer: 'officer@futian.example',
  second: 'officer2@futian.example',
  head: 'head@futian.example',
  chief: 'chief@futian.example',
  finance: 'finance@sz.example',
  liaison: 'liaison@police.example',
  procurator: 'procurator@procuratorate.example',
  supervision: 'supervision@sz.example'
} as const

export const handlers = [people.officer, people.second]
export const fiveMaterials = ['transfer-letter', 'investigation-report', 'goods-list', 'test-report', 'other'].map(
  (kind) => ({ kind, count: 1 })
)
