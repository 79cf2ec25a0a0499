// @ts-check
// Stores searches under names in this browser: the address of each, and how many papers it found last.
import { SITE_ROOT } from "../site.js"
import { parseDay, StoredRecords, today } from "../stored-records.js"
import { describeValue, FILTER_KEYS } from "./filter-names.js"

/**
 * `search` is what the address has after "?"; `total` is how many papers it found when it was opened last, on
 * `day`, or null if that is not known.
 * @typedef {{ name: string, search: string, total: number | null, day: string }} SavedSearch
 */

/** Searches that can be saved, and letters of their names and addresses; chosen by hand. */
export const MAX_SEARCHES = 200
export const MAX_NAME_LENGTH = 120
const MAX_SEARCH_LENGTH = 2000

const records = new StoredRecords("saved-searches", "savedsearcheschange")

/**
 * A record from outside as a saved search, or null if it is none.
 * @param {unknown} record
 * @returns {SavedSearch | null}
 */
function parseSearch(record) {
  if (typeof record !== "object" || record === null) return null
  const { name, search, total, day } = /** @type {Record<string, unknown>} */ (record)
  if (typeof search !== "string" || search.length > MAX_SEARCH_LENGTH) return null
  const normalized = normalizeSearch(search)
  if (!normalized) return null
  return {
    name: normalizeName(typeof name === "string" ? name : "") || suggestName(normalized),
    search: normalized,
    total: Number.isSafeInteger(total) && Number(total) >= 0 ? Number(total) : null,
    day: parseDay(day),
  }
}

/**
 * What identifies a search in an address: its words, filters and order; "" if it has none.
 * @param {string} search
 */
export function normalizeSearch(search) {
  const given = new URLSearchParams(search)
  const kept = new URLSearchParams()
  for (const name of ["q", ...FILTER_KEYS])
    for (const value of given.getAll(name)) if (value.trim()) kept.append(name, value.trim())
  if (kept.size && given.get("sort") === "date") kept.set("sort", "date")
  return kept.toString()
}

/**
 * A name for a search: its words and the values of its filters.
 * @param {string} search
 */
export function suggestName(search) {
  const parameters = new URLSearchParams(search)
  const values = FILTER_KEYS.flatMap((key) =>
    parameters.getAll(key).map((value) => describeValue(key, value)),
  )
  return normalizeName([parameters.get("q") ?? "", ...values].filter(Boolean).join(", "))
}

/** @param {string} name */
function normalizeName(name) {
  return name.replace(/\s+/g, " ").trim().slice(0, MAX_NAME_LENGTH)
}

/** The address of a saved search. @param {SavedSearch} saved */
export function searchUrl({ search }) {
  return new URL(`search/?${search}`, SITE_ROOT).href
}

/**
 * The saved searches by what they search, in the order in which they were saved.
 * @returns {Map<string, SavedSearch>}
 */
export function loadSearches() {
  return bySearch(records.load())
}

/**
 * Saves a search under a name, or renames it. Returns "" on success, else a message for the reader.
 * @param {string} search
 * @param {string} name
 * @param {number | null} [total] how many papers it finds, where that is known
 */
export function saveSearch(search, name, total = null) {
  const searches = loadSearches()
  const known = searches.get(search)
  const saved = parseSearch({ total, day: today(), ...known, search, name })
  if (!saved) return "Not saved: the search is empty or too long."
  return save(searches.set(search, saved))
}

/**
 * Deletes a search. Returns "" on success, else a message for the reader.
 * @param {string} search
 */
export function deleteSearch(search) {
  const searches = loadSearches()
  return searches.delete(search) ? save(searches) : ""
}

/**
 * Notes that a saved search was opened and how many papers it found.
 * @param {SavedSearch} saved
 * @param {number} total
 */
export function noteVisit(saved, total) {
  const searches = loadSearches()
  const known = searches.get(saved.search)
  if (known && (known.total !== total || known.day !== today()))
    save(searches.set(saved.search, { ...known, total, day: today() }))
}

/**
 * Saves the searches of a file, too. Returns how many were not saved before, and "" or a message for the reader.
 * @param {unknown[]} candidates not checked yet
 */
export function importSearches(candidates) {
  const current = loadSearches()
  const added = [...bySearch(candidates)].filter(([search]) => !current.has(search))
  return { added: added.length, problem: added.length ? save(new Map([...current, ...added])) : "" }
}

/** @param {Map<string, SavedSearch>} searches */
function save(searches) {
  if (searches.size > MAX_SEARCHES) return `Not saved: up to ${MAX_SEARCHES} searches can be saved.`
  return records.save([...searches.values()])
}

/**
 * @param {unknown[]} candidates
 * @returns {Map<string, SavedSearch>}
 */
function bySearch(candidates) {
  const searches = candidates
    .slice(0, MAX_SEARCHES)
    .map(parseSearch)
    .filter((saved) => saved !== null)
  return new Map(searches.map((saved) => [saved.search, saved]))
}
