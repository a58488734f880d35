/**
 * What a text can be found by: its single characters and pairs, per word, lower case, full-width forms made plain. A fragment
 * of any length is found by its pairs together; the text itself then decides whether they stand side by side.
 */
export function termsOf(text: string): string[] {
  const found = new Set<string>()
  for (const word of wordsOf(text)) {
    const characters = [...word]
    characters.forEach((character, index) => {
      found.add(character)
      const next = characters[index + 1]
      if (next !== undefined) found.add(character + next)
    })
  }
  return [...found]
}

/** The terms to ask for: pairs where the fragment has two characters or more, else the single one. */
export function termsToFind(fragment: string): string[] {
  return [
    ...new Set(
      wordsOf(fragment).flatMap((word) => {
        const characters = [...word]
        return characters.length === 1
          ? characters
          : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
      })
    )
  ]
}

/** The text as it is compared with. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
