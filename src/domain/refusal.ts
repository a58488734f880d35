import { labelOf, type Both } from './labels.ts'
import { refusals, type RefusalCode, type RefusalKind, type RefusalRow } from './refusals.ts'

/**
 * Values named in the message, and pointers for the client (`field` is a JSON pointer such as `/goods/0/unit`). Codes
 * that have a label are named by it; words of their own come in both languages.
 */
export type RefusalParams = Readonly<Record<string, string | number | boolean | null | readonly string[] | Both>>

/**
 * The only error that the domain and the stores throw on purpose: nothing was changed, and the caller is told why.
 * `code` is stable (docs/problems.md); `basis` is the id of the rule in the handbook where there is one.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: RefusalCode
  readonly params: RefusalParams
  readonly basis: string | null

  constructor(code: RefusalCode, params: RefusalParams = {}) {
    const row: RefusalRow = refusals[code]
    super(fill(row.en, params, 'en'))
    this.name = 'Refusal'
    this.kind = row.kind
    this.code = code
    this.params = params
    this.basis = typeof params.basis === 'string' ? params.basis : (row.basis ?? null)
  }

  /** The message in one of the service's two languages. */
  text(language: 'zh' | 'en'): string {
    return fill(refusals[this.code][language], this.params, language)
  }
}

/** Runs a step of an act: a refusal that names no rule of its own rests on the rule of the act. */
export async function restingOn<T>(rule: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    const ownless = error instanceof Refusal && error.basis === null
    const judged = ownless && (error.kind === 'condition' || error.kind === 'wrong-state')
    throw judged ? new Refusal(error.code, { ...error.params, basis: rule }) : error
  }
}

/** Throws the refusal with this code. */
export function refuse(code: RefusalCode, params: RefusalParams = {}): never {
  throw new Refusal(code, params)
}

function fill(template: string, params: RefusalParams, language: 'zh' | 'en'): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined || value === null) return whole
    if (typeof value === 'string') return labelOf(name, value, language)
    if (typeof value === 'object') return 'zh' in value ? value[language] : value.join(', ')
    return String(value)
  })
}
