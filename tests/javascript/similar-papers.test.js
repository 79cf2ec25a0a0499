// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { findSimilar, readIndex } from "../../docs/assets/similar-papers/similarity-index.js"
import { fold, wordsOf } from "../../docs/assets/similar-papers/tokenizer.js"

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
