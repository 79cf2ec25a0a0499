// @ts-check
// Stores the reading list in this browser. Stored data, files and links may hold anything: only what
// parseEntry accepts is used.
import { isPaperId, SITE_ROOT } from "../site.js"

/** @typedef {"to-read" | "read"} ReadingState */
/** @typedef {{ id: string, state: ReadingState, title: string, day: string }} Entry a paper of the list; day: when it was added, or "" */
/** @typedef {Map<string, Entry>} Entries by paper id, the latest first */

/** @type {readonly ReadingState[]} */
export const STATES = ["to-read", "read"]
/** @type {Record<ReadingState, string>} */
export const STATE_LABELS = { "to-read": "To read", read: "Read" }
/** Keeps a hostile file from filling the storage; chosen by hand. */
export const MAX_ENTRIES = 5000

const STORAGE_KEY = `${SITE_ROOT.pathname}reading-list`
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MAX_TITLE_LENGTH = 700

/**
 * Whether a value is a reading state.
 * @param {unknown} value
 * @returns {value is ReadingState}
 */
function isState(value) {
  return value === "to-read" || value === "read"
}

/**
 * A record from outside as an entry, or null if it is none.
 * @param {unknown} record
 * @returns {Entry | null}
 */
export function parseEntry(record) {
  if (typeof record !== "object" || record === null) return null
  const { id, state, title, day } = /** @type {Record<string, unknown>} */ (record)
  if (!isPaperId(id) || !isState(state)) return null
  const trimmed = typeof title === "string" ? title.trim().slice(0, MAX_TITLE_LENGTH) : ""
  return {
    id,
    state,
    title: trimmed || id.replaceAll("-", " "),
    day: typeof day === "string" && DAY.test(day) ? day : "",
  }
}

/**
 * The reading list.
 * @returns {Entries}
 */
export function loadList() {
  /** @type {unknown[]} */
  let records = []
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]")
    if (Array.isArray(stored)) records = stored.slice(0, MAX_ENTRIES)
  } catch {
    // Broken or blocked storage is an empty list; the next change overwrites it.
  }
  const entries = records.map(parseEntry).filter((entry) => entry !== null)
  return new Map(entries.map((entry) => [entry.id, entry]))
}

/**
 * Saves the reading list. Returns "" on success, else a message for the reader.
 * @param {Entries} entries
 */
export function saveList(entries) {
  if (entries.size > MAX_ENTRIES)
    return `Not saved: a list can hold up to ${MAX_ENTRIES.toLocaleString("en")} papers.`
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([...entries.values()]))
  } catch {
    return "Not saved: this browser's storage is full or blocked."
  }
  dispatchEvent(new Event("readinglistchange"))
  return ""
}

/**
 * Sets the state of a paper, or removes it from the list with null. Returns "" on success, else a message for
 * the reader.
 * @param {string} id
 * @param {ReadingState | null} state
 * @param {string} title
 */
export function setState(id, state, title) {
  const entries = loadList()
  const previous = entries.get(id)
  entries.delete(id)
  if (!state) return saveList(entries)
  const entry = parseEntry({ id, state, title: previous?.title ?? title, day: previous?.day || today() })
  return entry ? saveList(new Map([[id, entry], ...entries])) : "Not saved: this is not a paper's page."
}

/** Today in the reader's time zone, as "2026-05-01". */
export function today() {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part) => String(part).padStart(2, "0")).join("-")
}

// Changes made in another tab.
globalThis.addEventListener?.("storage", (event) => {
  if (event.key === STORAGE_KEY || event.key === null) dispatchEvent(new Event("readinglistchange"))
})
