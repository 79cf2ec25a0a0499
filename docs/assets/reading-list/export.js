// @ts-check
// Writes the reading list as JSON, and its ready citations as BibTeX, RIS and CSL-JSON files.
import { paperUrl, SITE_ROOT } from "../site.js"

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
 * The list as this site imports it again.
 * @param {Entry[]} entries
 */
export function writeJson(entries) {
  return `${JSON.stringify({ format: JSON_FORMAT, version: 1, site: SITE_ROOT.href, papers: entries }, null, 1)}\n`
}

/**
 * A .bib file. Each entry gets its reading state as a keyword, and the page of this site as its URL if it has
 * none.
 * @param {CitedEntry[]} cited
 */
export function writeBibtex(cited) {
  return cited
    .map(({ entry, citation: { bibtex } }) => {
      const url = bibtex.includes("\n  url = {") ? "" : `  url = {${paperUrl(entry.id)}},\n`
      return bibtex.replace(/\}\n$/, () => `${url}  keywords = {${entry.state}},\n}\n`)
    })
    .join("\n")
}

/**
 * A .ris file, likewise.
 * @param {CitedEntry[]} cited
 */
export function writeRis(cited) {
  return cited
    .map(({ entry, citation: { ris } }) => {
      const url = ris.includes("\r\nUR  - ") ? "" : `UR  - ${paperUrl(entry.id)}\r\n`
      return ris.replace(/ER {2}- \r\n$/, () => `${url}KW  - ${entry.state}\r\nER  - \r\n`)
    })
    .join("\r\n")
}

/**
 * A CSL-JSON file, likewise.
 * @param {CitedEntry[]} cited
 */
export function writeCsl(cited) {
  const items = cited.map(({ entry, citation }) => ({
    URL: paperUrl(entry.id),
    ...citation.csl,
    keyword: entry.state,
  }))
  return `${JSON.stringify(items, null, 1)}\n`
}
