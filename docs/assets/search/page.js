// The search page: what its address asks for is what it shows, and what a reader changes goes into its address.
import { resultOf } from "./result.js"

const STEP = 10
const PAUSE = 160 // milliseconds without a key before a search starts
const SHORTEST = 2 // letters; a single one is in nearly every paper
const FACETS = ["topic", "tag", "year", "dump", "code"]

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
    this.filters = form.querySelector(".find-filters")
    this.status = article.querySelector(".find-status")
    this.results = article.querySelector(".find-results")
    this.more = article.querySelector(".find-more")
    this.lists = article.querySelector(".find-lists")
    this.root = new URL("../../", import.meta.url)
    this.ending = new AbortController()
    this.round = 0
    this.shown = 0
    this.every = null
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
    on(this.filters, "change", () => this.change({ keep: true }))
    on(this.more, "click", () => this.show({ again: false }))
    on(this.form.closest("article"), "keydown", (event) => this.key(event))
    on(window, "popstate", () => this.restore())
    this.restore()
    if (this.isEmpty()) this.field.focus({ preventScroll: true })
  }

  stop() {
    clearTimeout(this.timer)
    this.ending.abort()
    this.round++
  }

  // ---- the address

  asked() {
    const value = (name) => (name === "code" ? (this.form.elements.code.checked ? "yes" : "") : this.form.elements[name].value)
    const filters = Object.fromEntries(FACETS.map((name) => [name, value(name)]).filter(([, chosen]) => chosen))
    return { query: this.field.value.trim(), filters, sort: this.form.elements.sort.value }
  }

  isEmpty() {
    const { query, filters } = this.asked()
    return query.length < SHORTEST && Object.keys(filters).length === 0
  }

  address() {
    const { query, filters, sort } = this.asked()
    const params = new URLSearchParams()
    if (query) params.set("q", query)
    for (const [name, value] of Object.entries(filters)) params.set(name, value)
    if (sort) params.set("sort", sort)
    const text = params.toString()
    return `${location.pathname}${text ? `?${text}` : ""}`
  }

  restore() {
    const params = new URLSearchParams(location.search)
    this.field.value = params.get("q") ?? ""
    for (const name of FACETS) if (name !== "code") choose(this.form.elements[name], params.get(name) ?? "")
    this.form.elements.code.checked = params.get("code") === "yes"
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
    if (this.isEmpty()) return this.clear()
    if (again && !this.results.hasChildNodes()) this.status.textContent = "Searching …"
    const asked = this.asked()
    try {
      const answer = await ask("search", { ...asked, from: this.shown, to: this.shown + STEP })
      if (round !== this.round) return
      this.render(answer, asked, again)
      await this.offer(answer, { ...asked, query: answer.query }, round)
    } catch {
      if (round === this.round) this.fail()
    }
  }

  render(answer, asked, again) {
    if (again) this.results.replaceChildren(document.createElement("ul"))
    const rows = answer.rows.map((row) => resultOf(row, this.root))
    this.results.firstElementChild.append(...rows)
    this.shown += rows.length
    this.more.hidden = this.shown >= answer.total
    this.lists.hidden = answer.total > 0
    if (again) this.status.replaceChildren(...this.sentence(answer, asked.filters))
    else rows[0]?.querySelector("a").focus()
  }

  sentence({ total, unknown, instead }, filters) {
    const count = total === 1 ? "1 paper" : `${total.toLocaleString("en")} papers`
    const told = unknown.length ? [`No paper says ${unknown.map((word) => `“${word}”`).join(" or ")}. `] : []
    if (instead) told.push("Did you mean ", this.button(instead, () => this.put(instead)), "? ")
    else if (unknown.length && total > 0) told.push("Without it: ")
    if (total > 0) told.push(`${count}.`)
    else if (Object.keys(filters).length > 0) told.push("Nothing with these filters. ", this.button("Show all without them", () => this.widen()))
    else if (unknown.length === 0) told.push("No paper has all of these words. Fewer words find more.")
    return told
  }

  button(words, pressed) {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = words
    made.addEventListener("click", pressed)
    return made
  }

  put(query) {
    this.field.value = query
    this.field.focus()
    this.change({ keep: true })
  }

  widen() {
    for (const name of FACETS) if (name !== "code") this.form.elements[name].value = ""
    this.form.elements.code.checked = false
    this.change({ keep: true })
  }

  clear() {
    const round = this.round
    this.results.replaceChildren()
    this.status.textContent = ""
    this.more.hidden = true
    this.lists.hidden = false
    this.offer({ counts: null }, { query: "", filters: {}, sort: "" }, round).catch(() => round === this.round && this.fail())
  }

  fail() {
    this.status.textContent = "The search could not be loaded. The lists below lead to every paper."
    this.results.replaceChildren()
    this.more.hidden = true
    this.lists.hidden = false
  }

  // ---- the filters

  // Fills the menus: every value with the papers it would leave. Comes after the results, since its lists are large.
  async offer(answer, asked, round) {
    if (!this.every || !answer.counts) {
      this.every = await ask("filters")
      if (round !== this.round) return
      if (!this.isEmpty()) answer = await ask("search", { ...asked, from: 0, to: 0 })
      if (round !== this.round) return
    }
    const chosen = Object.keys(asked.filters)
    for (const name of FACETS) {
      const only = chosen.length === 1 && chosen[0] === name
      const counts = !answer.counts ? this.every[name] : only ? answer.countsWithout[name] : answer.counts[name]
      if (name === "code") this.form.elements.code.closest("label").hidden = !this.every?.code && !this.form.elements.code.checked
      else fill(this.form.elements[name], name, counts ?? {}, this.every?.[name] ?? {})
    }
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

// Chooses a value, which the menu may not hold yet.
function choose(menu, value) {
  if (value && ![...menu.options].some((option) => option.value === value)) menu.add(new Option(value, value))
  menu.value = value
}

// The menu with a line for each value that leaves papers; years newest first, the others by how many papers they leave.
function fill(menu, name, counts, every) {
  const chosen = menu.value
  const left = Object.entries(counts).filter(([value, papers]) => papers > 0 || value === chosen)
  left.sort(([one, papers], [other, others]) => (name === "year" ? other.localeCompare(one) : others - papers || one.localeCompare(other)))
  menu.replaceChildren(new Option("any", ""), ...left.map(([value, papers]) => new Option(`${value} (${papers.toLocaleString("en")})`, value)))
  choose(menu, chosen)
  menu.closest("label").hidden = Object.keys(every).length < 2 && !chosen
}
