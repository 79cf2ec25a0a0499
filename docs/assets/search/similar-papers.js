// @ts-check
// Finds papers with words similar to those of a query, by the index that also finds papers similar to a text. It is
// large, so it is loaded only when few papers have the words themselves.
import { loadMapData, paperPage } from "../map/map-data.js"
import { findSimilar, loadIndex } from "../similar-papers/similarity-index.js"

/** @typedef {{ title: string, address: string, sharedTerms: string[] }} SimilarRow */

const MAX_RESULTS = 10

/**
 * @param {string} text
 * @param {string[]} shown the addresses of papers to leave out
 * @returns {Promise<SimilarRow[]>}
 */
export async function similarPapers(text, shown) {
  const [index, data] = await Promise.all([loadIndex(), loadMapData()])
  const left = new Set(shown)
  const similar = findSimilar(index, text, MAX_RESULTS + shown.length).map(({ paper, sharedTerms }) => ({
    title: data.titles[paper],
    address: paperPage(data, paper),
    sharedTerms,
  }))
  return similar.filter(({ address }) => !left.has(address)).slice(0, MAX_RESULTS)
}
