// @ts-check
// Shows suggestions below the search field while a reader types: a listbox that the field controls, as in the
// combobox pattern of ARIA's authoring practices.
import { element } from "../dom.js"
import { addressOf } from "./result-row.js"
import { request } from "./search-client.js"
import { lookedUpWord, selectSuggestions, suggestedQuery } from "./suggestions.js"

/** @typedef {import("./pagefind-index.js").SearchRow} SearchRow */
/** @typedef {import("./suggestions.js").Suggestion} Suggestion */

const LIST_ID = "search-suggestions"
const NARROWING = /["“”„:]|(?:^|\s)(?:-\S|OR(?:\s|$))/u

export class SuggestionList {
  /**
   * @param {HTMLInputElement} field
   * @param {(typed: string) => void} search called with the query that the reader has chosen
   * @param {AbortSignal} signal
   * @param {boolean} isWanted whether the reader has typed something already
   */
  constructor(field, search, signal, isWanted) {
    this.field = field
    this.search = search
    this.isWanted = isWanted
    /** @type {Suggestion[]} */
    this.suggestions = []
    this.active = -1
    this.list = element("ul", { id: LIST_ID, className: "search-suggestions", role: "listbox", hidden: true })
    this.list.setAttribute("aria-label", "Suggestions")
    field.after(this.list)
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": LIST_ID,
    }))
      field.setAttribute(name, value)
    field.addEventListener("input", () => this.expect(), { signal })
    field.addEventListener("keydown", (event) => this.handleKey(event), { signal })
    field.addEventListener("blur", () => this.dismiss(), { signal })
    field.form?.addEventListener("submit", () => this.dismiss(), { signal })
    // The field keeps the focus while a suggestion is pressed.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault(), { signal })
    this.list.addEventListener("click", ({ target }) => this.handleClick(target), { signal })
  }

  /** The reader is typing: older suggestions go, the next ones may come. */
  expect() {
    this.close()
    this.isWanted = true
  }

  dismiss() {
    this.close()
    this.isWanted = false
  }

  close() {
    this.suggestions = []
    this.active = -1
    this.list.hidden = true
    this.list.replaceChildren()
    this.field.setAttribute("aria-expanded", "false")
    this.field.removeAttribute("aria-activedescendant")
  }

  /**
   * Shows suggestions for what was typed.
   * @param {SearchRow[]} rows the papers that a search for it found
   */
  async update(rows) {
    const typed = this.field.value
    const word = NARROWING.test(typed) ? "" : lookedUpWord(typed)
    if (!this.isWanted || !word) return
    const names = await request("names", { word }).catch(() => ({ topic: [], tag: [], author: [] }))
    if (!this.isWanted || this.field.value !== typed || document.activeElement !== this.field) return
    const papers = rows.map(({ meta, path }) => ({ title: meta.title, address: addressOf(path) }))
    this.open(selectSuggestions(typed, names, papers))
  }

  /** @param {Suggestion[]} suggestions */
  open(suggestions) {
    this.close()
    if (!suggestions.length) return
    this.suggestions = suggestions
    this.list.replaceChildren(
      ...suggestions.map(({ kind, name }, position) =>
        element(
          "li",
          { id: `${LIST_ID}-${position}`, role: "option", "aria-selected": "false" },
          element("span", { className: "suggestion-name", dir: "auto" }, name),
          " ",
          element("span", { className: "suggestion-kind" }, kind),
        ),
      ),
    )
    this.list.hidden = false
    this.field.setAttribute("aria-expanded", "true")
  }

  /** @param {number} position -1 for the field itself */
  activate(position) {
    this.active = position
    for (const [number, option] of [...this.list.children].entries())
      option.setAttribute("aria-selected", String(number === position))
    if (position < 0) this.field.removeAttribute("aria-activedescendant")
    else this.field.setAttribute("aria-activedescendant", `${LIST_ID}-${position}`)
    this.list.children[position]?.scrollIntoView({ block: "nearest" })
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    if (this.list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (!this.reactTo(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /**
   * Whether the list reacts to a key; the others are the page's. The arrow down from the last suggestion leads on
   * to the results.
   * @param {string} key
   */
  reactTo(key) {
    const isLast = this.active === this.suggestions.length - 1
    if (key === "ArrowDown" && !isLast) this.activate(this.active + 1)
    else if (key === "ArrowUp" && this.active >= 0) this.activate(this.active - 1)
    else if (key === "Escape") this.dismiss()
    else if (key === "Enter" && this.active >= 0) this.choose(this.suggestions[this.active])
    else {
      if (key === "ArrowDown" || key === "Enter") this.dismiss()
      return false
    }
    return true
  }

  /** @param {EventTarget | null} target */
  handleClick(target) {
    const option = target instanceof Element ? target.closest("[role=option]") : null
    const suggestion = option && this.suggestions[[...this.list.children].indexOf(option)]
    if (suggestion) this.choose(suggestion)
  }

  /** @param {Suggestion} suggestion */
  choose(suggestion) {
    this.dismiss()
    if (!suggestion.address) {
      this.search(suggestedQuery(suggestion))
      return
    }
    // Instant navigation reacts to clicks on links.
    const link = element("a", { href: suggestion.address })
    document.body.append(link)
    link.click()
    link.remove()
  }
}
