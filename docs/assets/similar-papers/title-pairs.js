// @ts-check
// Compares the pairs of neighboring words of a query with those of titles: a title that a reader half remembers shares
// whole phrases with the query, its stop words included.
import { isStopWord } from "../search/stop-words.js"
import { foldText } from "../search/vocabulary.js"
import { stem } from "../search/word-match.js"

const NON_WORD = /[^\p{L}\p{N}]+/u

/**
 * How many of the pairs of a text each title has, 0 to 1. Pairs of two stop words do not count: most titles have some.
 * @param {string} text
 * @param {string[]} titles
 */
export function sharesOfPairs(text, titles) {
  const wanted = pairsOf(wordsOf(text), ([first, second]) => !isStopWord(first) || !isStopWord(second))
  const shareOf = (/** @type {string} */ title) => {
    const pairs = pairsOf(wordsOf(title))
    return [...wanted].filter((pair) => pairs.has(pair)).length / wanted.size
  }
  return Float32Array.from(titles, wanted.size ? shareOf : () => 0)
}

/**
 * The pairs of neighboring words that are kept, without endings.
 * @param {string[]} words
 * @param {(pair: [string, string]) => boolean} [isKept]
 */
function pairsOf(words, isKept = () => true) {
  const pairs = new Set()
  for (let position = 1; position < words.length; position++) {
    const [first, second] = [words[position - 1], words[position]]
    if (isKept([first, second])) pairs.add(`${stem(first)} ${stem(second)}`)
  }
  return pairs
}

/**
 * The folded words of a text. Titles are many: each is folded as a whole, which is faster.
 * @param {string} text
 */
function wordsOf(text) {
  return foldText(text).split(NON_WORD).filter(Boolean)
}
