// @ts-check
// Ranks papers for a query: which of its words they have, how rare these are, and where they stand.
import { contentWords, isStopWord } from "./stop-words.js"
import { matchWorth, queryWords, wordForms } from "./word-match.js"

/** @typedef {import("./word-match.js").QueryWord} QueryWord */
/** @typedef {QueryWord & { weight: number, isStopWord: boolean }} WeightedWord */
/** @typedef {{ meta: Record<string, string>, content: string }} SearchDocument */
/** @typedef {{ id: string, score: number }} Result */
/** @typedef {{ word: string, results: Result[] }} WordResults the papers that have a word */

/** What a word is worth in a title, beside one in the text; two neighbors of the query that are neighbors there; a title that is the query. Chosen on the develop half of the queries of tests/eval. */
const TITLE_WORTH = 1.5
const PAIR_WORTH = 1
const PAIR_IN_TEXT_WORTH = 0.5
const WHOLE_TITLE_WORTH = 2
const PRECISION_WORTH = 0.5
/** Share of the weights of all words that a paper with most of them has. */
const LEAST_WEIGHT = 0.5
/** Occurrences after which more of them say little, as in BM25. */
const SATURATION = 1

/**
 * How rare a word is, as in BM25.
 * @param {number} papersWith
 * @param {number} papers
 */
export function inverseFrequency(papersWith, papers) {
  return Math.log(1 + (papers - papersWith + 0.5) / (papersWith + 0.5))
}

/**
 * Papers that have most of the words: more than half of them, and more than half of what they say by their rarity.
 * Those with the most and the rarest words come first.
 * @template {Result} R
 * @param {{ word: string, results: R[] }[]} wordResults
 * @param {number} papers how many papers there are
 * @returns {{ result: R, missing: string[] }[]}
 */
export function papersWithMostWords(wordResults, papers) {
  /** @type {Map<string, { result: R, words: Set<string>, weight: number, score: number }>} */
  const found = new Map()
  for (const { word, results } of wordResults) {
    const weight = inverseFrequency(results.length, papers)
    for (const result of results) {
      const entry = found.get(result.id) ?? { result, words: new Set(), weight: 0, score: 0 }
      entry.words.add(word)
      entry.weight += weight
      entry.score += Math.log1p(Math.max(0, result.score))
      found.set(result.id, entry)
    }
  }
  const words = wordResults.map(({ word }) => word)
  const total = wordResults.reduce((sum, { results }) => sum + inverseFrequency(results.length, papers), 0)
  const most = [...found.values()].filter(
    (entry) => entry.words.size * 2 > words.length && entry.weight > LEAST_WEIGHT * total,
  )
  most.sort((a, b) => b.weight - a.weight || b.score - a.score)
  return most.map(({ result, words: present }) => ({
    result,
    missing: words.filter((word) => !present.has(word)),
  }))
}

/**
 * The words of a query with their weights; stop words have none.
 * @param {string} text
 * @param {(word: string) => number} weightOf the weight of a content word as it is written
 * @returns {WeightedWord[]}
 */
export function weightedWords(text, weightOf) {
  const content = new Set(contentWords(text))
  return text.split(/\s+/).flatMap((written) => {
    const isContent = content.has(written)
    const weight = isContent ? weightOf(written) : 0
    return queryWords(written).map((word) => ({ ...word, weight, isStopWord: !isContent }))
  })
}

/**
 * How relevant a paper is for a query; 0 if it has none of its words.
 * @param {WeightedWord[]} words
 * @param {SearchDocument} document
 */
export function documentRelevance(words, { meta, content }) {
  const title = formsOf(meta.title ?? "")
  const meaning = [...title, ...formsOf(meta.also ?? "")]
  const text = formsOf(content)
  const total = words.reduce((sum, { weight }) => sum + weight, 0) || 1
  let relevance = 0
  for (const word of words) {
    if (!word.weight) continue
    const worth = TITLE_WORTH * best(word, meaning) + saturated(word, text)
    relevance += (word.weight / total) * worth
  }
  return relevance + pairRelevance(words, title, text, total) + titleRelevance(words, title)
}

/**
 * Two words of the query that are neighbors in it and in the paper.
 * @param {WeightedWord[]} words
 * @param {string[][]} title
 * @param {string[][]} text
 * @param {number} total
 */
function pairRelevance(words, title, text, total) {
  let relevance = 0
  for (let position = 1; position < words.length; position++) {
    const [first, second] = [words[position - 1], words[position]]
    if (!first.weight || !second.weight) continue
    const share = (first.weight + second.weight) / (2 * total)
    if (hasPair(first, second, title)) relevance += PAIR_WORTH * share
    else if (hasPair(first, second, text)) relevance += PAIR_IN_TEXT_WORTH * share
  }
  return relevance
}

/**
 * How much of the title the query says; most if it is the query.
 * @param {WeightedWord[]} words
 * @param {string[][]} title
 */
function titleRelevance(words, title) {
  const content = title.filter((forms) => forms.length && !isStopWord(forms[0]))
  const matched = content.filter((forms) =>
    words.some((word) => word.weight > 0 && matchWorth(word, forms) === 1),
  ).length
  const isWhole =
    title.length >= words.length &&
    words.every((word, position) => matchWorth(word, title[position] ?? []) === 1)
  const precision = content.length ? matched / content.length : 0
  return PRECISION_WORTH * precision + (isWhole ? WHOLE_TITLE_WORTH * precision : 0)
}

/** @param {string} text */
function formsOf(text) {
  return text.split(/\s+/).map(wordForms)
}

/**
 * @param {QueryWord} word
 * @param {string[][]} text
 */
function best(word, text) {
  return text.reduce((worth, forms) => Math.max(worth, matchWorth(word, forms)), 0)
}

/**
 * How often a text has a word; however often it has longer ones, they are worth less than the word itself.
 * @param {QueryWord} word
 * @param {string[][]} text
 */
function saturated(word, text) {
  let whole = 0
  let longest = 0
  for (const forms of text) {
    const worth = matchWorth(word, forms)
    if (worth === 1) whole++
    else longest = Math.max(longest, worth)
  }
  return Math.max(whole / (whole + SATURATION), longest / 2)
}

/**
 * @param {QueryWord} first
 * @param {QueryWord} second
 * @param {string[][]} text
 */
function hasPair(first, second, text) {
  return text.some(
    (forms, position) =>
      matchWorth(second, forms) === 1 &&
      (matchWorth(first, forms) === 1 || (position > 0 && matchWorth(first, text[position - 1]) === 1)),
  )
}
