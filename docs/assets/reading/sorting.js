// Sorts a list of papers by date or by title, the whole list: of one that goes over several pages, all pages are fetched first,
// so that the first paper shown is the first of all. The order stands in the address: ?sort=date&page=2.
import { button, element, papers } from "../elements.js"
import { leftBy } from "../turning/way-back.js"

/** Papers a page of a sorted list shows; as many as the site's own pages of a list. */
const LONGEST = 200
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base", ignorePunctuation: true })

/** The list that is shown now: its element, its rows in its own order, the addresses of its pages. */
let list = null

/** Fills the place for the control that a page holds above its list, and sorts as the address says. */
export function show() {
  const control = document.querySelector(".sorting:empty")
  const rows = document.querySelector("article > .rows")
  const shown = rows?.querySelector("ul")
  if (!control || !shown) return
  const pager = document.querySelector("article .pager")
  const pages = pager ? [...pager.querySelectorAll("a, strong")].map((one) => one.href ?? location.href) : [location.href]
  list = { rows, shown, pager, pages, own: [...shown.children], whole: null, back: leftBy()?.link, orders: ordersOf(control.dataset.own, shown, pages) }
  const buttons = list.orders.map(([order, name]) => button(name, () => choose(order), { pressed: order === "own", "data-order": order }))
  control.setAttribute("role", "group")
  control.setAttribute("aria-label", "Sort the list by")
  control.append(element("span", { "aria-hidden": "true" }, "Sort by"), ...buttons, element("span", { className: "told", role: "status" }))
  follow()
}

/** The orders that make sense here: the list's own first; by date only where there are dates. */
function ordersOf(own, shown, pages) {
  const orders = [["own", own]]
  if (pages.length > 1 || shown.querySelector("time")) orders.push(["date", "Newest"])
  if (own !== "Title") orders.push(["title", "Title"])
  return orders
}

/** Writes an order into the address, and follows it. The sorted list has one address, that of the list's first page. */
function choose(order) {
  if (order === address().order) return undefined
  const url = new URL(list.pages[0], location.href)
  url.search = url.hash = ""
  if (order !== "own") url.searchParams.set("sort", order)
  if (url.pathname !== location.pathname) return location.assign(url)
  // Another order is no other place: going back leads to where one came from.
  history.replaceState(history.state, "", url)
  return follow()
}

function address() {
  const fields = new URLSearchParams(location.search)
  const order = list.orders.some(([one]) => one === fields.get("sort")) ? fields.get("sort") : "own"
  return { order, page: Math.max(1, Number.parseInt(fields.get("page") ?? "1", 10) || 1) }
}

/** Shows the list as the address says. */
async function follow() {
  const mine = list
  const { order, page } = address()
  for (const one of document.querySelectorAll(".sorting button")) one.setAttribute("aria-pressed", String(one.dataset.order === order))
  if (order === "own") return place(mine, mine.own, mine.pager, "")
  try {
    tell(mine.whole || mine.pages.length === 1 ? "" : `Loading ${mine.pages.length} pages …`)
    mine.shown.ariaBusy = "true"
    mine.whole ??= await whole(mine)
  } catch {
    mine.shown.ariaBusy = null
    return tell("Not sorted: the list's other pages cannot be loaded now.")
  }
  if (mine !== list || address().order !== order) return undefined
  const sorted = order === "date" ? byDate(mine.whole) : byTitle(mine.whole)
  const last = Math.ceil(sorted.length / LONGEST)
  const at = Math.min(page, last)
  const undated = order === "date" ? sorted.filter((one) => !dateOf(one)).length : 0
  const words = undated ? `${papers(undated)} of ${sorted.length.toLocaleString("en")} without a date come last.` : ""
  return place(mine, sorted.slice((at - 1) * LONGEST, at * LONGEST), last > 1 ? pagerOf(order, at, last) : null, words)
}

function place(mine, some, pager, words) {
  mine.shown.ariaBusy = null
  // Rows that change their places lose the focus; who comes back goes on from the link that was followed, wherever it is now.
  const focused = mine.shown.contains(document.activeElement) ? document.activeElement.href : mine.back
  mine.back = null
  mine.shown.replaceChildren(...some)
  if (focused) [...mine.shown.querySelectorAll("a")].find((link) => link.href === focused)?.focus({ preventScroll: true })
  document.querySelector("article .pager")?.remove()
  if (pager) mine.rows.after(pager)
  tell(words)
  dispatchEvent(new Event("marks"))
}

function tell(words) {
  const told = document.querySelector(".sorting .told")
  if (told) told.textContent = words
}

/** The rows of all pages of the list, in its own order; those of the page that is shown are taken as they stand. */
async function whole(mine) {
  const parts = await Promise.all(mine.pages.map((url) => (new URL(url).pathname === location.pathname ? mine.own : fetched(url))))
  return parts.flat()
}

async function fetched(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  const other = new DOMParser().parseFromString(await answer.text(), "text/html")
  const rows = [...other.querySelectorAll("article .rows > ul > li")]
  // Their links are relative to the page they come from.
  for (const link of rows.flatMap((row) => [...row.querySelectorAll("a[href]")])) link.href = new URL(link.getAttribute("href"), url).href
  return rows.map((row) => document.adoptNode(row))
}

function dateOf(row) {
  return row.querySelector("time")?.textContent ?? ""
}

/** The newest first, those without a date last; of one date as they stood. "2024-10" stands after the days of that month. */
function byDate(rows) {
  return rows.map((row) => [dateOf(row), row]).sort(([one], [other]) => (one < other ? 1 : one > other ? -1 : 0)).map(([, row]) => row)
}

function byTitle(rows) {
  return rows.map((row) => [row.querySelector(".row-title").textContent, row]).sort(([one], [other]) => collator.compare(one, other)).map(([, row]) => row)
}

/** The pages of the sorted list. */
function pagerOf(order, at, last) {
  const one = (page) => {
    if (page === at) return element("strong", { "aria-current": "page" }, String(page))
    const link = element("a", { href: `?sort=${order}&page=${page}` }, String(page))
    // The page is loaded anew, so that going back works; instant navigation takes such a link for one to the page itself.
    link.addEventListener("click", (event) => event.stopPropagation())
    return link
  }
  return element("nav", { className: "pager", "aria-label": "Pages of this list" }, ...Array.from({ length: last }, (_, number) => one(number + 1)))
}
