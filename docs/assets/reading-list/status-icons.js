// @ts-check
// Shows in lists which papers are on the reading list: an icon in the margin, so that no line moves.
import { element, queryLinks } from "../dom.js"
import { paperIdFromUrl } from "../site.js"
import { loadList, STATE_LABELS } from "./store.js"

const LINKS = "article .rows .row-title, article .related li a, article .similar-results .row-title"

/** Brings the icons of the page's papers up to date. */
export function showStatusIcons() {
  const entries = loadList()
  for (const link of queryLinks(LINKS)) {
    const state = entries.size ? entries.get(paperIdFromUrl(link.href) ?? "")?.state : undefined
    const previous = link.previousElementSibling
    const icon =
      previous instanceof HTMLElement && previous.classList.contains("status-icon") ? previous : null
    if (icon && icon.dataset.state === state) continue
    icon?.remove()
    if (state) link.before(statusIcon(state))
  }
}

/** @param {import("./store.js").ReadingState} state */
function statusIcon(state) {
  const label = STATE_LABELS[state]
  return element("span", { className: "status-icon", role: "img", "aria-label": label, "data-state": state })
}

addEventListener("readinglistchange", showStatusIcons)
// Sent when a list of papers was replaced.
addEventListener("papersrendered", showStatusIcons)
