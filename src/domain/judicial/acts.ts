import type { Actor, Role } from '../actor.ts'
import { postingsFor } from '../permissions.ts'
import { Refusal } from '../refusal.ts'
import { stateOfJudicial, type JudicialCase } from './case.ts'
import { judicialStates, type JudicialState } from './vocabulary.ts'

interface Row {
  readonly from: readonly JudicialState[]
  readonly roles: readonly Role[]
  readonly zh: string
  readonly en: string
}

const row = (from: readonly JudicialState[], zh: string, en: string): Row => ({ from, roles: ['court-clerk'], zh, en })

/** The acts on a court case: from which states, and whose they are. */
export const judicialActs = {
  close: row(['open'], '结案', 'close it'),
  reopen: row(['closed'], '更正为未结', 'take a closing back that was entered by mistake'),
  'record-receipt': row(judicialStates, '登记到位款项', 'record money received'),
  extend: row(['open'], '延长审限', 'extend the period'),
  stop: row(['open'], '扣除审限', 'stop the period'),
  restart: row(['open'], '恢复计算审限', 'let the period run again'),
  correct: row(judicialStates, '更正', 'correct it'),
  link: row(judicialStates, '关联', 'link it to the administrative case')
} as const satisfies Record<string, Row>
export type JudicialAct = keyof typeof judicialActs
export const judicialActNames = Object.keys(judicialActs) as JudicialAct[]

/** Why the act cannot be done by this actor now; null when it can. Only the court of the case and those above it act. */
export function judgeJudicialAct(act: JudicialAct, of: JudicialCase, actor: Actor): Refusal | null {
  const own = postingsFor(actor, 'judicial.change').some((posting) => posting.reach.includes(of.courtId))
  if (!own) return new Refusal('auth.not-permitted', { operation: 'judicial.change' })
  const state = stateOfJudicial(of)
  const { from, zh, en } = judicialActs[act]
  if (!from.includes(state))
    return new Refusal('judicial.wrong-state', { judicialState: state, judicialAct: { zh, en } })
  if (act === 'record-receipt' && of.kind !== 'execution') return new Refusal('judicial.no-money')
  return null
}
