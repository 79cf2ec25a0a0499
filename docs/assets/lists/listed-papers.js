// @ts-check
// Finds the papers in the lists of a page.
import { queryLinks } from "../dom.js"
import { paperIdFromUrl } from "../site.js"

/** The title links of lists of papers; each is in an <li>. */
const TITLES = "article .rows .row-title"

/**
 * A paper in a list: its id, its title and its elements.
 * @typedef {{ id: string, title: string, link: HTMLAnchorElement, row: HTMLElement }} ListedPaper
 */

/**
 * The papers of the page's lists, in their order.
 * @returns {ListedPaper[]}
 */
export function listedPapers() {
  return queryLinks(TITLES).flatMap((link) => {
    const id = paperIdFromUrl(link.href)
    const row = link.closest("li")
    return id && row ? [{ id, title: titleOf(link), link, row }] : []
  })
}

/**
 * The title as plain text: a formula once, as it is shown.
 * @param {HTMLElement} link
 */
function titleOf(link) {
  return (link.textContent ?? "").replace(/\s+/g, " ").trim()
}
