// @ts-check
// Runs the page that finds papers similar to a text. The text stays in the browser.
import { element, queryLinks } from "../dom.js"
import { firstTopic, loadMapData, paperIdOf, paperPage } from "../map/map-data.js"
import { followedLink, restorePosition } from "../navigation/scroll-restoration.js"
import { SITE_ROOT } from "../site.js"
import { findSimilar, loadIndex } from "./similarity-index.js"

/** @typedef {import("../map/map-data.js").MapData} MapData */

const MAX_RESULTS = 10
const MAX_TEXT_LENGTH = 20_000
const EXAMPLE =
  "Sharp minima generalize worse than flat ones: we measure the curvature of the loss along the path of stochastic gradient descent."

/** The last text, so that a reader who comes back from a paper finds it again. */
let lastText = ""

const loadAll = () => Promise.all([loadIndex(), loadMapData()])

/**
 * Shows the form.
 * @param {HTMLElement} root
 */
export function start(root) {
  const textarea = element("textarea", {
    id: "similar-papers-text",
    rows: "7",
    maxLength: MAX_TEXT_LENGTH,
    spellcheck: false,
    placeholder: EXAMPLE,
  })
  const label = element("label", { htmlFor: textarea.id }, "A sentence, an abstract, or keywords")
  const submit = element("button", { type: "submit" }, "Find papers")
  const hint = element("span", { className: "similar-hint" }, "Ctrl + Enter")
  const buttons = element("div", { className: "similar-buttons" }, submit, hint)
  const form = element("form", { className: "similar-form" }, label, textarea, buttons)
  const status = element("p", { className: "similar-status", role: "status" })
  const results = element("ol", { className: "similar-results" })
  root.replaceChildren(form, status, results)
  // The index is loaded while the reader writes, and not before.
  textarea.addEventListener("input", () => loadAll().catch(() => {}), { once: true })
  textarea.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    lastText = textarea.value.trim()
    showSimilar(lastText, status, results)
  })
  if (!lastText) return
  const left = followedLink()
  textarea.value = lastText
  showSimilar(lastText, status, results).then(() => {
    if (left) restorePosition(left, queryLinks("a", results))
  })
}

/**
 * @param {string} text
 * @param {HTMLElement} status
 * @param {HTMLElement} results
 */
async function showSimilar(text, status, results) {
  if (!text) {
    results.replaceChildren()
    status.textContent = "Enter some text first."
    return
  }
  status.textContent = "Comparing…"
  try {
    const [index, data] = await loadAll()
    const similar = findSimilar(index, text, MAX_RESULTS)
    results.replaceChildren(...similar.map((paper) => resultRow(data, paper)))
    dispatchEvent(new Event("papersrendered"))
    status.textContent = resultCount(similar.length)
  } catch {
    status.textContent = "The search data could not be loaded. Check your connection and try again."
  }
}

/** @param {number} count */
function resultCount(count) {
  if (!count) return "No paper shares these words. Try more of them, or words that papers use."
  return count === 1 ? "The most similar paper." : `The ${count} most similar papers.`
}

/**
 * @param {MapData} data
 * @param {import("./similarity-index.js").SimilarPaper} similar
 */
function resultRow(data, { paper, sharedTerms }) {
  const topic = firstTopic(data, paper)
  const topicLink = topic && element("a", { href: new URL(`topics/${topic[0]}/`, SITE_ROOT).href }, topic[1])
  const mapLink = element(
    "a",
    { href: new URL(`map/#${paperIdOf(data, paper)}`, SITE_ROOT).href },
    "Show on map",
  )
  const reason = sharedTerms.length ? `Shared terms: ${sharedTerms.join(", ")}` : "Shares only common words"
  return element(
    "li",
    {},
    element("a", { className: "row-title", dir: "auto", href: paperPage(data, paper) }, data.titles[paper]),
    element("p", { className: "why" }, reason),
    element("span", { className: "row-facts" }, topicLink, mapLink),
  )
}
