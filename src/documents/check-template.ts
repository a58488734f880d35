import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { refuse } from '../domain/refusal.ts'
import { bytesOf, listZip, ZipError } from '../files/zip.ts'
import { fieldOf, listFieldOf, listNameOf } from './fields.ts'

/** Limits of a template in bytes: as a file, and unpacked. */
export const templateLimits = { packed: 2_097_152, unpacked: 20_971_520, entries: 300 } as const

/** What a sound template asks for: tags of single facts, and of lists with their fields as `list.field`. */
export interface TemplateFacts {
  readonly tags: readonly string[]
  readonly lists: readonly string[]
}

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** The last word of a relationship's type; everything else could bring in what is not looked at here. */
const relations = new Set(
  ['officeDocument', 'core-properties', 'extended-properties', 'custom-properties', 'thumbnail', 'styles']
    .concat(['stylesWithEffects', 'settings', 'webSettings', 'fontTable', 'font', 'theme', 'numbering'])
    .concat(['header', 'footer', 'footnotes', 'endnotes', 'image', 'customXml', 'customXmlProps', 'glossaryDocument'])
)
const partNames = /\.(xml|rels|png|jpe?g|odttf)$/i
const foreignElements = 'altChunk|object|control|subDoc|mailMerge|attachedTemplate|OLEObject|ocx'
const foreign = new RegExp(`<(?:[\\w.-]+:)?(${foreignElements})[\\s/>]`, 'i')
const tracked = /<w:(ins|del|moveFrom|moveTo|\w+Change)[\s/>]/
/** An address in an attribute, as old pictures and shapes have it beside relationships. */
const elsewhere = /\s(?:[\w.-]+:)?(?:src|href)\s*=\s*["'][^"']*[:\\]/i
const allowedFields = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i

/**
 * Looks at a template that an office puts in place of ours. Refuses `document.template-damaged` (no sound .docx, too
 * large, tracked changes), `document.template-active`, `document.template-external`, `document.template-field`,
 * `document.template-tag`. What passes can be given to `render`.
 */
export async function checkTemplate(template: Buffer): Promise<TemplateFacts> {
  if (template.length > templateLimits.packed) damaged(`> ${templateLimits.packed}`)
  const parts = await unpack(template).catch((error: unknown) => {
    if (error instanceof ZipError) return damaged(`zip: ${error.message}`)
    throw error
  })
  const types = parts.get('[Content_Types].xml')
  if (types === undefined || !parts.has('word/document.xml')) return damaged('word/document.xml')
  for (const [name, content] of parts) {
    if (/vba|activeX|embeddings|oleObject|macrosheet|customUI|attachedToolbars/i.test(name))
      refuse('document.template-active', { detail: name })
    if (!partNames.test(name)) refuse('document.template-active', { detail: name })
    if (/\.(xml|rels)$/i.test(name)) checkXml(name, content)
  }
  const named = textOf('[Content_Types].xml', types)
  if (/macroEnabled|vba|activeX|oleObject|\.sheet|\.presentation/i.test(named))
    refuse('document.template-active', { detail: '[Content_Types].xml' })
  if (!named.includes(`"${mainType}"`)) return damaged('[Content_Types].xml')
  return inspect(template)
}

function damaged(detail: string): never {
  return refuse('document.template-damaged', { detail })
}

async function unpack(template: Buffer): Promise<Map<string, Buffer>> {
  const entries = await listZip(bytesOf(template), { entries: templateLimits.entries, bytes: templateLimits.unpacked })
  const parts = new Map<string, Buffer>()
  for (const entry of entries) {
    if (entry.encrypted) damaged('encrypted')
    if (!entry.name.endsWith('/')) parts.set(entry.name, await entry.read())
  }
  return parts
}

/** UTF-8 only, without a document type: nothing can hide from the looks below in another encoding or in an entity. */
function textOf(name: string, content: Buffer): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return damaged(name)
  }
  if (/\0|<!(DOCTYPE|ENTITY|\[CDATA\[)/i.test(text) || /^<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8)/i.test(text))
    damaged(name)
  return text
}

const characters = (text: string) =>
  text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))

function checkXml(name: string, content: Buffer): void {
  const text = textOf(name, content)
  if (/\.rels$/i.test(name)) return checkRelations(name, characters(text))
  const element = foreign.exec(text)?.[1]
  if (element !== undefined) refuse('document.template-active', { detail: element })
  if (tracked.test(text)) damaged('tracked changes')
  if (elsewhere.test(characters(text))) refuse('document.template-external', { detail: name })
  for (const instruction of fieldsIn(text))
    if (!allowedFields.test(instruction))
      refuse('document.template-field', { detail: instruction.trim().slice(0, 60) || '?' })
}

function checkRelations(name: string, text: string): void {
  for (const [relation] of text.matchAll(/<(?:[\w.-]+:)?Relationship\s[^>]*>/g)) {
    const attribute = (key: string) => new RegExp(`\\s${key}\\s*=\\s*["']([^"']*)["']`).exec(relation)?.[1] ?? ''
    const target = attribute('Target')
    if (attribute('TargetMode').trim().toLowerCase() === 'external' || /^[\\/]{2}|^[\w+.-]+:/.test(target.trim()))
      refuse('document.template-external', { detail: target.slice(0, 100) })
    const kind = attribute('Type').split('/').at(-1)!
    if (!relations.has(kind)) refuse('document.template-active', { detail: kind || name })
  }
}

/** The instructions of fields, also when they are spread over several runs or lie in each other. */
function fieldsIn(text: string): string[] {
  const found: string[] = []
  const pattern =
    /<(?:[\w.-]+:)?(?:fldSimple\s[^>]*?instr\s*=\s*(?:"([^"]*)"|'([^']*)')|(?:instrText|delInstrText)(?:\s[^>]*)?>([^<]*)|fldChar\s[^>]*?fldCharType\s*=\s*["'](\w+)["'])/g
  let current = ''
  for (const [, simple, single, piece, mark] of text.matchAll(pattern)) {
    if (simple !== undefined || single !== undefined) found.push(characters(simple ?? single!))
    else if (piece !== undefined) current += characters(piece)
    else {
      if (current !== '') found.push(current)
      current = ''
    }
    if (mark === 'begin') current = ''
  }
  if (current !== '') found.push(current)
  return found
}

interface Tag {
  readonly type: string
  readonly value: string
  readonly module?: string
  readonly inverted?: boolean
  readonly subparsed?: readonly Tag[]
}

/** Reads the tags with the program that will fill them. */
function inspect(template: Buffer): TemplateFacts {
  const found: Tag[] = []
  const collector = {
    name: 'collector',
    set({ inspect }: { inspect?: { postparsed?: readonly Tag[] } }) {
      found.push(...(inspect?.postparsed ?? []))
    }
  }
  try {
    new Docxtemplater(new PizZip(template), {
      paragraphLoop: true,
      errorLogging: false,
      syntax: { changeDelimiterPrefix: null },
      modules: [collector]
    })
  } catch (error) {
    return refuse('document.template-tag', { detail: explain(error) })
  }
  const tags = new Set<string>()
  const lists = new Set<string>()
  const unknown = new Set<string>()
  const walk = (parts: readonly Tag[], list: string | null) => {
    for (const part of parts) {
      if (part.type !== 'placeholder') continue
      const { value, module } = part
      if (module === 'loop' && part.inverted !== true && list === null && listNameOf(value) !== undefined) {
        lists.add(value)
        walk(part.subparsed ?? [], value)
      } else if (module !== undefined && module !== '') unknown.add(value)
      else if (list !== null && listFieldOf(list, value) !== undefined) tags.add(`${list}.${value}`)
      else if (fieldOf(value) !== undefined) tags.add(value)
      else unknown.add(value)
    }
  }
  walk(found, null)
  if (unknown.size > 0) refuse('document.template-tag', { detail: [...unknown].map((tag) => `{${tag}}`).join(' ') })
  return { tags: [...tags].sort(), lists: [...lists].sort() }
}

function explain(error: unknown): string {
  const { properties, message } = error as {
    message: string
    properties?: { explanation?: string; errors?: readonly { properties?: { explanation?: string } }[] }
  }
  const told = properties?.errors?.map((one) => one.properties?.explanation ?? '').filter(Boolean)
  return (told?.length ? told.slice(0, 3).join('; ') : (properties?.explanation ?? message)).slice(0, 300)
}
