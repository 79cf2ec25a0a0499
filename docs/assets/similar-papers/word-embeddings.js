// @ts-check
// Looks up the embeddings of English words. tests/eval/word_embeddings.py writes and describes their parts, of which
// a query needs one for each of its words.
import { dataFile } from "../data-file.js"

/** @typedef {{ words: Map<string, number>, bytes: Uint8Array }} Part the words with where their components start */

/** Letters from which the start of a word is looked up in its place ("chat" for "chatbot"): at least half of it. */
const SHORTEST_START = 4
const OFFSET = 8

const loadFirstWords = dataFile(
  new URL("words/index.json", import.meta.url),
  (response) => /** @type {Promise<string[]>} */ (response.json()),
)
/** @type {Map<number, () => Promise<Part>>} */
const parts = new Map()

/**
 * The embeddings of words that are known, or whose start is; not of length 1 for rounding.
 * @param {string[]} words in lower case
 * @param {number} dimensions
 * @returns {Promise<(Float32Array | null)[]>}
 */
export async function wordEmbeddings(words, dimensions) {
  const firstWords = await loadFirstWords()
  return Promise.all(
    words.map(async (word) => {
      const part = await loadPart(partOf(firstWords, word))
      const start = startOf(part, word)
      return start === undefined ? null : components(part, start, dimensions)
    }),
  )
}

/**
 * The part in which a word would be: all words of a part start with at least its first word.
 * @param {string[]} firstWords
 * @param {string} word
 */
function partOf(firstWords, word) {
  const next = firstWords.findIndex((first) => first > word)
  return Math.max(0, (next < 0 ? firstWords.length : next) - 1)
}

/** @param {number} number */
function loadPart(number) {
  const url = new URL(`words/${number}.bin`, import.meta.url)
  const part =
    parts.get(number) ??
    dataFile(url, async (response) => readPart(new Uint8Array(await response.arrayBuffer())))
  parts.set(number, part)
  return part()
}

/**
 * @param {Uint8Array} bytes
 * @returns {Part}
 */
export function readPart(bytes) {
  const size = bytes[0] | (bytes[1] << 8)
  const words = new TextDecoder()
    .decode(bytes.subarray(2, 2 + size))
    .split("\n")
    .slice(0, -1)
  const bytesPerWord = (bytes.length - 2 - size) / words.length
  return { words: new Map(words.map((word, number) => [word, 2 + size + number * bytesPerWord])), bytes }
}

/**
 * @param {Part} part
 * @param {string} word
 */
function startOf({ words }, word) {
  const shortest = Math.max(SHORTEST_START, word.length / 2)
  for (let length = word.length; length === word.length || length >= shortest; length--) {
    const start = words.get(word.slice(0, length))
    if (start !== undefined) return start
  }
  return undefined
}

/**
 * @param {Part} part
 * @param {number} start
 * @param {number} dimensions
 */
function components({ bytes }, start, dimensions) {
  return Float32Array.from({ length: dimensions }, (_, position) => {
    const pair = bytes[start + (position >> 1)]
    return (position % 2 ? pair >> 4 : pair & 15) - OFFSET
  })
}
