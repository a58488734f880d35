/** Small pieces of WordprocessingML, enough for official forms on A4. Lengths are twips (1/20 pt), sizes half points. */

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Width between the margins: A4 with 28 mm at the left and 26 mm at the right (GB/T 9704). */
export const textWidth = 8844

export interface Style {
  readonly font?: '仿宋' | '宋体' | '黑体' | '楷体'
  readonly size?: number
  readonly bold?: boolean
}

export interface ParagraphStyle extends Style {
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** First line in by two characters. */
  readonly indent?: boolean
  readonly before?: number
  readonly after?: number
  /** Space at the right, for signatures. */
  readonly right?: number
  /** Distance of lines in twips; by the size when not given (28 pt for 16 pt, GB/T 9704). */
  readonly line?: number
  readonly keepNext?: boolean
}

const bodySize = 32

function properties({ font = '仿宋', size = bodySize, bold = false }: Style): string {
  return `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
}

export const run = (text: string, style: Style = {}): string =>
  text === '' ? '' : `<w:r>${properties(style)}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`

/** A paragraph of one text. */
export const p = (text: string, style: ParagraphStyle = {}): string => paragraph(run(text, style), style)

/** A paragraph of runs that are already made. */
export function paragraph(runs: string, style: ParagraphStyle = {}): string {
  const { align = 'both', indent = false, before = 0, after = 0, right = 0, keepNext = false, size = bodySize } = style
  const line = style.line ?? Math.round(size * 17.5)
  const ind = `<w:ind${right > 0 ? ` w:right="${right}"` : ''}${indent ? ` w:firstLineChars="200" w:firstLine="${size * 20}"` : ''}/>`
  return `<w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="exact"/>${ind}<w:jc w:val="${align}"/>${properties(style)}</w:pPr>${runs}</w:p>`
}

export interface Cell {
  readonly text?: string
  /** Paragraphs in place of a text. */
  readonly blocks?: readonly string[]
  readonly label?: boolean
  readonly span?: number
  readonly align?: 'left' | 'center' | 'right' | 'both'
  readonly size?: number
}

export interface Row {
  readonly cells: readonly Cell[]
  /** Least height in twips. */
  readonly height?: number
  readonly header?: boolean
  /** A high row may go over to the next page; a low one stays in one piece. */
  readonly splits?: boolean
}

const cellSize = 24
const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`)
  .join('')

export function table(widths: readonly number[], rows: readonly Row[]): string {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const body = rows.map(({ cells, height = 480, header = false, splits = false }) => {
    let column = 0
    const made = cells.map(({ text = '', blocks, label = false, span = 1, align, size = cellSize }) => {
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
      column += span
      const content =
        blocks ??
        text.split('\n').map((line) =>
          p(line, {
            size,
            line: size * 14,
            align: align ?? (label ? 'center' : 'left'),
            font: label ? '宋体' : '仿宋'
          })
        )
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="${blocks === undefined ? 'center' : 'top'}"/></w:tcPr>${content.join('')}</w:tc>`
    })
    if (column !== widths.length) throw new Error(`a row fills ${column} of ${widths.length} columns`)
    return `<w:tr><w:trPr>${splits ? '' : '<w:cantSplit/>'}<w:trHeight w:val="${height}" w:hRule="atLeast"/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${made.join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${body.join('')}</w:tbl>`
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const pageField = (name: string) =>
  `<w:r>${properties({ size: 21, font: '宋体' })}<w:fldChar w:fldCharType="begin"/></w:r><w:r>${properties({ size: 21 })}<w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1', { size: 21 })}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** Fonts by their Chinese names, with what stands in for each where it is not installed. */
const fonts = [
  ['仿宋', 'FangSong,仿宋_GB2312,FZFangSong-Z02S,Noto Serif CJK SC', 'roman'],
  ['宋体', 'SimSun,Songti SC,Noto Serif CJK SC', 'roman'],
  ['黑体', 'SimHei,Heiti SC,Noto Sans CJK SC', 'swiss'],
  ['楷体', 'KaiTi,楷体_GB2312,Kaiti SC,Noto Serif CJK SC', 'roman'],
  ['Times New Roman', 'Liberation Serif', 'roman']
]

/** The parts of a document with this body. `tight`: smaller margins above and below, for forms that are tables. */
export function parts(blocks: readonly string[], title: string, tight: boolean): Record<string, string> {
  const [top, bottom] = tight ? [1134, 1021] : [2098, 1984]
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${top}" w:right="1474" w:bottom="${bottom}" w:left="1588" w:header="851" w:footer="850" w:gutter="0"/></w:sectPr>`
  const footer = paragraph(
    `${run('第 ', { size: 21, font: '宋体' })}${pageField('PAGE')}${run(' 页　共 ', { size: 21, font: '宋体' })}${pageField('NUMPAGES')}${run(' 页', { size: 21, font: '宋体' })}`,
    { align: 'center', size: 21, line: 300 }
  )
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${types}.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="${types}.fontTable+xml"/><Override PartName="/word/footer1.xml" ContentType="${types}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/settings" Target="settings.xml"/><Relationship Id="rId3" Type="${office}/fontTable" Target="fontTable.xml"/><Relationship Id="rId4" Type="${office}/footer" Target="footer1.xml"/></Relationships>`,
    'word/document.xml': `${declaration}<w:document ${w} ${r}><w:body>${blocks.join('')}${section}</w:body></w:document>`,
    'word/footer1.xml': `${declaration}<w:ftr ${w} ${r}>${footer}</w:ftr>`,
    'word/settings.xml': `${declaration}<w:settings ${w}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`,
    'word/styles.xml': `${declaration}<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/><w:kern w:val="2"/><w:sz w:val="${bodySize}"/><w:szCs w:val="${bodySize}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style></w:styles>`,
    'word/fontTable.xml': `${declaration}<w:fonts ${w}>${fonts.map(([name, others, family]) => `<w:font w:name="${name}"><w:altName w:val="${others}"/>${name === 'Times New Roman' ? '' : '<w:charset w:val="86"/>'}<w:family w:val="${family}"/></w:font>`).join('')}</w:fonts>`
  }
}
