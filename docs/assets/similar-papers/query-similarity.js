// @ts-check
// Finds the papers similar to a query, by its words and by its meaning. The embedding of a query is the mean of its
// words', the rare ones first: of each word's own embedding, and of the papers that have the word, which tell what it
// means in this digest.
import { addScaled, cosines, embeddingOf, unit } from "./embeddings.js"
import { bestPapers, forEachPaper, wordTerm } from "./similarity-index.js"
import { wordsOf } from "./tokenizer.js"
import { wordEmbeddings } from "./word-embeddings.js"

/** @typedef {import("./embeddings.js").Embeddings} Embeddings */
/** @typedef {import("./similarity-index.js").SimilarityIndex} SimilarityIndex */
/** @typedef {import("./similarity-index.js").Term} Term */
/** @typedef {{ term: Term | undefined, rarity: number, embedding: Float32Array | null }} QueryWord */

// Chosen on the develop half of the queries of tests/eval.
/** What the meaning counts beside the words. */
const MEANING_WEIGHT = 1.5
/** What the papers with a word count beside the word itself. */
const PAPERS_WEIGHT = 0.45
/** So many papers with a word count half as much as many. */
const HALF_OF_MANY = 2
/** That a paper has a word counts more than how much it weighs there. */
const SATURATION = 1 / 4

/**
 * The papers most similar to a query, the most similar first, with the terms that they share with it.
 * @param {SimilarityIndex} index
 * @param {Embeddings} embeddings
 * @param {string} text
 * @param {number} limit
 */
export async function findSimilarToQuery(index, embeddings, text, limit) {
  const words = await queryWords(index, embeddings, text)
  const scores = shareOfWords(index, words)
  const embedding = embeddings.dimensions ? meaningOf(index, embeddings, words) : null
  if (embedding)
    cosines(embeddings, embedding).forEach((cosine, paper) => {
      scores[paper] += MEANING_WEIGHT * cosine
    })
  return bestPapers(index, text, scores, limit)
}

/**
 * @param {SimilarityIndex} index
 * @param {Embeddings} embeddings
 * @param {string} text
 * @returns {Promise<QueryWord[]>}
 */
async function queryWords(index, { dimensions }, text) {
  const words = [...new Map(wordsOf(text).map((word) => [word.folded, word])).values()]
  const written = words.map((word) => word.written.toLowerCase())
  const known = dimensions ? await wordEmbeddings(written, dimensions) : []
  return words.map(({ folded }, position) => {
    const term = wordTerm(index, folded)
    // As the index weighs a term that no paper has.
    const rarity = term?.idf ?? Math.log(1 + index.paperCount) + 1
    return { term, rarity, embedding: known[position] ?? null }
  })
}

/**
 * How much of the words each paper has, 0 to 1.
 * @param {SimilarityIndex} index
 * @param {QueryWord[]} words
 */
function shareOfWords(index, words) {
  const shares = new Float32Array(index.paperCount)
  const total = words.reduce((sum, { rarity }) => sum + rarity, 0)
  for (const { term, rarity } of words)
    if (term)
      forEachPaper(index, term, (paper, weight) => {
        shares[paper] += (rarity / total) * weight ** SATURATION
      })
  return shares
}

/**
 * The embedding of the words, of length 1; null if nothing is known of them.
 * @param {SimilarityIndex} index
 * @param {Embeddings} embeddings
 * @param {QueryWord[]} words
 */
function meaningOf(index, embeddings, words) {
  const sum = new Float32Array(embeddings.dimensions)
  for (const word of words) addScaled(sum, unit(meaningOfWord(index, embeddings, word)), word.rarity)
  return sum.some(Boolean) ? unit(sum) : null
}

/**
 * @param {SimilarityIndex} index
 * @param {Embeddings} embeddings
 * @param {QueryWord} word
 */
function meaningOfWord(index, embeddings, { term, embedding }) {
  const meaning = embedding ? unit(embedding) : new Float32Array(embeddings.dimensions)
  if (!term) return meaning
  const papers = new Float32Array(embeddings.dimensions)
  forEachPaper(index, term, (paper, weight) => addScaled(papers, embeddingOf(embeddings, paper), weight))
  addScaled(meaning, unit(papers), (PAPERS_WEIGHT * term.count) / (term.count + HALF_OF_MANY))
  return meaning
}
