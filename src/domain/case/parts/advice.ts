import type { Element, ElementAnswer, Ground, Offence, Suggestion } from '../../advice/types.ts'

/** What the advice said, on which facts, and lines taken out by correction. */

/** What the advice said of the case as it then was (T-01, T-02), and what was asked. */
export interface Assessment {
  readonly no: number
  readonly on: string
  readonly offence: string
  readonly suggestion: Suggestion
  readonly ground: Ground
  /** Whoever decides against a transfer gives reasons: the duty of T-10 runs. */
  readonly decisionDue: boolean
  /** The instruments of the regimes that it was judged by. */
  readonly regimes: readonly string[]
  readonly question: Readonly<Record<string, unknown>>
  readonly summary: { readonly zh: string; readonly en: string }
  /** Fingerprint of the table of thresholds that was asked. */
  readonly edition: string
  /** The officers answered it with a reasoned decision not to transfer, or it was overtaken by a later one. */
  readonly settledOn: string | null
  readonly settledBy: 'transfer-opened' | 'not-transferred' | 'overtaken' | null
  readonly reason: string | null
}

/** What the officers know of the offence beside the content: one line, changed as they learn more. Null: not known. */
export interface OffenceFacts {
  readonly no: number
  readonly on: string
  /** Articles of the Criminal Law that they name; empty: those that rights and conduct suggest. */
  readonly offences: readonly Offence[]
  readonly actStartedOn: string | null
  readonly actEndedOn: string | null
  readonly elements: { readonly [E in Element]?: ElementAnswer }
  readonly marks: number | null
  readonly patents: number | null
  readonly services: boolean | null
  readonly network: boolean | null
  readonly unit: boolean | null
  readonly circumvention: boolean | null
  readonly bankruptcy: boolean | null
  readonly sellingOthersLabels: boolean | null
  /** The checklist of both conditions of T-02. */
  readonly suspicion: { readonly reasonable: boolean; readonly policeNeeded: boolean } | null
  readonly priorPenalties: readonly { readonly on: string; readonly article: Offence }[]
}

/** A line entered by mistake and taken out by a correction (D-32): it stands here, whole, and counts nowhere. */
export interface VoidedLine {
  readonly no: number
  readonly part: string
  readonly lineNo: number
  readonly on: string
  readonly line: Readonly<Record<string, unknown>>
}
