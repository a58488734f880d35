import { z } from 'zod'
import { importFormats, importStates, rowOutcomes } from '../../domain/imports.ts'

export const StartQuery = z.strictObject({
  format: z
    .enum(importFormats)
    .default('own')
    .describe('`own` and `published-cases`: one JSON object a line; `csv`: a table with a header'),
  dryRun: z.enum(['true', 'false']).default('false').describe('Judges every row and enters no case')
})
export const ImportParams = z.object({ id: z.uuid() })
export const RowsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(200).optional().describe('The `next` of the page before'),
  outcome: z.enum(rowOutcomes).optional()
})

export const ImportView = z.object({
  importId: z.uuid(),
  state: z.enum(importStates),
  format: z.enum(importFormats),
  dryRun: z.boolean(),
  personId: z.string(),
  officeId: z.string(),
  done: z.int().describe('Rows dealt with so far'),
  accepted: z.int(),
  warned: z.int().describe('Entered, with something to look at'),
  present: z.int().describe('There already, with the same content'),
  differing: z.int().describe('There already with another content: left as it is'),
  refused: z.int(),
  startedAt: z.string(),
  movedAt: z.string(),
  finishedAt: z.string().nullable()
})

export const RowList = z.object({
  items: z.array(
    z.object({
      rowNo: z.int(),
      externalRef: z.string().nullable(),
      outcome: z.enum(rowOutcomes),
      caseId: z.uuid().nullable(),
      messages: z.array(z.object({ code: z.string(), field: z.string().nullable(), zh: z.string(), en: z.string() }))
    })
  ),
  next: z.string().nullable()
})
