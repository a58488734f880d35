import type { FormKind } from '../documents/catalogue.ts'
import type { DocumentData } from '../documents/fields.ts'
import { labelOf } from '../domain/labels.ts'
import type { MaterialKind } from '../domain/case/vocabulary.ts'
import type { PackageContent } from './make.ts'

/** The forms that stand for the five documents; the others are not made by a service. */
export const materialForms = {
  'transfer-letter': 'crime-transfer-letter',
  'investigation-report': 'investigation-report',
  'goods-list': 'goods-list'
} as const satisfies { readonly [Kind in MaterialKind]?: FormKind }
export type MadeMaterial = keyof typeof materialForms

type Extracted = Omit<PackageContent, 'documents'>

/** What the extract holds of a party; it may hold less. */
interface ExtractedParty {
  readonly role?: string
  readonly name?: string | null
  readonly identifier?: string | null
}

const written = (day: string | null | undefined): string | null => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day ?? '') ?? []
  return year === undefined ? null : `${year}年${Number(month)}月${Number(date)}日`
}
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A paper of the package filled from what was handed over and nothing else; what that does not hold is marked in it. */
export function materialData(kind: MadeMaterial, content: Extracted): DocumentData {
  const { transfer, extract, goods, materials, inNameOf, addressee, copiedTo } = content
  const parties = (Array.isArray(extract.parties) ? extract.parties : []) as readonly ExtractedParty[]
  const respondents = parties.filter(({ role }) => role === undefined || role === 'respondent')
  const joined = (pick: (party: ExtractedParty) => string | null | undefined) =>
    respondents.flatMap((party) => pick(party) ?? []).join('；')
  return {
    organ: { name: inNameOf.zh },
    document: kind === 'transfer-letter' ? { number: transfer.letterNumber, date: written(transfer.sentOn) } : {},
    case: {
      number: transfer.caseNumber,
      name: textOf(extract.title),
      cause: textOf(extract.title),
      filedOn: written(textOf(extract.filedOn))
    },
    party: { name: joined(({ name }) => name), idNumber: joined(({ identifier }) => identifier) },
    transfer: { to: addressee.zh, charge: transfer.charge, copyTo: copiedTo?.zh },
    goods: goods.map(({ name, quantity, unit, value, currency }) => ({
      ...{ name, unit, quantity },
      amount: value === null ? null : [value, currency].filter(Boolean).join(' ')
    })),
    attachments: materials
      .filter(({ count }) => count > 0)
      .map((material) => ({ name: labelOf('material', material.kind, 'zh'), quantity: String(material.count) }))
  }
}
