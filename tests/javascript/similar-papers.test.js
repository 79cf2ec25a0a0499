// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { cosines, readEmbeddings } from "../../docs/assets/similar-papers/embeddings.js"
import { findSimilarToQuery } from "../../docs/assets/similar-papers/query-similarity.js"
import { findSimilar, readIndex, wordTerm } from "../../docs/assets/similar-papers/similarity-index.js"
import { sharesOfPairs } from "../../docs/assets/similar-papers/title-pairs.js"
import { fold, wordsOf } from "../../docs/assets/similar-papers/tokenizer.js"
import { readPart } from "../../docs/assets/similar-papers/word-embeddings.js"

// Three papers; words "flat" (0), "minimum" (1). Terms: "flat" in papers 0 and 2, "flat minimum" in paper 2, informative.
const WORDS = new TextEncoder().encode("flat\nminimum\n")
const INDEX = new Uint8Array([
  ...[1, 3, WORDS.length],
  ...WORDS,
  2,
  ...[0, 0, 8, 2, 0, 2, 0xff],
  ...[1, 1, 0x80 | 16, 1, 2, 0x0f],
])

test("the index is read with its terms", () => {
  const index = readIndex(INDEX.buffer)
  assert.equal(index.paperCount, 3)
  assert.deepEqual([...index.wordNumbers.keys()], ["flat", "minimum"])
  assert.deepEqual(
    [...index.terms.values()].map(({ idf, isInformative, count }) => [idf, isInformative, count]),
    [
      [1, false, 2],
      [2, true, 1],
    ],
  )
})

test("another format is refused", () => {
  assert.throws(() => readIndex(new Uint8Array([2]).buffer), /another format/)
})

test("papers with more of the terms come first, with the informative terms as reasons", () => {
  assert.deepEqual(findSimilar(readIndex(INDEX.buffer), "On flat minimums", 10), [
    { paper: 2, sharedTerms: ["flat minimums"] },
    { paper: 0, sharedTerms: [] },
  ])
})

test("no more papers are returned than asked for", () => {
  assert.deepEqual(findSimilar(readIndex(INDEX.buffer), "the flat minimums", 1), [
    { paper: 2, sharedTerms: ["flat minimums"] },
  ])
})

test("a text without known words is similar to no paper", () => {
  assert.deepEqual(findSimilar(readIndex(INDEX.buffer), "entirely different", 10), [])
})

test("words are folded to the singular", () => {
  const words = ["Networks", "Studies", "losses", "CIFAR-10", "bias", "GAN's", "LLMs"]
  assert.deepEqual(words.map(fold), ["network", "study", "loss", "cifar10", "bias", "gan", "llm"])
})

test("the hyphen after a prefix makes no difference; other hyphens separate words", () => {
  const joined = wordsOf("pre-training")
  assert.deepEqual(
    joined.map(({ folded, written }) => [folded, written]),
    [["pretraining", "pre-training"]],
  )
  const apart = wordsOf("few-shot")
  assert.deepEqual(
    apart.map(({ folded, isHyphenated }) => [folded, isHyphenated]),
    [
      ["few", false],
      ["shot", true],
    ],
  )
})

test("punctuation separates words", () => {
  const words = wordsOf("flat, wide minima")
  assert.deepEqual(
    words.map(({ followsPrevious }) => followsPrevious),
    [false, false, true],
  )
})

/** @param {number[]} components two of each of the three papers */
const embeddings = (...components) => readEmbeddings(new Int8Array([1, 2, ...components]).buffer)

/**
 * @param {string} words
 * @param {string[]} titles
 */
const query = (words, titles = []) => ({ words, text: words, titles })
const NO_EMBEDDINGS = readEmbeddings(new Uint8Array([1, 0]).buffer)

test("without embeddings, a query finds the papers that have its words", async () => {
  const found = await findSimilarToQuery(readIndex(INDEX.buffer), NO_EMBEDDINGS, query("flat earth"), 10)
  assert.deepEqual(found, [
    { paper: 0, sharedTerms: [], sharesWords: true },
    { paper: 2, sharedTerms: [], sharesWords: true },
  ])
})

test("embeddings of another number of papers are not compared", async () => {
  const ofTwoPapers = readEmbeddings(new Int8Array([1, 2, 100, 0, 0, 50]).buffer)
  const found = await findSimilarToQuery(readIndex(INDEX.buffer), ofTwoPapers, query("flat earth"), 10)
  assert.deepEqual(
    found.map(({ paper }) => paper),
    [0, 2],
  )
})

test("a query finds the papers that have its words in another form, and a paper shares one form of a word", async () => {
  // "color" in paper 0, "colorizing" in papers 0 and 1, "colon" in paper 2; all informative.
  const words = new TextEncoder().encode("colon\ncolor\ncolorizing\n")
  const terms = [
    [0, 0, 0x80 | 16, 1, 2, 0x0f],
    [0, 1, 0x80 | 16, 1, 0, 0x0f],
    [0, 2, 0x80 | 8, 2, 0, 1, 0xff],
  ]
  const index = readIndex(new Uint8Array([1, 3, words.length, ...words, 3, ...terms.flat()]).buffer)
  assert.deepEqual(await findSimilarToQuery(index, NO_EMBEDDINGS, query("colors"), 10), [
    { paper: 0, sharedTerms: ["colors"], sharesWords: true },
    { paper: 1, sharedTerms: ["colorizing"], sharesWords: true },
  ])
  const found = await findSimilarToQuery(index, NO_EMBEDDINGS, query("colorized"), 10)
  assert.deepEqual(
    found.map(({ sharedTerms }) => sharedTerms),
    [["color"], ["colorizing"]],
  )
})

test("of papers with the same words, one with a phrase of the query in its title comes first", async () => {
  const titles = ["A flat earth", "Sharp minima", "Why flat minima generalize"]
  const index = readIndex(INDEX.buffer)
  const found = await findSimilarToQuery(
    index,
    NO_EMBEDDINGS,
    { words: "flat", text: "why flat", titles },
    10,
  )
  assert.deepEqual(
    found.map(({ paper }) => paper),
    [2, 0],
  )
})

test("titles share pairs of words in any form with a query, but not those of stop words", () => {
  // Four pairs count: do learning, learning rates, rates carry, carry over.
  const titles = [
    "Why do Learning Rates Transfer?",
    "The learned rate",
    "Why do rates of learning carry?",
    "",
  ]
  assert.deepEqual([...sharesOfPairs("why do learning rates carry over", titles)], [0.5, 0.25, 0, 0])
  assert.deepEqual([...sharesOfPairs("flat", ["Flat minima"])], [0])
  assert.deepEqual([...sharesOfPairs("what is this", ["What is this?"])], [0])
})

test("cosines do not depend on the length of a paper's embedding", () => {
  const values = cosines(embeddings(100, 0, 0, 50, 0, 0), Float32Array.of(0.6, 0.8))
  assert.deepEqual(
    [...values].map((value) => value.toFixed(2)),
    ["0.60", "0.80", "0.00"],
  )
})

test("the term of a single word is found, not that of a phrase", () => {
  const index = readIndex(INDEX.buffer)
  assert.equal(wordTerm(index, "flat")?.count, 2)
  assert.equal(wordTerm(index, "minimum"), undefined)
  assert.equal(wordTerm(index, "sharp"), undefined)
})

test("the embeddings of papers are read; a digest may have none", () => {
  const { dimensions, vectors } = readEmbeddings(new Uint8Array([1, 2, 127, 0, 0, 129]).buffer)
  assert.equal(dimensions, 2)
  assert.deepEqual([...vectors], [127, 0, 0, -127])
  assert.equal(readEmbeddings(new Uint8Array([1, 0]).buffer).dimensions, 0)
  assert.throws(() => readEmbeddings(new Uint8Array([2, 0]).buffer), /another format/)
})

test("a part of the words tells where the components of each start", () => {
  const text = new TextEncoder().encode("chat\nchatter\n")
  const { words } = readPart(new Uint8Array([text.length, 0, ...text, 0x1f, 0x2f, 0x3f, 0x4f]))
  assert.deepEqual(
    [...words],
    [
      ["chat", 2 + text.length],
      ["chatter", 4 + text.length],
    ],
  )
})
