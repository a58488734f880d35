import type { RowMessage } from '../../domain/imports.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Warned } from '../../db/stores/act.ts'
import type { RowOutcome } from '../../db/stores/import-runs.ts'

/** Long runs of digits and letters that could be somebody's number never stand in a report. */
const hidden = (text: string): string => text.replace(/[0-9Xx*]{11,}|[0-9A-Z]{15,}/g, '***').slice(0, 500)

export function messageOf(refusal: Refusal): RowMessage {
  const { field } = refusal.params
  return {
    code: refusal.code,
    field: typeof field === 'string' ? hidden(field) : null,
    zh: hidden(refusal.text('zh')),
    en: hidden(refusal.text('en'))
  }
}

export const warned = ({ code, field, zh, en }: Warned): RowMessage => ({
  code,
  field: hidden(field),
  zh: hidden(zh),
  en: hidden(en)
})

export function refused(rowNo: number, externalRef: string | null, refusal: Refusal): RowOutcome {
  return { rowNo, externalRef, outcome: 'refused', caseId: null, fingerprint: null, messages: [messageOf(refusal)] }
}
