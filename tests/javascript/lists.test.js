// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { stubBrowser } from "./browser-stub.js"

stubBrowser()
Object.assign(globalThis, { history: { state: null } })
const { availableOrders, sortByDate, sortByTitle } = await import("../../docs/assets/lists/sorting.js")

test("the newest come first, undated papers last, and papers of one date keep their order", () => {
  const rows = ["", "2024-10", "2023", "2024-10-07 b", "2024-10-07 a", ""]
  const sorted = sortByDate(rows, (row) => row.split(" ")[0])
  assert.deepEqual(sorted, ["2024-10-07 b", "2024-10-07 a", "2024-10", "2023", "", ""])
})

test("titles are sorted without case, accents and punctuation, and numbers by value", () => {
  const titles = ["“Zebra”", "part 10", "Éclair", "Part 2", "eagle"]
  assert.deepEqual(
    sortByTitle(titles, (title) => title),
    ["eagle", "Éclair", "Part 2", "part 10", "“Zebra”"],
  )
})

test("a list can be sorted by date only if it has dates", () => {
  const labels = (/** @type {Record<string, string>} */ control) =>
    availableOrders(control).map(([, label]) => label)
  assert.deepEqual(labels({ defaultOrder: "Most typical", hasDates: "" }), [
    "Most typical",
    "Newest",
    "Title",
  ])
  assert.deepEqual(labels({ defaultOrder: "Most typical" }), ["Most typical", "Title"])
  assert.deepEqual(labels({ defaultOrder: "Newest", hasDates: "" }), ["Newest", "Title"])
  assert.deepEqual(labels({ defaultOrder: "Title", hasDates: "" }), ["Title", "Newest"])
})
