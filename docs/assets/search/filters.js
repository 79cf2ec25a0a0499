// The filters of the search page: menus that add a value, and the chosen values as buttons that take it away again. Values of one
// filter widen each other (either topic), different filters narrow (that topic, that year).
import { button } from "../elements.js"

const MENUS = ["topic", "tag", "year", "dump"]
const NAMES = [...MENUS, "code"]

export class Filters {
  /** form: the search form; changed: called when a reader has chosen or taken away a value. */
  constructor(form, changed, signal) {
    this.form = form
    this.changed = changed
    this.place = form.querySelector(".find-chosen")
    this.every = null
    this.chosen = new Map(NAMES.map((name) => [name, new Set()]))
    form.querySelector(".find-filters").addEventListener("change", ({ target }) => this.hear(target), { signal })
  }

  /** The chosen values by filter, those without any left out. */
  asked() {
    return Object.fromEntries([...this.chosen].filter(([, values]) => values.size).map(([name, values]) => [name, [...values]]))
  }

  /** Takes over what an address says. */
  take(params) {
    for (const name of NAMES) this.chosen.set(name, new Set(params.getAll(name).filter(Boolean)))
    this.show()
  }

  /** Spells the chosen values as `every` does and takes away those that it has not; gives these back as [name, value]. */
  drop(every) {
    const chosen = [...this.chosen].flatMap(([name, values]) => asSpelt([...values], Object.keys(every[name] ?? {})).map((one) => ({ name, ...one })))
    const wrong = chosen.filter(({ value, spelt }) => value !== spelt)
    for (const { name, value } of wrong) this.chosen.get(name).delete(value)
    for (const { name, spelt } of wrong) if (spelt !== null) this.chosen.get(name).add(spelt)
    if (wrong.length > 0) this.show()
    return wrong.filter(({ spelt }) => spelt === null).map(({ name, value }) => [name, value])
  }

  clear() {
    this.take(new URLSearchParams())
  }

  hear(menu) {
    if (menu.name === "code") this.chosen.set("code", new Set(menu.checked ? ["yes"] : []))
    else if (MENUS.includes(menu.name)) this.chosen.get(menu.name).add(menu.value)
    else return
    this.show()
    this.changed()
  }

  show() {
    this.form.elements.code.checked = this.chosen.get("code").size > 0
    const values = MENUS.flatMap((name) => [...this.chosen.get(name)].map((value) => [name, value]))
    this.place.replaceChildren(...values.map(([name, value]) => this.button(name, value)))
    for (const name of MENUS) fill(this.form.elements[name], name, this.counts?.[name] ?? {}, this.chosen.get(name))
  }

  button(name, value) {
    const made = button(value, () => this.takeAway(name, value, made), { dir: "auto", "aria-label": `${value}: no longer filter by this ${name}` })
    return made
  }

  takeAway(name, value, pressed) {
    const at = [...this.place.children].indexOf(pressed)
    this.chosen.get(name).delete(value)
    this.show()
    ;(this.place.children[at] ?? this.place.lastElementChild ?? this.form.elements[name]).focus()
    this.changed()
  }

  /** Fills the menus: counts has for each filter the papers that each value would leave, every those of the whole digest. */
  offer(counts, every) {
    this.counts = counts
    for (const name of MENUS) {
      fill(this.form.elements[name], name, counts[name] ?? {}, this.chosen.get(name))
      this.form.elements[name].closest("label").hidden = Object.keys(every[name] ?? {}).length < 2 && !this.chosen.get(name).size
    }
    this.form.elements.code.closest("label").hidden = !every.code && !this.chosen.get("code").size
  }
}

// Values with how the filter writes them, capitals or not; null where it has none.
function asSpelt(values, known) {
  const exact = new Set(known)
  const small = new Map(known.map((one) => [one.toLowerCase(), one]))
  return values.map((value) => ({ value, spelt: exact.has(value) ? value : (small.get(value.toLowerCase()) ?? null) }))
}

// The menu with a line for each value that leaves papers and is not chosen yet; years newest first, the others by how many papers they leave.
function fill(menu, name, counts, chosen) {
  const left = Object.entries(counts).filter(([value, papers]) => papers > 0 && !chosen.has(value))
  left.sort(([one, papers], [other, others]) => (name === "year" ? other.localeCompare(one) : others - papers || one.localeCompare(other)))
  const first = new Option(chosen.size ? "add …" : "any", "")
  menu.replaceChildren(first, ...left.map(([value, papers]) => new Option(`${value} (${papers.toLocaleString("en")})`, value)))
}
