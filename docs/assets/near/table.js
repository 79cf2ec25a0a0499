// The map's equal in words: a table of the papers that are in sight. It knows nothing of the canvas.
import { button, element } from "../elements.js"
import { goBack } from "../turning/way-back.js"
import { NO_TOPIC } from "./parts.js"
import { addressOf, topicOf } from "./papers-file.js"

const FIRST = 12 // rows at first
const MORE = 100 // rows that the button adds

/** A table of papers by their numbers; `pointAt` is told the paper of the row below the pointer or with the focus, -1 for none. */
export class Table {
  constructor(papers, pointAt) {
    this.papers = papers
    this.numbers = []
    this.caption = element("caption", {})
    this.body = element("tbody", {})
    this.more = button("", () => this.add(MORE, { isAsked: true }), { className: "find-more" })
    const head = element("tr", {}, ...["Paper", "First topic"].map((name) => element("th", { scope: "col" }, name)))
    this.table = element("table", {}, this.caption, element("thead", {}, head), this.body)
    this.root = element("div", { className: "map-seen" }, this.table, this.more)
    this.isPointing = false
    const point = (event) => {
      this.isPointing = true
      pointAt(Number(event.target.closest("tr").dataset.paper))
    }
    // A row that goes away under a resting pointer must not take back what is pointed at elsewhere.
    const leave = () => {
      if (this.isPointing) pointAt(-1)
      this.isPointing = false
    }
    for (const name of ["pointermove", "focusin"]) this.body.addEventListener(name, point)
    for (const name of ["pointerleave", "focusout"]) this.body.addEventListener(name, leave)
  }

  /** Shows these papers, in this order; `order` says in words which it is. */
  show(numbers, order) {
    if (same(numbers, this.numbers) && order === this.order) return
    this.numbers = numbers
    this.order = order
    this.isPointing = false
    this.body.replaceChildren()
    const count = numbers.length.toLocaleString("en")
    this.caption.textContent = numbers.length ? `In sight: ${count} ${numbers.length === 1 ? "paper" : `papers, ${order}`}` : "No paper is in sight."
    this.table.tHead.hidden = !numbers.length
    this.add(FIRST, { isAsked: false })
  }

  add(count, { isAsked }) {
    const shown = this.body.rows.length
    this.body.append(...this.numbers.slice(shown, shown + count).map((number) => this.row(number)))
    const left = this.numbers.length - this.body.rows.length
    this.more.hidden = !left
    this.more.textContent = `Show ${Math.min(left, MORE).toLocaleString("en")} more`
    if (isAsked) this.body.rows[shown]?.querySelector("a").focus({ preventScroll: true })
  }

  /** Leads a reader who comes back from the paper of a row to it, however far down it was; gives whether there is such a row. */
  back(left) {
    const at = this.numbers.findIndex((number) => addressOf(this.papers, number) === left.link)
    if (at < 0) return false
    const missing = at + 1 - this.body.rows.length
    if (missing > 0) this.add(Math.ceil(missing / MORE) * MORE, { isAsked: false })
    goBack(left, this.body.querySelectorAll("a"))
    return true
  }

  row(number) {
    const link = element("a", { href: addressOf(this.papers, number), dir: "auto" }, this.papers.titles[number])
    return element("tr", { "data-paper": number }, element("td", {}, link), element("td", {}, topicOf(this.papers, number)?.[1] ?? NO_TOPIC))
  }
}

const same = (some, others) => some.length === others.length && some.every((one, place) => one === others[place])
