// @ts-check
// Stores the reading list in this browser. Stored data, files and links may hold anything: only what
// parseEntry accepts is used. A list stored by an earlier version, without notes, is read as it is.
import { isPaperId } from "../site.js"
import { parseDay, parseTitle, StoredRecords, today } from "../stored-records.js"

/** @typedef {"to-read" | "read"} ReadingState */
/** @typedef {{ id: string, state: ReadingState, title: string, day: string, note?: string }} Entry a paper of the list; day: when it was added, or ""; note: the reader's own text, absent if there is none */
/** @typedef {Map<string, Entry>} Entries by paper id, the latest first */

/** @type {readonly ReadingState[]} */
export const STATES = ["to-read", "read"]
/** @type {Record<ReadingState, string>} */
export const STATE_LABELS = { "to-read": "To read", read: "Read" }
/** Keeps a hostile file from filling the storage; chosen by hand. */
export const MAX_ENTRIES = 5000
/** Letters of a note: some pages of text; browsers store about five million letters for a site. */
export const MAX_NOTE_LENGTH = 10_000

const records = new StoredRecords("reading-list", "readinglistchange")
/** Control characters, except tabs and line breaks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

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
  const { id, state, title, day, note } = /** @type {Record<string, unknown>} */ (record)
  if (!isPaperId(id) || !isState(state)) return null
  return withNote({ id, state, title: parseTitle(title, id), day: parseDay(day) }, note)
}

/**
 * An entry with another note; one of only blanks is none.
 * @param {Entry} entry
 * @param {unknown} note
 * @returns {Entry}
 */
function withNote({ note: _, ...entry }, note) {
  const text = typeof note === "string" ? normalizeNote(note) : ""
  return text.trim() ? { ...entry, note: text } : entry
}

/** @param {string} note */
function normalizeNote(note) {
  return note.replace(/\r\n?/g, "\n").replace(CONTROLS, "").slice(0, MAX_NOTE_LENGTH)
}

/**
 * The reading list.
 * @returns {Entries}
 */
export function loadList() {
  const entries = records
    .load()
    .slice(0, MAX_ENTRIES)
    .map(parseEntry)
    .filter((entry) => entry !== null)
  return new Map(entries.map((entry) => [entry.id, entry]))
}

/**
 * Saves the reading list. Returns "" on success, else a message for the reader.
 * @param {Entries} entries
 */
export function saveList(entries) {
  if (entries.size > MAX_ENTRIES)
    return `Not saved: a list can hold up to ${MAX_ENTRIES.toLocaleString("en")} papers.`
  return records.save([...entries.values()])
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
  const day = previous?.day || today()
  const entry = parseEntry({ ...previous, id, state, title: previous?.title ?? title, day })
  return entry ? saveList(new Map([[id, entry], ...entries])) : "Not saved: this is not a paper's page."
}

/**
 * Puts a removed entry back, with its note, unless the paper was added again meanwhile. Returns "" on success,
 * else a message for the reader.
 * @param {Entry} entry
 */
export function restoreEntry(entry) {
  const entries = loadList()
  return entries.has(entry.id) ? "" : saveList(new Map([[entry.id, entry], ...entries]))
}

/**
 * Sets the note of a paper of the list. Returns "" on success, else a message for the reader.
 * @param {string} id
 * @param {string} note
 */
export function setNote(id, note) {
  const entries = loadList()
  const entry = entries.get(id)
  if (!entry) return "Not saved: the paper is no longer on your list."
  // A key keeps its place in a map.
  return saveList(entries.set(id, withNote(entry, note)))
}

/**
 * The list with the entries of another one: its papers come first, those of both keep their state and day, and
 * a note of the other one is added to a note that does not have it yet, unless both are too long for one.
 * @param {Entries} current
 * @param {Entry[]} others
 * @returns {{ entries: Entries, added: number, notes: number, tooLong: number }} `notes`: how many papers of both got a note, `tooLong`: how many could not
 */
export function mergeEntries(current, others) {
  const added = new Map(others.filter(({ id }) => !current.has(id)).map((entry) => [entry.id, entry]))
  const merged = new Map(current)
  let notes = 0
  let tooLong = 0
  for (const { id, note = "" } of others) {
    const own = current.get(id)
    if (!own || !note || own.note?.includes(note)) continue
    const both = own.note ? `${own.note}\n\n${note}` : note
    if (both.length > MAX_NOTE_LENGTH) tooLong++
    else {
      merged.set(id, withNote(own, both))
      notes++
    }
  }
  return { entries: new Map([...added, ...merged]), added: added.size, notes, tooLong }
}
