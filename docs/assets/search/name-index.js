// @ts-check
// Finds names of authors, venues and tags by their words. The index has too many names to load them all: each
// of its parts is a Pagefind filter, loaded on demand; generator/paper_digest/site/exports/search_names.py
// writes them.
import { nearestWords } from "./spelling.js"
import { decodeVocabulary, foldText } from "./vocabulary.js"

/** @typedef {"author" | "venue" | "tag"} NameKind */
/** @typedef {{ filter: string, name: string }} IndexedName a name and a filter that has it */
/** @typedef {{ filter: string, firstWord: string }} Part */

/** The filter that lists the parts. */
const DIRECTORY = "names"
const NON_WORD = /[^\p{L}\p{N}]+/u
/** Suggestions; each costs a search. */
const MAX_SUGGESTIONS = 3
/** Letters from which on the start of a word is completed. */
const COMPLETED_LENGTH = 3

export class NameIndex {
  /** @param {(filter: string) => Promise<string[]>} loadValues loads the values of a filter */
  constructor(loadValues) {
    this.loadValues = loadValues
  }

  /**
   * The names that have all words of the value, each as a whole word or as an initial; only those that consist of
   * these words, if there are any and `prefersWhole`.
   * @param {NameKind} kind
   * @param {string} value
   * @param {{ prefersWhole: boolean }} options
   * @returns {Promise<IndexedName[]>}
   */
  async find(kind, value, { prefersWhole }) {
    const names = await this.candidates(kind, value)
    const selected = new Set(
      selectNames(
        value,
        names.map(({ name }) => name),
        { prefersWhole },
      ),
    )
    return names.filter(({ name }) => selected.has(name))
  }

  /**
   * The name that is equal to the value, if need be but for case, accents and punctuation.
   * @param {NameKind} kind
   * @param {string} value
   * @returns {Promise<IndexedName | undefined>}
   */
  async findEqual(kind, value) {
    const names = await this.candidates(kind, value)
    return names.find(({ name }) => name === value) ?? names.find(({ name }) => isEqualName(value, name))
  }

  /**
   * Values with similar words, or with whole words in place of their first letters, that have names.
   * @param {NameKind} kind
   * @param {string} value
   * @param {() => Promise<string>} loadVocabulary
   */
  async suggest(kind, value, loadVocabulary) {
    const words = wordsOf(value)
    const suggestions = []
    for (const [position, word] of words.entries()) {
      const frequencies = countWords(await this.candidates(kind, word))
      if (frequencies.has(word)) continue
      for (const similar of await similarWords(word, frequencies, loadVocabulary)) {
        const suggestion = words.with(position, similar).join(" ")
        if ((await this.find(kind, suggestion, { prefersWhole: false })).length) suggestions.push(suggestion)
        if (suggestions.length === MAX_SUGGESTIONS) return suggestions
      }
    }
    return suggestions
  }

  /**
   * The names in the parts that have all names with the longest word of the value.
   * @param {NameKind} kind
   * @param {string} value
   * @returns {Promise<IndexedName[]>}
   */
  async candidates(kind, value) {
    const word = wordsOf(value).reduce(
      (longest, other) => (other.length > longest.length ? other : longest),
      "",
    )
    if (!word) return []
    const parts = partsWith(word, await this.parts(kind))
    const names = await Promise.all(
      parts.map(async ({ filter }) => (await this.loadValues(filter)).map((name) => ({ filter, name }))),
    )
    return names.flat()
  }

  /**
   * The parts of a kind in the order of their words.
   * @param {NameKind} kind
   * @returns {Promise<Part[]>}
   */
  async parts(kind) {
    const parts = (await this.loadValues(DIRECTORY)).flatMap((value) => {
      const [filter, firstWord] = value.split(" ")
      return filter.startsWith(`${kind}-`) ? [{ filter, firstWord: firstWord ?? "" }] : []
    })
    return parts.sort((a, b) => (a.firstWord < b.firstWord ? -1 : 1))
  }
}

/**
 * The names that have all words of the value, each as a whole word or as an initial; only those that consist of
 * these words, if there are any and `prefersWhole`.
 * @param {string} value
 * @param {string[]} names
 * @param {{ prefersWhole: boolean }} options
 */
export function selectNames(value, names, { prefersWhole }) {
  const whole = prefersWhole ? names.filter((name) => isEqualName(value, name)) : []
  if (whole.length) return whole
  const words = wordsOf(value)
  return names.filter((name) => hasAllWords(name, words))
}

/**
 * @param {string} a
 * @param {string} b
 */
export function isEqualName(a, b) {
  return wordsOf(a).join(" ") === wordsOf(b).join(" ")
}

/**
 * The folded words of a name: "Jean-Luc O'Brien" gives jean, luc, jeanluc, o, brien, obrien.
 * @param {string} name
 * @returns {Set<string>}
 */
export function nameWords(name) {
  const parts = foldText(name)
    .split(/\s+/)
    .map((part) => part.split(NON_WORD).filter(Boolean))
  return new Set(parts.flatMap((pieces) => [...pieces, pieces.join("")]).filter(Boolean))
}

/** @param {string} text */
function wordsOf(text) {
  return foldText(text).split(NON_WORD).filter(Boolean)
}

/**
 * @param {string} name
 * @param {string[]} words
 */
function hasAllWords(name, words) {
  const nameParts = [...nameWords(name)]
  return words.every((word) =>
    nameParts.some((part) => part === word || (isInitial(word) && part.startsWith(word))),
  )
}

/** @param {string} word */
function isInitial(word) {
  return [...word].length === 1
}

/**
 * The part with a word, and for an initial all parts with words that start with it.
 * @param {string} word
 * @param {Part[]} parts
 */
export function partsWith(word, parts) {
  const first = parts.findLastIndex(({ firstWord }) => firstWord <= word)
  return parts.filter(
    ({ firstWord }, position) =>
      position === first || (position > first && isInitial(word) && firstWord.startsWith(word)),
  )
}

/**
 * How many names have each word.
 * @param {IndexedName[]} names
 */
function countWords(names) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const { name } of names)
    for (const word of nameWords(name)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/**
 * The most frequent words that start with the given one; else the nearest ones.
 * @param {string} word
 * @param {Map<string, number>} frequencies
 * @param {() => Promise<string>} loadVocabulary
 */
async function similarWords(word, frequencies, loadVocabulary) {
  if (word.length < COMPLETED_LENGTH) return []
  const longer = [...frequencies].filter(([candidate]) => candidate.startsWith(word))
  if (longer.length)
    return longer
      .sort(([, a], [, b]) => b - a)
      .slice(0, MAX_SUGGESTIONS)
      .map(([candidate]) => candidate)
  const known = [...frequencies].map(
    ([candidate, count]) => /** @type {[string, number]} */ ([candidate, Math.log2(count)]),
  )
  const similar = nearestWords(word, known, false)
  return similar.length ? similar : nearestWords(word, decodeVocabulary(await loadVocabulary()), false)
}
