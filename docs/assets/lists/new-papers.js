// @ts-check
// Shows on the home page which papers are new since the reader's last visit. The visit is stored in this
// browser and sent nowhere.
import { button, element, paperCount } from "../dom.js"
import { loadCitations, loadKeys, splitKeys } from "../reading-list/paper-index.js"
import { paperUrl, SITE_ROOT } from "../site.js"
import { today } from "../stored-records.js"

/**
 * The last visit: the index's version and keys then, the keys that were new, since which day, when and at
 * what time it was.
 * @typedef {{ stamp: string, keys: string, fresh: string, since: string, day: string, at: number }} Visit
 */

const STORAGE_KEY = `${SITE_ROOT.pathname}seen`
/** Milliseconds within which another page view belongs to the same visit and shows the same news. */
const VISIT_DURATION = 60 * 60 * 1000
/** Papers listed at most; after years, the listings' own pages serve better. */
const MAX_LISTED = 100
const DAY = /^\d{4}-\d{2}-\d{2}$/
const FIELDS = /** @type {const} */ (["stamp", "keys", "fresh", "since", "day"])

/**
 * Shows what is new, nothing on a first visit, and stores what is there now.
 * @param {HTMLElement} root
 */
export async function start(root) {
  try {
    const visit = await currentVisit(loadVisit(), root.dataset.indexVersion ?? "")
    saveVisit(visit)
    if (visit.fresh && root.isConnected) showNews(root, splitKeys(visit.fresh), visit.since)
  } catch {
    // Without the index there is nothing to show; the next visit tries again.
  }
}

/**
 * This visit. The index is loaded only if its version is another than at the last visit.
 * @param {Visit | null} last
 * @param {string} version
 * @returns {Promise<Visit>}
 */
async function currentVisit(last, version) {
  const visit = { stamp: version, day: today(), at: Date.now() }
  if (!last) return { ...visit, keys: await loadKeys(), fresh: "", since: "" }
  const isSameVisit = visit.at - last.at < VISIT_DURATION
  const shown = isSameVisit ? last.fresh : ""
  const since = shown ? last.since : last.day
  if (last.stamp === version) return { ...visit, keys: last.keys, fresh: shown, since }
  const keys = await loadKeys()
  return { ...visit, keys, fresh: newKeys(keys, last.keys, shown).join(""), since }
}

/**
 * The keys that were not there at the last visit or that this visit has shown as new already.
 * @param {string} keys
 * @param {string} lastKeys
 * @param {string} shownKeys
 */
function newKeys(keys, lastKeys, shownKeys) {
  const known = new Set(splitKeys(lastKeys))
  const shown = new Set(splitKeys(shownKeys))
  return splitKeys(keys).filter((key) => !known.has(key) || shown.has(key))
}

/**
 * @param {HTMLElement} root
 * @param {string[]} keys
 * @param {string} since
 */
function showNews(root, keys, since) {
  const date = new Date(DAY.test(since) ? `${since}T12:00` : Number.NaN)
  const format = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric" })
  const day = Number.isNaN(date.getTime()) ? "" : ` on ${date.toLocaleDateString("en-US", format)}`
  const list = element("div", { className: "rows news", hidden: true, id: "news" })
  const toggle = button("Show", () => toggleList(toggle, list, keys), {
    "aria-expanded": "false",
    "aria-controls": "news",
  })
  const dot = element("span", { className: "dot", "aria-hidden": "true" })
  root.replaceChildren(dot, `${paperCount(keys.length)} new since your last visit${day}`, " ", toggle)
  root.after(list)
}

/**
 * @param {HTMLButtonElement} toggle
 * @param {HTMLElement} list
 * @param {string[]} keys
 */
async function toggleList(toggle, list, keys) {
  list.hidden = !list.hidden
  toggle.setAttribute("aria-expanded", String(!list.hidden))
  toggle.textContent = list.hidden ? "Show" : "Hide"
  if (list.childElementCount) return
  try {
    const citations = await loadCitations(keys.slice(0, MAX_LISTED))
    const rows = [...citations.values()].map(({ id, title }) => {
      const link = element("a", { className: "row-title", dir: "auto", href: paperUrl(id) }, title)
      return element("li", {}, element("p", {}, link))
    })
    list.replaceChildren(element("ul", {}, ...rows))
    const unlisted = keys.length - MAX_LISTED
    if (unlisted > 0) list.append(element("p", { className: "note" }, `And ${paperCount(unlisted)} more.`))
    dispatchEvent(new Event("papersrendered"))
  } catch {
    list.replaceChildren(element("p", { className: "note" }, "The site cannot be reached now."))
  }
}

/** @returns {Visit | null} */
function loadVisit() {
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "null")
    const isComplete =
      FIELDS.every((field) => typeof stored[field] === "string") && Number.isFinite(stored.at)
    return isComplete && stored.keys ? stored : null
  } catch {
    return null // broken or blocked storage counts as a first visit
  }
}

/** @param {Visit} visit */
function saveVisit(visit) {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(visit))
  } catch {
    // Without storage every visit is the first.
  }
}
