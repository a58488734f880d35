import explanations from './explanations.json' with { type: 'json' }

/** Why advice and outcome may differ. An error of ours is none of them: it is corrected. */
export const differenceClasses = {
  'fact-missing': 'a fact missing in the publication',
  'element-not-met': 'an element not met',
  'legal-gap': 'a gap in the law',
  'transfer-due': 'the authority may have had to transfer (T-03)'
} as const
export type DifferenceClass = keyof typeof differenceClasses

export interface Explanation {
  readonly class: DifferenceClass
  readonly why: string
}

/** By case id; a case without a difference has none. */
export const explained: ReadonlyMap<string, Explanation> = new Map(
  Object.entries(explanations as Record<string, Explanation>)
)
