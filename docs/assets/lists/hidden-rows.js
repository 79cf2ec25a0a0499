// @ts-check
// Leaves papers out of lists in which the reader is not interested: a button in each row, and a line below the
// list that says how many are hidden.
import { button, element, paperCount, query, queryAll } from "../dom.js"
import { closeNotice, showNotice } from "../notice.js"
import { loadHidden, setHidden } from "../reading-list/hidden-papers.js"
import { listedPapers } from "./listed-papers.js"

/** @typedef {import("./listed-papers.js").ListedPaper} ListedPaper */

/** Lists whose hidden papers the reader wants to see, until the page is left. @type {WeakSet<Element>} */
const revealed = new WeakSet()

/** Brings the rows of the page's lists up to date. */
export function start() {
  const hidden = loadHidden()
  /** @type {Map<HTMLElement, number>} */
  const counts = new Map()
  for (const paper of listedPapers()) {
    const list = hidingList(paper)
    if (!list) continue
    const isHidden = hidden.has(paper.id)
    counts.set(list, (counts.get(list) ?? 0) + Number(isHidden))
    paper.row.hidden = isHidden && !revealed.has(list)
    paper.row.classList.toggle("hidden-paper", isHidden)
    hideButton(paper).setAttribute("aria-pressed", String(isHidden))
  }
  for (const [list, count] of counts) showCount(list, count)
  for (const line of queryAll(".hidden-count"))
    if (!counts.has(/** @type {HTMLElement} */ (line.previousElementSibling))) line.remove()
}

/**
 * The list in which a paper can be hidden. The reading list shows all of its papers.
 * @param {ListedPaper} paper
 * @returns {HTMLElement | null}
 */
function hidingList({ row }) {
  return row.closest("[data-reading-list]") ? null : row.closest(".rows")
}

/**
 * The button of a row, which is added if it has none.
 * @param {ListedPaper} paper
 */
function hideButton(paper) {
  const present = query(".hide-paper", paper.row)
  if (present) return present
  const added = button("", () => toggleHidden(paper), {
    className: "hide-paper",
    title: "Not interested",
    "aria-label": `Not interested: ${paper.title}`,
  })
  paper.row.append(added)
  return added
}

/**
 * Hides a listed paper, or shows it again, and says so. The focus goes on to the next paper.
 * @param {ListedPaper} paper
 */
export function toggleHidden(paper) {
  if (!hidingList(paper)) return
  const isHidden = !loadHidden().has(paper.id)
  const hadFocus = paper.row.contains(document.activeElement)
  const next = hadFocus && isHidden ? neighbor(paper) : null
  const problem = setHidden(paper.id, isHidden, paper.title)
  if (problem) {
    showNotice(problem)
    return
  }
  if (!isHidden) {
    closeNotice()
    return
  }
  if (!isShown(paper.row)) next?.link.focus()
  showNotice(`Hidden: ${paper.title}`, () => {
    setHidden(paper.id, false, paper.title)
    if (paper.link.isConnected) paper.link.focus()
  })
}

/**
 * The next visible paper of the page, or else the previous one.
 * @param {ListedPaper} paper
 */
function neighbor({ link }) {
  const papers = listedPapers().filter(({ row }) => isShown(row))
  const position = papers.findIndex((paper) => paper.link === link)
  return papers[position + 1] ?? papers[position - 1]
}

/** @param {HTMLElement} row */
function isShown(row) {
  return row.offsetParent !== null
}

/**
 * @param {HTMLElement} list
 * @param {number} count
 */
function showCount(list, count) {
  const next = list.nextElementSibling
  const present = next instanceof HTMLElement && next.classList.contains("hidden-count") ? next : null
  if (!count) {
    present?.remove()
    return
  }
  const line = present ?? element("p", { className: "hidden-count" })
  const isRevealed = revealed.has(list)
  const text = isRevealed ? `You hid ${paperCount(count)}.` : `${paperCount(count)} hidden.`
  const hadFocus = line.contains(document.activeElement)
  const toggle = button(isRevealed ? "Hide again" : "Show", () => reveal(list, !isRevealed), {
    "aria-label": isRevealed ? "Hide these papers again" : "Show the hidden papers",
  })
  line.replaceChildren(text, " ", toggle)
  if (!present) list.after(line)
  if (hadFocus) toggle.focus()
}

/**
 * @param {HTMLElement} list
 * @param {boolean} isRevealed
 */
function reveal(list, isRevealed) {
  if (isRevealed) revealed.add(list)
  else revealed.delete(list)
  start()
}

addEventListener("hiddenpaperschange", start)
// Sent when a list of papers was replaced.
addEventListener("papersrendered", start)
