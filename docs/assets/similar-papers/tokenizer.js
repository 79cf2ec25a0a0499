// @ts-check
// Splits a text into words and folds them, as generator/paper_digest/analysis/text/ does with those of the
// papers.

const TOKEN =
  /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+|(?<=[A-Za-z])-\d[\p{L}\p{N}]*|(?<=\d)\.\d+)*\+*|(?<=[\p{L}\p{N}])[-‐‑](?=[\p{L}\p{N}])|\S/gu
const HYPHENS = "-‐‑"
const STARTS_WORD = /^[\p{L}\p{N}]/u
const NO_PLURAL = /(?:ss|us|is|series|species|bias|alias|atlas|canvas|pancreas)$/
const ES_PLURAL = /(?:sses|xes|ches|shes|iases)$/

/**
 * A word of a text: its folded form, how the text writes it, whether it directly follows the word before it,
 * whether a hyphen connects the two, and whether it was joined from two words.
 * @typedef {{ folded: string, written: string, followsPrevious: boolean, isHyphenated: boolean, isJoined: boolean }} Word
 */

/**
 * A word in lower case and singular, without hyphens.
 * @param {string} word
 */
export function fold(word) {
  const lower = word
    .replaceAll("-", "")
    .toLowerCase()
    .replace(/['’]s?$/, "")
  if (lower.length <= 3 || !lower.endsWith("s") || NO_PLURAL.test(lower)) return lower
  if (lower.endsWith("ies") && lower.length > 4) return `${lower.slice(0, -3)}y`
  return ES_PLURAL.test(lower) ? lower.slice(0, -2) : lower.slice(0, -1)
}

/**
 * The tokens of a text: words, hyphens between words, and other characters.
 * @param {string} text
 */
export function tokenize(text) {
  return text.match(TOKEN) ?? []
}

/**
 * The words of a text. Two words with a hyphen between them are joined if papers have them as one.
 * @param {string} text
 * @param {(folded: string) => boolean} isKnown whether papers have a word
 */
export function wordsOf(text, isKnown) {
  /** @type {Word[]} */
  const words = []
  let isHyphenated = false
  let followsPrevious = false
  for (const token of tokenize(text)) {
    if (!STARTS_WORD.test(token)) {
      isHyphenated = HYPHENS.includes(token) && words.length > 0 && followsPrevious
      followsPrevious = isHyphenated
      continue
    }
    const previous = words.at(-1)
    const joined = previous && isHyphenated && !previous.isJoined ? fold(previous.written + token) : ""
    if (previous && joined && isKnown(joined))
      words[words.length - 1] = {
        ...previous,
        folded: joined,
        written: `${previous.written}-${token}`,
        isJoined: true,
      }
    else words.push({ folded: fold(token), written: token, followsPrevious, isHyphenated, isJoined: false })
    isHyphenated = false
    followsPrevious = true
  }
  return words
}
