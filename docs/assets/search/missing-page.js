// @ts-check
// Searches, on the page for missing addresses, for the words of the address.
import { element, query } from "../dom.js"
import { SITE_ROOT } from "../site.js"
import { isEmptyQuery, parseQuery } from "./query.js"
import { resultRow } from "./result-row.js"
import { request } from "./search-client.js"
import { queryWords } from "./word-match.js"

const RESULTS = 5
/** Characters of an address; more only take time. */
const MAX_LENGTH = 300
/** The first folder of an address says what kind of page it was, not what the page was about. */
const FOLDERS =
  /^(?:papers|topics|tags|datasets|authors|venues|dumps|sources|browse|glossary|new|changes|project)\//

/**
 * The words of an address below that of the site: "papers/flat-minima_2/index.html" has "flat minima 2".
 * @param {string} path
 */
export function wordsOfAddress(path) {
  return decoded(path.slice(0, MAX_LENGTH))
    .replace(FOLDERS, "")
    .replace(/\/(?:page-\d+|index)?(?:\.html?)?\/?$/, "")
    .replace(/\.(?:html?|md|xml|json|pdf)$/, "")
    .replace(/[^\p{L}\p{N}.']+/gu, " ")
    .trim()
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // not what a browser would encode
  }
}

/**
 * Puts the words into the search form, and shows the first results below it.
 * @param {HTMLElement} form
 */
export async function start(form) {
  const words = wordsOfAddress(location.pathname.slice(SITE_ROOT.pathname.length))
  const asked = parseQuery(words)
  const field = /** @type {HTMLInputElement} */ (query("input", form))
  const article = /** @type {HTMLElement} */ (form.closest("article"))
  const results = query(".search-results", article)
  if (words === "404" || isEmptyQuery(asked) || field.value || !results) return
  field.value = words
  /** @type {import("./worker.js").SearchAnswer} */
  const { rows, query: answered } = await request("search", {
    query: asked,
    filters: {},
    sort: "",
    from: 0,
    to: RESULTS,
  })
  if (!rows.length) return
  const marked = queryWords(answered.text)
  results.replaceChildren(
    element("h2", {}, `Papers about “${words}”`),
    element("ul", {}, ...rows.map((row) => resultRow(row, marked))),
  )
  dispatchEvent(new Event("papersrendered"))
}
