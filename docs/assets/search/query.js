// @ts-check
// Parses what a reader typed or pasted into a search query: words, and qualifiers such as author:"yann lecun".
import { stripIdentifierPrefixes } from "../identifiers.js"

/** @typedef {"author" | "venue" | "year" | "tag" | "topic"} QualifierName */
/** @typedef {{ name: QualifierName, value: string }} Qualifier */
/**
 * What papers must have: all words of the text, and what the qualifiers say.
 * @typedef {{ text: string, qualifiers: Qualifier[] }} Query
 */

/** More words only take time: a paper must have every one. */
const MAX_WORDS = 16
const MAX_WORD_LENGTH = 60
const MAX_QUALIFIERS = 16
const MAX_VALUE_LENGTH = 100
const MAX_QUOTED_LENGTH = 40
const MEANINGFUL = /\p{Ideographic}|[\p{L}\p{N}].*[\p{L}\p{N}]/u
/** Phones replace straight quotation marks; one that is not closed yet ends with the query. */
const QUALIFIER =
  /(?<![^\s"“”„])(author|venue|year|tag|topic):(?:["“”„](?<quoted>[^"“”„]*)(?:["“”„]|$)|(?<bare>\S+))/giu
const YEARS = /^(?<from>\d{4})?(?<separator>\.{2,3}|…|-|–)?(?<to>\d{4})?$/u
const BRITISH = /^(\p{L}{5,})is(e[drs]?|ers|ing|ations?)$/u

/**
 * The qualifiers and the words of a query. What only looks like a qualifier stays text: "author:", "foo:bar".
 * @param {string} typed
 * @returns {Query}
 */
export function parseQuery(typed) {
  /** @type {Qualifier[]} */
  const qualifiers = []
  const text = stripIdentifierPrefixes(typed).replace(QUALIFIER, (match, name, quoted, bare) => {
    const value = splitWords(quoted ?? bare)
      .join(" ")
      .slice(0, MAX_VALUE_LENGTH)
      .trim()
    if (!MEANINGFUL.test(value) || qualifiers.length === MAX_QUALIFIERS) return match
    qualifiers.push({ name: name.toLowerCase(), value })
    return " "
  })
  return { text: normalizeWords(text), qualifiers }
}

/**
 * The query as a reader would type it.
 * @param {Query} query
 */
export function formatQuery({ text, qualifiers }) {
  const parts = qualifiers.map(({ name, value }) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`)
  return [...parts, text].filter(Boolean).join(" ")
}

/** @param {Query} query */
export function isEmptyQuery({ text, qualifiers }) {
  return text === "" && !qualifiers.length
}

/**
 * The first and the last year of "2023", "2021..2023", "2023.." or "..2023"; null for anything else.
 * @param {string} value
 */
export function yearRange(value) {
  const { from, separator, to } = value.match(YEARS)?.groups ?? {}
  if (!separator) return from && !to ? { first: Number(from), last: Number(from) } : null
  if (!from && !to) return null
  const years = [Number(from ?? 0), Number(to ?? 9999)]
  return { first: Math.min(...years), last: Math.max(...years) }
}

/**
 * The words of a text; "" if it says too little: nearly every paper has one letter.
 * @param {string} text
 */
function normalizeWords(text) {
  const words = splitWords(text)
    .slice(0, MAX_WORDS)
    .map((word) => word.slice(0, MAX_WORD_LENGTH))
  const query = words.join(" ")
  return MEANINGFUL.test(query) ? query : ""
}

/** @param {string} text */
function splitWords(text) {
  return text.split(/\s+/).filter(Boolean)
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
