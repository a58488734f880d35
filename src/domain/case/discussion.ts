import { refuse } from '../refusal.ts'
import type { CaseFile } from './file.ts'
import { withLine, type Discussion } from './parts.ts'
import type { When } from './when.ts'

export type DiscussInput = Omit<Discussion, 'no' | 'on'>

/** Collective discussion of those in charge: one person alone discusses nothing. */
export function discuss(file: CaseFile, input: DiscussInput, when: When): CaseFile {
  const attendees = [...new Set(input.attendees)]
  if (attendees.length < 2) refuse('case.discussion-alone', { field: '/attendees' })
  return withLine(file, 'discussions', { ...input, attendees, on: when.on })
}
