// @ts-check
// Starts on every page the features whose elements it has, and handles clicks on the buttons of citations.
import { query, queryAll } from "./dom.js"
import { showStatusIcons } from "./reading-list/status-icons.js"
import "./search/search-fields.js"

/**
 * A feature module starts at an element of the page; the function it may return stops it once the page is
 * left.
 * @typedef {() => void} Stop
 * @typedef {{ start(element: HTMLElement): void | Stop | Promise<void | Stop> }} Feature
 */

/** @type {[selector: string, load: () => Promise<Feature>, onError?: () => void][]} */
const FEATURES = [
  ["[data-module=map]", () => import("./map/page.js")],
  ["[data-module=similar-papers]", () => import("./similar-papers/page.js")],
  ["[data-search=page]", () => import("./search/page.js"), showSearchError],
  ["[data-missing-page]", () => import("./search/missing-page.js")],
  ["[data-reading-list]", () => import("./reading-list/page.js")],
  [".cite", () => import("./reading-list/status-buttons.js")],
  [".related, .prev-next", () => import("./paper/link-previews.js")],
  ["article abbr", () => import("./paper/abbreviations.js")],
  [".sorting", () => import("./lists/sorting.js")],
  [".rows", () => import("./lists/hidden-rows.js")],
  ["article:has(.rows, [data-reading-list])", () => import("./lists/paper-keys.js")],
  [".new-papers", () => import("./lists/new-papers.js")],
  [".last-update", () => import("./lists/last-update.js")],
]
/** Milliseconds after which the theme has wrapped the wide tables of a page. */
const TABLES_WRAPPED = 60

/** @type {WeakSet<Element>} */
const started = new WeakSet()
/** @type {[HTMLElement, Promise<void | Stop>][]} */
let running = []

// Instant navigation replaces the page without running this script again.
function startFeatures() {
  showStatusIcons()
  setTimeout(makeScrollersFocusable, TABLES_WRAPPED)
  for (const [element, stop] of running) if (!element.isConnected) stop.then((end) => end?.())
  running = running.filter(([element]) => element.isConnected)
  for (const [selector, load, onError] of FEATURES) {
    const element = query(selector)
    if (!element || started.has(element)) continue
    started.add(element)
    running.push([
      element,
      load()
        .then((feature) => feature.start(element))
        .catch(() => onError?.()),
    ])
  }
}

function showSearchError() {
  const status = query(".search-status")
  if (status) status.textContent = "The search could not be loaded. The lists below lead to every paper."
}

/** Lets keyboard users scroll wide tables and formulas. */
function makeScrollersFocusable() {
  for (const scroller of queryAll(".md-typeset__scrollwrap, :is(p, h1) > math"))
    if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0
}

/**
 * Copies or saves a citation. A click may come before the module that does it.
 * @param {MouseEvent} event
 */
async function handleCitationClick(event) {
  const target = event.target instanceof Element ? event.target.closest("[data-copy], [data-download]") : null
  if (target instanceof HTMLElement) (await import("./paper/citation.js")).handleClick(target)
}

/**
 * Lets Space switch between light and dark: the switch is a radio button, which by itself only reacts to
 * Enter.
 * @param {KeyboardEvent} event
 */
function switchSchemeBySpace(event) {
  if (event.key !== " " || !(event.target instanceof Element)) return
  if (!event.target.matches("[data-md-component=palette] input")) return
  event.preventDefault()
  query("[data-md-component=palette] label:not([hidden])")?.click()
}

document.addEventListener("click", handleCitationClick)
document.addEventListener("keydown", switchSchemeBySpace)
if (window.document$) window.document$.subscribe(startFeatures)
else startFeatures()
