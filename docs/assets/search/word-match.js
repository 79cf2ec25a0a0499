// @ts-check
// Compares the words of a query with the words of a paper, for ranking, for snippets and for marks.
import { foldText } from "./vocabulary.js"

/** @typedef {{ folded: string, stem: string }} QueryWord */

const NON_WORD = /[^\p{L}\p{N}]+/u
/** Endings of inflected and derived words; at least four letters are left. */
const ENDING =
  /(?<=^.{4,})(?:i[sz]ations?|i[sz](?:e[drs]?|ers|ing)|ations?|(?:at)?ors?|ities|ity|ings?|ives?|ments?|ness|ions?|ies|als?|ally|ly|ers?|ed|es|e|s|y)$/u
/** The plural of shorter words. */
const PLURAL = /(?<=^\p{L}{2,})(?<![su])s$/u
/** Letters from which on the start of a word counts ("hess"), and from which on it says nearly all. */
const PREFIX_LENGTH = 2
const LONG_PREFIX = 6
/** What a word is worth that only starts with the one of the query; chosen by hand. */
const PREFIX_WORTH = 0.15
const LONG_PREFIX_WORTH = 0.6
const MAX_REMEMBERED = 20_000

/** @type {Map<string, string>} */
const stems = new Map()

/**
 * A folded word without its endings: "generalizes" and "generalization" have one stem.
 * @param {string} folded
 */
export function stem(folded) {
  const known = stems.get(folded)
  if (known !== undefined) return known
  const shorter = folded.replace(ENDING, "")
  const found = shorter === folded ? folded.replace(PLURAL, "") : shorter.replace(ENDING, "")
  if (stems.size >= MAX_REMEMBERED) stems.clear()
  stems.set(folded, found)
  return found
}

/**
 * The folded words that a written word consists of, and if a hyphen joins several, also the whole as one:
 * "Flat-Minima" gives flat, minima, flatminima.
 * @param {string} written
 */
export function wordForms(written) {
  const parts = foldText(written).split(NON_WORD).filter(Boolean)
  return parts.length > 1 ? [...parts, parts.join("")] : parts
}

/**
 * The words of a query in its order; those joined by a hyphen are several.
 * @param {string} text
 * @returns {QueryWord[]}
 */
export function queryWords(text) {
  return text.split(/\s+/).flatMap((written) => {
    const parts = foldText(written).split(NON_WORD).filter(Boolean)
    // "t-SNE" may be written "tSNE".
    const words = parts.some((part) => part.length === 1) ? [parts.join("")] : parts
    return words.map((folded) => ({ folded, stem: stem(folded) }))
  })
}

/**
 * How well a written word of a paper matches a word of a query: 1 for the same word, less for one that only
 * starts with it, 0 for another.
 * @param {QueryWord} wanted
 * @param {string[]} forms the forms of the paper's word
 */
export function matchWorth(wanted, forms) {
  if (forms.some((form) => form === wanted.folded || stem(form) === wanted.stem)) return 1
  const { length } = wanted.folded
  if (length < PREFIX_LENGTH || !forms.some((form) => form.startsWith(wanted.folded))) return 0
  return length >= LONG_PREFIX ? LONG_PREFIX_WORTH : PREFIX_WORTH
}
