// @ts-check
// Saves the search that the page shows, tells how many papers a saved one has more than when it was opened
// last, and lists the saved searches while nothing is searched.
import { button, element, paperCount, query } from "../dom.js"
import { showNotice } from "../notice.js"
import { loadSearches, normalizeSearch, noteVisit, saveSearch, suggestName } from "./saved-searches.js"
import { nameForm, removeSearch, savedSearchesList } from "./saved-searches-list.js"

/** What each search had found when it was opened last, before this visit. @type {Map<string, import("./saved-searches.js").SavedSearch>} */
const beforeVisit = new Map()

export class SaveSearch {
  /**
   * @param {HTMLElement} article
   * @param {AbortSignal} signal
   */
  constructor(article, signal) {
    this.control = /** @type {HTMLElement} */ (query(".save-search", article))
    this.list = /** @type {HTMLElement} */ (query(".saved-searches", article))
    /** The search that the page shows; "" for none. */
    this.search = ""
    this.total = 0
    addEventListener("savedsearcheschange", () => this.render(), { signal })
  }

  /**
   * @param {URL} address
   * @param {number} total
   */
  showResults(address, total) {
    this.search = normalizeSearch(address.search)
    this.total = total
    const saved = loadSearches().get(this.search)
    if (saved && !beforeVisit.has(saved.search)) beforeVisit.set(saved.search, saved)
    this.render()
    if (saved) noteVisit(saved, total)
  }

  showSaved() {
    this.search = ""
    this.render()
  }

  render() {
    const searches = loadSearches()
    const list = this.search ? null : savedSearchesList(searches.values())
    this.list.replaceChildren(...(list ? [element("h2", {}, "Saved searches"), list] : []))
    const saved = searches.get(this.search)
    if (!this.search) this.control.replaceChildren()
    else if (!saved) this.control.replaceChildren(button("Save this search", () => this.showForm()))
    else this.control.replaceChildren(...this.savedMessage(saved))
  }

  /**
   * That the search is saved, and a button that deletes it.
   * @param {import("./saved-searches.js").SavedSearch} saved
   */
  savedMessage(saved) {
    const text = `Saved as “${saved.name}”${this.news()}`
    const deleteButton = button("Delete", () => this.delete(saved), {
      "aria-label": "Delete this saved search",
    })
    return [element("span", { role: "status", dir: "auto", tabIndex: -1 }, text), deleteButton]
  }

  /** What the search has more than at the last visit. */
  news() {
    const before = beforeVisit.get(this.search)
    if (!before?.day || before.total === null || this.total <= before.total) return ""
    return `: ${paperCount(this.total - before.total)} more than on ${before.day}`
  }

  showForm() {
    const form = nameForm(
      suggestName(this.search),
      (name) => this.save(name),
      () => this.renderFocused(),
    )
    this.control.replaceChildren(form)
    form.querySelector("input")?.select()
  }

  /** @param {string} name */
  save(name) {
    const problem = saveSearch(this.search, name, this.total)
    if (problem) showNotice(problem)
    else this.renderFocused()
  }

  /** @param {import("./saved-searches.js").SavedSearch} saved */
  delete(saved) {
    removeSearch(saved)
    this.renderFocused()
  }

  /** Renders the control and keeps the focus in it, since what had the focus is gone. */
  renderFocused() {
    this.render()
    query("span, button", this.control)?.focus()
  }
}
