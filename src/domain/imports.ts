/** The lists of imports: forms of a file, states of a run, outcomes of a row. */

export const importFormats = ['own', 'csv', 'published-cases'] as const
export type ImportFormat = (typeof importFormats)[number]

export const importStates = ['queued', 'running', 'done', 'interrupted'] as const
export type ImportState = (typeof importStates)[number]

/** `warned` is entered too; `present` was there with the same content, `differs` with another and was left as it is. */
export const rowOutcomes = ['accepted', 'warned', 'present', 'differs', 'refused'] as const
export type RowOutcomeName = (typeof rowOutcomes)[number]

/** How many rows came to what. */
export interface ImportCounts {
  readonly done: number
  readonly accepted: number
  readonly warned: number
  readonly present: number
  readonly differing: number
  readonly refused: number
}

export const noCounts: ImportCounts = { done: 0, accepted: 0, warned: 0, present: 0, differing: 0, refused: 0 }

/** Why a row came to its outcome, with the JSON pointer of the field where there is one. Values of the row are not in it. */
export interface RowMessage {
  readonly code: string
  readonly field: string | null
  readonly zh: string
  readonly en: string
}
