// @ts-check
// Walks the lists of papers of a page by keys. The theme binds s and f to its own search where that is on, and
// p and n to the previous and next page; s counts here only while a paper has the focus, the others never do.
import { isEditable, query } from "../dom.js"
import { showNotice, undoNotice } from "../notice.js"
import { loadList, restoreEntry, setState } from "../reading-list/store.js"
import { toggleHidden } from "./hidden-rows.js"
import { areKeysOn, keyAction } from "./key-bindings.js"
import { showKeys } from "./keys-dialog.js"
import { listedPapers } from "./listed-papers.js"

/** @typedef {import("./listed-papers.js").ListedPaper} ListedPaper */

let isListening = false

/** Listens for keys, on this page and the following ones. */
export function start() {
  if (isListening) return
  isListening = true
  document.addEventListener("keydown", handleKey)
}

/** @param {KeyboardEvent} event */
function handleKey(event) {
  if (!areKeysOn() || query("dialog[open]")) return
  const papers = visiblePapers()
  const paper = focusedPaper(papers)
  const action = keyAction(event, { isEditable: isEditable(event.target), hasPaper: paper !== undefined })
  if (!action || (action !== "undo" && !papers.length)) return
  if (!perform(action, papers, paper)) return
  event.preventDefault()
  event.stopPropagation() // the theme listens on the window
}

/**
 * Does what a key asks for. Returns whether there was something to do.
 * @param {import("./key-bindings.js").KeyAction} action
 * @param {ListedPaper[]} papers
 * @param {ListedPaper | undefined} paper the one with the focus
 */
function perform(action, papers, paper) {
  if (action === "undo") return undoNotice()
  if (action === "help") showKeys()
  else if (action === "next" || action === "previous") move(papers, paper, action === "next" ? 1 : -1)
  else if (!paper) return false
  else if (action === "open") paper.link.click()
  else if (action === "save") toggleSaved(paper)
  else toggleHidden(paper)
  return true
}

function visiblePapers() {
  return listedPapers().filter(({ link }) => link.offsetParent !== null)
}

/** @param {ListedPaper[]} papers */
function focusedPaper(papers) {
  const focused = document.activeElement
  return papers.find(({ row }) => row.contains(focused))
}

/**
 * Moves the focus by one paper: from none to the first one in sight, from the last one to the button that
 * shows more.
 * @param {ListedPaper[]} papers
 * @param {ListedPaper | undefined} paper
 * @param {1 | -1} step
 */
function move(papers, paper, step) {
  const moreButton = query(".show-more:not([hidden])")
  let position = paper ? papers.indexOf(paper) + step : firstInSight(papers)
  if (!paper && moreButton && document.activeElement === moreButton)
    position = step > 0 ? papers.length : papers.length - 1
  const target = papers[position]?.link ?? (position < papers.length ? null : moreButton)
  target?.focus({ preventScroll: true })
  target?.closest("li, button")?.scrollIntoView({ block: "nearest" })
}

/** @param {ListedPaper[]} papers */
function firstInSight(papers) {
  const top = query(".md-header")?.getBoundingClientRect().bottom ?? 0
  const position = papers.findIndex(({ link }) => link.getBoundingClientRect().top >= top)
  return position < 0 ? papers.length - 1 : position
}

/** @param {ListedPaper} paper */
function toggleSaved({ id, title, link }) {
  const entry = loadList().get(id)
  const problem = setState(id, entry ? null : "to-read", title)
  const text = entry ? `Removed from your reading list: ${title}` : `Added to your reading list: ${title}`
  const undo = () => {
    const failure = entry ? restoreEntry(entry) : setState(id, null, title)
    if (failure) showNotice(failure)
    if (link.isConnected) link.focus()
  }
  if (problem) showNotice(problem)
  else showNotice(text, undo)
}
