// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { findIdentifiers, stripIdentifierPrefixes } from "../../docs/assets/identifiers.js"

test("arXiv ids lose their version and their subject class", () => {
  assert.deepEqual(findIdentifiers("arXiv:2410.05434v2 and math.GT/0309136"), ["2410.05434", "math/0309136"])
})

test("arXiv ids are found in addresses and in arXiv's DOIs", () => {
  assert.deepEqual(findIdentifiers("https://arxiv.org/pdf/2410.05434v1.pdf"), ["2410.05434"])
  assert.deepEqual(findIdentifiers("https://doi.org/10.48550/arXiv.2410.05434"), ["2410.05434"])
})

test("a number that is no month is no arXiv id", () => {
  assert.deepEqual(findIdentifiers("1234.5678 and 2413.00001"), [])
})

test("DOIs lose query, fragment and the punctuation of the sentence", () => {
  assert.deepEqual(findIdentifiers("(see 10.1145/3292500.3330701)."), ["10.1145/3292500.3330701"])
  assert.deepEqual(findIdentifiers("https://doi.org/10.1000/ABC?x=1#y"), ["10.1000/abc"])
})

test("a DOI keeps the brackets that it opens", () => {
  assert.deepEqual(findIdentifiers("10.1016/0004-3702(94)90041-8"), ["10.1016/0004-3702(94)90041-8"])
  const sici = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
  assert.deepEqual(findIdentifiers(sici), [sici])
})

test("fields of BibTeX hold identifiers", () => {
  const entry = "doi = {10.1007/978-3-030\\_12},\n eprint = {2410.05434},"
  assert.deepEqual(findIdentifiers(entry), ["2410.05434", "10.1007/978-3-030_12"])
})

test("OpenReview ids keep their case", () => {
  assert.deepEqual(findIdentifiers("https://openreview.net/forum?id=AbC-12x"), ["AbC-12x"])
})

test("a query loses what is around an identifier", () => {
  assert.equal(stripIdentifierPrefixes("https://arxiv.org/pdf/2410.21869v3.pdf").trim(), "2410.21869")
  assert.equal(stripIdentifierPrefixes("doi: 10.1000/abc").trim(), "10.1000/abc")
})
