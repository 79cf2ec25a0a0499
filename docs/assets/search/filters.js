// @ts-check
// Runs the filters of the search page: menus that add a value, and the active values, each with a button that
// removes it and one that excludes its papers instead. Values of one filter are alternatives (either topic),
// except for authors (papers by both); different filters narrow the results down (that topic and that year).
// Papers with an excluded value are left out, whatever else they have.
import { button, element, queryAll } from "../dom.js"
import { describeValue, excluding, FILTER_KEYS, MENUS, parseFilterKey } from "./filter-names.js"
import { FILTER_LABELS } from "./messages.js"

/** @typedef {import("./filter-names.js").ActiveFilters} ActiveFilters */
/** @typedef {import("./filter-names.js").FilterCounts} FilterCounts */
/** @typedef {import("./filter-names.js").FilterKey} FilterKey */
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
    /** @type {Map<FilterKey, Set<string>>} */
    this.active = new Map(FILTER_KEYS.map((key) => [key, new Set()]))
    /** @type {FilterCounts} */
    this.counts = {}
    const controls = /** @type {HTMLElement} */ (form.querySelector(".search-filters"))
    controls.addEventListener("change", ({ target }) => this.handleChange(target), { signal })
  }

  /**
   * The active values by key, without keys that have none.
   * @returns {ActiveFilters}
   */
  values() {
    return Object.fromEntries(
      [...this.active].flatMap(([key, values]) => (values.size ? [[key, [...values]]] : [])),
    )
  }

  /**
   * Takes the values from an address.
   * @param {URLSearchParams} parameters
   */
  restore(parameters) {
    this.replace(Object.fromEntries(FILTER_KEYS.map((key) => [key, parameters.getAll(key).filter(Boolean)])))
  }

  clear() {
    this.restore(new URLSearchParams())
  }

  /**
   * Replaces all active values.
   * @param {ActiveFilters} filters
   */
  replace(filters) {
    for (const key of FILTER_KEYS) this.active.set(key, new Set(filters[key] ?? []))
    this.render()
  }

  /** @param {EventTarget | null} control */
  handleChange(control) {
    const name = /** @type {{ name?: string }} */ (control).name
    const menu = MENUS.find((candidate) => candidate === name)
    if (name === "code") {
      this.active.set("code", new Set(this.codeBox().checked ? ["yes"] : []))
      this.active.set("not-code", new Set())
    } else if (menu) this.active.get(menu)?.add(this.menu(menu).value)
    else return
    this.render()
    this.onChange()
  }

  render() {
    this.codeBox().checked = (this.active.get("code")?.size ?? 0) > 0
    const values = FILTER_KEYS.flatMap((key) =>
      [...(this.active.get(key) ?? [])].map((value) => this.activeValue(key, value)),
    )
    this.activeElement.replaceChildren(...values)
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
    return this.activeValues(name).size > 0
  }

  /**
   * The values of a filter that are in use, required or excluded.
   * @param {FilterName} name
   * @returns {Set<string>}
   */
  activeValues(name) {
    return new Set([name, excluding(name)].flatMap((key) => [...(this.active.get(key) ?? [])]))
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
   * An active value with its two buttons.
   * @param {FilterKey} key
   * @param {string} value
   */
  activeValue(key, value) {
    const { name, isExcluded } = parseFilterKey(key)
    const text = describeValue(key, value)
    const removeButton = button(text, () => this.remove(key, value), {
      className: "remove-value",
      dir: "auto",
      "aria-label": `${text}: remove this ${FILTER_LABELS[name]} filter`,
    })
    const word = isExcluded ? "include" : "exclude"
    const switchButton = button(word, () => this.switchExclusion(key, value), {
      className: "switch-value",
      "aria-label": `${text}: ${word} these papers instead`,
    })
    return element("span", { className: isExcluded ? "excluded-value" : "" }, removeButton, switchButton)
  }

  /**
   * @param {FilterKey} key
   * @param {string} value
   */
  remove(key, value) {
    const buttons = () => queryAll(".remove-value", this.activeElement)
    const position = buttons().indexOf(/** @type {HTMLElement} */ (document.activeElement))
    this.active.get(key)?.delete(value)
    this.render()
    const { name } = parseFilterKey(key)
    const successor = buttons()[position] ?? buttons().at(-1) ?? this.form.elements.namedItem(name)
    if (successor instanceof HTMLElement) successor.focus()
    this.onChange()
  }

  /**
   * Excludes the papers with a required value, or requires an excluded one.
   * @param {FilterKey} key
   * @param {string} value
   */
  switchExclusion(key, value) {
    const { name, isExcluded } = parseFilterKey(key)
    const other = isExcluded ? name : excluding(name)
    this.active.get(key)?.delete(value)
    this.active.get(other)?.add(value)
    this.render()
    const keys = [...this.active].flatMap(([active, values]) =>
      [...values].map((each) => `${active} ${each}`),
    )
    queryAll(".switch-value", this.activeElement)[keys.indexOf(`${other} ${value}`)]?.focus()
    this.onChange()
  }

  /**
   * Offers each value that leaves papers and is not active yet; years the newest first, the others by how
   * many papers they leave.
   * @param {FilterName} name
   */
  fillMenu(name) {
    const active = this.activeValues(name)
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
