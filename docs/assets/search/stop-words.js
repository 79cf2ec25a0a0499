// @ts-check
// Knows the words that only hold a question together: a paper need not have them.
import { foldText } from "./vocabulary.js"

/** The closed classes of English words: articles, pronouns, prepositions, conjunctions, auxiliary verbs, and adverbs of questions and degree. */
const STOP_WORDS = new Set(
  `a an the this that these those some any each every
  i me my we us our you your he him his she her it its they them their one
  who whom whose what which when where why how whether
  of in on at by for from to into onto with without within about against between among through during over
  under above below across after before than as like via per upon toward towards
  and or but nor so if because while although though unless until
  am is are was were be been being do does did doing done have has had having can could may might must shall
  should will would
  not no there here then also just only even too very more most much many such same other both all own
  there's what's how's isn't doesn't don't can't`
    .split(/\s+/)
    .filter(Boolean),
)
const QUESTION_WORDS = new Set(
  "who what which when where why how whether is are do does did can could should will would".split(" "),
)
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/**
 * The words that papers should have: all of a text's words if it has nothing but stop words.
 * @param {string} text
 */
export function contentWords(text) {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const content = words.filter((word) => !isStopWord(word))
  return content.length ? content : words
}

/** @param {string} word */
export function isStopWord(word) {
  return STOP_WORDS.has(normalize(word))
}

/**
 * Whether a text is a question, which papers answer in other words.
 * @param {string} text
 */
export function isQuestion(text) {
  const [first = "", second] = text.trim().split(/\s+/)
  return second !== undefined && (/\?\s*$/.test(text) || QUESTION_WORDS.has(normalize(first)))
}

/** @param {string} word */
function normalize(word) {
  return foldText(word).replace(EDGES, "").replace("’", "'")
}
