import { refuse } from '../refusal.ts'
import type { CaseFile } from './file.ts'
import { withChange, withLine, type Letter } from './parts.ts'
import type { When } from './when.ts'

/** Letters of assistance between organs, sent and received. */

export interface LetterInput {
  readonly officeId: string | null
  readonly organ: string
  readonly text: string
}

/** Sends a letter: its clock starts when its receipt is known. */
export const sendLetter = (file: CaseFile, input: LetterInput, when: When): CaseFile =>
  withLine(file, 'letters', {
    direction: 'out',
    ...input,
    sentOn: when.on,
    receivedOn: null,
    answeredOn: null,
    answer: null
  })

/** Receives a letter of another organ: the fifteen working days are ours. */
export function receiveLetter(file: CaseFile, input: LetterInput & { readonly sentOn: string }, when: When): CaseFile {
  if (input.sentOn > when.on)
    refuse('time.before-previous', { occurred: when.on, previous: input.sentOn, field: '/sentOn' })
  return withLine(file, 'letters', {
    direction: 'in',
    ...input,
    receivedOn: when.on,
    answeredOn: null,
    answer: null
  })
}

/** The other organ's receipt of a letter that we sent. */
export function noteReceipt(file: CaseFile, input: { readonly letterNo: number }, when: When): CaseFile {
  const letter = letterOf(file, input.letterNo)
  if (letter.receivedOn !== null) refuse('case.letter-received', { letter: letter.no })
  if (when.on < letter.sentOn)
    refuse('time.before-previous', { occurred: when.on, previous: letter.sentOn, field: '/occurredOn' })
  return withChange(file, 'letters', letter.no, { receivedOn: when.on })
}

/** The answer: ours to a letter received, the other organ's to a letter sent. */
export function answerLetter(
  file: CaseFile,
  input: { readonly letterNo: number; readonly answer: string },
  when: When
): CaseFile {
  const letter = letterOf(file, input.letterNo)
  if (letter.answeredOn !== null) refuse('case.letter-answered', { letter: letter.no })
  const previous = letter.receivedOn ?? letter.sentOn
  if (when.on < previous) refuse('time.before-previous', { occurred: when.on, previous, field: '/occurredOn' })
  return withChange(file, 'letters', letter.no, { answeredOn: when.on, answer: input.answer })
}

const letterOf = (file: CaseFile, no: number): Letter =>
  file.letters.find((one) => one.no === no) ?? refuse('case.letter-unknown', { letter: no, field: '/letterNo' })
