// @ts-check
// The import of a file never freezes the page: its time grows linearly with any repeated text.
import assert from "node:assert/strict"
import { test } from "node:test"
import { parseList } from "../../docs/assets/reading-list/import.js"

const UNITS = [
  "\n",
  " ",
  "\t",
  " \n",
  "- ",
  "*",
  "{",
  "}",
  "\\",
  "$",
  '"',
  "'",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  ".",
  "9",
  "a",
  "https://a.b/",
  "a@b.c ",
  "10.1145/",
  "10.1234/a",
  "10.",
  "10.1145/a<b:",
  "10.1145/)",
  "arXiv: ",
  "doi: ",
  "/papers/a",
  "&amp;",
  "%20",
  "2401.",
  "2401.00001 ",
  "openreview.net/forum?id=",
  "openreview.net/forum?a&",
  "hep-th/",
  "~",
  "_",
  "|",
] // prettier-ignore
const SIZE = 400_000
/** Milliseconds of processor time; an import that is quadratic takes ten times as long for some unit. */
const LONGEST = 1_500

/** @param {string} text */
function milliseconds(text) {
  const start = process.cpuUsage().user
  parseList(text)
  return (process.cpuUsage().user - start) / 1_000
}

test("400,000 characters of anything are imported at once", () => {
  for (const unit of UNITS)
    for (const start of ["", "doi:10.1145/a", '{"format": ']) {
      const time = milliseconds(start + unit.repeat(SIZE / unit.length))
      assert.ok(time < LONGEST, `${JSON.stringify(unit)}: ${time} ms`)
    }
})
