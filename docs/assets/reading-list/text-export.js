// @ts-check
// Writes the reading list with its notes as Markdown and as CSV, for people and for spreadsheets.
import { paperUrl } from "../site.js"
import { csvCell, escapeMarkdown } from "./escape.js"
import { STATE_LABELS, STATES } from "./store.js"

/** @typedef {import("./store.js").Entry} Entry */

/** @type {{ name: string, extension: string, type: string, write: (entries: Entry[]) => string }[]} */
export const TEXT_FORMATS = [
  { name: "Markdown", extension: "md", type: "text/markdown", write: writeMarkdown },
  { name: "CSV", extension: "csv", type: "text/csv", write: writeCsv },
]

/**
 * A list for each reading state: the linked title of each paper, and its note as a quotation.
 * @param {Entry[]} entries
 */
export function writeMarkdown(entries) {
  const sections = STATES.flatMap((state) => {
    const papers = entries.filter((entry) => entry.state === state)
    return papers.length ? [`## ${STATE_LABELS[state]}\n\n${papers.map(markdownItem).join("\n")}\n`] : []
  })
  return ["# Reading list\n", ...sections].join("\n")
}

/** @param {Entry} entry */
function markdownItem({ id, title, day, note }) {
  const item = `- [${escapeMarkdown(title)}](${paperUrl(id)})${day ? `, added ${day}` : ""}`
  if (!note) return item
  const lines = note.trim().split("\n").map(escapeMarkdown)
  // A backslash keeps a line break, but only before another line of the paragraph.
  const quotation = lines.map((line, row) => `  > ${line}${line && lines[row + 1] ? "\\" : ""}`.trimEnd())
  return `${item}\n\n${quotation.join("\n")}\n`
}

/**
 * A table with a row for each paper. It begins with the mark by which spreadsheets recognize Unicode.
 * @param {Entry[]} entries
 */
export function writeCsv(entries) {
  const rows = entries.map(({ id, title, state, day, note = "" }) => [
    title,
    state,
    day,
    note,
    paperUrl(id),
    id,
  ])
  const lines = [["title", "state", "added", "note", "url", "id"], ...rows].map((row) =>
    row.map(csvCell).join(","),
  )
  return `\ufeff${lines.join("\r\n")}\r\n`
}
