// @ts-check
// Chooses what a search field suggests for what a reader has typed so far.
import { nameWords } from "./name-index.js"
import { foldText } from "./vocabulary.js"

/** @typedef {"paper" | "topic" | "tag" | "author"} SuggestionKind */
/** @typedef {{ kind: SuggestionKind, name: string, address?: string }} Suggestion `address` is that of a paper's page */
/** @typedef {{ topic: string[], tag: string[], author: string[] }} Names */

/** The most suggestions of each kind. @type {Record<SuggestionKind, number>} */
const LIMITS = { paper: 3, topic: 2, tag: 3, author: 2 }
/** Letters of the last word from which on names are suggested. */
const FEWEST_LETTERS = 2
const NON_WORD = /[^\p{L}\p{N}]+/u

/**
 * The papers first, then the names.
 * @param {string} typed
 * @param {Names} names
 * @param {{ title: string, address: string }[]} papers those that the search found
 * @returns {Suggestion[]}
 */
export function selectSuggestions(typed, names, papers) {
  const titles = papers.filter(({ title }) => startsLike(title, typed)).slice(0, LIMITS.paper)
  return [
    ...titles.map(
      ({ title, address }) => /** @type {Suggestion} */ ({ kind: "paper", name: title, address }),
    ),
    ...selectNames("topic", names.topic, typed),
    ...selectNames("tag", names.tag, typed),
    ...selectNames("author", names.author, typed),
  ]
}

/**
 * The last word of what was typed, by which names are looked up; "" if it says too little.
 * @param {string} typed
 */
export function lookedUpWord(typed) {
  const last = wordsOf(typed).at(-1) ?? ""
  return last.length < FEWEST_LETTERS ? "" : last
}

/**
 * The names with all words typed, of which the last may be unfinished: those that start with it first, then the
 * shorter ones.
 * @param {"topic" | "tag" | "author"} kind
 * @param {string[]} names
 * @param {string} typed
 * @returns {Suggestion[]}
 */
function selectNames(kind, names, typed) {
  const start = wordsOf(typed).join(" ")
  const startsFirst = (/** @type {string} */ name) => Number(!wordsOf(name).join(" ").startsWith(start))
  return [...new Set(names)]
    .filter((name) => startsLike(name, typed))
    .sort((a, b) => startsFirst(a) - startsFirst(b) || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, LIMITS[kind])
    .map((name) => ({ kind, name }))
}

/**
 * @param {string} name
 * @param {string} typed
 */
function startsLike(name, typed) {
  const words = wordsOf(typed)
  const parts = [...nameWords(name)]
  return words.length > 0 && words.every((word) => parts.some((part) => part.startsWith(word)))
}

/** @param {string} text */
function wordsOf(text) {
  return foldText(text).split(NON_WORD).filter(Boolean)
}

/**
 * The query for a suggested name.
 * @param {Suggestion} suggestion
 */
export function suggestedQuery({ kind, name }) {
  return `${kind}:${/\s/.test(name) ? `"${name}"` : name}`
}
