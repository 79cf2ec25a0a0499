// Shows in lists which papers are marked: a sign in the margin, so that no line moves.
import { NAMES, marks, paperAt } from "./marks.js"

const LINKS = "article .rows .row-title, article .related li a, article .like-found .row-title"

/** Puts a sign beside each marked paper of the page, and takes away those that no longer hold. */
export function showMarks() {
  const all = marks()
  for (const link of document.querySelectorAll(LINKS)) {
    const state = all.size ? all.get(paperAt(link.href))?.state : undefined
    const before = link.previousElementSibling
    const old = before?.classList.contains("mark-sign") ? before : null
    if (old?.dataset.state === state && state) continue
    old?.remove()
    if (state) link.before(sign(state))
  }
}

function sign(state) {
  const made = document.createElement("span")
  made.className = "mark-sign"
  made.dataset.state = state
  made.setAttribute("role", "img")
  made.setAttribute("aria-label", NAMES[state])
  return made
}

addEventListener("marks", showMarks)
