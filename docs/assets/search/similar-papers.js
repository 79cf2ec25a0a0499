// @ts-check
// Finds papers similar to a query, by its terms and by its meaning. What it needs is large, so it is loaded only when
// few papers have the words themselves.
import { loadMapData, paperPage } from "../map/map-data.js"
import { loadEmbeddings } from "../similar-papers/embeddings.js"
import { findSimilarToQuery } from "../similar-papers/query-similarity.js"
import { loadIndex } from "../similar-papers/similarity-index.js"
import { contentWords } from "./stop-words.js"

/** @typedef {{ title: string, address: string, reason: string }} SimilarRow */

const MAX_RESULTS = 10

/**
 * @param {string} text
 * @param {string[]} shown the addresses of papers to leave out
 * @returns {Promise<SimilarRow[]>}
 */
export async function similarPapers(text, shown) {
  const [index, embeddings, data] = await Promise.all([loadIndex(), loadEmbeddings(), loadMapData()])
  const words = contentWords(text).join(" ")
  const left = new Set(shown)
  const found = await findSimilarToQuery(index, embeddings, words, MAX_RESULTS + shown.length)
  const similar = found.map(({ paper, sharedTerms }) => ({
    title: data.titles[paper],
    address: paperPage(data, paper),
    reason: reasonOf(sharedTerms, embeddings.dimensions > 0),
  }))
  return similar.filter(({ address }) => !left.has(address)).slice(0, MAX_RESULTS)
}

/**
 * @param {string[]} sharedTerms
 * @param {boolean} isComparedByMeaning
 */
function reasonOf(sharedTerms, isComparedByMeaning) {
  if (sharedTerms.length) return `Shared terms: ${sharedTerms.join(", ")}`
  return isComparedByMeaning ? "Similar in meaning" : "Shares only common words"
}
