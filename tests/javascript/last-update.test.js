// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { stubBrowser } from "./browser-stub.js"

stubBrowser()
const { ageInWords } = await import("../../docs/assets/lists/last-update.js")

test("a listing of the last week needs no age, and an older one has it", () => {
  assert.equal(ageInWords("2026-11-24", "2026-12-01"), "")
  assert.equal(ageInWords("2026-11-23", "2026-12-01"), "8 days ago")
})

test("long times are months and years", () => {
  assert.equal(ageInWords("2026-10-03", "2026-12-01"), "59 days ago")
  assert.equal(ageInWords("2026-10-02", "2026-12-01"), "2 months ago")
  assert.equal(ageInWords("2024-12-02", "2026-12-01"), "24 months ago")
  assert.equal(ageInWords("2024-08-07", "2026-12-01"), "2 years ago")
})

test("a day to come, a month and what is no date have no age", () => {
  for (const day of ["2026-12-05", "2026-10", "yesterday", ""])
    assert.equal(ageInWords(day, "2026-12-01"), "")
})
