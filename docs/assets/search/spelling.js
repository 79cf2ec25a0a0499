// @ts-check
// Corrects misspelled words of a query with the search vocabulary.
import { decodeVocabulary, foldText } from "./vocabulary.js"

/** @typedef {{ meta: Record<string, string>, content: string }} SearchDocument */

const NON_WORD = /[^\p{L}\p{N}]+/u
/** Suggestions; each costs a search. */
const MAX_SUGGESTIONS = 3
/** From this length on, a word may have two typos. */
const LONG_WORD = 8
/** What a different first letter costs, and what a document frequency twice as high is worth; chosen by hand. */
const FIRST_LETTER_COST = 0.6
const FREQUENCY_BONUS = 1 / 40

const foldCompound = (/** @type {string} */ word) => foldText(word).split(NON_WORD).join("")

/**
 * Whether one of the documents has a word that starts with the given one. Hyphens join words or separate
 * them, and scripts without spaces have words inside others.
 * @param {string} word
 * @param {SearchDocument[]} documents
 */
export function isPrefixInDocuments(word, documents) {
  const prefix = foldCompound(word)
  if (prefix === "") return true
  const isIdeographic = /\p{Ideographic}/u.test(prefix)
  const matches = (/** @type {string} */ candidate) => {
    const compound = foldCompound(candidate)
    if (compound.startsWith(prefix) || (isIdeographic && compound.includes(prefix))) return true
    return candidate.split(NON_WORD).some((part) => part.startsWith(prefix))
  }
  return documents.some(({ meta, content }) =>
    foldText(`${meta.title} ${content}`).split(/\s+/).some(matches),
  )
}

/**
 * A corrected text with its new words as most of the documents write them: "ImageNet", "Bengio". The vocabulary has
 * only lower case.
 * @param {SearchDocument[]} documents
 * @param {string} corrected
 * @param {string} typed
 */
export function writtenAsIn(documents, corrected, typed) {
  const typedWords = new Set(typed.split(/\s+/))
  return corrected
    .split(/\s+/)
    .map((word) => (typedWords.has(word) ? word : writtenForm(word, documents)))
    .join(" ")
}

/**
 * @param {string} word
 * @param {SearchDocument[]} documents
 */
function writtenForm(word, documents) {
  /** @type {Map<string, number>} */
  const counts = new Map([[word, 0]])
  for (const { content } of documents)
    for (const form of content.split(NON_WORD))
      if (foldText(form) === word) counts.set(form, (counts.get(form) ?? 0) + 1)
  // A sentence or a title starts with a capital, so that one lower-case form is enough.
  if ((counts.get(word) ?? 0) > 0) return word
  return [...counts].reduce((most, form) => (form[1] > most[1] ? form : most))[0]
}

/**
 * Corrections of a query: those of the doubtful words that the vocabulary does not have, queries with similar
 * words in their places (the most likely first), and the query without them.
 * @param {string} query
 * @param {string[]} doubtful
 * @param {string} vocabulary
 */
export function correctQuery(query, doubtful, vocabulary) {
  /** @type {Map<string, string[]>} */
  const corrections = new Map()
  for (const word of doubtful) {
    const similar = correctWord(word, vocabulary)
    if (similar) corrections.set(word, similar)
  }
  const words = query.split(/\s+/)
  const count = Math.max(0, ...[...corrections.values()].map((similar) => similar.length))
  const corrected = (/** @type {number} */ rank) =>
    words.map((word) => {
      const similar = corrections.get(word)
      return similar ? (similar[rank] ?? similar[0]) : word
    })
  return {
    unknown: [...corrections.keys()],
    suggestions: Array.from({ length: count }, (_, rank) => corrected(rank).filter(Boolean).join(" ")),
    known: words.filter((word) => !corrections.has(word)).join(" "),
  }
}

/**
 * Similar words for a misspelled one, or null for a word that starts a word of the vocabulary.
 * @param {string} word
 * @param {string} vocabulary
 */
function correctWord(word, vocabulary) {
  if (/\p{N}/u.test(word)) return []
  const similar = similarWords(word, vocabulary)
  if (similar?.length !== 0) return similar
  const compound = splitCompound(word, vocabulary)
  return compound ? [compound] : []
}

/**
 * Queries in which a word is replaced that papers have but that may be a typo all the same ("liner" for
 * "linear").
 * @param {string} query
 * @param {string} vocabulary
 */
export function alternativeQueries(query, vocabulary) {
  const words = query.split(/\s+/)
  const alternatives = words.flatMap((word, position) => {
    if (!/^\p{L}{4,}$/u.test(word)) return []
    const [similar] = nearestWords(foldText(word), decodeVocabulary(vocabulary), true)
    return similar ? [words.with(position, similar).join(" ")] : []
  })
  return alternatives.slice(0, MAX_SUGGESTIONS)
}

/**
 * The two words of the vocabulary that a word consists of ("losslandscape"), or null.
 * @param {string} word
 * @param {string} vocabulary
 */
export function splitCompound(word, vocabulary) {
  const folded = foldText(word)
  const parts = new Set()
  for (const [candidate] of decodeVocabulary(vocabulary))
    if (candidate.length > 2 && (folded.startsWith(candidate) || folded.endsWith(candidate)))
      parts.add(candidate)
  for (let split = folded.length - 3; split >= 3; split--) {
    const [start, end] = [folded.slice(0, split), folded.slice(split)]
    if (parts.has(start) && parts.has(end)) return `${start} ${end}`
  }
  return null
}

/**
 * The most similar words, the most likely first, or null for a word that starts a word of the vocabulary.
 * @param {string} word
 * @param {string} vocabulary
 */
export function similarWords(word, vocabulary) {
  const folded = foldText(word)
  for (const [candidate] of decodeVocabulary(vocabulary)) if (candidate.startsWith(folded)) return null
  return nearestWords(folded, decodeVocabulary(vocabulary), false)
}

/**
 * The words with the fewest typos: one in a short word, up to two in a long one. First letters are seldom
 * wrong; frequent words are more likely.
 * @param {string} word
 * @param {Iterable<[word: string, logFrequency: number]>} candidates
 * @param {boolean} skipsPrefixes whether to leave out what a search for the word finds anyway
 */
export function nearestWords(word, candidates, skipsPrefixes) {
  if (word.length < 3) return [] // nearly every short word is similar
  let fewest = word.length < LONG_WORD || skipsPrefixes ? 1 : 2
  /** @type {{ candidate: string, cost: number }[]} */
  let nearest = []
  for (const [candidate, logFrequency] of candidates) {
    if (Math.abs(candidate.length - word.length) > fewest) continue
    if (skipsPrefixes && (candidate.startsWith(word) || word.startsWith(candidate))) continue
    const distance = editDistance(word, candidate, fewest)
    if (distance > fewest) continue
    if (distance < fewest) nearest = []
    fewest = distance
    const firstLetterCost = candidate[0] === word[0] ? 0 : FIRST_LETTER_COST
    nearest.push({ candidate, cost: firstLetterCost - logFrequency * FREQUENCY_BONUS })
  }
  const ranked = nearest.sort((a, b) => a.cost - b.cost).slice(0, MAX_SUGGESTIONS)
  return ranked.map(({ candidate }) => candidate)
}

/**
 * The optimal string alignment distance: letters added, removed, changed or swapped with their neighbor;
 * `limit` + 1 if it is higher.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function editDistance(a, b, limit) {
  /** @type {number[]} */
  let beforePrevious = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const substitution = previous[column - 1] + Number(a[row - 1] !== b[column - 1])
      current[column] = Math.min(previous[column] + 1, current[column - 1] + 1, substitution)
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) current[column] = Math.min(current[column], beforePrevious[column - 2] + 1)
    }
    if (Math.min(...current) > limit) return limit + 1
    beforePrevious = previous
    previous = current
  }
  return previous[b.length]
}
