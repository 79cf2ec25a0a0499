// @ts-check
// Sorts a list of papers by date or by title. A list of several pages is sorted as a whole: all its pages are
// loaded first. The order is part of the address: ?sort=date&page=2.
import { button, element, query, queryAll, queryLinks, undatedNote } from "../dom.js"
import { followedLink } from "../navigation/scroll-restoration.js"

/** @typedef {"default" | "date" | "title"} Order */
/**
 * The list that is shown: its elements, its rows in their default order, the addresses of its pages, and all
 * pages' rows once loaded.
 * @typedef {object} SortableList
 * @property {HTMLElement} container
 * @property {HTMLElement} rowList
 * @property {HTMLElement | null} pager
 * @property {string[]} pages
 * @property {Element[]} ownRows
 * @property {Element[] | null} allRows
 * @property {string | undefined} followed
 * @property {[Order, string][]} orders
 */

/** Rows of a page of a sorted list, as many as the generated pages have. */
const PAGE_SIZE = 200
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base", ignorePunctuation: true })

/** @type {SortableList} */
let list

/**
 * Fills the control above a list, and sorts the list as the address says.
 * @param {HTMLElement} control
 */
export function start(control) {
  const container = query("article > .rows")
  const rowList = container && query("ul", container)
  if (!rowList) return
  const pager = query("article .pager")
  const pageItems = pager ? queryLinks("a, strong", pager) : []
  const pages = pageItems.length ? pageItems.map((item) => item.href ?? location.href) : [location.href]
  const orders = availableOrders(control.dataset)
  const ownRows = [...rowList.children]
  list = { container, rowList, pager, pages, ownRows, allRows: null, followed: followedLink()?.link, orders }
  const buttons = orders.map(([order, label]) =>
    button(label, () => choose(order), { pressed: order === "default", "data-order": order }),
  )
  control.setAttribute("role", "group")
  control.setAttribute("aria-label", "Sort the list by")
  const status = element("span", { className: "status-message", role: "status" })
  control.append(element("span", { "aria-hidden": "true" }, "Sort by"), ...buttons, status)
  applyOrder()
}

/**
 * The list's default order, and by date only where most papers have one.
 * @param {{ defaultOrder?: string, hasDates?: string }} control the data of the control
 * @returns {[Order, string][]}
 */
export function availableOrders({ defaultOrder = "", hasDates }) {
  /** @type {[Order, string][]} */
  const orders = [["default", defaultOrder]]
  if (hasDates !== undefined && defaultOrder !== "Newest") orders.push(["date", "Newest"])
  if (defaultOrder !== "Title") orders.push(["title", "Title"])
  return orders
}

/**
 * Puts an order into the address and applies it. A sorted list has one address, that of its first page.
 * @param {Order} order
 */
function choose(order) {
  if (order === requested().order) return
  const url = new URL(list.pages[0], location.href)
  url.search = url.hash = ""
  if (order !== "default") url.searchParams.set("sort", order)
  if (url.pathname !== location.pathname) {
    location.assign(url)
    return
  }
  // Sorting is no new history entry: the back button leads to where the reader came from.
  history.replaceState(history.state, "", url)
  applyOrder()
}

/** The order and page that the address asks for. */
function requested() {
  const parameters = new URLSearchParams(location.search)
  const order = list.orders.map(([name]) => name).find((name) => name === parameters.get("sort")) ?? "default"
  return { order, page: Math.max(1, Number.parseInt(parameters.get("page") ?? "1", 10) || 1) }
}

async function applyOrder() {
  const current = list
  const { order, page } = requested()
  for (const orderButton of queryAll(".sorting button"))
    orderButton.setAttribute("aria-pressed", String(orderButton.dataset.order === order))
  if (order === "default") {
    showRows(current, current.ownRows, current.pager, "")
    return
  }
  try {
    report(current.allRows || current.pages.length === 1 ? "" : `Loading ${current.pages.length} pages …`)
    current.rowList.ariaBusy = "true"
    current.allRows ??= await loadAllRows(current)
  } catch {
    current.rowList.ariaBusy = null
    report("Not sorted: the list's other pages cannot be loaded now.")
    return
  }
  if (current !== list || requested().order !== order) return
  showSorted(current, current.allRows, order, page)
}

/**
 * @param {SortableList} current
 * @param {Element[]} rows
 * @param {Order} order
 * @param {number} page
 */
function showSorted(current, rows, order, page) {
  const sorted = order === "date" ? sortByDate(rows, dateOf) : sortByTitle(rows, titleOf)
  const lastPage = Math.ceil(sorted.length / PAGE_SIZE)
  const shownPage = Math.min(page, lastPage)
  const undated = order === "date" ? sorted.filter((row) => !dateOf(row)).length : 0
  const note = undatedNote(undated, sorted.length)
  const rowsOfPage = sorted.slice((shownPage - 1) * PAGE_SIZE, shownPage * PAGE_SIZE)
  showRows(current, rowsOfPage, lastPage > 1 ? createPager(order, shownPage, lastPage) : null, note)
}

/**
 * @param {SortableList} current
 * @param {Element[]} rows
 * @param {HTMLElement | null} pager
 * @param {string} note
 */
function showRows(current, rows, pager, note) {
  const { rowList, container } = current
  rowList.ariaBusy = null
  // Moved rows lose the focus; a reader who comes back goes on from the link that was followed, wherever it
  // is now.
  const focused = document.activeElement
  const href =
    focused instanceof HTMLAnchorElement && rowList.contains(focused) ? focused.href : current.followed
  current.followed = undefined
  rowList.replaceChildren(...rows)
  if (href)
    queryLinks("a", rowList)
      .find((link) => link.href === href)
      ?.focus({ preventScroll: true })
  query("article .pager")?.remove()
  if (pager) container.after(pager)
  report(note)
  dispatchEvent(new Event("papersrendered"))
}

/** @param {string} text */
function report(text) {
  const status = query(".sorting .status-message")
  if (status) status.textContent = text
}

/**
 * The rows of all pages in their default order; those of the page that is shown are not loaded again.
 * @param {SortableList} current
 */
async function loadAllRows({ pages, ownRows }) {
  const isShown = (/** @type {string} */ address) => new URL(address).pathname === location.pathname
  const rows = await Promise.all(pages.map((address) => (isShown(address) ? ownRows : loadRows(address))))
  return rows.flat()
}

/** @param {string} address */
async function loadRows(address) {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const rows = queryAll("article .rows > ul > li", page)
  // Their links are relative to the page they come from.
  for (const link of rows.flatMap((row) => queryLinks("a[href]", row)))
    link.href = new URL(link.getAttribute("href") ?? "", address).href
  return rows.map((row) => document.adoptNode(row))
}

/** @param {Element} row */
function dateOf(row) {
  return query("time", row)?.textContent ?? ""
}

/** @param {Element} row */
function titleOf(row) {
  return query(".row-title", row)?.textContent ?? ""
}

/**
 * The newest first, undated items last, items of one date in their own order. "2024-10" comes after the days
 * of that month.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => string} dateOfItem an ISO date, which may lack its day or month, or ""
 */
export function sortByDate(items, dateOfItem) {
  const keyed = items.map((item) => ({ item, date: dateOfItem(item) }))
  return keyed.sort((a, b) => Number(a.date < b.date) - Number(a.date > b.date)).map(({ item }) => item)
}

/**
 * By title as an English index orders them: without case, accents and punctuation, numbers by their value.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => string} titleOfItem
 */
export function sortByTitle(items, titleOfItem) {
  const keyed = items.map((item) => ({ item, title: titleOfItem(item) }))
  return keyed.sort((a, b) => collator.compare(a.title, b.title)).map(({ item }) => item)
}

/**
 * Links to the pages of a sorted list.
 * @param {Order} order
 * @param {number} currentPage
 * @param {number} lastPage
 */
function createPager(order, currentPage, lastPage) {
  const pageItem = (/** @type {number} */ page) => {
    if (page === currentPage) return element("strong", { "aria-current": "page" }, String(page))
    const link = element("a", { href: `?sort=${order}&page=${page}` }, String(page))
    // A full page load, so that going back works; instant navigation would take the link for one within the
    // page.
    link.addEventListener("click", (event) => event.stopPropagation())
    return link
  }
  const items = Array.from({ length: lastPage }, (_, index) => pageItem(index + 1))
  return element("nav", { className: "pager", "aria-label": "Pages of this list" }, ...items)
}
