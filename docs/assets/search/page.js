// The search page: what its address asks for is what it shows, and what a reader changes goes into its address.
import { element } from "../elements.js"
import { goBack, leftBy } from "../turning/way-back.js"
import { Filters } from "./filters.js"
import { plain } from "./query.js"
import { resultOf } from "./result.js"
import { found, refused, tooLittle } from "./told.js"

const STEP = 10
const PAUSE = 160 // milliseconds without a key before a search starts

/** How many results each address showed last, so that going back leads to all of them. */
const shownAt = new Map()

let worker
let questions = 0
const waiting = new Map()

// One worker for the whole visit: it keeps what it has loaded from page to page.
function ask(method, args) {
  if (!worker) {
    worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" })
    worker.addEventListener("message", ({ data: { id, result, error } }) => {
      const { resolve, reject } = waiting.get(id)
      waiting.delete(id)
      if (error) reject(new Error(error))
      else resolve(result)
    })
    worker.addEventListener("error", (event) => {
      event.preventDefault() // the page says it in words
      for (const { reject } of waiting.values()) reject(new Error("the search could not be loaded"))
      waiting.clear()
      worker = undefined
    })
  }
  return new Promise((resolve, reject) => {
    const id = ++questions
    waiting.set(id, { resolve, reject })
    worker.postMessage({ id, method, args })
  })
}

// Starts the page; gives back what ends it when the reader turns to another.
export function searchPage(form) {
  const page = new SearchPage(form)
  page.start()
  return () => page.stop()
}

class SearchPage {
  constructor(form) {
    const article = form.closest("article")
    this.form = form
    this.field = form.elements.q
    this.status = article.querySelector(".find-status")
    this.results = article.querySelector(".find-results")
    this.more = article.querySelector(".find-more")
    this.lists = article.querySelector(".find-lists")
    this.root = new URL("../../", import.meta.url)
    this.path = location.pathname
    this.name = document.title
    this.back = leftBy()
    this.ending = new AbortController()
    this.filters = new Filters(form, () => this.change({ keep: true }), this.ending.signal)
    this.round = 0
    this.shown = 0
    this.every = null
    this.dropped = []
  }

  start() {
    const on = (target, event, heard) => target.addEventListener(event, heard, { signal: this.ending.signal })
    on(this.form, "submit", (event) => {
      event.preventDefault()
      this.change({ keep: true })
    })
    on(this.field, "input", () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.change({ keep: false }), PAUSE)
    })
    on(this.form.elements.sort, "change", () => this.change({ keep: true }))
    on(this.more, "click", () => this.show({ again: false }))
    on(this.form.closest("article"), "keydown", (event) => this.key(event))
    // Going to another page is told in the same way.
    on(window, "popstate", () => location.pathname === this.path && this.restore())
    // What was typed before this script came is no less asked than what the address says.
    if (this.field.value && !new URLSearchParams(location.search).has("q")) this.change({ keep: false })
    else this.restore()
    // Typing goes on, and arrows lead to the results; on a phone a field in focus would cover them with its keyboard.
    if (!this.back && (this.isEmpty() || matchMedia("(hover: hover)").matches)) this.field.focus({ preventScroll: true })
  }

  stop() {
    clearTimeout(this.timer)
    this.ending.abort()
    this.round++
  }

  // ---- the address

  asked() {
    return { query: plain(this.field.value), filters: this.filters.asked(), sort: this.form.elements.sort.value }
  }

  isEmpty() {
    const { query, filters } = this.asked()
    return query === "" && Object.keys(filters).length === 0
  }

  address() {
    const { filters, sort } = this.asked()
    const query = this.field.value.trim()
    const params = new URLSearchParams()
    if (query) params.set("q", query)
    for (const [name, values] of Object.entries(filters)) for (const value of values) params.append(name, value)
    if (sort) params.set("sort", sort)
    const text = params.toString()
    return `${this.path}${text ? `?${text}` : ""}`
  }

  restore() {
    const params = new URLSearchParams(location.search)
    this.field.value = params.get("q") ?? ""
    this.filters.take(params)
    this.form.elements.sort.value = params.get("sort") === "date" ? "date" : ""
    this.kept = this.address()
    this.show({ again: true })
  }

  // What is typed replaces the address, what is decided becomes a step of its own that the back button undoes.
  change({ keep }) {
    clearTimeout(this.timer)
    const address = this.address()
    if (keep && address !== this.kept) history.pushState(history.state, "", address)
    else history.replaceState(history.state, "", address)
    if (keep) this.kept = address
    this.show({ again: true })
  }

  // ---- the results

  async show({ again }) {
    const round = ++this.round
    if (again) this.shown = 0
    const typed = this.field.value.trim()
    document.title = typed ? `${typed} · ${this.name}` : this.name
    if (this.isEmpty()) {
      this.dropped = []
      return this.clear()
    }
    if (again && !this.results.hasChildNodes()) this.status.textContent = "Searching …"
    let asked = this.asked()
    const to = again ? Math.max(STEP, shownAt.get(this.address()) ?? 0) : this.shown + STEP
    try {
      const dropped = again ? await this.drop(asked, round) : this.dropped
      if (round !== this.round) return
      this.dropped = dropped
      if (this.isEmpty()) return this.clear()
      asked = this.asked()
      const answer = await ask("search", { ...asked, from: this.shown, to })
      if (round !== this.round) return
      this.render(answer, asked, again)
      if (again) await this.offer(answer.counts, { ...asked, query: answer.query }, round)
    } catch {
      if (round === this.round) this.fail()
    }
  }

  render(answer, asked, again) {
    // Who is among the results while others come for what was typed last goes on from the same paper, or from the first.
    const focused = again && this.results.contains(document.activeElement) ? document.activeElement.href : null
    if (again) this.results.replaceChildren(element("ul"))
    const rows = answer.rows.map((row) => resultOf(row, this.root))
    this.results.firstElementChild.append(...rows)
    this.shown += rows.length
    shownAt.set(this.address(), this.shown)
    this.more.hidden = this.shown >= answer.total
    this.lists.hidden = answer.total > 0
    if (again) this.status.replaceChildren(...this.told(), ...found(answer, asked.filters, { put: (query) => this.put(query), widen: () => this.widen() }))
    else rows[0]?.querySelector("a").focus()
    if (focused) this.goOn(focused)
    if (this.back) goBack(this.back, this.results.querySelectorAll(".row-title"))
    this.back = null
    dispatchEvent(new Event("marks"))
  }

  goOn(focused) {
    const links = [...this.results.querySelectorAll(".row-title")]
    ;(links.find(({ href }) => href === focused) ?? links[0] ?? this.field).focus()
  }

  told() {
    return refused(this.dropped, new URL("tags/", this.root).href)
  }

  put(query) {
    this.field.value = query
    this.field.focus()
    this.change({ keep: true })
  }

  widen() {
    this.filters.clear()
    this.field.focus()
    this.change({ keep: true })
  }

  clear() {
    const round = this.round
    this.empty()
    this.status.replaceChildren(...(this.dropped.length ? this.told() : [tooLittle(this.field.value.trim())]))
    this.more.hidden = true
    this.lists.hidden = false
    this.offer(null, this.asked(), round).catch(() => round === this.round && this.fail())
  }

  fail() {
    this.status.textContent = "The search could not be loaded. The lists below lead to every paper."
    this.empty()
    this.more.hidden = true
    this.lists.hidden = false
  }

  empty() {
    const hadFocus = this.results.contains(document.activeElement)
    this.results.replaceChildren()
    if (hadFocus) this.field.focus()
  }

  // ---- the filters

  // Fills the menus: every value with the papers it would leave. Comes after the results, since its lists are large.
  async offer(counts, asked, round) {
    await this.load(round)
    if (round !== this.round) return
    counts ??= this.isEmpty() ? this.every : await ask("counts", asked)
    if (round === this.round) this.filters.offer(counts, this.every)
  }

  async load(round) {
    if (this.every) return
    const every = await ask("filters")
    if (round === this.round) this.every = every
  }

  // Takes away, also from the address, what no filter has, and spells the rest as the filters do; gives back what it took away.
  async drop({ filters }, round) {
    if (Object.keys(filters).length === 0) return []
    await this.load(round)
    if (round !== this.round) return []
    const before = this.address()
    const dropped = this.filters.drop(this.every)
    if (this.address() !== before) {
      this.kept = this.address()
      history.replaceState(history.state, "", this.kept)
    }
    return dropped
  }

  // ---- the keys

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const links = [...this.results.querySelectorAll(".row-title")]
    const at = links.indexOf(document.activeElement)
    const inField = document.activeElement === this.field
    if (event.key === "Escape" && at >= 0) this.field.focus()
    else if (event.key === "ArrowDown" && (inField || at >= 0)) (links[at + 1] ?? (this.more.hidden ? links[at] : this.more))?.focus()
    else if (event.key === "ArrowDown" && document.activeElement === this.more) return
    else if (event.key === "ArrowUp" && document.activeElement === this.more) links.at(-1)?.focus()
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? this.field).focus()
    else return
    event.preventDefault()
  }
}
