import { labelOf } from '../../domain/labels.ts'
import { materialKinds } from '../../domain/case/vocabulary.ts'

/** Sends a request of the demonstration as one person; throws with the answer when it was refused. */
export type Ask = (
  person: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  version?: number
) => Promise<Answer>

export interface Answer {
  readonly caseId: string
  readonly version: number
  readonly state: string
  readonly number: string | null
  readonly transferVersion: number
  readonly transferState: string
}

const officer = 'officer@futian.example'
const colleague = 'officer2@futian.example'
const head = 'head@futian.example'
const chief = 'chief@futian.example'
const liaison = 'liaison@police.example'

/**
 * One made-up case from the clue to the police's filing, through the very API that any client uses; `told` hears each step
 * as it is done. Answers the case's id.
 */
export async function walkCase(ask: Ask, told: (line: string) => void): Promise<string> {
  const now = () => new Date().toISOString()
  let step = await ask(officer, 'POST', '/v1/cases', clue)
  told(`线索登记  ${officer}`)
  step = await ask(head, 'POST', `/v1/cases/${step.caseId}/file`, { handlers: [officer, colleague] }, step.version)
  told(`立案      ${head} → ${step.number}`)
  const { caseId } = step
  step = await ask(
    head,
    'POST',
    `/v1/cases/${caseId}/transfers`,
    { members: [officer, colleague], charge: '销售假冒注册商标的商品罪' },
    step.version
  )
  told(`专案组    ${head} → ${officer}、${colleague}`)
  const act = async (person: string, name: string, body: object, label: string) => {
    step = await ask(person, 'POST', `/v1/transfers/${caseId}/1/${name}`, body, step.transferVersion)
    told(`${label}  ${person} → ${labelOf('state', step.transferState, 'zh')}`)
  }
  await act(officer, 'report', { text: '示范：货值金额已达追诉标准，建议移送公安机关。' }, '书面报告')
  await act(chief, 'approve', { occurredAt: now() }, '批准移送')
  const materials = materialKinds.map((kind) =>
    kind === 'test-report' ? { kind, count: 0, reason: '鉴别意见随后补送' } : { kind, count: 1 }
  )
  await act(officer, 'send', { occurredAt: now(), materials }, '移送公安')
  await act(liaison, 'receive', { occurredAt: now() }, '签收回执')
  await act(liaison, 'file', { policeNumber: '示范立字〔2026〕1号' }, '公安立案')
  // The police are not told of the case: its own office reads where it stands.
  const { version } = await ask(head, 'GET', `/v1/cases/${caseId}`)
  const closed = await ask(head, 'POST', `/v1/cases/${caseId}/close`, { ground: 'transferred-criminal' }, version)
  told(`行政结案  ${head} → ${labelOf('state', closed.state, 'zh')}`)
  return caseId
}

const clue = {
  title: '示范：某商行销售假冒注册商标的商品案',
  procedure: 'trademark-penalty',
  rightKind: 'trademark',
  source: 'report',
  placeOfAct: '福田区华强北街道',
  parties: [
    { kind: 'individual-business', name: '示范商行（虚构）', identifierKind: 'uscc', identifier: '92440300MA5ABCDE5T' }
  ],
  rights: [{ kind: 'trademark', name: '晨曦（虚构）', number: '3210010', classes: [9] }],
  goods: [
    { name: '耳机', quantity: '1500', unit: '副', found: 'seized', infringing: 'yes', unitPrice: '45.00' },
    { name: '耳机', quantity: '820', unit: '副', found: 'sold', infringing: 'yes', unitPrice: '45.00' }
  ],
  figures: [{ measure: 'goods-value', value: '104400.00', unit: 'CNY', basis: 'actual-price' }]
}
