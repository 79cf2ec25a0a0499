// @ts-check
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { after, test } from "node:test"
import { isEnglishWord, wordEmbedding } from "../../docs/assets/similar-papers/word-embeddings.js"

const DIMENSIONS = 128
const realFetch = globalThis.fetch
/** Whether the parts of the words are there. */
let isOnline = true

globalThis.fetch = async (url) => {
  if (!isOnline) throw new TypeError("offline")
  return new Response(await readFile(new URL(String(url))))
}
after(() => {
  globalThis.fetch = realFetch
})

/**
 * @param {string} word
 * @param {boolean} [isInDigest]
 */
const embedding = (word, isInDigest = false) => wordEmbedding(word, DIMENSIONS, isInDigest)

test("without the parts, nothing is known of a word; it is looked up again later", async () => {
  isOnline = false
  assert.equal(await embedding("robot"), null)
  assert.equal(await isEnglishWord("robot"), false)
  isOnline = true
  assert.equal((await embedding("robot"))?.length, DIMENSIONS)
  assert.equal(await isEnglishWord("Robot"), true)
})

test("the form of a word stands for it, with and without a hyphen", async () => {
  assert.deepEqual(await embedding("prompts", true), await embedding("prompt"))
  assert.deepEqual(await embedding("pre-training", true), await embedding("training"))
  assert.deepEqual(await embedding("multi-agent", true), await embedding("agent"))
})

test("only a word that no paper has is what it starts with", async () => {
  assert.deepEqual(await embedding("chatbot"), await embedding("chat"))
  assert.equal(await embedding("chatbot", true), null)
  assert.notEqual(await embedding("late"), null)
  assert.equal(await embedding("latent", true), null)
})

test("a word in other letters, a number and another number of dimensions have no embedding", async () => {
  for (const word of ["学习", "2023", "é", "x", "qqqqxz"]) assert.equal(await embedding(word), null)
  assert.equal(await wordEmbedding("robot", 64, false), null)
})
