export type Language = 'zh' | 'en'

/** The language to answer in: the one of the service's two that `Accept-Language` prefers, Chinese when neither is named. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'zh'
  let best: Language = 'zh'
  let bestQuality = 0
  for (const part of acceptLanguage.split(',', 20)) {
    const [tag = '', ...parameters] = part.split(';')
    const language = tag.trim().slice(0, 2).toLowerCase()
    if (language !== 'zh' && language !== 'en') continue
    const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
    const quality = weight === undefined ? 1 : Number(weight.slice(2))
    if (quality > bestQuality) {
      best = language
      bestQuality = quality
    }
  }
  return best
}
