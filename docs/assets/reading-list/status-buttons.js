// @ts-check
// Adds to a paper's page what the reader can keep about it: the reading-list buttons "To read" and "Read", the
// button "Not interested", and a note, as long as the paper is on the list.
import { button, element, query, queryAll } from "../dom.js"
import { showNotice } from "../notice.js"
import { paperIdFromUrl, SITE_ROOT } from "../site.js"
import { loadHidden, setHidden } from "./hidden-papers.js"
import { noteEditor } from "./note-editor.js"
import { loadList, restoreEntry, STATE_LABELS, STATES, setState } from "./store.js"

/** Adds the buttons to a paper's page. */
export function start() {
  const id = paperIdFromUrl(location.href)
  const heading = query("article h1[id]")
  if (!id || !heading || query(".reading-status")) return
  const message = element("span", { className: "status-message", role: "status" })
  const stateButtons = STATES.map((state) =>
    button(STATE_LABELS[state], () => toggle(id, state, message), { pressed: false, "data-state": state }),
  )
  const hideButton = button("Not interested", () => toggleHidden(id, message), {
    pressed: false,
    "data-hide": "",
    title: "Hide this paper in lists",
  })
  const link = element("a", { href: new URL("reading-list/", SITE_ROOT).href })
  const group = { className: "reading-status", role: "group", "aria-label": "Your reading list" }
  // After the heading, where a reader who skips to it goes on; the style sheet moves it above.
  heading.after(element("div", group, message, link, ...stateButtons, hideButton))
  refresh()
}

/** The document's title without the site's name: the heading without the markup of formulas. */
function paperTitle() {
  return document.title.split(" · ").slice(0, -1).join(" · ")
}

/**
 * @param {string} id
 * @param {import("./store.js").ReadingState} state
 * @param {HTMLElement} message
 */
function toggle(id, state, message) {
  const entry = loadList().get(id)
  const isRemoved = entry?.state === state
  message.textContent = setState(id, isRemoved ? null : state, paperTitle())
  if (!isRemoved || !entry.note || message.textContent) return
  showNotice("Removed from your reading list, with your note.", () => {
    message.textContent = restoreEntry(entry)
  })
}

/**
 * @param {string} id
 * @param {HTMLElement} message
 */
function toggleHidden(id, message) {
  message.textContent = setHidden(id, !loadHidden().has(id), paperTitle())
}

/** Brings the buttons and the note up to date, wherever something was changed. */
function refresh() {
  const group = query(".reading-status")
  const link = group && query("a", group)
  if (!link) return
  const entries = loadList()
  const id = paperIdFromUrl(location.href) ?? ""
  const state = entries.get(id)?.state
  for (const toggleButton of queryAll("[data-state]", group))
    toggleButton.setAttribute("aria-pressed", String(toggleButton.dataset.state === state))
  query("[data-hide]", group)?.setAttribute("aria-pressed", String(loadHidden().has(id)))
  link.textContent = entries.size ? `List: ${entries.size}` : ""
  link.hidden = !entries.size
  if (entries.size) link.setAttribute("aria-label", `Reading list, ${entries.size} saved`)
  showNote(entries.get(id))
}

/**
 * Shows the text area for a note below the abstract while the paper is on the list.
 * @param {import("./store.js").Entry | undefined} entry
 */
function showNote(entry) {
  const present = query(".paper-note")
  if (!entry) present?.remove()
  if (!entry || present) return
  const heading = element("h2", {}, "Your note")
  const editor = noteEditor(entry.id, entry.note ?? "", "Your note on this paper")
  query("article .paper-text")?.append(element("section", { className: "paper-note" }, heading, editor))
}

addEventListener("readinglistchange", refresh)
addEventListener("hiddenpaperschange", refresh)
