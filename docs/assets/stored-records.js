// @ts-check
// Keeps lists of records in this browser's storage. Two tabs may change one list: whoever changes it reads it
// first, and each tab hears of the other's changes. Stored text may be anything: callers check each record.
import { SITE_ROOT } from "./site.js"

const MAX_TITLE_LENGTH = 700
/** What a reader is told whose browser keeps nothing. */
const NOT_STORED = "Not saved: this browser's storage is full or blocked."

export class StoredRecords {
  /**
   * @param {string} name of the list: the part of the storage key after the site's path
   * @param {string} changeEvent sent to the window when the list was changed, in this tab or in another one
   */
  constructor(name, changeEvent) {
    this.key = `${SITE_ROOT.pathname}${name}`
    this.changeEvent = changeEvent
    globalThis.addEventListener?.("storage", ({ key }) => {
      if (key === this.key || key === null) dispatchEvent(new Event(changeEvent))
    })
  }

  /**
   * The records as they are stored; none if the storage is blocked or what it holds is no list.
   * @returns {unknown[]}
   */
  load() {
    try {
      const stored = JSON.parse(localStorage.getItem(this.key) ?? "[]")
      return Array.isArray(stored) ? stored : []
    } catch {
      return [] // the next change overwrites it
    }
  }

  /**
   * Replaces the records. Returns "" on success, else a message for the reader.
   * @param {unknown[]} records
   */
  save(records) {
    try {
      localStorage.setItem(this.key, JSON.stringify(records))
    } catch {
      return NOT_STORED
    }
    dispatchEvent(new Event(this.changeEvent))
    return ""
  }
}

/** Today in the reader's time zone, as "2026-05-01". */
export function today() {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part) => String(part).padStart(2, "0")).join("-")
}

/**
 * A value from outside as a day, or "" if it is none.
 * @param {unknown} value
 */
export function parseDay(value) {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ""
}

/**
 * A value from outside as a title; without one the paper is named after its id.
 * @param {unknown} value
 * @param {string} id
 */
export function parseTitle(value, id) {
  const title = typeof value === "string" ? value.trim().slice(0, MAX_TITLE_LENGTH) : ""
  return title || id.replaceAll("-", " ")
}
