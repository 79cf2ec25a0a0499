// @ts-check
// Normalizes what a reader typed or pasted into a search query.
import { stripIdentifierPrefixes } from "../identifiers.js"

/** More words only take time: a paper must have every one. */
const MAX_WORDS = 16
const MAX_WORD_LENGTH = 60
const MAX_QUOTED_LENGTH = 40
const MEANINGFUL = /\p{Ideographic}|[\p{L}\p{N}].*[\p{L}\p{N}]/u
const BRITISH = /^(\p{L}{5,})is(e[drs]?|ers|ing|ations?)$/u

/**
 * The words of a query, identifiers without the addresses around them; "" if it says too little: nearly every
 * paper has one letter.
 * @param {string} typed
 */
export function normalizeQuery(typed) {
  const words = stripIdentifierPrefixes(typed).split(/\s+/).filter(Boolean)
  const query = words
    .slice(0, MAX_WORDS)
    .map((word) => word.slice(0, MAX_WORD_LENGTH))
    .join(" ")
  return MEANINGFUL.test(query) ? query : ""
}

/**
 * "optimization" for "optimisation", or null for a word without that choice. The index finds either spelling
 * by the American one.
 * @param {string} word
 */
export function americanSpelling(word) {
  const [, stem, ending] = word.toLowerCase().match(BRITISH) ?? []
  return stem ? `${stem}iz${ending}` : null
}

/**
 * Words in quotation marks, for a message.
 * @param {string[]} words
 */
export function quoted(words) {
  const shorten = (/** @type {string} */ word) =>
    word.length > MAX_QUOTED_LENGTH ? `${word.slice(0, MAX_QUOTED_LENGTH)}…` : word
  return words.map((word) => `“${shorten(word)}”`).join(" or ")
}
