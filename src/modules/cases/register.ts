import type { CaseContent } from '../../domain/case/content.ts'
import type { Stated } from '../../domain/case/when.ts'
import { idFrom, type ActAnswer, type Asked, type Deps } from '../../db/stores/act.ts'
import { enterCase, type LeadEntry } from '../../db/stores/enter.ts'

export interface RegisterInput {
  readonly officeId: string | null
  readonly areaCode: string | null
  readonly content: CaseContent
  readonly stated: Stated
  readonly leads?: readonly LeadEntry[]
}

/** Registers a clue as a case in state `clue`. Its id comes from the person and the key, so a repeated request finds it. */
export function registerACase(deps: Deps, asked: Omit<Asked, 'operation'>, input: RegisterInput): Promise<ActAnswer> {
  const caseId = idFrom('case', asked.actor.personId, asked.key)
  return enterCase(deps, { ...asked, operation: 'cases.register' }, { ...input, caseId, strict: true, origin: null })
}
