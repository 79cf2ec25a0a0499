// @ts-check
// Runs the search page: it shows what its address asks for, and what a reader changes goes into its address.
import { element, query, queryAll, queryLinks } from "../dom.js"
import { followedLink, restorePosition } from "../navigation/scroll-restoration.js"
import { Filters } from "./filters.js"
import { droppedFiltersMessage, problemMessage, resultMessage, tooShortMessage } from "./messages.js"
import { isEmptyQuery, parseQuery, searchedText } from "./query.js"
import { addressOf, resultRow, similarSection } from "./result-row.js"
import { SaveSearch } from "./save-search.js"
import { request } from "./search-client.js"
import { contentWords } from "./stop-words.js"
import { queryWords } from "./word-match.js"

/** @typedef {import("./worker.js").SearchAnswer} SearchAnswer */
/** @typedef {import("./filter-names.js").ActiveFilters} ActiveFilters */
/** @typedef {import("./filter-names.js").FilterCounts} FilterCounts */
/** @typedef {import("./filter-names.js").FilterKey} FilterKey */
/** @typedef {import("./query.js").Query} Query */

const RESULTS_STEP = 10
/** Milliseconds after the last key until a search starts. */
const TYPING_DELAY = 160

/** How many results each address showed last, so that going back leads to all of them. */
const shownByAddress = new Map()

/**
 * Starts the page; the function returned stops it.
 * @param {HTMLElement} form
 */
export function start(form) {
  const page = new SearchPage(/** @type {HTMLFormElement} */ (form))
  page.start()
  return () => page.stop()
}

class SearchPage {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const article = /** @type {HTMLElement} */ (form.closest("article"))
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (query(selector, article))
    this.form = form
    this.article = article
    this.field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"))
    this.sortMenu = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"))
    this.status = part(".search-status")
    this.results = part(".search-results")
    this.moreButton = part(".show-more")
    this.fallbackLists = part(".search-fallback")
    this.path = location.pathname
    this.pageTitle = document.title
    this.left = followedLink()
    this.aborter = new AbortController()
    this.filters = new Filters(form, () => this.change({ isStep: true }), this.aborter.signal)
    this.saveSearch = new SaveSearch(article, this.aborter.signal)
    /** @type {Promise<import("./suggestion-list.js").SuggestionList> | undefined} */
    this.suggestions = undefined
    this.hasTyped = false
    /** Counts searches, so that answers to earlier ones are ignored. */
    this.round = 0
    this.shown = 0
    this.isLoadingMore = false
    this.historyAddress = ""
    /** @type {FilterCounts | null} */
    this.allCounts = null
    /** Values in the address that no filter has. @type {[FilterKey, string][]} */
    this.dropped = []
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.typingTimer = undefined
  }

  start() {
    this.listen()
    // What was typed before this script was loaded counts as much as what the address asks for.
    this.hasTyped = this.field.value !== "" && !new URLSearchParams(location.search).has("q")
    if (this.hasTyped) this.change({ isStep: false })
    else this.restore()
    // On a phone, a field with the focus would cover the results with the keyboard.
    const hasKeyboard = matchMedia("(hover: hover)").matches
    if (!this.left && (this.isEmpty() || hasKeyboard)) this.field.focus({ preventScroll: true })
  }

  listen() {
    const { signal } = this.aborter
    this.form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault()
        this.change({ isStep: true })
      },
      { signal },
    )
    this.field.addEventListener(
      "input",
      () => {
        this.hasTyped = true
        clearTimeout(this.typingTimer)
        this.typingTimer = setTimeout(() => this.change({ isStep: false }), TYPING_DELAY)
      },
      { signal },
    )
    this.sortMenu.addEventListener("change", () => this.change({ isStep: true }), { signal })
    this.moreButton.addEventListener("click", () => this.showMore(), { signal })
    for (const example of queryAll(".search-hint button", this.form))
      example.addEventListener("click", () => this.searchFor(example.textContent ?? ""), { signal })
    this.article.addEventListener("keydown", (event) => this.handleKey(event), { signal })
    // Instant navigation to another page is announced in the same way.
    const onPopState = () => {
      if (location.pathname === this.path) this.restore()
    }
    addEventListener("popstate", onPopState, { signal })
  }

  stop() {
    clearTimeout(this.typingTimer)
    this.aborter.abort()
    this.round++
  }

  // ---- The address

  request() {
    return {
      query: parseQuery(this.field.value),
      filters: this.filters.values(),
      sort: this.sortMenu.value,
    }
  }

  isEmpty() {
    const { query, filters } = this.request()
    return isEmptyQuery(query) && !Object.keys(filters).length
  }

  address() {
    const { filters, sort } = this.request()
    const typed = this.field.value.trim()
    const parameters = new URLSearchParams()
    if (typed) parameters.set("q", typed)
    for (const [name, values] of Object.entries(filters))
      for (const value of values) parameters.append(name, value)
    if (sort) parameters.set("sort", sort)
    const search = parameters.toString()
    return `${this.path}${search ? `?${search}` : ""}`
  }

  restore() {
    const parameters = new URLSearchParams(location.search)
    this.field.value = parameters.get("q") ?? ""
    this.filters.restore(parameters)
    this.sortMenu.value = parameters.get("sort") === "date" ? "date" : ""
    this.historyAddress = this.address()
    this.search()
  }

  /**
   * Puts a change into the address: typing replaces it, a decision becomes a history entry that the back
   * button undoes.
   * @param {{ isStep: boolean }} kind
   */
  change({ isStep }) {
    clearTimeout(this.typingTimer)
    const address = this.address()
    if (isStep && address !== this.historyAddress) history.pushState(history.state, "", address)
    else history.replaceState(history.state, "", address)
    if (isStep) this.historyAddress = address
    this.search()
  }

  // ---- Results

  /** Shows the first results, or with `isMore` the next ones. */
  async search({ isMore = false } = {}) {
    // More results do not end what the first ones have started.
    const round = isMore ? this.round : ++this.round
    if (!isMore) this.shown = 0
    const typed = this.field.value.trim()
    document.title = typed ? `${typed} · ${this.pageTitle}` : this.pageTitle
    if (this.isEmpty()) {
      this.dropped = []
      this.showEmpty()
      return
    }
    this.setBusy(true)
    if (!isMore && !this.results.hasChildNodes()) this.status.textContent = "Searching …"
    const to = isMore
      ? this.shown + RESULTS_STEP
      : Math.max(RESULTS_STEP, shownByAddress.get(this.address()) ?? 0)
    try {
      if (!isMore) await this.dropUnknownFilters(round)
      if (round !== this.round) return
      if (this.isEmpty()) {
        this.showEmpty()
        return
      }
      const asked = this.request()
      const answer = await request("search", { ...asked, from: this.shown, to })
      if (round !== this.round) return
      if (isMore) this.appendResults(answer)
      else this.replaceResults(answer, Object.keys(asked.filters).length > 0)
      if (isMore) return
      const similar = answer.similar && this.showSimilar(answer.similar, answer.rows, round)
      await this.updateFilters(answer.counts, { ...asked, query: answer.query }, round)
      await similar
      if (round === this.round) await (await this.loadSuggestions()).update(answer.rows)
    } catch {
      if (round === this.round) this.showError()
    }
  }

  async showMore() {
    if (this.isLoadingMore) return
    this.isLoadingMore = true
    await this.search({ isMore: true })
    this.isLoadingMore = false
  }

  /** @param {SearchAnswer} answer */
  appendResults(answer) {
    const rows = resultRows(answer)
    this.results.firstElementChild?.append(...rows)
    this.shown += rows.length
    shownByAddress.set(this.address(), this.shown)
    this.moreButton.hidden = this.shown >= answer.total
    rows[0]?.querySelector("a")?.focus()
    this.setBusy(false)
    dispatchEvent(new Event("papersrendered"))
  }

  /**
   * @param {SearchAnswer} answer
   * @param {boolean} hasFilters
   */
  replaceResults(answer, hasFilters) {
    // A reader whose focus is in the results while others arrive goes on from the same paper, or from the
    // first one.
    const focused = document.activeElement
    const focusedHref =
      focused instanceof HTMLAnchorElement && this.results.contains(focused) ? focused.href : null
    const rows = resultRows(answer)
    this.results.replaceChildren(element("ul", {}, ...rows))
    this.shown = rows.length
    shownByAddress.set(this.address(), this.shown)
    this.moreButton.hidden = this.shown >= answer.total
    this.fallbackLists.hidden = answer.total > 0
    const message = resultMessage(answer, hasFilters, {
      search: (query) => this.searchFor(query),
      clearFilters: () => this.clearFilters(),
    })
    this.status.replaceChildren(...this.droppedMessage(), ...problemMessage(this.request().query), ...message)
    this.saveSearch.showResults(new URL(this.address(), location.href), answer.total)
    if (focusedHref) this.restoreFocus(focusedHref)
    if (this.left) restorePosition(this.left, this.titleLinks())
    this.left = null
    if (!answer.similar) this.setBusy(false)
    dispatchEvent(new Event("papersrendered"))
  }

  /**
   * Adds similar papers; what finds them is loaded only now.
   * @param {import("./worker.js").SimilarRequest} similar
   * @param {SearchAnswer["rows"]} results
   * @param {number} round
   */
  async showSimilar(similar, results, round) {
    const shown = results.map(({ path }) => addressOf(path))
    const rows = await request("similar", { ...similar, shown }).catch(() => [])
    if (round !== this.round) return
    if (rows.length) this.results.append(similarSection(rows))
    this.fallbackLists.hidden ||= rows.length > 0
    this.setBusy(false)
    dispatchEvent(new Event("papersrendered"))
  }

  titleLinks() {
    return queryLinks("li:not([hidden]) .row-title", this.results)
  }

  /** @param {string} href */
  restoreFocus(href) {
    const links = this.titleLinks()
    const target = links.find((link) => link.href === href) ?? links[0] ?? this.field
    target.focus()
  }

  droppedMessage() {
    return droppedFiltersMessage(this.dropped)
  }

  /** @param {string} query */
  searchFor(query) {
    this.field.value = query
    this.field.focus()
    this.change({ isStep: true })
  }

  clearFilters() {
    this.filters.clear()
    this.field.focus()
    this.change({ isStep: true })
  }

  showEmpty() {
    const { round } = this
    this.clearResults()
    const problems = problemMessage(this.request().query)
    const advice = problems.length ? problems : [tooShortMessage(this.field.value.trim())]
    const message = this.dropped.length ? this.droppedMessage() : advice
    this.status.replaceChildren(...message)
    this.updateFilters(null, this.request(), round)
      .then(() => this.loadSuggestions())
      .catch(() => {
        if (round === this.round) this.showError()
      })
  }

  showError() {
    this.clearResults()
    this.status.textContent = "The search could not be loaded. The lists below lead to every paper."
  }

  clearResults() {
    const hadFocus = this.results.contains(document.activeElement)
    this.results.replaceChildren()
    if (hadFocus) this.field.focus()
    this.moreButton.hidden = true
    this.fallbackLists.hidden = false
    this.setBusy(false)
    this.saveSearch.showSaved()
  }

  /** @param {boolean} isBusy whether the results are not those of the current query yet */
  setBusy(isBusy) {
    this.results.setAttribute("aria-busy", String(isBusy))
  }

  /** Loads the suggestions, for which the first results do not wait. */
  loadSuggestions() {
    this.suggestions ??= import("./suggestion-list.js").then(
      ({ SuggestionList }) =>
        new SuggestionList(this.field, (typed) => this.searchFor(typed), this.aborter.signal, this.hasTyped),
    )
    return this.suggestions
  }

  // ---- Filters

  /**
   * Fills the menus after the results, since the filters' lists are large.
   * @param {FilterCounts | null} counts null if they are not known yet
   * @param {{ query: Query, filters: ActiveFilters }} asked
   * @param {number} round
   */
  async updateFilters(counts, asked, round) {
    const allCounts = await this.loadFilters()
    if (round !== this.round) return
    const current = counts ?? (this.isEmpty() ? allCounts : await request("counts", asked))
    if (round === this.round) this.filters.update(current, allCounts)
  }

  /** @returns {Promise<FilterCounts>} */
  async loadFilters() {
    this.allCounts ??= await request("filters")
    return /** @type {FilterCounts} */ (this.allCounts)
  }

  /**
   * Removes filter values that no filter has, also from the address, and writes the others as the filters do.
   * @param {number} round
   */
  async dropUnknownFilters(round) {
    const filters = this.filters.values()
    if (!Object.keys(filters).length) {
      this.dropped = []
      return
    }
    const { known, unknown } = await request("matchFilters", filters)
    if (round !== this.round) return
    this.dropped = unknown
    if (JSON.stringify(known) === JSON.stringify(filters)) return // keeps the focus on a value
    this.filters.replace(known)
    this.historyAddress = this.address()
    history.replaceState(history.state, "", this.historyAddress)
  }

  // ---- The keyboard

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = this.keyTarget(event.key)
    if (!target) return
    target.focus()
    event.preventDefault()
  }

  /**
   * Where a key moves the focus: arrows between field, results and "Show more", Escape back to the field.
   * @param {string} key
   */
  keyTarget(key) {
    const links = this.titleLinks()
    const focused = document.activeElement
    const position = links.indexOf(/** @type {HTMLAnchorElement} */ (focused))
    const isInResults = position >= 0
    if (key === "Escape" && isInResults) return this.field
    if (key === "ArrowDown" && (isInResults || focused === this.field))
      return links[position + 1] ?? (this.moreButton.hidden ? links[position] : this.moreButton)
    if (key === "ArrowUp" && focused === this.moreButton) return links.at(-1)
    if (key === "ArrowUp" && isInResults) return links[position - 1] ?? this.field
    return undefined
  }
}

/** @param {SearchAnswer} answer */
function resultRows({ rows, query: answered }) {
  const words = queryWords(contentWords(searchedText(answered)).join(" "))
  return rows.map((row) => resultRow(row, words))
}
