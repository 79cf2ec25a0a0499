// @ts-check
// Lists the saved searches, each with buttons that rename and delete it.
import { button, element, query, queryAll } from "../dom.js"
import { showNotice } from "../notice.js"
import { deleteSearch, MAX_NAME_LENGTH, saveSearch, searchUrl } from "./saved-searches.js"

/** @typedef {import("./saved-searches.js").SavedSearch} SavedSearch */

/**
 * The list; null without searches.
 * @param {Iterable<SavedSearch>} searches
 */
export function savedSearchesList(searches) {
  const items = [...searches].map(item)
  return items.length ? element("ul", { className: "saved-searches-list" }, ...items) : null
}

/** @param {SavedSearch} saved */
function item(saved) {
  const { name, search, total } = saved
  const link = element("a", { href: searchUrl(saved), dir: "auto" }, name)
  const count = total === null ? null : element("span", { className: "number" }, total.toLocaleString("en"))
  const renameButton = button("Rename", () => rename(saved, link), {
    "data-action": `rename ${search}`,
    "aria-label": `Rename: ${name}`,
  })
  const deleteButton = button("Delete", () => removeSearch(saved), {
    "data-action": `delete ${search}`,
    "aria-label": `Delete: ${name}`,
  })
  const actions = element("span", { className: "row-actions" }, renameButton, deleteButton)
  return element("li", {}, element("span", {}, link, " ", count), actions)
}

/**
 * Puts a form with the name in the place of the link.
 * @param {SavedSearch} saved
 * @param {HTMLElement} link
 */
function rename(saved, link) {
  const close = () => {
    form.replaceWith(link)
    const buttons = queryAll(".saved-searches-list [data-action]")
    buttons.find(({ dataset }) => dataset.action === `rename ${saved.search}`)?.focus()
  }
  const save = (/** @type {string} */ name) => {
    const problem = saveSearch(saved.search, name)
    if (problem) report(problem)
    else close()
  }
  const form = nameForm(saved.name, save, close)
  link.replaceWith(form)
  form.querySelector("input")?.select()
}

/**
 * A form for the name of a search.
 * @param {string} name that is suggested
 * @param {(name: string) => void} save
 * @param {() => void} cancel
 */
export function nameForm(name, save, cancel) {
  const label = "Name of this search"
  const input = element("input", {
    value: name,
    maxLength: MAX_NAME_LENGTH,
    required: true,
    "aria-label": label,
  })
  const saveButton = element("button", { type: "submit" }, "Save")
  const form = element("form", { className: "name-form" }, input, saveButton, button("Cancel", cancel))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    save(input.value)
  })
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    cancel()
  })
  return form
}

/**
 * Deletes a search; the focus goes on to the same button of the next one.
 * @param {SavedSearch} saved
 */
export function removeSearch(saved) {
  const deleteButtons = () => queryAll('.saved-searches-list [data-action^="delete "]')
  const position = deleteButtons().indexOf(/** @type {HTMLElement} */ (document.activeElement))
  const problem = deleteSearch(saved.search)
  if (problem) return report(problem)
  const rest = query("article :is([type=search], [data-reading-list] button)")
  if (position >= 0) (deleteButtons()[position] ?? deleteButtons().at(-1) ?? rest)?.focus()
  showNotice(`Deleted: ${saved.name}`, () => report(saveSearch(saved.search, saved.name, saved.total)))
}

/** @param {string} problem "" if there is none */
function report(problem) {
  if (problem) showNotice(problem)
}
