// @ts-check
// A text area for the reader's note on a paper of the reading list. What is typed is saved after a short pause,
// and at once when the reader leaves the text area or the page.
import { element, queryAll } from "../dom.js"
import { loadList, MAX_NOTE_LENGTH, setNote } from "./store.js"

/** Milliseconds after the last key until a note is saved. */
const SAVE_DELAY = 400
const HINT = "Stored in this browser only."
const LIMIT_REACHED = `A note can have up to ${MAX_NOTE_LENGTH.toLocaleString("en")} characters.`

/** Saves what was typed last; null if all is saved. @type {(() => void) | null} */
let savePending = null
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer

/**
 * The text area of a paper's note, and a line that says whether it is saved.
 * @param {string} id
 * @param {string} note
 * @param {string} label
 */
export function noteEditor(id, note, label) {
  const status = element("span", { className: "status-message", role: "status" }, HINT)
  const area = element("textarea", {
    value: note,
    rows: 2,
    maxLength: MAX_NOTE_LENGTH,
    dir: "auto",
    "aria-label": label,
    "data-note": id,
  })
  const save = () => {
    const problem = setNote(id, area.value)
    status.textContent = problem || `Saved. ${area.value.length < MAX_NOTE_LENGTH ? HINT : LIMIT_REACHED}`
  }
  area.addEventListener("input", () => {
    clearTimeout(timer)
    savePending = save
    timer = setTimeout(flushNote, SAVE_DELAY)
  })
  area.addEventListener("blur", flushNote)
  return element("div", { className: "note-editor" }, area, status)
}

/** Saves at once what was typed last. */
export function flushNote() {
  clearTimeout(timer)
  const save = savePending
  savePending = null
  save?.()
}

/** Whether the reader is writing a note. */
export function isWritingNote() {
  return document.activeElement instanceof HTMLElement && "note" in document.activeElement.dataset
}

/** Shows notes that another tab has changed, except in the text area in which the reader is writing. */
function refresh() {
  const entries = loadList()
  for (const area of queryAll("[data-note]")) {
    const note = entries.get(area.dataset.note ?? "")?.note ?? ""
    if (area instanceof HTMLTextAreaElement && area !== document.activeElement) area.value = note
  }
}

addEventListener("readinglistchange", refresh)
addEventListener("pagehide", flushNote)
// Sent by navigation/instant-navigation.js.
addEventListener("pagechange", flushNote)
document.addEventListener("visibilitychange", flushNote)
