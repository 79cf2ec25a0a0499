// @ts-check
// Chooses the sentence of an abstract that shows best why a paper was found.
import { matchWorth, wordForms } from "./word-match.js"

/** @typedef {import("./word-match.js").QueryWord} QueryWord */

/** Words of a snippet, and those of them before the first match in a longer sentence. */
const MAX_WORDS = 45
const LEAD = 8
const SENTENCE_END = /[.!?]["'”’)\]]*$/u
const SENTENCE_START = /^["'“‘([]*[\p{Lu}\p{N}]/u
/** What ends with a full stop inside a sentence: initials and abbreviations. */
const ABBREVIATION = /(?:^|[^\p{L}])(?:\p{L}|e\.g|i\.e|al|vs|cf|figs?|eqs?|resp|etc|approx|no|dr|prof)\.$/iu

/**
 * The sentence with the most words of a query, cut if it is long; null if none has any.
 * @param {string} text
 * @param {QueryWord[]} words
 */
export function matchingSentence(text, words) {
  let sentence = /** @type {string[]} */ ([])
  let most = 0
  for (const candidate of sentencesOf(text)) {
    const worth = matchesIn(candidate, words)
    if (worth > most) [sentence, most] = [candidate, worth]
  }
  return most > 0 ? cut(sentence, words) : null
}

/**
 * How many words of a query a text has; words that only start with them count less.
 * @param {string[]} text its words
 * @param {QueryWord[]} words
 */
export function matchesIn(text, words) {
  const forms = text.map(wordForms)
  return words.reduce(
    (sum, word) => sum + forms.reduce((best, other) => Math.max(best, matchWorth(word, other)), 0),
    0,
  )
}

/**
 * The sentences of a text, each as its words.
 * @param {string} text
 */
export function sentencesOf(text) {
  const words = text.split(/\s+/).filter(Boolean)
  /** @type {string[][]} */
  const sentences = []
  let start = 0
  words.forEach((word, position) => {
    const next = words[position + 1]
    const isEnd = SENTENCE_END.test(word) && !ABBREVIATION.test(word) && SENTENCE_START.test(next ?? "A")
    if (!isEnd && next !== undefined) return
    sentences.push(words.slice(start, position + 1))
    start = position + 1
  })
  return sentences
}

/**
 * The part of a sentence with the most matches.
 * @param {string[]} sentence
 * @param {QueryWord[]} words
 */
function cut(sentence, words) {
  if (sentence.length <= MAX_WORDS) return sentence.join(" ")
  let best = 0
  let most = -1
  for (let start = 0; start <= sentence.length - MAX_WORDS; start++) {
    const worth = matchesIn(sentence.slice(start + LEAD * Number(start > 0), start + MAX_WORDS), words)
    if (worth > most) [best, most] = [start, worth]
  }
  const end = best + MAX_WORDS
  return `${best > 0 ? "… " : ""}${sentence.slice(best, end).join(" ")}${end < sentence.length ? " …" : ""}`
}
