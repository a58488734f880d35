import type { OfficeKind } from '../../../domain/offices.ts'

/** The agency of a published case: an office outside the city, of the kind that its name says first. */
export interface Agency {
  readonly nameZh: string
  readonly nameEn: string
  readonly kind: OfficeKind
}

const kindWords: readonly (readonly [OfficeKind, RegExp])[] = [
  ['market-supervision', /市场监|市场监督|工商|SAMR|质监|质量技术监督|食药监|药监|知识产权局/],
  ['copyright', /文化|文旅|文广|文体|版权|新闻出版|扫黄打非|广电|扫黄办/],
  ['customs', /海关/],
  ['public-security', /公安|警方|派出所/],
  ['procuratorate', /检察/],
  ['court', /法院/],
  ['other', /人民政府|镇政府|烟草|打假联合/]
]

const english: Readonly<Record<OfficeKind, string>> = {
  'market-supervision': 'Market supervision',
  copyright: 'Copyright or culture',
  customs: 'Customs',
  'public-security': 'Public security',
  procuratorate: 'Procuratorate',
  court: 'Court',
  supervision: 'Supervision',
  finance: 'Finance',
  other: 'Agency'
}

/** Null where the source names none. A county may carry an agency's word in its name (公安县). */
export function agencyOf(name: string | null): Agency | null {
  if (name === null) return null
  const plain = name.replaceAll('公安县', '〇〇〇')
  const hits = kindWords.flatMap(([kind, words]) => {
    const at = plain.search(words)
    return at < 0 ? [] : [{ kind, at }]
  })
  const first = hits.toSorted((a, b) => a.at - b.at)[0]
  const kind = first?.kind ?? 'other'
  return { nameZh: name.slice(0, 200), nameEn: `${english[kind]} outside the city: ${name.slice(0, 200)}`, kind }
}
