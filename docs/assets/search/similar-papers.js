// @ts-check
// Finds papers similar to a query in their words and in meaning. What it needs is large, so it is loaded only when few
// papers have the words themselves.
import { loadMapData, paperPage } from "../map/map-data.js"
import { loadEmbeddings, NO_EMBEDDINGS } from "../similar-papers/embeddings.js"
import { findSimilarToQuery } from "../similar-papers/query-similarity.js"
import { loadIndex } from "../similar-papers/similarity-index.js"
import { isEnglishWord } from "../similar-papers/word-embeddings.js"
import { contentWords } from "./stop-words.js"

/** @typedef {{ title: string, address: string, reason: string }} SimilarRow */

const MAX_RESULTS = 10

/**
 * @param {string} typed
 * @param {string} corrected the text with other words in the place of those that no paper has
 * @param {string[]} shown the addresses of papers to leave out
 * @returns {Promise<SimilarRow[]>}
 */
export async function similarPapers(typed, corrected, shown) {
  const [index, data, embeddings] = await Promise.all([
    loadIndex(),
    loadMapData(),
    loadEmbeddings().catch(() => NO_EMBEDDINGS), // terms alone find papers, too
  ])
  const text = embeddings.dimensions ? await withEnglishWords(typed, corrected) : corrected
  const words = contentWords(text).join(" ")
  const excluded = new Set(shown)
  const query = { words, text, titles: data.titles }
  const found = await findSimilarToQuery(index, embeddings, query, MAX_RESULTS + shown.length)
  const similar = found.map(({ paper, sharedTerms, sharesWords }) => ({
    title: data.titles[paper],
    address: paperPage(data, paper),
    reason: reasonOf(sharedTerms, sharesWords),
  }))
  return similar.filter(({ address }) => !excluded.has(address)).slice(0, MAX_RESULTS)
}

/**
 * The corrected text, but English words as they were typed: that no paper has them does not make them wrong.
 * @param {string} typed
 * @param {string} corrected
 */
async function withEnglishWords(typed, corrected) {
  const [words, others] = [typed.split(/\s+/), corrected.split(/\s+/)]
  if (words.length !== others.length) return corrected
  const chosen = words.map(async (word, position) => ((await isEnglishWord(word)) ? word : others[position]))
  return (await Promise.all(chosen)).join(" ")
}

/**
 * @param {string[]} sharedTerms those that say something
 * @param {boolean} sharesWords
 */
function reasonOf(sharedTerms, sharesWords) {
  if (sharedTerms.length) return `Shared terms: ${sharedTerms.join(", ")}`
  return sharesWords ? "Shares only common words" : "Close in meaning"
}
