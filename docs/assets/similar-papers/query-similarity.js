// @ts-check
// Finds the papers similar to a query, by its words in any form, by pairs of words in titles, and by its meaning. The
// embedding of a query is the sum of the embeddings of its words, weighted by how rare they are. That of a word is its
// own and, with less weight, the mean of the papers that have it, which tell what it means in this digest. A word
// without an embedding is what these tell.
import { stem } from "../search/word-match.js"
import { addScaled, cosines, embeddingOf, unit } from "./embeddings.js"
import { bestPapers, forEachPaper, termsOf, wordTerm } from "./similarity-index.js"
import { sharesOfPairs } from "./title-pairs.js"
import { wordsOf } from "./tokenizer.js"
import { wordEmbedding } from "./word-embeddings.js"

/** @typedef {import("./embeddings.js").Embeddings} Embeddings */
/** @typedef {import("./similarity-index.js").SimilarityIndex} SimilarityIndex */
/** @typedef {import("./similarity-index.js").Term} Term */
/** @typedef {import("./similarity-index.js").QueryTerm} QueryTerm */
/**
 * `words`: those that papers should have; `text`: all of them; `titles` of the papers, in the order of the index.
 * @typedef {{ words: string, text: string, titles: string[] }} ComparedQuery
 */
/** @typedef {{ word: string, term: Term }} Form */
/**
 * `term`: that of the word as it is written; `forms`: those of all its forms.
 * @typedef {{ folded: string, term: Term | undefined, forms: Form[], rarity: number, embedding: Float32Array | null }} QueryWord
 */

// Chosen on the develop half of the queries of tests/eval.
/** What the cosine of the embeddings counts beside the share of the words. */
const EMBEDDING_WEIGHT = 1.5
/** What the share of the query's pairs of words that a title has counts; chosen by hand. */
const PAIRS_WEIGHT = 0.3
/** What the papers with a word count beside the word itself. */
const PAPERS_WEIGHT = 0.45
/** How many papers must have a word for them to count half of PAPERS_WEIGHT; more of them count up to all of it. */
const FEW_PAPERS = 2
/** The cosine from which a paper is shown that has none of the words; chosen by hand. */
const LEAST_COSINE = 0.2
/** The power of a word's weight in a paper: to have the word counts more than to have it often. */
const SATURATION = 1 / 4

/**
 * The papers most similar to a query, the most similar first, with the terms that they share with it.
 * @param {SimilarityIndex} index
 * @param {Embeddings} embeddings
 * @param {ComparedQuery} query
 * @param {number} limit
 */
export async function findSimilarToQuery(index, embeddings, query, limit) {
  // Files of two builds do not belong together.
  const isOfIndex = embeddings.vectors.length === embeddings.dimensions * index.paperCount
  const dimensions = isOfIndex ? embeddings.dimensions : 0
  const words = await queryWords(index, query.words, dimensions)
  const shares = shareOfWords(index, words)
  const pairs = sharesOfPairs(query.text, query.titles)
  const scores = shares.map((share, paper) => share + PAIRS_WEIGHT * (pairs[paper] ?? 0))
  const embedding = dimensions ? queryEmbedding(index, embeddings, words) : null
  if (embedding)
    cosines(embeddings, embedding).forEach((cosine, paper) => {
      if (shares[paper] > 0 || cosine >= LEAST_COSINE) scores[paper] += EMBEDDING_WEIGHT * cosine
    })
  const terms = [...termsOf(index, query.words), ...words.flatMap(otherForms)]
  return bestPapers(index, terms, scores, limit).map((similar) => ({
    ...similar,
    sharesWords: shares[similar.paper] > 0,
  }))
}

/**
 * @param {SimilarityIndex} index
 * @param {string} text
 * @param {number} dimensions of the embeddings; 0 for none
 * @returns {Promise<QueryWord[]>}
 */
async function queryWords(index, text, dimensions) {
  const words = [...new Map(wordsOf(text).map((word) => [word.folded, word])).values()]
  return Promise.all(
    words.map(async ({ folded, written }) => {
      const term = wordTerm(index, folded)
      // As the index weighs a term that no paper has.
      const rarity = term?.idf ?? Math.log(1 + index.paperCount) + 1
      const embedding = dimensions
        ? await wordEmbedding(written.toLowerCase(), dimensions, Boolean(term))
        : null
      return { folded, term, forms: formTerms(index, folded), rarity, embedding }
    }),
  )
}

/**
 * The terms of single words that are forms of a word, itself included: "colorizing" for "color".
 * @param {SimilarityIndex} index
 * @param {string} folded
 * @returns {Form[]}
 */
function formTerms(index, folded) {
  const wanted = stem(folded)
  const forms = [...index.wordNumbers.keys()].filter(
    (word) => word.startsWith(wanted) && stem(word) === wanted,
  )
  return forms.flatMap((word) => {
    const term = wordTerm(index, word)
    return term ? { word, term } : []
  })
}

/**
 * The forms of a word that the query does not write. A paper shares one of its forms, not each.
 * @param {QueryWord} word
 * @returns {QueryTerm[]}
 */
function otherForms({ folded, forms }) {
  return forms
    .filter(({ word }) => word !== folded)
    .map(({ word, term }) => ({ term, written: word, words: [folded], weight: term.idf }))
}

/**
 * How much of the words each paper has in some form, 0 to 1.
 * @param {SimilarityIndex} index
 * @param {QueryWord[]} words
 */
function shareOfWords(index, words) {
  const shares = new Float32Array(index.paperCount)
  const total = words.reduce((sum, { rarity }) => sum + rarity, 0)
  for (const { forms, rarity } of words)
    highestWeights(index, forms).forEach((weight, paper) => {
      shares[paper] += (rarity / total) * weight ** SATURATION
    })
  return shares
}

/**
 * The papers that have one of the forms, with the highest of their weights.
 * @param {SimilarityIndex} index
 * @param {Form[]} forms
 */
function highestWeights(index, forms) {
  /** @type {Map<number, number>} */
  const weights = new Map()
  for (const { term } of forms)
    forEachPaper(index, term, (paper, weight) => {
      weights.set(paper, Math.max(weight, weights.get(paper) ?? 0))
    })
  return weights
}

/**
 * The embedding of the words, of length 1; null if nothing is known of them.
 * @param {SimilarityIndex} index
 * @param {Embeddings} embeddings
 * @param {QueryWord[]} words
 */
function queryEmbedding(index, embeddings, words) {
  const sum = new Float32Array(embeddings.dimensions)
  for (const word of words) addScaled(sum, embeddingInDigest(index, embeddings, word), word.rarity)
  return sum.some(Boolean) ? unit(sum) : null
}

/**
 * @param {SimilarityIndex} index
 * @param {Embeddings} embeddings
 * @param {QueryWord} word
 */
function embeddingInDigest(index, embeddings, { term, embedding }) {
  const sum = new Float32Array(embeddings.dimensions)
  if (embedding) addScaled(sum, embedding, 1)
  if (!term) return sum
  const papers = new Float32Array(embeddings.dimensions)
  forEachPaper(index, term, (paper, weight) => addScaled(papers, embeddingOf(embeddings, paper), weight))
  const weight = embedding ? PAPERS_WEIGHT : 1
  addScaled(sum, unit(papers), (weight * term.count) / (term.count + FEW_PAPERS))
  return sum
}
