import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { fieldOf, listFieldOf, listNameOf, type DocumentData } from './fields.ts'
import { finish } from './finish.ts'
import { pack } from './pack.ts'
import { marks, printable } from './text.ts'

export interface Rendered {
  readonly bytes: Buffer
  /** Chinese names of the facts that were needed and not given, each once, in the order in which they stand. */
  readonly missing: readonly string[]
}

interface Part {
  readonly module?: string
  readonly value: string
}

interface Context {
  readonly meta: { readonly part: Part }
  readonly scopePath: readonly string[]
  readonly scopePathItem: readonly number[]
}

type Row = Readonly<Record<string, string | null | undefined>>

/** A row that stands for a list without any: its first cell says so. */
const nothing: Row = Object.freeze({})

const blank = (value: string | null | undefined): value is null | undefined | '' => (value ?? '').trim() === ''

/**
 * Fills a template (a .docx that `checkTemplate` has passed) from data. A tag is a name that is looked up, never code: what
 * the data holds is text, whatever it looks like. A fact that is not given is marked as 【缺：…】 and reported.
 * The same template and data are always the same bytes. RangeError for a tag that `checkTemplate` would have refused.
 */
export function render(template: Buffer, data: DocumentData): Rendered {
  const missing = new Set<string>()
  const gap = (zh: string) => {
    missing.add(zh)
    return `${marks.open}【缺：${zh}】${marks.close}`
  }
  const told = new Set<string>()

  const rows = (name: string): readonly Row[] => {
    const given = (data as Readonly<Record<string, readonly Row[] | undefined>>)[name]
    return given === undefined || given.length === 0 ? [nothing] : given
  }

  const cell = (list: string, row: Row, tag: string, index: number): string => {
    const { zh, optional } = listFieldOf(list, tag)!
    if (row === nothing) {
      if (told.has(list)) return ''
      told.add(list)
      return gap(listNameOf(list)!)
    }
    if (tag === 'index') return String(index + 1)
    const value = row[tag]
    if (!blank(value)) return printable(value)
    return optional ? '' : gap(`${listNameOf(list)!}第${index + 1}项${zh}`)
  }

  const fact = (tag: string): string => {
    const found = fieldOf(tag)
    if (found === undefined) throw new RangeError(`unknown tag ${tag}`)
    const [group, name] = tag.split('.') as [string, string]
    const value = (data as Readonly<Record<string, Row | undefined>>)[group]?.[name]
    if (!blank(value)) return printable(value)
    return found.optional ? '' : gap(found.zh)
  }

  const parser = (tag: string) => ({
    get(scope: unknown, context: Context): unknown {
      const { module } = context.meta.part
      if (module === 'loop') {
        if (listNameOf(tag) === undefined || context.scopePath.length > 0) throw new RangeError(`unknown list ${tag}`)
        return rows(tag)
      }
      if (module !== undefined) throw new RangeError(`tags of ${module} are not filled`)
      const list = context.scopePath.at(-1)
      if (list !== undefined && listFieldOf(list, tag) !== undefined)
        return cell(list, scope as Row, tag, context.scopePathItem.at(-1)!)
      return fact(tag)
    }
  })

  const filled = new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    errorLogging: false,
    syntax: { changeDelimiterPrefix: null },
    parser
  })
  filled.render({})
  const zip = filled.getZip() as PizZip
  const parts = Object.values(zip.files)
    .filter(({ dir }) => !dir)
    .map(({ name }) => {
      const content = zip.file(name)!.asNodeBuffer()
      return [name, name.endsWith('.xml') ? finish(content.toString('utf8')) : content] as const
    })
  return { bytes: pack(Object.fromEntries(parts)), missing: [...missing] }
}
