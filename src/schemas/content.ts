import { z } from 'zod'
import {
  caseSources,
  figureMeasures,
  figureStages,
  goodsFound,
  identifierKinds,
  partyKinds,
  partyRoles,
  patentKinds,
  procedures,
  qualifiers,
  rightDetailKinds,
  rightKinds,
  valueBases,
  yesNoUnknown
} from '../domain/case/vocabulary.ts'
import { day, decimal, no, optional, text } from './fields.ts'

/** The content of a case as it comes from outside, in a request or in a row of a file: one description for both. */

export const Party = z.strictObject({
  role: z.enum(partyRoles).default('respondent'),
  kind: z.enum(partyKinds),
  name: optional(text(200)),
  nameMasked: z.boolean().default(false),
  alias: optional(text(200)),
  identifierKind: optional(z.enum(identifierKinds)),
  identifier: optional(text(64)),
  phone: optional(text(40)),
  address: optional(text(300)),
  persons: optional(z.int().min(1).max(100_000)),
  relatedParty: optional(no),
  relation: optional(text(100)),
  outcome: optional(text(1000)),
  note: optional(text(2000))
})

export const Right = z.strictObject({
  kind: z.enum(rightDetailKinds),
  name: optional(text(500)),
  number: optional(text(100)),
  classes: z.array(z.int().min(1).max(45)).max(45).default([]),
  patentKind: optional(z.enum(patentKinds)),
  registration: optional(text(100)),
  holders: z.array(no).max(50).default([]),
  items: optional(z.int().min(1).max(10_000_000)),
  validTo: optional(day),
  note: optional(text(2000))
})

export const Goods = z.strictObject({
  name: text(300),
  quantity: optional(decimal),
  quantityQualifier: z.enum(qualifiers).default('exact'),
  quantityRaw: optional(text(200)),
  unit: optional(text(20)),
  found: z.enum(goodsFound).default('unstated'),
  infringing: z.enum(yesNoUnknown).default('unknown'),
  unitPrice: optional(decimal),
  value: optional(decimal),
  valueQualifier: z.enum(qualifiers).default('exact'),
  valueBasis: z.enum(valueBases).default('unstated'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not a currency code such as "CNY"')
    .default('CNY'),
  partyNo: optional(no),
  rightNo: optional(no),
  partOf: optional(no),
  note: optional(text(2000))
})

export const Figure = z.strictObject({
  measure: z.enum(figureMeasures),
  value: optional(decimal),
  unit: text(20),
  qualifier: z.enum(qualifiers).default('exact'),
  raw: optional(text(500)),
  basis: z.enum(valueBases).default('unstated'),
  stage: z.enum(figureStages).default('administrative'),
  partyNo: optional(no),
  note: optional(text(2000))
})

export const contentShape = {
  title: text(300),
  conduct: optional(text(5000)),
  procedure: z.enum(procedures),
  rightKind: z.enum(rightKinds),
  source: z.enum(caseSources).default('unknown'),
  sourceNote: optional(text(2000)),
  placeOfAct: optional(text(300)),
  parentCaseId: optional(z.uuid()),
  parties: z.array(Party).max(300).default([]),
  rights: z.array(Right).max(500).default([]),
  goods: z.array(Goods).max(2000).default([]),
  figures: z.array(Figure).max(200).default([])
}
