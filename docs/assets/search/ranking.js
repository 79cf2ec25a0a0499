// @ts-check
// Finds the papers for a query in the index, the most relevant first.

import { countsOf, sumOfCounts } from "./filter-counts.js"
import { countPapers, find, findExactly, loadRow } from "./pagefind-index.js"
import { documentRelevance, inverseFrequency, papersWithMostWords, weightedWords } from "./relevance.js"
import { contentWords, isQuestion } from "./stop-words.js"

/** @typedef {import("./pagefind-index.js").PagefindResult} PagefindResult */
/** @typedef {import("./pagefind-index.js").PagefindAnswer} PagefindAnswer */
/** @typedef {import("./pagefind-index.js").SearchRow} SearchRow */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {(results: PagefindResult[]) => PagefindResult[]} Selection the results that fulfill the clauses of a query */
/** @typedef {{ result: PagefindResult, missing: string[] }} RankedPaper a paper, and the words that it does not have */
/**
 * `complete` of the papers have all words, the others most of them; `filters` counts the values of all.
 * @typedef {{ papers: RankedPaper[], complete: number, filters: Record<string, Record<string, number>> }} Ranking
 */

/** Letters up to which a word starts many others. */
const SHORT_WORD = 5
/** Results whose documents are loaded for ranking, about a kilobyte each. */
const RANKED_RESULTS = 16
/** With fewer papers that have all words, those that have most of them are found, too; chosen by hand. */
export const ENOUGH_RESULTS = 10
/** The relevance that a paper without all words needs; chosen on the develop half of the queries of tests/eval. */
const LEAST_RELEVANCE = 0.8
/** From this number of words on, most of them are more than one. */
const MANY_WORDS = 3

/**
 * The papers with all words of a text, the most relevant first; if they are few, or the text is a question, also
 * those with most of its words.
 * @param {string} text
 * @param {PagefindAnswer} answer the papers with all words of the text
 * @param {{ required: unknown[], select: Selection, sort: string }} options
 * @returns {Promise<Ranking>}
 */
export async function rankPapers(text, answer, { required, select, sort }) {
  const words = contentWords(text)
  const isByDate = sort === "date"
  const complete = isByDate ? answer.results : await rankWholeWordsFirst(answer.results, words)
  const isEnough = complete.length >= ENOUGH_RESULTS && !isQuestion(text)
  const incomplete =
    words.length < MANY_WORDS || isEnough ? [] : await findIncomplete(words, required, select)
  const papers = [...complete.map((result) => ({ result, missing: [] })), ...incomplete]
  const ranked = words.length ? await rankByDocument(papers, text, isByDate) : papers
  const rows = await Promise.all(
    ranked.filter((paper) => !isComplete(paper)).map(({ result }) => loadRow(result)),
  )
  if (isByDate) ranked.sort((a, b) => (a.result.id < b.result.id ? -1 : 1))
  return { papers: ranked, complete: complete.length, filters: sumOfCounts(answer.filters, countsOf(rows)) }
}

/** @param {RankedPaper} paper */
function isComplete({ missing }) {
  return missing.length === 0
}

/**
 * The papers that have most of the words, but not all.
 * @param {string[]} words
 * @param {unknown[]} required
 * @param {Selection} select
 * @returns {Promise<RankedPaper[]>}
 */
async function findIncomplete(words, required, select) {
  const wordResults = await Promise.all(
    [...new Set(words)].map(async (word) => ({ word, results: (await find(word, required)).results })),
  )
  const selected = wordResults.map(({ word, results }) => ({ word, results: select(results) }))
  const found = papersWithMostWords(selected, await countPapers())
  return found.filter(({ missing }) => missing.length).slice(0, RANKED_RESULTS)
}

/**
 * Pagefind counts "SAM" as found in "sample" and ranks by frequency. Short words start too many others for
 * that: papers that have all of them as whole words come first.
 * @param {PagefindResult[]} results
 * @param {string[]} words
 */
async function rankWholeWordsFirst(results, words) {
  const shortWords = words.filter((word) => word.length <= SHORT_WORD && /^[\p{L}\p{N}]+$/u.test(word))
  if (!shortWords.length) return results
  const idSets = await Promise.all(
    shortWords.map(async (word) => new Set((await findExactly(word)).map(({ id }) => id))),
  )
  const hasAllWords = (/** @type {PagefindResult} */ { id }) => idSets.every((ids) => ids.has(id))
  return [...results.filter(hasAllWords), ...results.filter((result) => !hasAllWords(result))]
}

/**
 * The papers, of which the first are ranked by what their documents say. Of those that have not all words, the
 * relevant ones are kept.
 * @param {RankedPaper[]} papers
 * @param {string} text
 * @param {boolean} keepsOrder whether papers with all words need no rank
 */
async function rankByDocument(papers, text, keepsOrder) {
  const weights = papers.every(isComplete) ? new Map() : await weightsOf(contentWords(text))
  const words = weightedWords(text, (word) => weights.get(word) ?? 1)
  const complete = papers.filter(isComplete)
  const first = keepsOrder ? [] : complete.slice(0, RANKED_RESULTS)
  const ranked = await Promise.all(
    [...first, ...papers.filter((paper) => !isComplete(paper))].map(async (paper) => ({
      paper,
      relevance: documentRelevance(words, await loadRow(paper.result)),
    })),
  )
  const kept = ranked.filter(({ paper, relevance }) => isComplete(paper) || relevance >= LEAST_RELEVANCE)
  kept.sort((a, b) => b.relevance - a.relevance)
  return [...kept.map(({ paper }) => paper), ...complete.slice(first.length)]
}

/**
 * How rare words are. If all papers have all words, it matters little, and to count the papers with a frequent word
 * takes long.
 * @param {string[]} words
 */
async function weightsOf(words) {
  const papers = await countPapers()
  return new Map(
    await Promise.all(
      words.map(
        async (word) =>
          /** @type {[string, number]} */ ([word, inverseFrequency(await countPapers(word), papers)]),
      ),
    ),
  )
}
