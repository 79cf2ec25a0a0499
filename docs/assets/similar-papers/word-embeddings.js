// @ts-check
// Looks up the embeddings of English words. tests/eval/word_embeddings.py writes and describes their parts, of which
// a query needs one for each of its words.
import { dataFile } from "../data-file.js"
import { unit } from "./embeddings.js"

/** @typedef {{ words: Map<string, number>, bytesPerWord: number, bytes: Uint8Array }} Part the words with where their components start */

/** Endings of the forms of a word: where "chatbots" is not in the list, "chatbot" stands for it. */
const ENDING = /(?:s|es|d|ed|ing|ings|er|ers|ly|ness)$/
/** Letters of the shortest start of a word that stands for it: at least half of it. */
const SHORTEST_START = 4
const OFFSET = 8
const LENGTH_STEPS = 100

const loadFirstWords = dataFile(
  new URL("words/index.json", import.meta.url),
  (response) => /** @type {Promise<string[]>} */ (response.json()),
)
/** @type {Map<number, () => Promise<Part>>} */
const parts = new Map()

/**
 * The embedding of a word, or null if neither it nor a form of it is in the list, or it cannot be loaded. It is the
 * shorter, the less the word says.
 * @param {string} word in lower case
 * @param {number} dimensions
 * @param {boolean} isInDigest whether papers tell what the word means; else any word that it starts with does
 */
export async function wordEmbedding(word, dimensions, isInDigest) {
  for (const form of [...formsOf(word), ...(isInDigest ? [] : startsOf(word))]) {
    const part = await partOf(form)
    const start = part?.words.get(form)
    if (part && start !== undefined && (part.bytesPerWord - 1) * 2 === dimensions)
      return components(part, start)
  }
  return null
}

/**
 * Whether a word is in the list of English words.
 * @param {string} word
 */
export async function isEnglishWord(word) {
  const folded = word.toLowerCase()
  return (await partOf(folded))?.words.has(folded) ?? false
}

/**
 * A word as it is written, without the hyphen behind a prefix ("pre-training"), without the prefix, and without an
 * ending.
 * @param {string} word
 */
function formsOf(word) {
  const joined = word.replace(/[-‐‑]/g, "")
  const last = word.split(/[-‐‑]/).at(-1) ?? word
  return [...new Set([word, joined, last, last.replace(ENDING, "")])].filter((form) => form.length > 1)
}

/**
 * What a word starts with, the longest first: "chat" for "chatbot".
 * @param {string} word
 */
function startsOf(word) {
  const shortest = Math.max(SHORTEST_START, Math.ceil(word.length / 2))
  const count = Math.max(0, word.length - shortest)
  return Array.from({ length: count }, (_, left) => word.slice(0, word.length - 1 - left))
}

/**
 * The part in which a word would be, which starts with at most that word; null if it cannot be loaded.
 * @param {string} word
 */
async function partOf(word) {
  try {
    const firstWords = await loadFirstWords()
    const next = firstWords.findIndex((first) => first > word)
    return await loadPart(Math.max(0, (next < 0 ? firstWords.length : next) - 1))
  } catch {
    return null
  }
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
  if (!Number.isInteger(bytesPerWord)) throw new Error("a part of the words is damaged")
  const starts = words.map((word, number) => /** @type {const} */ ([word, 2 + size + number * bytesPerWord]))
  return { words: new Map(starts), bytesPerWord, bytes }
}

/**
 * @param {Part} part
 * @param {number} start
 */
function components({ bytes, bytesPerWord }, start) {
  const length = bytes[start] / LENGTH_STEPS
  const levels = Float32Array.from({ length: 2 * (bytesPerWord - 1) }, (_, position) => {
    const pair = bytes[start + 1 + (position >> 1)]
    return (position % 2 ? pair >> 4 : pair & 15) - OFFSET
  })
  return unit(levels).map((component) => component * length)
}
