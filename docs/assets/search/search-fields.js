// @ts-check
// Runs the search fields of every page: keyboard shortcuts, and instant navigation to the search page.
// Without it, the forms lead there by themselves.
import { isEditable, query, queryAll } from "../dom.js"

const FIELD = "[data-search] input[type=search]"

// The header stays while instant navigation changes the depth of the address: its relative addresses become
// absolute ones.
for (const form of document.querySelectorAll(".digest-header form"))
  form.setAttribute("action", /** @type {HTMLFormElement} */ (form).action)

/** The field that "/" focuses: the page's own, else the header's, which narrow screens do not have. */
function shortcutField() {
  const visible = queryAll(FIELD).filter((field) => field.offsetParent !== null)
  return /** @type {HTMLInputElement | undefined} */ (
    visible.find((field) => field.closest("article")) ?? visible[0]
  )
}

/** @param {KeyboardEvent} event */
function focusField(event) {
  const field = shortcutField()
  if (!field) {
    query("a.search-link")?.click()
    return
  }
  event.preventDefault()
  field.focus()
  field.select()
}

/**
 * Empties a field, or leaves an empty one.
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} field
 */
function clearField(event, field) {
  event.preventDefault()
  if (field.value === "") {
    field.blur()
    return
  }
  field.value = ""
  field.dispatchEvent(new Event("input", { bubbles: true }))
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  const { target } = event
  if (event.key === "/" && !isEditable(target)) focusField(event)
  if (event.key === "Escape" && target instanceof HTMLInputElement && target.matches(FIELD))
    clearField(event, target)
})

document.addEventListener("submit", (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-search=field]")) return
  event.preventDefault()
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"))
  const link = document.createElement("a")
  link.href = form.action
  link.search = new URLSearchParams({ q: field.value.trim() }).toString()
  // Instant navigation reacts to clicks on links.
  document.body.append(link)
  link.click()
  link.remove()
})
