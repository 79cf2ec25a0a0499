// @ts-check
// Splits a text into words and folds them, as generator/paper_digest/analysis/text/ does with those of the
// papers.

// A word after one of these prefixes is one token with it: "pre-training". They are the prefixes of
// generator/paper_digest/analysis/text/data/word_lists.toml, longest first.
const PREFIXES =
  "hyper|inter|intra|micro|multi|neuro|super|ultra|anti|auto|meta|mini|over|para|post|semi|under|mis|non|pre|pseudo|sub|tri|uni|bi|co|de|re|un"
const WITH_PREFIX = `(?<![\\p{L}\\p{N}])(?:${anyCase(`(?:${PREFIXES})`)}[-‐‑](?=[A-Za-z]{2})|${anyCase("fine")}[-‐‑](?=[Tt][Uu][Nn]))[\\p{L}\\p{N}]+`
const OTHER_TOKEN =
  /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+|(?<=[A-Za-z])-\d[\p{L}\p{N}]*|(?<=\d)\.\d+)*\+*|(?<=[\p{L}\p{N}])[-‐‑](?=[\p{L}\p{N}])|\S/u
const TOKEN = new RegExp(`${WITH_PREFIX}|${OTHER_TOKEN.source}`, "gu")
const HYPHENS = "-‐‑"
const STARTS_WORD = /^[\p{L}\p{N}]/u
const NO_PLURAL = /(?:ss|us|is|series|species|bias|alias|atlas|canvas|pancreas)$/
const ES_PLURAL = /(?:sses|xes|ches|shes|iases)$/

/**
 * A word of a text: its folded form, how the text writes it, whether it directly follows the word before it,
 * and whether a hyphen connects the two.
 * @typedef {{ folded: string, written: string, followsPrevious: boolean, isHyphenated: boolean }} Word
 */

/**
 * A word in lower case and singular, without hyphens.
 * @param {string} word
 */
export function fold(word) {
  const lower = word
    .replace(/[-‐‑]/g, "")
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
 * The words of a text.
 * @param {string} text
 */
export function wordsOf(text) {
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
    words.push({ folded: fold(token), written: token, followsPrevious, isHyphenated })
    isHyphenated = false
    followsPrevious = true
  }
  return words
}

/**
 * A regular expression for a pattern in lower or upper case.
 * @param {string} pattern
 */
function anyCase(pattern) {
  return pattern.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}
