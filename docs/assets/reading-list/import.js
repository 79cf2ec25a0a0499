// @ts-check
// Reads reading lists: the JSON files that this site saves, and the papers that any other text names by their
// pages or identifiers. Files may come from anywhere: a citation key says nothing, since other libraries use
// the same keys for other papers.
import { findIdentifiers } from "../identifiers.js"
import { JSON_FORMAT } from "./export.js"

/** @typedef {{ records: unknown[], hidden: unknown[], searches: unknown[] }} SavedList the papers, hidden papers and saved searches of a JSON file of this site, not checked yet */
/** @typedef {{ ids: string[], identifiers: string[] }} NamedPapers ids from addresses of papers' pages, and arXiv ids, DOIs and OpenReview ids */

/** The page of a paper, at any host: a list may have been saved before the site moved. */
const PAGE = /\/papers\/([a-z0-9][a-z0-9-]{0,199})\//g

/**
 * What a file holds, or null if it names no paper.
 * @param {string} text
 * @returns {SavedList | NamedPapers | null}
 */
export function parseList(text) {
  const saved = savedList(text)
  if (saved) return saved
  const ids = [...text.matchAll(PAGE)].map(([, id]) => id)
  const identifiers = findIdentifiers(text)
  return ids.length || identifiers.length ? { ids: [...new Set(ids)], identifiers } : null
}

/**
 * @param {string} text
 * @returns {SavedList | null}
 */
function savedList(text) {
  if (!text.trimStart().startsWith("{")) return null
  try {
    const { format, papers, hidden, searches } = JSON.parse(text)
    if (format !== JSON_FORMAT || !Array.isArray(papers)) return null
    return { records: papers, hidden: listOrNone(hidden), searches: listOrNone(searches) }
  } catch {
    return null
  }
}

/**
 * @param {unknown} value files of earlier versions have papers only
 * @returns {unknown[]}
 */
function listOrNone(value) {
  return Array.isArray(value) ? value : []
}
