// @ts-check
// Writes the messages of the search page: how much was found, how the query was understood, and what to do if
// nothing was found.
import { button, element, paperCount } from "../dom.js"
import { quoted } from "./query.js"

/** @typedef {(Node | string)[]} Message */
/** @typedef {import("./worker.js").SearchAnswer} SearchAnswer */
/** @typedef {import("./filters.js").FilterName} FilterName */

/** @type {Record<FilterName, string>} */
export const FILTER_LABELS = { topic: "topic", tag: "tag", year: "year", dump: "listing", code: "code" }

/**
 * The message for a query that is too short; "" for an empty one.
 * @param {string} typed
 */
export function tooShortMessage(typed) {
  if (typed === "") return ""
  if (/[^\p{L}\p{N}\s]/u.test(typed))
    return "Enter at least two letters or digits in a row; other characters are ignored."
  return "Enter at least two letters."
}

/**
 * The message for values in the address that no filter has. There are many tags, and only the most frequent
 * ones are a filter.
 * @param {[FilterName, string][]} dropped
 * @param {string} tagsUrl
 * @returns {Message}
 */
export function droppedFiltersMessage(dropped, tagsUrl) {
  const names = [...new Set(dropped.map(([name]) => name))]
  return names.flatMap((name) => {
    const values = quoted(dropped.flatMap(([candidate, value]) => (candidate === name ? value : [])))
    if (name === "code") return [`${values} is not a value of “Has code”. `]
    if (name !== "tag") return [`There is no ${FILTER_LABELS[name]} ${values}. `]
    const link = element("a", { href: tagsUrl }, "list of tags")
    return [`${values} is too rare a tag for a filter; see the `, link, ". "]
  })
}

/**
 * The message on the results of a search.
 * @param {SearchAnswer} answer
 * @param {boolean} hasFilters
 * @param {{ search: (query: string) => void, clearFilters: () => void }} actions
 * @returns {Message}
 */
export function resultMessage(answer, hasFilters, { search, clearFilters }) {
  const { total, unknown, correction, alternative } = answer
  /** @type {Message} */
  const parts = unknown.length ? [`No results for ${quoted(unknown)}. `] : []
  const suggest = (/** @type {string} */ query) => ["Did you mean ", button(query, () => search(query))]
  const alternativeParts = alternative
    ? [...suggest(alternative.query), ` (${paperCount(alternative.total)})? `]
    : []
  if (correction) parts.push(...suggest(correction), "? ")
  else if (unknown.length && total) parts.push("Without it: ")
  if (total) {
    if (alternative) parts.push(...alternativeParts, "As typed: ")
    return [...parts, `${paperCount(total)}.`, undatedNote(answer.undated, total)]
  }
  if (hasFilters && answer.totalUnfiltered)
    return [...parts, "No results with these filters. ", button("Clear filters", clearFilters)]
  return unknown.length ? parts : noResultsMessage(answer.query, alternativeParts)
}

/**
 * @param {string} query
 * @param {Message} alternativeParts
 * @returns {Message}
 */
function noResultsMessage(query, alternativeParts) {
  const hasSeveralWords = query.includes(" ")
  const advice = hasSeveralWords && !alternativeParts.length ? ["Try fewer words."] : alternativeParts
  return [`No results for ${quoted([query])}. `, ...advice]
}

/**
 * What comes at the end of a list by date.
 * @param {number} undated
 * @param {number} total
 */
function undatedNote(undated, total) {
  if (!undated) return ""
  if (undated === total) return " None of them has a date."
  return ` ${undated.toLocaleString("en")} of ${total.toLocaleString("en")} papers have no date and come last.`
}
