// @ts-check
// Writes the messages of the search page: how much was found, how the query was understood, and what to do if
// nothing was found.
import { button, paperCount, undatedNote } from "../dom.js"
import { parseFilterKey } from "./filter-names.js"
import { formatQuery, quoted } from "./query.js"

/** @typedef {(Node | string)[]} Message */
/** @typedef {import("./worker.js").SearchAnswer} SearchAnswer */
/** @typedef {import("./filter-names.js").FilterKey} FilterKey */
/** @typedef {import("./filter-names.js").FilterName} FilterName */
/** @typedef {import("./query.js").Qualifier} Qualifier */
/** @typedef {import("./query.js").Query} Query */

/** @type {Record<FilterName, string>} */
export const FILTER_LABELS = {
  topic: "topic",
  tag: "tag",
  author: "author",
  venue: "venue",
  year: "year",
  dump: "listing",
  code: "code",
}
/** What the parts of a query expect. @type {Record<import("./query.js").Problem["kind"], string>} */
const EXPECTATIONS = {
  author: 'author: takes a name, such as author:li or author:"yann lecun".',
  venue: "venue: takes a name, such as venue:NeurIPS.",
  year: "year: takes years, such as year:2023, year:2021..2023, year:2023.. or year:..2020.",
  tag: "tag: takes a name, such as tag:dropout.",
  topic: "topic: takes a name, such as topic:robotics.",
  or: "OR takes a word on each side, such as lora OR adapter.",
}
/** What papers have to do with the value of a qualifier. @type {Record<import("./query.js").QualifierName, string>} */
const RELATIONS = {
  author: "by author",
  venue: "at venue",
  year: "from year",
  tag: "with tag",
  topic: "on topic",
}

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
 * The message for values in the address that no filter has.
 * @param {[FilterKey, string][]} dropped
 * @returns {Message}
 */
export function droppedFiltersMessage(dropped) {
  const named = dropped.map(([key, value]) => ({ name: parseFilterKey(key).name, value }))
  return [...new Set(named.map(({ name }) => name))].map((name) => {
    const values = quoted(named.flatMap((candidate) => (candidate.name === name ? candidate.value : [])))
    if (name === "code") return `${values} is not a value of “Has code”. `
    return `There is no ${FILTER_LABELS[name]} ${values}. `
  })
}

/**
 * The message on the parts of a query that cannot be understood.
 * @param {Query} query
 * @returns {Message}
 */
export function problemMessage({ problems }) {
  return problems.map(
    ({ kind, text }) => `${EXPECTATIONS[kind]}${text ? ` ${quoted([text])} is left out.` : ""} `,
  )
}

/**
 * The message on the results of a search.
 * @param {SearchAnswer} answer
 * @param {boolean} hasFilters
 * @param {{ search: (query: string) => void, clearFilters: () => void }} actions
 * @returns {Message}
 */
export function resultMessage(answer, hasFilters, { search, clearFilters }) {
  const { total, correction, alternative } = answer
  const unknownParts = unknownMessage(answer)
  const parts = [...unknownParts]
  const suggest = (/** @type {Query} */ query) => {
    const typed = formatQuery(query)
    return ["Did you mean ", button(typed, () => search(typed))]
  }
  const alternativeParts = alternative
    ? [...suggest(alternative.query), ` (${paperCount(alternative.total)})? `]
    : []
  if (correction) parts.push(...suggest(correction), "? ")
  else if (parts.length && total)
    parts.push(
      answer.unknown.length + answer.unknownQualifiers.length > 1 ? "Without them: " : "Without it: ",
    )
  if (total) {
    if (alternative) parts.push(...alternativeParts, "As typed: ")
    return [...parts, ...countMessage(answer), dateNote(answer.undated, total)]
  }
  if (hasFilters && answer.totalUnfiltered)
    return [...parts, "No results with these filters. ", button("Clear filters", clearFilters)]
  if (unknownParts.length) return parts
  if (answer.similar && !alternativeParts.length) return ["No paper has most of these words."]
  return noResultsMessage(answer.query, alternativeParts)
}

/**
 * How many papers have all words, and how many have most of them.
 * @param {SearchAnswer} answer
 * @returns {Message}
 */
function countMessage({ total, complete }) {
  if (complete === total) return [`${paperCount(total)}.`]
  if (!complete) {
    const most = total === 1 ? "1 paper has" : `${paperCount(total)} have`
    return [`No paper has all these words. ${most} most of them.`]
  }
  const all = complete === 1 ? "1 paper has" : `${paperCount(complete)} have`
  const others = total - complete
  return [`${all} all these words, and ${others} ${others === 1 ? "has" : "have"} most of them.`]
}

/**
 * What no paper has.
 * @param {SearchAnswer} answer
 * @returns {Message}
 */
function unknownMessage({ unknown, unknownQualifiers }) {
  const messages = unknownQualifiers.map(
    ({ name, value }) => `No papers ${RELATIONS[name]} ${quoted([value])}. `,
  )
  return unknown.length ? [...messages, `No results for ${quoted(unknown)}. `] : messages
}

/**
 * @param {Query} query
 * @param {Message} alternativeParts
 * @returns {Message}
 */
function noResultsMessage(query, alternativeParts) {
  const typed = formatQuery(query)
  const parts =
    query.qualifiers.length + query.clauses.length + (query.text ? query.text.split(" ").length : 0)
  const advice = parts > 1 && !alternativeParts.length ? [adviceFor(query)] : alternativeParts
  return [`No results for ${quoted([typed])}. `, ...advice]
}

/** @param {Query} query */
function adviceFor({ qualifiers, clauses }) {
  return qualifiers.length || clauses.length ? "Try fewer conditions." : "Try fewer words."
}

/**
 * What comes at the end of a list by date.
 * @param {number} undated
 * @param {number} total
 */
function dateNote(undated, total) {
  if (!undated) return ""
  if (undated < total) return ` ${undatedNote(undated, total)}`
  return total === 1 ? " It has no date." : " None of them has a date."
}
