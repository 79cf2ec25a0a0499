// @ts-check
// Names the filters of the search index, for the search page and for its worker.

/** @typedef {"topic" | "tag" | "author" | "venue" | "year" | "dump" | "code"} FilterName */
/** @typedef {Partial<Record<FilterName, Record<string, number>>>} FilterCounts papers for each value of each filter */
/** @typedef {Partial<Record<FilterName, string[]>>} ActiveFilters */

/** Filters with a menu. @type {FilterName[]} */
export const MENUS = ["topic", "tag", "author", "venue", "year", "dump"]
/** @type {FilterName[]} */
export const FILTER_NAMES = [...MENUS, "code"]
