// @ts-check
// Writes the reading list as JSON, and its ready citations as BibTeX, RIS and CSL-JSON files. Each has the
// addresses of the papers' pages, by which import.js finds the papers again.
import { paperUrl, SITE_ROOT } from "../site.js"
import { escapeBibtex, escapeRis } from "./escape.js"

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./paper-index.js").Citation} Citation */
/** @typedef {{ entry: Entry, citation: Citation }} CitedEntry */

/** The value of "format" in the JSON files of this module. */
export const JSON_FORMAT = "paper-digest reading list"

/**
 * The formats of citations: `citation` writes a file for one paper, `write` one for the whole list.
 * @type {{
 *   name: string,
 *   extension: string,
 *   type: string,
 *   citation: (citation: Citation) => string,
 *   write: (cited: CitedEntry[]) => string,
 * }[]}
 */
export const CITATION_FORMATS = [
  {
    name: "BibTeX",
    extension: "bib",
    type: "application/x-bibtex",
    citation: ({ bibtex }) => bibtex,
    write: writeBibtex,
  },
  {
    name: "RIS",
    extension: "ris",
    type: "application/x-research-info-systems",
    citation: ({ ris }) => ris,
    write: writeRis,
  },
  {
    name: "CSL-JSON",
    extension: "csl.json",
    type: "application/vnd.citationstyles.csl+json",
    citation: ({ csl }) => `${JSON.stringify([csl], null, 1)}\n`,
    write: writeCsl,
  },
]

/**
 * All that a reader has stored here, as this site imports it again.
 * @param {Entry[]} entries
 * @param {import("./hidden-papers.js").HiddenPaper[]} hidden
 * @param {import("../search/saved-searches.js").SavedSearch[]} searches
 */
export function writeJson(entries, hidden = [], searches = []) {
  const file = { format: JSON_FORMAT, version: 2, site: SITE_ROOT.href, papers: entries, hidden, searches }
  return `${JSON.stringify(file, null, 1)}\n`
}

/**
 * A .bib file. Each entry gets its reading state as a keyword, the note as an annotation, and the paper's page
 * as its URL; if it has another URL, the page is in a comment.
 * @param {CitedEntry[]} cited
 */
export function writeBibtex(cited) {
  return cited
    .map(({ entry, citation: { bibtex } }) => {
      const page = paperUrl(entry.id)
      const hasUrl = bibtex.includes("\n  url = {")
      const note = entry.note ? `  annote = {${escapeBibtex(entry.note)}},\n` : ""
      const added = `${hasUrl ? "" : `  url = {${page}},\n`}  keywords = {${entry.state}},\n${note}}\n`
      return `${hasUrl ? `% ${page}\n` : ""}${bibtex.replace(/\}\n$/, () => added)}`
    })
    .join("\n")
}

/**
 * A .ris file, likewise; a record can have several addresses. The note is on one line.
 * @param {CitedEntry[]} cited
 */
export function writeRis(cited) {
  return cited
    .map(({ entry, citation: { ris } }) => {
      const note = entry.note ? `N1  - ${escapeRis(entry.note)}\r\n` : ""
      const added = `UR  - ${paperUrl(entry.id)}\r\nKW  - ${entry.state}\r\n${note}`
      return ris.replace(/ER {2}- \r\n$/, () => `${added}ER  - \r\n`)
    })
    .join("\r\n")
}

/**
 * A CSL-JSON file, likewise; "custom" is for what the format has no variable for.
 * @param {CitedEntry[]} cited
 */
export function writeCsl(cited) {
  const items = cited.map(({ entry, citation }) => ({
    URL: paperUrl(entry.id),
    ...citation.csl,
    keyword: entry.state,
    ...(entry.note ? { annote: entry.note } : {}),
    ...(citation.csl.URL ? { custom: { page: paperUrl(entry.id) } } : {}),
  }))
  return `${JSON.stringify(items, null, 1)}\n`
}
