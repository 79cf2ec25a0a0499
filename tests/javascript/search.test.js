// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { selectAuthors } from "../../docs/assets/search/author-list.js"
import { resultMessage } from "../../docs/assets/search/messages.js"
import { americanSpelling, quoted } from "../../docs/assets/search/query.js"
import { excerpt } from "../../docs/assets/search/result-row.js"
import {
  alternativeQueries,
  correctQuery,
  editDistance,
  isPrefixInDocuments,
  similarWords,
  splitCompound,
  wholeWordRank,
} from "../../docs/assets/search/spelling.js"
import { decodeVocabulary, foldText } from "../../docs/assets/search/vocabulary.js"

// landscape in 4 papers, linear in 16, liner in 1, loss in 8, lossless in 2
const VOCABULARY = "0landscapeC1inearE3erA1ossD4lessB"

/** @param {string} title */
const documentOf = (title, content = "") => ({ meta: { title }, content })

test("the vocabulary is decoded with its frequencies", () => {
  assert.deepEqual(
    [...decodeVocabulary(VOCABULARY)],
    [
      ["landscape", 2],
      ["linear", 4],
      ["liner", 0],
      ["loss", 3],
      ["lossless", 1],
    ],
  )
})

test("folding removes case and accents", () => {
  assert.equal(foldText("Poincaré STRASSE Straße ﬁne"), "poincare strasse strasse fine")
  assert.equal(foldText("Łukasz Øyvind Đặng Ægir"), "lukasz oyvind dang aegir")
})

test("British endings become American ones", () => {
  const words = ["optimisation", "Generalised", "optimisers", "noise", "raising"]
  assert.deepEqual(words.map(americanSpelling), ["optimization", "generalized", "optimizers", null, null])
})

test("quoted words are shortened", () => {
  assert.equal(quoted(["a", "b".repeat(50)]), `“a” or “${"b".repeat(40)}…”`)
})

test("the edit distance counts a swap as one and stops at the limit", () => {
  assert.equal(editDistance("netwrok", "network", 2), 1)
  assert.equal(editDistance("hesian", "hessian", 2), 1)
  assert.equal(editDistance("kitten", "sitting", 5), 3)
  assert.equal(editDistance("kitten", "sitting", 1), 2)
})

test("similar words are the nearest ones, the more frequent first", () => {
  assert.deepEqual(similarWords("linera", VOCABULARY), ["linear", "liner"])
  assert.deepEqual(similarWords("lanscape", VOCABULARY), ["landscape"])
})

test("the start of a known word is not corrected", () => {
  assert.equal(similarWords("land", VOCABULARY), null)
})

test("very short words are not corrected", () => {
  assert.deepEqual(similarWords("xy", VOCABULARY), [])
})

test("a compound is split into two known words", () => {
  assert.equal(splitCompound("losslandscape", VOCABULARY), "loss landscape")
  assert.equal(splitCompound("lossocean", VOCABULARY), null)
})

test("a query is corrected word by word", () => {
  assert.deepEqual(correctQuery("flat lanscape 2401x xqzzwv", ["lanscape", "2401x", "xqzzwv"], VOCABULARY), {
    unknown: ["lanscape", "2401x", "xqzzwv"],
    suggestions: ["flat landscape"],
    known: "flat",
  })
})

test("alternatives replace words that papers have, too", () => {
  assert.deepEqual(alternativeQueries("liner loss", VOCABULARY), ["linear loss"])
})

test("a word is in a document if one of its words starts with it", () => {
  assert.equal(isPrefixInDocuments("flat-min", [documentOf("Flat Minima")]), false)
  assert.equal(isPrefixInDocuments("flatmin", [documentOf("Flat-Minima")]), true)
  assert.equal(isPrefixInDocuments("minim", [documentOf("On Flat-Minima")]), true)
  assert.equal(isPrefixInDocuments("minima", [documentOf("Minimal")]), true)
  assert.equal(isPrefixInDocuments("学习", [documentOf("深度学习")]), true)
})

test("a whole word ranks by where it is", () => {
  const ranks = [documentOf("CLIP"), documentOf("x", "uses clip"), documentOf("AutoClip", "clipped")]
  assert.deepEqual(
    ranks.map((document) => wholeWordRank("clip", document)),
    [0, 1, 2],
  )
})

test("an excerpt surrounds the place with most matches", () => {
  const words = Array.from({ length: 100 }, (_, index) => `w${index}`)
  const text = excerpt(words, [5, 60, 62, 64])
  assert.ok(text.startsWith("… w54 w55"))
  assert.ok(text.endsWith("w81 …"))
})

test("a result names authors by whole entries of its list of authors", () => {
  const title = "Flat minima"
  const named = (/** @type {string} */ content, /** @type {string[]} */ ...names) =>
    selectAuthors(names, { content, title })
  const content = "William Wei Wang, Bo Li, Ada Roe Jr. Flat minima. We thank Max Wu, Wei Wang, and Eva Roe."
  assert.deepEqual(named(content, "Wei Wang", "Bo Li", "Max Wu", "Ada Roe", "Ada Roe Jr."), [
    "Bo Li",
    "Ada Roe Jr.",
  ])
  assert.deepEqual(named("Wei Wang. Flat minima.", "Wei Wang", "Wang"), ["Wei Wang"])
  assert.deepEqual(named("Flat minima. Of Max Wu, Wei Wang, Eva Roe.", "Wei Wang"), [])
})

test("a message on the rest of a query says whether one or several parts were left out", () => {
  const actions = { search: () => {}, clearFilters: () => {} }
  const page = { total: 3, rows: [], undated: 0, totalUnfiltered: 3, counts: null }
  const query = { text: "hessian", qualifiers: [] }
  const message = (
    /** @type {string[]} */ unknown,
    /** @type {import("../../docs/assets/search/query.js").Qualifier[]} */ unknownQualifiers,
  ) =>
    resultMessage(
      { ...page, query, unknown, unknownQualifiers, correction: null, alternative: null },
      false,
      actions,
    ).join("")
  assert.equal(message(["xqz"], []), "No results for “xqz”. Without it: 3 papers.")
  assert.equal(
    message(["xqz"], [{ name: "author", value: "wu" }]),
    "No papers by author “wu”. No results for “xqz”. Without them: 3 papers.",
  )
})
