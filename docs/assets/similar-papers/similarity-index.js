// @ts-check
// Finds the papers similar to a text by the weights of their terms. The index, like.bin, is written and
// described by generator/paper_digest/site/exports/similarity_index.py.
import { dataFile } from "../data-file.js"
import { SITE_ROOT } from "../site.js"
import { wordsOf } from "./tokenizer.js"

/**
 * A term of the index: its inverse document frequency, whether it is shown as a reason, how many papers have
 * it, and where in the file their numbers and weights are.
 * @typedef {{ idf: number, isInformative: boolean, count: number, papersOffset: number, weightsOffset: number }} Term
 */
/** @typedef {{ paperCount: number, wordNumbers: Map<string, number>, terms: Map<number, Term>, bytes: Uint8Array }} SimilarityIndex */
/** @typedef {{ term: Term, written: string, words: string[], weight: number }} QueryTerm a term of the text, as the text writes it */
/** @typedef {{ paper: number, sharedTerms: string[] }} SimilarPaper */

const FORMAT_VERSION = 1
const MAX_WEIGHT = 15
const MAX_SHARED_TERMS = 6

/** Reads unsigned LEB128 numbers, bytes and text from a buffer. */
class Reader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} [offset]
   */
  constructor(bytes, offset = 0) {
    this.bytes = bytes
    this.offset = offset
  }

  byte() {
    return this.bytes[this.offset++]
  }

  number() {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }

  /** @param {number} length */
  text(length) {
    const start = this.offset
    this.offset += length
    return new TextDecoder().decode(this.bytes.subarray(start, this.offset))
  }

  /** @param {number} count */
  skipNumbers(count) {
    for (let left = count; left > 0; ) if (this.byte() < 0x80) left--
  }
}

/** Loads the index. */
export const loadIndex = dataFile(new URL("like.bin", SITE_ROOT), async (response) =>
  readIndex(await response.arrayBuffer()),
)

/**
 * Reads the index.
 * @param {ArrayBuffer} buffer
 * @returns {SimilarityIndex}
 */
export function readIndex(buffer) {
  const reader = new Reader(new Uint8Array(buffer))
  if (reader.number() !== FORMAT_VERSION) throw new Error("like.bin has another format")
  const paperCount = reader.number()
  const words = reader.text(reader.number()).split("\n").slice(0, -1)
  const wordNumbers = new Map(words.map((word, number) => [word, number]))
  const terms = new Map()
  for (let left = reader.number(); left > 0; left--) {
    const key = termKey(wordNumbers, reader.number() - 1, reader.number())
    const flags = reader.byte()
    const count = reader.number()
    const papersOffset = reader.offset
    reader.skipNumbers(count)
    const term = {
      idf: (flags & 0x7f) / 8,
      isInformative: flags > 0x7f,
      count,
      papersOffset,
      weightsOffset: reader.offset,
    }
    terms.set(key, term)
    reader.offset += (count + 1) >> 1
  }
  return { paperCount, wordNumbers, terms, bytes: reader.bytes }
}

/**
 * The key of a term of one word (`first` is -1) or two.
 * @param {Map<string, number>} wordNumbers
 * @param {number} first
 * @param {number} last
 */
function termKey(wordNumbers, first, last) {
  return (first + 1) * (wordNumbers.size + 1) + last
}

/**
 * The papers most similar to a text, the most similar first, with the terms that they share with it.
 * @param {SimilarityIndex} index
 * @param {string} text
 * @param {number} limit
 * @returns {SimilarPaper[]}
 */
export function findSimilar(index, text, limit) {
  const scores = new Float32Array(index.paperCount)
  const terms = termsOf(index, text)
  for (const { term, weight } of terms)
    forEachPaper(index, term, (paper, paperWeight) => {
      scores[paper] += paperWeight * weight
    })
  return bestPapers(index, terms, scores, limit)
}

/**
 * The papers with the highest scores above 0, and the terms that they share with a text.
 * @param {SimilarityIndex} index
 * @param {QueryTerm[]} terms
 * @param {Float32Array} scores
 * @param {number} limit
 * @returns {SimilarPaper[]}
 */
export function bestPapers(index, terms, scores, limit) {
  const papers = [...scores.keys()].filter((paper) => scores[paper] > 0)
  const best = papers.sort((a, b) => scores[b] - scores[a] || a - b).slice(0, limit)
  const sharedTerms = findSharedTerms(index, terms, best)
  return best.map((paper) => ({ paper, sharedTerms: selectDistinct(sharedTerms.get(paper) ?? []) }))
}

/**
 * The term of a single word, if the index has it.
 * @param {SimilarityIndex} index
 * @param {string} folded
 */
export function wordTerm(index, folded) {
  const number = index.wordNumbers.get(folded)
  return number === undefined ? undefined : index.terms.get(termKey(index.wordNumbers, -1, number))
}

/**
 * The terms of a text that the index has.
 * @param {SimilarityIndex} index
 * @param {string} text
 * @returns {QueryTerm[]}
 */
export function termsOf(index, text) {
  const { wordNumbers } = index
  /** @type {Map<number, { term: Term, written: string, words: string[], count: number }>} */
  const occurrences = new Map()
  const add = (/** @type {number} */ key, /** @type {string} */ written, /** @type {string[]} */ words) => {
    const term = index.terms.get(key)
    if (!term) return
    const occurrence = occurrences.get(key) ?? { term, written, words, count: 0 }
    occurrence.count++
    occurrences.set(key, occurrence)
  }
  const words = wordsOf(text)
  words.forEach(({ folded, written, followsPrevious, isHyphenated }, position) => {
    const number = wordNumbers.get(folded)
    if (number === undefined) return
    add(termKey(wordNumbers, -1, number), written, [folded])
    const previous = followsPrevious ? words[position - 1] : undefined
    const first = previous && wordNumbers.get(previous.folded)
    if (first === undefined) return
    const phrase = `${previous?.written}${isHyphenated ? "-" : " "}${written}`
    add(termKey(wordNumbers, first, number), phrase, [previous?.folded ?? "", folded])
  })
  return [...occurrences.values()].map(({ count, ...term }) => ({
    ...term,
    weight: (1 + Math.log(count)) * term.term.idf,
  }))
}

/**
 * Calls back with each paper that has a term, and the term's weight in it.
 * @param {SimilarityIndex} index
 * @param {Term} term
 * @param {(paper: number, weight: number) => void} callback
 */
export function forEachPaper({ bytes }, { count, papersOffset, weightsOffset }, callback) {
  const reader = new Reader(bytes, papersOffset)
  let paper = 0
  for (let position = 0; position < count; position++) {
    paper += reader.number()
    const pair = bytes[weightsOffset + (position >> 1)]
    const level = position % 2 ? pair >> 4 : pair & 15
    callback(paper, (level / MAX_WEIGHT) ** 2)
  }
}

/**
 * The informative terms that papers share with a text, weighted by both.
 * @param {SimilarityIndex} index
 * @param {QueryTerm[]} queryTerms
 * @param {number[]} papers
 */
function findSharedTerms(index, queryTerms, papers) {
  /** @type {Map<number, QueryTerm[]>} */
  const sharedTerms = new Map(papers.map((paper) => [paper, []]))
  for (const queryTerm of queryTerms.filter(({ term }) => term.isInformative))
    forEachPaper(index, queryTerm.term, (paper, weight) => {
      sharedTerms.get(paper)?.push({ ...queryTerm, weight: weight * queryTerm.weight })
    })
  return sharedTerms
}

/**
 * The terms with the highest weights, no word twice: a phrase stands for its words.
 * @param {QueryTerm[]} terms
 */
function selectDistinct(terms) {
  const covered = new Set()
  const selected = []
  for (const term of terms.sort((a, b) => b.words.length - a.words.length || b.weight - a.weight)) {
    if (term.words.some((word) => covered.has(word))) continue
    for (const word of term.words) covered.add(word)
    selected.push(term)
  }
  const strongest = selected.sort((a, b) => b.weight - a.weight).slice(0, MAX_SHARED_TERMS)
  return strongest.map(({ written }) => written)
}
