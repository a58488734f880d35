import { z } from 'zod'
import { secrecyLevels } from '../../domain/case/parts.ts'
import { caseStates } from '../../domain/case/vocabulary.ts'
import { fileTypes, type FileTypeName } from '../../files/types.ts'
import { no, optional, text } from '../../schemas/fields.ts'
import { subjectNames, type SubjectName } from './data/facts.ts'
import { fileKinds } from './data/volumes.ts'

/** Bodies and views of documents, files and templates; every body is strict. */

export const CaseParams = z.object({ id: z.uuid() })
const number = z.coerce.number().int().min(1).max(32_000)
export const LineParams = z.object({ id: z.uuid(), no: number })

const subject = z
  .strictObject(
    Object.fromEntries(subjectNames.map((name) => [name, no.optional()])) as Record<
      SubjectName,
      z.ZodOptional<typeof no>
    >
  )
  .default({})
  .describe('What the paper is about, by number; the last fitting line of the case when left out')
const words = z
  .strictObject({
    facts: z
      .record(z.string().max(60), text(8000))
      .default({})
      .describe('Facts that the case does not hold, by their tag'),
    answers: z
      .array(z.strictObject({ question: text(2000), answer: text(8000) }))
      .max(500)
      .default([]),
    opinions: z
      .array(z.strictObject({ person: text(200), text: text(4000) }))
      .max(50)
      .default([])
  })
  .default({ facts: {}, answers: [], opinions: [] })
const asked = { kind: text(60).describe('A kind of `GET /v1/documents/forms`'), subject, words }

export const PreviewBody = z.strictObject(asked)
export const IssueBody = z.strictObject({
  ...asked,
  number: optional(text(100)).describe("The next of the office's series when left out (O-20)"),
  unmask: z.boolean().default(false).describe('Print sealed values in full; needs a reason, which is recorded'),
  reason: text(4000).optional()
})

const side = { zh: z.string(), en: z.string() }
const hashes = { sha256: z.string(), sm3: z.string(), size: z.int() }
const acted = { caseId: z.uuid(), version: z.int(), state: z.enum(caseStates), record: z.int() }

export const Forms = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      ...side,
      numberType: z.string().nullable(),
      samrForm: z.int().nullable(),
      rules: z.array(z.string()),
      volume: z.object({ name: z.enum(['main', 'secondary']), item: z.int() }),
      subject: z.enum(subjectNames).nullable().describe('What it is about; null: the case as such'),
      needs: z.array(z.string()).describe('Tags of the facts that our own template shows and that must not be missing'),
      mayBeAdded: z.array(z.string()).describe('Those that an officer may add as `words.facts`')
    })
  )
})

const issued = { no: z.int(), kind: z.string(), number: z.string().nullable(), ...hashes }
const missing = z.array(z.string()).readonly().describe('Facts that are marked as missing in the paper')
export const IssueAnswer = z.object({ ...acted, document: z.object({ ...issued, missing }) })
export const DocumentList = z.object({
  items: z.array(
    z.object({
      ...issued,
      missing,
      title: z.string(),
      unmasked: z.boolean(),
      issuedBy: z.string(),
      issuedAt: z.string(),
      subject: z.record(z.string(), z.unknown())
    })
  )
})

export const FileFields = z.strictObject({
  kind: z.enum(fileKinds).default('evidence'),
  secrecy: z.enum(secrecyLevels).default('internal'),
  note: optional(text(2000))
})
const types = z.enum(Object.keys(fileTypes) as [FileTypeName, ...FileTypeName[]])
const file = { no: z.int(), type: types, mime: z.string(), ...hashes, secrecy: z.enum(secrecyLevels), kind: z.string() }
export const FileAnswer = z.object({ ...acted, file: z.object(file) })
export const FileList = z.object({
  items: z.array(
    z.object({ ...file, name: z.string(), note: z.string().nullable(), addedBy: z.string(), addedAt: z.string() })
  )
})
export const FileQuery = z.strictObject({
  reason: text(2000).optional().describe('Why; needed for what is under secrecy, and recorded')
})

export const OfficeParams = z.object({ id: text(64) })
export const TemplateParams = z.object({ id: text(64), kind: text(60) })
export const VersionParams = z.object({
  id: text(64),
  kind: text(60),
  version: z.coerce.number().int().min(0).max(1_000_000).describe('0: our own template')
})
export const UseBody = z.strictObject({
  version: z.int().min(1).max(1_000_000).nullable().describe('Null: ours again')
})
export const UseAnswer = z.object({ kind: z.string(), version: z.int().nullable() })
export const Template = z.object({
  kind: z.string(),
  version: z.int(),
  ...hashes,
  active: z.boolean(),
  addedBy: z.string(),
  addedAt: z.string()
})
export const TemplateList = z.object({ items: z.array(Template) })

const details = {
  abbreviation: optional(
    z.string().regex(/^[\p{Script=Han}A-Za-z]{2,16}$/u, 'is not an abbreviation for numbers')
  ).describe('Stands first in the numbers of papers (O-20)'),
  unit: optional(text(200)),
  address: optional(text(500)),
  phone: optional(text(50)),
  contact: optional(text(100)),
  reconsideration: optional(text(200)).describe('Organ of administrative reconsideration'),
  court: optional(text(200)).describe('Court for administrative suits'),
  payment: optional(text(1000)).describe('How fines are paid')
}
export const DetailsBody = z.strictObject(details)
export const Details = z.object({ ...details, version: z.int() })

/** Bytes, delivered as an attachment. */
export const Bytes = z.any().describe('The bytes, as an attachment')
