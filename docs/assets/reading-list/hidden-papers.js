// @ts-check
// Stores in this browser which papers the reader is not interested in.
import { isPaperId } from "../site.js"
import { parseDay, parseTitle, StoredRecords, today } from "../stored-records.js"

/** @typedef {{ id: string, title: string, day: string }} HiddenPaper day: when it was hidden, or "" */

/** Keeps a hostile file from filling the storage; chosen by hand. */
export const MAX_HIDDEN = 5000

const records = new StoredRecords("hidden-papers", "hiddenpaperschange")

/**
 * A record from outside as a hidden paper, or null if it is none.
 * @param {unknown} record
 * @returns {HiddenPaper | null}
 */
function parseHidden(record) {
  if (typeof record !== "object" || record === null) return null
  const { id, title, day } = /** @type {Record<string, unknown>} */ (record)
  return isPaperId(id) ? { id, title: parseTitle(title, id), day: parseDay(day) } : null
}

/**
 * The hidden papers by id, the latest first.
 * @returns {Map<string, HiddenPaper>}
 */
export function loadHidden() {
  return byId(records.load())
}

/**
 * Hides a paper, or shows it again. Returns "" on success, else a message for the reader.
 * @param {string} id
 * @param {boolean} isHidden
 * @param {string} title
 */
export function setHidden(id, isHidden, title) {
  const papers = loadHidden()
  if (papers.has(id) === isHidden) return ""
  papers.delete(id)
  return save(isHidden ? [{ id, title, day: today() }, ...papers.values()] : [...papers.values()])
}

/**
 * Hides the papers of a file, too. Returns how many were not hidden before, and "" or a message for the reader.
 * @param {unknown[]} candidates not checked yet
 */
export function importHidden(candidates) {
  const current = loadHidden()
  const added = [...byId(candidates).values()].filter(({ id }) => !current.has(id))
  return { added: added.length, problem: added.length ? save([...current.values(), ...added]) : "" }
}

/** @param {HiddenPaper[]} papers */
function save(papers) {
  if (papers.length > MAX_HIDDEN)
    return `Not saved: up to ${MAX_HIDDEN.toLocaleString("en")} papers can be hidden.`
  return records.save(papers)
}

/**
 * @param {unknown[]} candidates
 * @returns {Map<string, HiddenPaper>}
 */
function byId(candidates) {
  const papers = candidates
    .slice(0, MAX_HIDDEN)
    .map(parseHidden)
    .filter((paper) => paper !== null)
  return new Map(papers.map((paper) => [paper.id, paper]))
}
