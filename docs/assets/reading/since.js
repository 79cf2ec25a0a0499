// Tells on the home page which papers came since the reader's last visit. What was seen is remembered here, and sent nowhere.
import { button, element, papers } from "../elements.js"
import { base, pageOf, today } from "./marks.js"
import { citations, keys, split } from "./roll.js"

const KEY = `${base.pathname}seen`
/** Opening the page again within this time is the same visit: what was new is told still. */
const VISIT = 60 * 60 * 1000
/** News that are listed at most; a visit after years is better served by the dumps' own pages. */
const MOST = 100
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Says what is new, nothing on a first visit, and remembers what is there now. */
export async function show() {
  const place = document.querySelector(".since")
  if (!place || place.childElementCount) return
  const seen = remembered()
  try {
    const next = await visited(seen, place.dataset.stamp)
    remember(next)
    if (next.fresh && place.isConnected) tell(place, split(next.fresh), next.since)
  } catch {
    // Without the roll there is nothing to tell; the next visit tries again.
  }
}

/** What to remember after this visit. The roll is loaded only where the site's stamp is another than the one seen. */
async function visited(seen, stamp) {
  const visit = { stamp, day: today(), at: Date.now() }
  if (!seen) return { ...visit, keys: await keys(), fresh: "", since: "" }
  const again = visit.at - seen.at < VISIT
  const before = { fresh: again ? seen.fresh : "", since: again && seen.fresh ? seen.since : seen.day }
  if (seen.stamp === stamp) return { ...seen, ...visit, ...before }
  const all = await keys()
  const known = new Set(split(seen.keys))
  const told = new Set(split(before.fresh))
  const fresh = split(all).filter((key) => !known.has(key) || told.has(key))
  return { ...visit, keys: all, fresh: fresh.join(""), since: before.since }
}

function tell(place, fresh, since) {
  const date = new Date(DAY.test(since) ? `${since}T12:00` : NaN)
  const day = Number.isNaN(date.getTime()) ? "" : date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
  const words = `${papers(fresh.length)} new since your last visit${day ? ` on ${day}` : ""}`
  const list = element("div", { className: "rows news", hidden: true, id: "news" })
  const open = button("Show them", () => toggle(open, list, fresh), { "aria-expanded": "false", "aria-controls": "news" })
  place.replaceChildren(element("span", { className: "dot", "aria-hidden": "true" }), words, " ", open)
  place.after(list)
}

async function toggle(open, list, fresh) {
  list.hidden = !list.hidden
  open.setAttribute("aria-expanded", String(!list.hidden))
  open.textContent = list.hidden ? "Show them" : "Hide them"
  if (list.childElementCount) return
  try {
    const found = [...(await citations(fresh.slice(0, MOST))).values()]
    const rows = found.map((one) => element("li", {}, element("p", {}, element("a", { className: "row-title", dir: "auto", href: pageOf(one.id) }, one.title))))
    list.replaceChildren(element("ul", {}, ...rows))
    if (fresh.length > MOST) list.append(element("p", { className: "note" }, `And ${papers(fresh.length - MOST)} more.`))
    dispatchEvent(new Event("marks"))
  } catch {
    list.replaceChildren(element("p", { className: "note" }, "The site cannot be reached now."))
  }
}

function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null")
    const words = ["stamp", "keys", "fresh", "since", "day"]
    if (kept && words.every((word) => typeof kept[word] === "string") && Number.isFinite(kept.at) && kept.keys) return kept
  } catch {
    // Broken or forbidden storage counts as a first visit.
  }
  return null
}

function remember(seen) {
  try {
    localStorage.setItem(KEY, JSON.stringify(seen))
  } catch {
    // Without storage each visit is the first.
  }
}
