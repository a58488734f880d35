import { marks } from './text.ts'

const missingStyle = '<w:b/><w:color w:val="C00000"/>'
const highlight = '<w:highlight w:val="yellow"/>'

/** The run properties of a marked gap: font and size of its surroundings, in bold red on yellow. */
function gapStyle(runStyle: string): string {
  const font = /<w:rFonts [^>]*\/>/.exec(runStyle)?.[0] ?? ''
  const sizes = (runStyle.match(/<w:sz(?:Cs)? [^>]*\/>/g) ?? []).join('')
  return `<w:rPr>${font}${missingStyle}${sizes}${highlight}</w:rPr>`
}

/** What stands before a paragraph stands before the first one of a text only. */
const following = (paragraph: string) =>
  paragraph.replace(/ w:before="\d+"/, ' w:before="0"').replace(/<w:(pageBreakBefore|keepNext)\b[^>]*\/>/g, '')

const text = (content: string) => `<w:t xml:space="preserve">${content}</w:t>`

/**
 * Turns the marks that rendering left in a part into WordprocessingML: a gap becomes a run of its own style, an end of line
 * a new paragraph with the properties of the one it stands in (a line break where a paragraph cannot be cut).
 */
export function finish(xml: string): string {
  if (!/[\ufdd0-\ufdd2]/.test(xml)) return xml
  let out = ''
  let paragraph = ''
  let run = ''
  /** Elements open between paragraph and run: such a paragraph cannot be cut. */
  let between = 0
  let inRun = false
  let inText = false
  // Every tag, with the whole properties of paragraphs and runs taken as one piece.
  const pieces = xml.match(/<w:pPr\b[^>/]*>[\s\S]*?<\/w:pPr>|<w:rPr\b[^>/]*>[\s\S]*?<\/w:rPr>|<[^>]*>|[^<]+/g) ?? []
  for (const piece of pieces) {
    if (/^<w:p[ >]/.test(piece)) {
      paragraph = ''
      between = 0
    } else if (piece.startsWith('<w:pPr')) paragraph = piece
    else if (/^<w:r[ >]/.test(piece)) {
      inRun = true
      run = ''
    } else if (piece === '</w:r>') inRun = false
    else if (piece.startsWith('<w:rPr') && inRun) run = piece
    else if (/^<w:t[ >]/.test(piece)) inText = true
    else if (piece === '</w:t>') inText = false
    else if (/^<(w:hyperlink|w:ins|w:sdt|w:smartTag|w:customXml|w:fldSimple)[ >]/.test(piece) && !piece.endsWith('/>'))
      between += 1
    else if (/^<\/(w:hyperlink|w:ins|w:sdt|w:smartTag|w:customXml|w:fldSimple)>/.test(piece)) between -= 1
    else if (inText && !piece.startsWith('<')) {
      const cut = between === 0 && !paragraph.includes('<w:sectPr')
      const next = cut
        ? `</w:t></w:r></w:p><w:p>${following(paragraph)}<w:r>${run}<w:t xml:space="preserve">`
        : `</w:t><w:br/><w:t xml:space="preserve">`
      out += piece
        .replaceAll(marks.line, next)
        .replace(
          /\ufdd0([^\ufdd1]*)\ufdd1/g,
          (_, gap: string) => `</w:t></w:r><w:r>${gapStyle(run)}${text(gap)}</w:r><w:r>${run}<w:t xml:space="preserve">`
        )
      continue
    }
    out += piece
  }
  return out
}
