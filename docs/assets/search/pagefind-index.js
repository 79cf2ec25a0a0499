// @ts-check
// Reads the Pagefind index: finds papers by words and filters, and loads their documents and the vocabulary.
import { dataFile } from "../data-file.js"
import { selectAuthors } from "./author-list.js"

/** @typedef {{ path: string, meta: Record<string, string>, filters: Record<string, string[]>, content: string, authors: string[], missing: string[] }} SearchRow `authors` are those that the search names, `missing` the words of the query that the paper does not have */
/** @typedef {{ meta: Record<string, string>, filters: Record<string, string[]>, content: string, raw_url: string }} PagefindData */
/** @typedef {{ id: string, score: number, data: () => Promise<PagefindData> }} PagefindResult */
/** @typedef {{ results: PagefindResult[], filters: Record<string, Record<string, number>> }} PagefindAnswer */
/**
 * @typedef {object} Pagefind
 * @property {() => Promise<void>} init
 * @property {(query: string | null, options: { filters: Record<string, unknown> }) => Promise<PagefindAnswer>} search
 */

const BUNDLE = new URL("../../pagefind/", import.meta.url)

/** @type {Pagefind | undefined} */
let pagefind
const loadWords = dataFile(new URL("words.txt", BUNDLE), (response) => response.text())
/** Values of filters that were loaded, by filter. @type {Map<string, Promise<string[]>>} */
const loadedValues = new Map()
/** How many papers have a word. @type {Map<string, Promise<number>>} */
const frequencies = new Map()

/** @returns {Promise<Pagefind>} */
async function loadPagefind() {
  if (pagefind) return pagefind
  /** @type {Pagefind} */
  const module = await import(new URL("pagefind.js", BUNDLE).href)
  await module.init()
  pagefind = module
  return module
}

/**
 * The papers that have all words and fulfill all conditions.
 * @param {string} text
 * @param {unknown[]} [required] conditions
 * @param {string} [sort]
 */
export async function find(text, required = [], sort = "") {
  const { search } = await loadPagefind()
  const answer = await search(text === "" ? null : text, {
    filters: required.length ? { all: required } : {},
  })
  // The index numbers papers so that the newest come first (generator/paper_digest/site/search/).
  if (sort === "date" || text === "") answer.results.sort((a, b) => (a.id < b.id ? -1 : 1))
  return answer
}

/**
 * The results for a quoted word: its other forms ("models"), but no words that it only starts.
 * @param {string} word
 */
export async function findExactly(word) {
  const bare = word.replaceAll('"', "")
  return bare === "" ? [] : (await find(`"${bare}"`)).results
}

/**
 * How many papers have a word; without a word, how many there are.
 * @param {string} [word]
 */
export function countPapers(word = "") {
  const frequency = frequencies.get(word) ?? find(word).then(({ results }) => results.length)
  frequencies.set(word, frequency)
  frequency.catch(() => frequencies.delete(word)) // another search tries again
  return frequency
}

/**
 * The values of a filter, which is loaded if need be.
 * @param {string} filter
 * @returns {Promise<string[]>}
 */
export function loadValues(filter) {
  // No paper has this value, so that Pagefind makes no list of results.
  const load = async () => Object.keys((await find("", [{ [filter]: { any: [""] } }])).filters[filter] ?? {})
  const values = loadedValues.get(filter) ?? load()
  loadedValues.set(filter, values)
  values.catch(() => loadedValues.delete(filter)) // another search tries again
  return values
}

/** The encoded vocabulary; "" if it cannot be loaded, so that words are only reported as unknown. Another search tries again. */
export async function loadVocabulary() {
  return loadWords().catch(() => "")
}

/**
 * @param {PagefindResult} result
 * @param {string[]} [names] authors that the search names
 * @param {string[]} [missing]
 * @returns {Promise<SearchRow>}
 */
export async function loadRow(result, names = [], missing = []) {
  const { meta, filters, content, raw_url: path } = await result.data()
  const authors = selectAuthors(names, { content, title: meta.title ?? "" })
  return { path, meta, filters, content, authors, missing }
}
