// @ts-check
// Creates and finds elements. Strings become text: nothing here parses a string as HTML.

/**
 * Creates an element.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [properties] DOM properties; "role" and names with a hyphen are attributes, null and undefined are skipped
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, ...children) {
  const created = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue
    if (key.includes("-") || key === "role") created.setAttribute(key, String(value))
    else Reflect.set(created, key, value)
  }
  created.append(...children.filter((child) => child !== null && child !== undefined))
  return created
}

/**
 * Creates a button; with `pressed` it is a toggle button.
 * @param {string} label
 * @param {() => void} onclick
 * @param {Record<string, unknown> & { pressed?: boolean }} [properties]
 */
export function button(label, onclick, { pressed, ...properties } = {}) {
  const toggle = pressed === undefined ? null : String(pressed)
  return element("button", { type: "button", onclick, "aria-pressed": toggle, ...properties }, label)
}

/**
 * The first element that matches, or null.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement | null}
 */
export function query(selector, root = document) {
  return root.querySelector(selector)
}

/**
 * All elements that match.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement[]}
 */
export function queryAll(selector, root = document) {
  return [...root.querySelectorAll(/** @type {"div"} */ (selector))]
}

/**
 * All links that match.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLAnchorElement[]}
 */
export function queryLinks(selector, root = document) {
  return [...root.querySelectorAll(/** @type {"a"} */ (selector))]
}

/**
 * Whether keys that are pressed there are typed text.
 * @param {EventTarget | null} target
 */
export function isEditable(target) {
  const fields = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"
  return target instanceof Element && target.closest(fields) !== null
}

/**
 * "1 paper", "1,234 papers".
 * @param {number} count
 */
export function paperCount(count) {
  return `${count.toLocaleString("en")} ${count === 1 ? "paper" : "papers"}`
}

/**
 * What is at the end of a list by date: "3 of 1,234 papers have no date and come last."
 * @param {number} undated
 * @param {number} total
 */
export function undatedNote(undated, total) {
  const verbs = undated === 1 ? "has no date and comes" : "have no date and come"
  return undated ? `${undated.toLocaleString("en")} of ${paperCount(total)} ${verbs} last.` : ""
}

/** Milliseconds after which a browser has surely saved a file. */
const SAVED = 10_000

/**
 * Lets the browser save a file.
 * @param {string} name
 * @param {string} content
 * @param {string} type
 */
export function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }))
  element("a", { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), SAVED)
}
