// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { cosines, readEmbeddings } from "../../docs/assets/similar-papers/embeddings.js"
import { findSimilarToQuery } from "../../docs/assets/similar-papers/query-similarity.js"
import { findSimilar, readIndex, wordTerm } from "../../docs/assets/similar-papers/similarity-index.js"
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

test("without embeddings, a query finds the papers that have its words", async () => {
  const none = readEmbeddings(new Uint8Array([1, 0]).buffer)
  const found = await findSimilarToQuery(readIndex(INDEX.buffer), none, "flat earth", 10)
  assert.deepEqual(found, [
    { paper: 0, sharedTerms: [], sharesWords: true },
    { paper: 2, sharedTerms: [], sharesWords: true },
  ])
})

test("embeddings of another number of papers are not compared", async () => {
  const ofTwoPapers = readEmbeddings(new Int8Array([1, 2, 100, 0, 0, 50]).buffer)
  const found = await findSimilarToQuery(readIndex(INDEX.buffer), ofTwoPapers, "flat earth", 10)
  assert.deepEqual(
    found.map(({ paper }) => paper),
    [0, 2],
  )
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
