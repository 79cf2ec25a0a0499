// The reader's marks: which papers are to be read, and which are read. They stay in this browser's own storage.
// What comes from there, from a file or from a link may be anything: only what `understood` lets through is used.

/** Where the site stands; the scripts are in its folder assets/reading/. */
export const base = new URL("../../", import.meta.url)
export const STATES = ["to-read", "read"]
export const NAMES = { "to-read": "To read", read: "Read" }
/** More than this is no reading list; it keeps a hostile file from filling the storage. */
export const MOST = 5000

const KEY = `${base.pathname}reading-list`
const SLUG = /^[a-z0-9][a-z0-9-]{0,199}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const LONGEST_TITLE = 700

/** The record as a mark, {id, state, title, day}, or null where it is none. */
export function understood(record) {
  if (typeof record !== "object" || record === null) return null
  const { id, state, title, day } = record
  if (typeof id !== "string" || !SLUG.test(id) || !STATES.includes(state)) return null
  return {
    id,
    state,
    title: typeof title === "string" && title.trim() ? title.trim().slice(0, LONGEST_TITLE) : id.replaceAll("-", " "),
    day: typeof day === "string" && DAY.test(day) ? day : "",
  }
}

/** All marks by paper id, the latest first. */
export function marks() {
  let records = []
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    if (Array.isArray(kept)) records = kept.slice(0, MOST)
  } catch {
    // Broken or forbidden storage is an empty list; the next mark writes it anew.
  }
  return new Map(records.map(understood).filter(Boolean).map((mark) => [mark.id, mark]))
}

/** Keeps the marks; "" where that worked, else a sentence for the reader. */
export function keep(all) {
  if (all.size > MOST) return `Not kept: a list holds ${MOST.toLocaleString("en")} papers at most.`
  try {
    localStorage.setItem(KEY, JSON.stringify([...all.values()]))
  } catch {
    return "Not kept: this browser's storage is full or switched off."
  }
  dispatchEvent(new Event("marks"))
  return ""
}

/** Gives a paper a state, or takes its mark away where the state is null. */
export function mark(id, state, title) {
  const all = marks()
  const known = all.get(id)
  all.delete(id)
  if (!state) return keep(all)
  const made = understood({ id, state, title: known?.title ?? title, day: known?.day || today() })
  return made ? keep(new Map([[id, made], ...all])) : "Not kept: this is no paper's page."
}

/** Today in the reader's own time zone, as 2026-05-01. */
export function today() {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
}

/** The id of the paper that an address of this site shows, or null. */
export function paperAt(address) {
  const url = new URL(address, location.href)
  if (url.origin !== base.origin || !url.pathname.startsWith(`${base.pathname}papers/`)) return null
  const id = url.pathname.slice(base.pathname.length + "papers/".length).replace(/\/(index\.html)?$/, "")
  return SLUG.test(id) && id !== "index" ? id : null
}

/** The address of a paper's page. */
export function pageOf(id) {
  return new URL(`papers/${id}/`, base).href
}

// Another tab's marks are this tab's too.
addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) dispatchEvent(new Event("marks"))
})
