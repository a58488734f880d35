import { z } from 'zod'
import { materialKinds } from '../domain/case/vocabulary.ts'
import { canonical } from './envelope.ts'

export const formats = {
  package: 'ip-linkage-package',
  reply: 'ip-linkage-reply',
  receipt: 'ip-linkage-receipt'
} as const
export const formatVersion = 1

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const Both = z.strictObject({ zh: z.string(), en: z.string() })
export const Named = z.strictObject({ officeId: z.string(), ...Both.shape })

/** What stands in `manifest.json`: whose package it is, every file, and of the five documents what is there or why not (T-13). */
export const Manifest = z.strictObject({
  format: z.literal(formats.package),
  version: z.literal(formatVersion),
  transfer: z.strictObject({
    caseId: z.string(),
    no: z.int(),
    caseNumber: z.string().nullable(),
    letterNumber: z.string().nullable(),
    charge: z.string().nullable(),
    sentOn: z.string(),
    sentAt: z.string().nullable()
  }),
  sender: Named,
  /** The organ in whose name the sender acts (D-37). */
  inNameOf: Named,
  addressee: Named,
  copiedTo: Named.nullable(),
  files: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*\.[a-z0-9]{1,8}$/),
        size: z.int().min(0),
        sha256: hash,
        sm3: hash
      })
    )
    .max(200),
  materials: z.array(
    z.strictObject({
      kind: z.enum(materialKinds),
      ...Both.shape,
      count: z.int(),
      file: z.string().nullable(),
      /** Why no file stands for it. */
      because: Both.nullable(),
      /** Facts that the paper needs and the service does not hold: marked in it, to be written by hand. */
      missing: z.array(z.string())
    })
  )
})
export type Manifest = z.output<typeof Manifest>

/** The manifest of these bytes; null unless it is whole, canonical JSON of this format. */
export function readManifest(bytes: Buffer): Manifest | null {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
  const read = Manifest.safeParse(value)
  return read.success && canonical(value).equals(bytes) ? read.data : null
}
