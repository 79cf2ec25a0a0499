// @ts-check
// Copies a paper's reference and its BibTeX entry, and saves its citation as a file.
import { query, saveFile } from "../dom.js"
import { CITATION_FORMATS } from "../reading-list/export.js"
import { loadCitations, paperKey } from "../reading-list/paper-index.js"
import { paperIdFromUrl } from "../site.js"

/** Milliseconds. */
const MESSAGE_SHOWN = 1600
const UNAVAILABLE = "Not available"

/** @param {HTMLElement} button the button that was clicked */
export function handleClick(button) {
  return "download" in button.dataset ? download(button) : copy(button)
}

/**
 * Copies the reference on the page, or the citation in a format.
 * @param {HTMLElement} button
 */
async function copy(button) {
  const text = button.dataset.copy
    ? (await citationFile(button.dataset.copy))?.text
    : query(".reference")?.textContent
  if (!text) return showMessage(button, UNAVAILABLE)
  await navigator.clipboard.writeText(text.trim())
  showMessage(button, "Copied")
}

/** @param {HTMLElement} button */
async function download(button) {
  const file = await citationFile(button.dataset.download ?? "")
  if (!file) return showMessage(button, UNAVAILABLE)
  saveFile(file.name, file.text, file.type)
}

/**
 * The citation of this page's paper; null if it cannot be loaded.
 * @param {string} formatName
 */
async function citationFile(formatName) {
  const format = CITATION_FORMATS.find(({ name }) => name === formatName)
  const id = paperIdFromUrl(location.href) ?? ""
  const citation = (await loadCitations([paperKey(id)]).catch(() => new Map())).get(paperKey(id))
  if (!format || !citation) return null
  return { text: format.citation(citation), type: format.type, name: `${id}.${format.extension}` }
}

/**
 * @param {HTMLElement} button
 * @param {string} message
 */
function showMessage(button, message) {
  const label = button.textContent
  button.textContent = message
  setTimeout(() => {
    button.textContent = label
  }, MESSAGE_SHOWN)
}
