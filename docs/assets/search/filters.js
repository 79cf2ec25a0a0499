// @ts-check
// Runs the filters of the search page: menus that add a value, and the active values as buttons that remove
// it. Values of one filter are alternatives (either topic), except for authors (papers by both); different
// filters narrow the results down (that topic and that year).
import { button } from "../dom.js"
import { FILTER_NAMES, MENUS } from "./filter-names.js"
import { FILTER_LABELS } from "./messages.js"

/** @typedef {import("./filter-names.js").ActiveFilters} ActiveFilters */
/** @typedef {import("./filter-names.js").FilterCounts} FilterCounts */
/** @typedef {import("./filter-names.js").FilterName} FilterName */

export class Filters {
  /**
   * @param {HTMLFormElement} form
   * @param {() => void} onChange called when the reader has added or removed a value
   * @param {AbortSignal} signal
   */
  constructor(form, onChange, signal) {
    this.form = form
    this.onChange = onChange
    this.activeElement = /** @type {HTMLElement} */ (form.querySelector(".active-filters"))
    /** @type {Map<FilterName, Set<string>>} */
    this.active = new Map(FILTER_NAMES.map((name) => [name, new Set()]))
    /** @type {FilterCounts} */
    this.counts = {}
    const controls = /** @type {HTMLElement} */ (form.querySelector(".search-filters"))
    controls.addEventListener("change", ({ target }) => this.handleChange(target), { signal })
  }

  /**
   * The active values by filter, without filters that have none.
   * @returns {ActiveFilters}
   */
  values() {
    return Object.fromEntries(
      [...this.active].flatMap(([name, values]) => (values.size ? [[name, [...values]]] : [])),
    )
  }

  /**
   * Takes the values from an address.
   * @param {URLSearchParams} parameters
   */
  restore(parameters) {
    this.replace(
      Object.fromEntries(FILTER_NAMES.map((name) => [name, parameters.getAll(name).filter(Boolean)])),
    )
  }

  clear() {
    this.restore(new URLSearchParams())
  }

  /**
   * Replaces all active values.
   * @param {ActiveFilters} filters
   */
  replace(filters) {
    for (const name of FILTER_NAMES) this.active.set(name, new Set(filters[name] ?? []))
    this.render()
  }

  /** @param {EventTarget | null} control */
  handleChange(control) {
    const name = /** @type {{ name?: string }} */ (control).name
    const menu = MENUS.find((candidate) => candidate === name)
    if (name === "code") this.active.set("code", new Set(this.codeBox().checked ? ["yes"] : []))
    else if (menu) this.active.get(menu)?.add(this.menu(menu).value)
    else return
    this.render()
    this.onChange()
  }

  render() {
    this.codeBox().checked = this.isActive("code")
    const buttons = MENUS.flatMap((name) =>
      [...(this.active.get(name) ?? [])].map((value) => this.valueButton(name, value)),
    )
    this.activeElement.replaceChildren(...buttons)
    for (const name of MENUS) this.fillMenu(name)
  }

  /**
   * Fills the menus.
   * @param {FilterCounts} counts how many papers each value would leave
   * @param {FilterCounts} allCounts how many papers of the whole site have each value
   */
  update(counts, allCounts) {
    this.counts = counts
    for (const name of MENUS) {
      this.fillMenu(name)
      hideLabel(this.menu(name), Object.keys(allCounts[name] ?? {}).length < 2 && !this.isActive(name))
    }
    hideLabel(this.codeBox(), !allCounts.code && !this.isActive("code"))
  }

  /** @param {FilterName} name */
  isActive(name) {
    return (this.active.get(name)?.size ?? 0) > 0
  }

  /**
   * @param {FilterName} name
   * @returns {HTMLSelectElement}
   */
  menu(name) {
    return /** @type {HTMLSelectElement} */ (this.form.elements.namedItem(name))
  }

  codeBox() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem("code"))
  }

  /**
   * @param {FilterName} name
   * @param {string} value
   */
  valueButton(name, value) {
    const label = `${value}: remove this ${FILTER_LABELS[name]} filter`
    const valueButton = button(value, () => this.remove(name, value, valueButton), {
      dir: "auto",
      "aria-label": label,
    })
    return valueButton
  }

  /**
   * @param {FilterName} name
   * @param {string} value
   * @param {HTMLElement} pressed
   */
  remove(name, value, pressed) {
    const position = [...this.activeElement.children].indexOf(pressed)
    this.active.get(name)?.delete(value)
    this.render()
    const buttons = /** @type {HTMLCollectionOf<HTMLElement>} */ (this.activeElement.children)
    const successor = buttons[position] ?? buttons[buttons.length - 1] ?? this.menu(name)
    successor.focus()
    this.onChange()
  }

  /**
   * Offers each value that leaves papers and is not active yet; years the newest first, the others by how
   * many papers they leave.
   * @param {FilterName} name
   */
  fillMenu(name) {
    const active = this.active.get(name) ?? new Set()
    const counts = Object.entries(this.counts[name] ?? {}).filter(
      ([value, count]) => count > 0 && !active.has(value),
    )
    const byYear = (/** @type {[string, number]} */ [a], /** @type {[string, number]} */ [b]) =>
      b.localeCompare(a)
    const byCount = (
      /** @type {[string, number]} */ [a, countA],
      /** @type {[string, number]} */ [b, countB],
    ) => countB - countA || a.localeCompare(b)
    const options = counts
      .sort(name === "year" ? byYear : byCount)
      .map(([value, count]) => new Option(`${value} (${count.toLocaleString("en")})`, value))
    this.menu(name).replaceChildren(new Option(active.size ? "add …" : "Any", ""), ...options)
  }
}

/**
 * @param {HTMLElement} control
 * @param {boolean} isHidden
 */
function hideLabel(control, isHidden) {
  const label = control.closest("label")
  if (label) label.hidden = isHidden
}
