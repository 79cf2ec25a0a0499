// @ts-check
// Names the filters of the search index, for the search page and for its worker.

/** @typedef {"topic" | "tag" | "author" | "venue" | "year" | "dump" | "code"} FilterName */
/** @typedef {FilterName | `not-${FilterName}`} FilterKey the values of "topic" that a paper must have, or of "not-topic" that it must not have */
/** @typedef {Partial<Record<FilterName, Record<string, number>>>} FilterCounts papers for each value of each filter */
/** @typedef {Partial<Record<FilterKey, string[]>>} ActiveFilters */

/** Filters with a menu. @type {FilterName[]} */
export const MENUS = ["topic", "tag", "author", "venue", "year", "dump"]
/** @type {FilterName[]} */
export const FILTER_NAMES = [...MENUS, "code"]
/** Filters that documents do not have, so that a listing of known papers changes none of them. @type {FilterName[]} */
export const FILTERS_BESIDE_DOCUMENTS = ["dump"]
/** What an address can ask of filters, each as a parameter of its own. @type {FilterKey[]} */
export const FILTER_KEYS = FILTER_NAMES.flatMap((name) => [name, excluding(name)])

/**
 * The key of the values that papers must not have.
 * @param {FilterName} name
 * @returns {FilterKey}
 */
export function excluding(name) {
  return `not-${name}`
}

/**
 * The filter of a key, and whether it excludes papers.
 * @param {FilterKey} key
 * @returns {{ name: FilterName, isExcluded: boolean }}
 */
export function parseFilterKey(key) {
  const isExcluded = key.startsWith("not-")
  return { name: /** @type {FilterName} */ (isExcluded ? key.slice("not-".length) : key), isExcluded }
}

/**
 * What an active value of a filter means, in words.
 * @param {FilterKey} key
 * @param {string} value
 */
export function describeValue(key, value) {
  const { name, isExcluded } = parseFilterKey(key)
  if (name === "code") return isExcluded ? "without code" : "with code"
  return isExcluded ? `not ${value}` : value
}
