// @ts-check
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { stubBrowser } from "./browser-stub.js"

const stored = stubBrowser()
const {
  deleteSearch,
  importSearches,
  loadSearches,
  MAX_SEARCHES,
  normalizeSearch,
  noteVisit,
  saveSearch,
  suggestName,
} = await import("../../docs/assets/search/saved-searches.js")

const FLAT = "q=flat+minima&topic=Loss+landscapes&not-year=2024"

beforeEach(() => stored.clear())

test("a search is what its words, filters and order say, in one order", () => {
  assert.equal(normalizeSearch("?not-year=2024&utm=x&topic=Loss+landscapes&q=%20flat+minima"), FLAT)
  assert.equal(normalizeSearch("?sort=date&q=a"), "q=a&sort=date")
  assert.equal(normalizeSearch("?sort=date&q=+"), "")
})

test("the suggested name has the words and the filters, excluded values with “not”", () => {
  assert.equal(suggestName(FLAT), "flat minima, Loss landscapes, not 2024")
  assert.equal(suggestName("code=yes"), "with code")
  assert.equal(suggestName("q=a&not-code=yes"), "a, without code")
})

test("a saved search can be renamed and deleted", () => {
  assert.equal(saveSearch(FLAT, "  Flat   ones ", 12), "")
  assert.equal(saveSearch("q=sam", "", 3), "")
  assert.deepEqual(
    [...loadSearches().values()].map(({ name, total }) => [name, total]),
    [
      ["Flat ones", 12],
      ["sam", 3],
    ],
  )
  saveSearch(FLAT, "Flat")
  assert.deepEqual(
    [...loadSearches().values()].map(({ name, total }) => [name, total]),
    [
      ["Flat", 12],
      ["sam", 3],
    ],
  )
  deleteSearch(FLAT)
  assert.deepEqual([...loadSearches().keys()], ["q=sam"])
})

test("a visit keeps the name that another tab has given meanwhile", () => {
  saveSearch(FLAT, "Old", 12)
  const saved = loadSearches().get(FLAT)
  assert.ok(saved)
  saveSearch(FLAT, "New")
  noteVisit(saved, 15)
  assert.deepEqual(
    [...loadSearches().values()].map(({ name, total }) => [name, total]),
    [["New", 15]],
  )
  deleteSearch(FLAT)
  noteVisit(saved, 16)
  assert.equal(loadSearches().size, 0)
})

test("records that search nothing are no searches, and hostile parts are dropped", () => {
  const candidates = [
    null,
    { name: "x", search: "" },
    { name: "x", search: 7 },
    { name: "x", search: `q=${"x".repeat(3000)}` },
    { name: { a: 1 }, search: "q=a&javascript:alert(1)=2", total: -1, day: "<img>" },
  ]
  assert.deepEqual(importSearches(candidates), { added: 1, problem: "" })
  assert.deepEqual([...loadSearches().values()], [{ name: "a", search: "q=a", total: null, day: "" }])
})

test("more searches than can be saved are refused", () => {
  saveSearch("q=a", "a")
  const many = Array.from({ length: MAX_SEARCHES }, (_, number) => ({ search: `q=b${number}` }))
  assert.equal(importSearches(many).problem, "Not saved: up to 200 searches can be saved.")
  assert.equal(loadSearches().size, 1)
})
