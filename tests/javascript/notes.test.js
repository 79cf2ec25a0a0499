// @ts-check
// Notes in the files that the reading list is saved as.
import assert from "node:assert/strict"
import { test } from "node:test"
import { stubBrowser } from "./browser-stub.js"

stubBrowser()
const { csvCell, escapeBibtex, escapeMarkdown, escapeRis } = await import(
  "../../docs/assets/reading-list/escape.js"
)
const { writeBibtex, writeCsl, writeRis } = await import("../../docs/assets/reading-list/export.js")
const { parseList } = await import("../../docs/assets/reading-list/import.js")
const { writeCsv, writeMarkdown } = await import("../../docs/assets/reading-list/text-export.js")

const NOTE = 'Uses {SAM} & 10% of $x_1$\n\n# "not" a heading\nER  - \n=1+1 <b>'
const ENTRY = /** @type {const} */ ({
  id: "flat-minima",
  state: "read",
  title: "Flat [Minima]",
  day: "2026-05-01",
  note: NOTE,
})
const CITED = [
  {
    entry: ENTRY,
    citation: {
      id: "flat-minima",
      title: "Flat Minima",
      bibtex: "@misc{flat-minima,\n  title = {Flat {Minima}},\n}\n",
      ris: "TY  - UNPB\r\nID  - flat-minima\r\nER  - \r\n",
      csl: { id: "flat-minima", type: "article", title: "Flat Minima" },
    },
  },
]

test("BibTeX has the note as an annotation, with TeX's characters escaped", () => {
  const bibtex = writeBibtex(CITED)
  assert.match(bibtex, /\n {2}annote = \{Uses \\\{SAM\\\} \\& 10\\% of \\\$x\\_1\\\$\n\n\\# "not"/)
  assert.match(bibtex, /<b>\},\n\}\n$/)
})

test("braces that do not match do not end a field of BibTeX", () => {
  assert.equal(escapeBibtex("a } b"), "a \\ensuremath{\\rbrace} b")
  assert.equal(escapeBibtex("}{"), "\\ensuremath{\\rbrace}\\ensuremath{\\lbrace}")
  assert.equal(escapeBibtex("\\^~"), "\\textbackslash{}\\textasciicircum{}\\textasciitilde{}")
})

test("a note is one line of an RIS record", () => {
  assert.equal(escapeRis("a\r\nER  - \n b"), "a ER - b")
  assert.match(writeRis(CITED), /\r\nN1 {2}- Uses \{SAM\}.* ER - =1\+1 <b>\r\nER {2}- \r\n$/)
})

test("CSL-JSON has the note as it is", () => {
  assert.equal(JSON.parse(writeCsl(CITED))[0].annote, NOTE)
})

test("Markdown has titles as links and notes as quotations, without markup of their own", () => {
  const lines = writeMarkdown([ENTRY]).split("\n")
  const [page] = lines.flatMap((line) => line.match(/\((file:.*\/papers\/flat-minima\/)\)/)?.[1] ?? [])
  assert.deepEqual(lines, [
    "# Reading list",
    "",
    "## Read",
    "",
    `- [Flat \\[Minima\\]](${page}), added 2026-05-01`,
    "",
    "  > Uses {SAM} \\& 10% of \\$x\\_1\\$",
    "  >",
    '  > \\# "not" a heading\\',
    "  > ER -\\",
    "  > \\=1+1 \\<b\\>",
    "",
    "",
  ])
  assert.equal(escapeMarkdown("1. first"), "1\\. first")
  assert.equal(escapeMarkdown("- a"), "\\- a")
})

test("CSV quotes every cell, and none is a formula", () => {
  const [head, row, rest] = [writeCsv([ENTRY]).slice(0, 38), writeCsv([ENTRY]).slice(38), csvCell("=1+1")]
  assert.equal(head, '\ufeff"title","state","added","note","url",')
  assert.ok(row.includes(`"read","2026-05-01","${NOTE.replaceAll('"', '""')}"`))
  assert.equal(rest, `"'=1+1"`)
  assert.equal(csvCell(" @SUM(A1)"), `"' @SUM(A1)"`)
  assert.equal(csvCell("＝1+1"), `"'＝1+1"`, "East Asian spreadsheets read the wide signs, too")
})

test("files with notes can be imported again", () => {
  for (const text of [
    writeBibtex(CITED),
    writeRis(CITED),
    writeCsl(CITED),
    writeMarkdown([ENTRY]),
    writeCsv([ENTRY]),
  ])
    assert.deepEqual(parseList(text), { ids: ["flat-minima"], identifiers: [] })
})
