// @ts-check
// Reads reading lists: the JSON files that this site saves, and the papers that any other text names. Files
// may come from anywhere.
import { findIdentifiers } from "../identifiers.js"
import { JSON_FORMAT } from "./export.js"

/** @typedef {{ records: unknown[] }} SavedList the records of a JSON file of this site, not checked yet */
/** @typedef {{ ids: string[], identifiers: string[] }} NamedPapers ids or citation keys of this site's papers, and arXiv ids, DOIs and OpenReview ids */

const ID = "[a-z0-9][a-z0-9-]{0,199}"
const CITATION_KEY = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_:./+-]{0,199}`
/** Where the exports of this site and lists of ids name a paper: its address, a citation's key, or a line of its own. */
const ID_PLACES = new RegExp(
  [
    String.raw`\/papers\/(${ID})\/`,
    String.raw`@\w{1,40}[{(](${CITATION_KEY}),`,
    String.raw`^ID {2}- (${CITATION_KEY})\s*$`,
    `"id": ?"(${CITATION_KEY})"`,
    `^(${ID})$`,
  ].join("|"),
  "gmu",
)

/**
 * What a file holds, or null if it names no paper.
 * @param {string} text
 * @returns {SavedList | NamedPapers | null}
 */
export function parseList(text) {
  const records = savedRecords(text)
  if (records) return { records }
  const ids = [...text.matchAll(ID_PLACES)].map((match) => match.slice(1).find(Boolean) ?? "")
  const identifiers = findIdentifiers(text)
  return ids.length || identifiers.length ? { ids: [...new Set(ids)], identifiers } : null
}

/** @param {string} text */
function savedRecords(text) {
  if (!text.trimStart().startsWith("{")) return null
  try {
    const file = JSON.parse(text)
    return file.format === JSON_FORMAT && Array.isArray(file.papers) ? file.papers : null
  } catch {
    return null
  }
}
