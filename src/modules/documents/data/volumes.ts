import { forms, volumes, type VolumePlace } from '../../../documents/catalogue.ts'
import type { DocumentData } from '../../../documents/fields.ts'
import { volumesOf } from '../../../domain/case/closing.ts'
import { civilDateOf } from '../../../domain/time/civil-date.ts'
import type { Facts } from './facts.ts'
import { day } from './words.ts'

interface Row {
  readonly title: string
  readonly number: string | null
  readonly on: string | null
  readonly note: string
}

/** Words of a file's kind that say where it belongs; everything else is evidence. */
const places: Readonly<Record<string, VolumePlace>> = {
  evidence: ['main', 4],
  'service-receipt': ['main', 2],
  'goods-paper': ['main', 6],
  'lead-material': ['secondary', 1],
  'internal-approval': ['secondary', 6],
  other: ['main', 7]
}

/**
 * The two volumes in the order of A-98: papers that were issued, files that were handed in, and what is on file and was issued
 * elsewhere; within an item by day.
 */
export function volumeData(facts: Facts): DocumentData {
  const rows = (volume: VolumePlace[0]) =>
    volumes[volume].flatMap((_, at) => {
      const item = at + 1
      const issued = facts.issued
        .filter(({ kind }) => forms[kind].volume[0] === volume && forms[kind].volume[1] === item)
        .map(({ kind, number, issuedAt }): Row => ({
          title: forms[kind].zh,
          number,
          on: civilDateOf(issuedAt),
          note: ''
        }))
      const files = facts.files
        .filter(({ kind }) => {
          const place = places[kind] ?? places['other']!
          return place[0] === volume && place[1] === item
        })
        .map(({ name, addedAt }): Row => ({ title: name, number: null, on: civilDateOf(addedAt), note: '' }))
      const here = [...issued, ...files]
      // A paper that was issued stands for one paper on file: what else has its title was made elsewhere.
      const unmatched = [...here]
      const onFile = (volumesOf(facts.file).find(({ name }) => name === volume)?.items[at]?.papers ?? [])
        .filter(({ zh, number }) => {
          const same = unmatched.findIndex((row) => row.title === zh || (number !== null && row.number === number))
          if (same >= 0) unmatched.splice(same, 1)
          return same < 0
        })
        .map(({ zh, number, on }): Row => ({ title: zh, number, on, note: '' }))
      return [...here, ...onFile].toSorted((a, b) =>
        (a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0
      )
    })
  const printed = (volume: VolumePlace[0]) =>
    rows(volume).map(({ title, number, on, note }) => ({ title, number, date: day(on), note }))
  return { mainVolume: printed('main'), secondaryVolume: printed('secondary') }
}

/** Kinds of files that can be handed in, by their place in the volumes. */
export const fileKinds = Object.keys(places) as [string, ...string[]]
