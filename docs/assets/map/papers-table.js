// @ts-check
// Lists the papers in view of the map as a table, the accessible equivalent of the canvas.
import { button, element, paperCount, queryLinks } from "../dom.js"
import { restorePosition } from "../navigation/scroll-restoration.js"
import { NO_TOPIC } from "./controls.js"
import { firstTopic, paperPage } from "./map-data.js"

/** Rows at first, and rows that the button adds. */
const INITIAL_ROWS = 12
const MORE_ROWS = 100

export class PapersTable {
  /**
   * @param {import("./map-data.js").MapData} data
   * @param {(paper: number) => void} onHighlight called with the paper of the row under the pointer or with the focus, -1 for none
   */
  constructor(data, onHighlight) {
    this.data = data
    /** @type {number[]} */
    this.papers = []
    this.order = ""
    this.caption = element("caption")
    this.body = element("tbody")
    this.moreButton = button("", () => this.showMore(), { className: "show-more" })
    const headings = ["Paper", "First topic"].map((name) => element("th", { scope: "col" }, name))
    this.head = element("thead", {}, element("tr", {}, ...headings))
    const table = element("table", {}, this.caption, this.head, this.body)
    this.root = element("div", { className: "map-table" }, table, this.moreButton)
    this.isHighlighting = false
    this.listen(onHighlight)
  }

  /** @param {(paper: number) => void} onHighlight */
  listen(onHighlight) {
    const enter = (/** @type {Event} */ { target }) => {
      const row = target instanceof Element ? target.closest("tr") : null
      this.isHighlighting = row !== null
      if (row) onHighlight(Number(row.dataset.paper))
    }
    // A row that is removed under a resting pointer must not end a highlight set elsewhere.
    const leave = () => {
      if (this.isHighlighting) onHighlight(-1)
      this.isHighlighting = false
    }
    for (const name of ["pointermove", "focusin"]) this.body.addEventListener(name, enter)
    for (const name of ["pointerleave", "focusout"]) this.body.addEventListener(name, leave)
  }

  /**
   * Shows papers in this order, which `order` describes.
   * @param {number[]} papers
   * @param {string} order
   */
  show(papers, order) {
    if (order === this.order && isEqual(papers, this.papers)) return
    this.papers = papers
    this.order = order
    this.isHighlighting = false
    this.body.replaceChildren()
    const count = papers.length
    const suffix = count > 1 ? `, ${order}` : ""
    this.caption.textContent = count ? `${paperCount(count)} in view${suffix}` : "No papers in view"
    this.head.hidden = !count
    this.addRows(INITIAL_ROWS)
  }

  /** @param {number} count */
  addRows(count) {
    const shown = this.body.rows.length
    this.body.append(...this.papers.slice(shown, shown + count).map((paper) => this.row(paper)))
    const hidden = this.papers.length - this.body.rows.length
    this.moreButton.hidden = !hidden
    this.moreButton.textContent = `Show ${Math.min(hidden, MORE_ROWS).toLocaleString("en")} more`
  }

  showMore() {
    const shown = this.body.rows.length
    this.addRows(MORE_ROWS)
    this.body.rows[shown]?.querySelector("a")?.focus({ preventScroll: true })
  }

  /**
   * Returns a reader who comes back from the paper of a row to it, however far down it was. Returns whether
   * there is such a row.
   * @param {{ x: number, y: number, link: string }} left
   */
  restore(left) {
    const position = this.papers.findIndex((paper) => paperPage(this.data, paper) === left.link)
    if (position < 0) return false
    const missing = position + 1 - this.body.rows.length
    if (missing > 0) this.addRows(Math.ceil(missing / MORE_ROWS) * MORE_ROWS)
    restorePosition(left, queryLinks("a", this.body))
    return true
  }

  /** @param {number} paper */
  row(paper) {
    const link = element("a", { href: paperPage(this.data, paper), dir: "auto" }, this.data.titles[paper])
    const topic = firstTopic(this.data, paper)?.[1] ?? NO_TOPIC
    return element("tr", { "data-paper": paper }, element("td", {}, link), element("td", {}, topic))
  }
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function isEqual(a, b) {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
