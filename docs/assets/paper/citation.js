// @ts-check
// Copies a paper's reference and its BibTeX entry, and saves its citation as a file.
import { queryAll } from "../dom.js"
import { CITATION_FORMATS } from "../reading-list/export.js"
import { loadCitations, paperKey } from "../reading-list/paper-index.js"
import { paperIdFromUrl } from "../site.js"

/** Milliseconds. */
const MESSAGE_SHOWN = 1600

/** @param {HTMLElement} section the part of a page with the citation */
export function start(section) {
  for (const button of queryAll("[data-copy]", section)) button.onclick = () => copy(section, button)
  for (const button of queryAll("[data-download]", section)) button.onclick = () => download(button)
}

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} button
 */
async function copy(section, button) {
  const source = section.querySelector(button.dataset.copy === "bibtex" ? "code" : ".reference")
  await navigator.clipboard.writeText(source?.textContent?.trim() ?? "")
  showMessage(button, "Copied")
}

/** @param {HTMLElement} button */
async function download(button) {
  const format = CITATION_FORMATS.find(({ name }) => name === button.dataset.download)
  const id = paperIdFromUrl(location.href) ?? ""
  const citation = (await loadCitations([paperKey(id)]).catch(() => new Map())).get(paperKey(id))
  if (!format || !citation) return showMessage(button, "Not available")
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([format.citation(citation)], { type: format.type }))
  link.download = `${id}.${format.extension}`
  link.click()
  URL.revokeObjectURL(link.href)
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
