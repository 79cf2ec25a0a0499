// @ts-check
// Renders a search result: its title and summary with the matched words marked, its byline, date and topics.
import { element } from "../dom.js"
import { SITE_ROOT } from "../site.js"

/** @typedef {import("./worker.js").SearchRow} SearchRow */

/** Words of an excerpt, and those of them before the first match. */
const EXCERPT_LENGTH = 28
const EXCERPT_LEAD = 6
/** Punctuation before a word, the word, and punctuation after it. */
const WORD_PARTS = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su

/** @param {SearchRow} row */
export function resultRow({ path, meta, filters, content, locations, authors }) {
  const words = content.split(/\s+/)
  const matches = new Set(
    locations.map((location) => wordParts(words[location] ?? "")[1].toLowerCase()).filter(Boolean),
  )
  const title = markWords(meta.title, matches)
  const href = new URL(path.replace(/^\//, ""), SITE_ROOT).href
  const link = element("a", { className: "row-title", dir: "auto", href }, ...title.nodes)
  const paragraphs = [element("p", {}, link)]
  let hasMarks = title.hasMarks
  if (meta.summary) {
    const summary = markWords(meta.summary, matches)
    paragraphs.push(element("p", { dir: "auto" }, ...summary.nodes))
    hasMarks ||= summary.hasMarks
  }
  if (!hasMarks && locations.length) {
    const { nodes } = markWords(excerpt(words, locations), matches)
    paragraphs.push(element("p", { className: "search-excerpt", dir: "auto" }, ...nodes))
  }
  const [byline, ...facts] = [meta.byline, meta.date, ...(filters.topic ?? [])].map((fact) =>
    fact ? element("span", {}, fact) : null,
  )
  const code = filters.code ? element("span", { className: "has-code" }, "code") : null
  paragraphs.push(
    element(
      "p",
      {},
      element("span", { className: "row-facts" }, byline, ...authors.map(namedAuthor), ...facts, code),
    ),
  )
  return element("li", {}, ...paragraphs)
}

/** @param {string} name */
function namedAuthor(name) {
  return element("span", { dir: "auto" }, element("mark", {}, name))
}

/**
 * A text as nodes, the matched words in <mark>.
 * @param {string} text
 * @param {Set<string>} matches words in lower case
 */
function markWords(text, matches) {
  /** @type {(Node | string)[]} */
  const nodes = []
  let plain = ""
  for (const part of text.split(/(\s+)/)) {
    const [before, word, after] = wordParts(part)
    if (matches.has(word.toLowerCase())) {
      nodes.push(plain + before, element("mark", {}, word))
      plain = after
    } else plain += part
  }
  return { nodes: [...nodes, plain], hasMarks: nodes.length > 0 }
}

/**
 * @param {string} text
 * @returns {[before: string, word: string, after: string]}
 */
function wordParts(text) {
  const [, before = "", word = "", after = ""] = text.match(WORD_PARTS) ?? []
  return [before, word, after]
}

/**
 * The words around the place with the most matches.
 * @param {string[]} words
 * @param {number[]} locations
 */
export function excerpt(words, locations) {
  const matchesFrom = (/** @type {number} */ start) =>
    locations.filter((location) => location >= start && location < start + EXCERPT_LENGTH).length
  const best = locations.reduce((leader, location) =>
    matchesFrom(location) > matchesFrom(leader) ? location : leader,
  )
  const start = Math.max(0, best - EXCERPT_LEAD)
  const end = Math.min(words.length, start + EXCERPT_LENGTH)
  return `${start > 0 ? "… " : ""}${words.slice(start, end).join(" ")}${end < words.length ? " …" : ""}`
}
