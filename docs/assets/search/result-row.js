// @ts-check
// Renders a search result: its title and the sentence of its abstract that matches best, with the matched words
// marked, its byline, date and topics.
import { element } from "../dom.js"
import { SITE_ROOT } from "../site.js"
import { matchesIn, matchingSentence } from "./snippet.js"
import { matchWorth, wordForms } from "./word-match.js"

/** @typedef {import("./pagefind-index.js").SearchRow} SearchRow */
/** @typedef {import("./similar-papers.js").SimilarRow} SimilarRow */
/** @typedef {import("./word-match.js").QueryWord} QueryWord */

/** Punctuation before a word, the word, and punctuation after it. */
const WORD_PARTS = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su

/**
 * @param {SearchRow} row
 * @param {QueryWord[]} words the words of the query
 */
export function resultRow(row, words) {
  const { path, meta, filters, authors, missing } = row
  const link = element(
    "a",
    { className: "row-title", dir: "auto", href: addressOf(path) },
    ...markWords(meta.title, words),
  )
  const text = snippet(row, words)
  const [byline, ...facts] = [meta.byline, meta.date, ...(filters.topic ?? [])].map((fact) =>
    fact ? element("span", {}, fact) : null,
  )
  const code = filters.code ? element("span", { className: "has-code" }, "code") : null
  const without = missing.length ? element("span", { className: "missing" }, missingWords(missing)) : null
  return element(
    "li",
    {},
    element("p", {}, link),
    text ? element("p", { dir: "auto" }, ...markWords(text, words)) : null,
    element(
      "p",
      {},
      element(
        "span",
        { className: "row-facts" },
        byline,
        ...authors.map(namedAuthor),
        ...facts,
        code,
        without,
      ),
    ),
  )
}

/**
 * The address of a paper's page by its path in the index.
 * @param {string} path
 */
export function addressOf(path) {
  return new URL(path.replace(/^\//, ""), SITE_ROOT).href
}

/**
 * Papers that are similar to the query in terms or meaning.
 * @param {SimilarRow[]} rows
 */
export function similarSection(rows) {
  return element(
    "section",
    { className: "similar-papers-found", "aria-labelledby": "similar-papers-found" },
    element("h2", { id: "similar-papers-found" }, "Similar to your text"),
    element("ul", {}, ...rows.map(similarRow)),
  )
}

/** @param {SimilarRow} row */
function similarRow({ title, address, reason }) {
  return element(
    "li",
    {},
    element("p", {}, element("a", { className: "row-title", dir: "auto", href: address }, title)),
    element("p", { className: "why" }, reason),
  )
}

/** @param {string[]} missing */
function missingWords(missing) {
  return `without ${missing.map((word) => `“${wordParts(word)[1]}”`).join(", ")}`
}

/**
 * The summary, unless a sentence of the abstract has more words of the query.
 * @param {SearchRow} row
 * @param {QueryWord[]} words
 */
function snippet({ meta, content }, words) {
  const summary = meta.summary ?? ""
  const length = Number(meta.words ?? 0)
  if (!words.length || !length) return summary
  const sentence = matchingSentence(content.split(/\s+/).slice(-length).join(" "), words)
  if (!sentence) return summary
  const matchesOf = (/** @type {string} */ text) => matchesIn(text.split(/\s+/), words)
  return matchesOf(sentence) > matchesOf(summary) ? sentence : summary
}

/** @param {string} name */
function namedAuthor(name) {
  return element("span", { dir: "auto" }, element("mark", {}, name))
}

/**
 * A text as nodes, the words of the query in <mark>.
 * @param {string} text
 * @param {QueryWord[]} words
 */
function markWords(text, words) {
  /** @type {(Node | string)[]} */
  const nodes = []
  let plain = ""
  for (const part of text.split(/(\s+)/)) {
    const [before, word, after] = wordParts(part)
    const forms = wordForms(word)
    if (forms.length && words.some((wanted) => matchWorth(wanted, forms) > 0)) {
      nodes.push(plain + before, element("mark", {}, word))
      plain = after
    } else plain += part
  }
  return [...nodes, plain]
}

/**
 * @param {string} text
 * @returns {[before: string, word: string, after: string]}
 */
function wordParts(text) {
  const [, before = "", word = "", after = ""] = text.match(WORD_PARTS) ?? []
  return [before, word, after]
}
