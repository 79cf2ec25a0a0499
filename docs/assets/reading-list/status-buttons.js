// @ts-check
// Adds the two reading-list buttons to a paper's page: "To read" and "Read".
import { button, element, query, queryAll } from "../dom.js"
import { paperIdFromUrl, SITE_ROOT } from "../site.js"
import { loadList, STATE_LABELS, STATES, setState } from "./store.js"

/** Adds the buttons to a paper's page. */
export function start() {
  const id = paperIdFromUrl(location.href)
  const heading = query("article h1[id]")
  if (!id || !heading || query(".reading-status")) return
  const message = element("span", { className: "status-message", role: "status" })
  const buttons = STATES.map((state) =>
    button(STATE_LABELS[state], () => toggle(id, state, message), { pressed: false, "data-state": state }),
  )
  const link = element("a", { href: new URL("reading-list/", SITE_ROOT).href })
  const group = { className: "reading-status", role: "group", "aria-label": "Your reading list" }
  // After the heading, where a reader who skips to it goes on; the style sheet moves it above.
  heading.after(element("div", group, message, link, ...buttons))
  refresh()
}

/**
 * @param {string} id
 * @param {import("./store.js").ReadingState} state
 * @param {HTMLElement} message
 */
function toggle(id, state, message) {
  const current = loadList().get(id)?.state
  // The document's title is the heading without the markup of formulas.
  const title = document.title.split(" · ").slice(0, -1).join(" · ")
  message.textContent = setState(id, current === state ? null : state, title)
}

/** Brings the buttons up to date, wherever the list was changed. */
function refresh() {
  const group = query(".reading-status")
  const link = group && query("a", group)
  if (!link) return
  const entries = loadList()
  const state = entries.get(paperIdFromUrl(location.href) ?? "")?.state
  for (const toggleButton of queryAll("button", group))
    toggleButton.setAttribute("aria-pressed", String(toggleButton.dataset.state === state))
  link.textContent = entries.size ? `List: ${entries.size}` : ""
  link.hidden = !entries.size
  if (entries.size) link.setAttribute("aria-label", `Reading list, ${entries.size} saved`)
}

addEventListener("readinglistchange", refresh)
