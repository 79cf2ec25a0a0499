// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { selectAuthors } from "../../docs/assets/search/author-list.js"
import { problemMessage, resultMessage } from "../../docs/assets/search/messages.js"
import { americanSpelling, quoted } from "../../docs/assets/search/query.js"
import {
  alternativeQueries,
  correctQuery,
  editDistance,
  isPrefixInDocuments,
  similarWords,
  splitCompound,
  writtenAsIn,
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

test("corrected words are written as papers write them", () => {
  const documents = [
    documentOf("x", "Trained on ImageNet and Imagenet. Sharpness, as ImageNet shows. Bengio said so."),
    documentOf("y", "Of sharpness"),
  ]
  assert.equal(
    writtenAsIn(documents, "sharpness bengio imagenet of qqq", "sharpnes bengjo imagnet of qqq"),
    "sharpness Bengio ImageNet of qqq",
  )
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

const ACTIONS = { search: () => {}, clearFilters: () => {} }
const QUERY = { text: "hessian", qualifiers: [], clauses: [], problems: [] }
/** @type {import("../../docs/assets/search/worker.js").SearchAnswer} */
const ANSWER = {
  total: 3,
  complete: 3,
  rows: [],
  undated: 0,
  totalUnfiltered: 3,
  counts: null,
  query: QUERY,
  unknown: [],
  unknownQualifiers: [],
  correction: null,
  alternative: null,
  similar: null,
}
/** @param {Partial<typeof ANSWER>} answer */
const messageOn = (answer) => resultMessage({ ...ANSWER, ...answer }, false, ACTIONS).join("")

test("a message on the rest of a query says whether one or several parts were left out", () => {
  assert.equal(messageOn({ unknown: ["xqz"] }), "No results for “xqz”. Without it: 3 papers.")
  assert.equal(
    messageOn({ unknown: ["xqz"], unknownQualifiers: [{ name: "author", value: "wu" }] }),
    "No papers by author “wu”. No results for “xqz”. Without them: 3 papers.",
  )
})

test("a message says how many papers have all words and how many most of them", () => {
  assert.equal(messageOn({}), "3 papers.")
  assert.equal(messageOn({ complete: 0 }), "No paper has all these words. 3 papers have most of them.")
  assert.equal(
    messageOn({ complete: 0, total: 1 }),
    "No paper has all these words. 1 paper has most of them.",
  )
  assert.equal(messageOn({ complete: 1 }), "1 paper has all these words, and 2 have most of them.")
  assert.equal(messageOn({ complete: 2 }), "2 papers have all these words, and 1 has most of them.")
  assert.equal(
    messageOn({ complete: 0, total: 0, similar: { typed: "a b", corrected: "a b" } }),
    "No paper has most of these words.",
  )
})

test("what cannot be understood is explained by what is expected", () => {
  const message = problemMessage({
    ...QUERY,
    problems: [
      { kind: "year", text: "soon" },
      { kind: "or", text: "" },
    ],
  }).join("")
  assert.equal(
    message,
    "year: takes years, such as year:2023, year:2021..2023, year:2023.. or year:..2020. “soon” is left out. " +
      "OR takes a word on each side, such as lora OR adapter. ",
  )
})

test("papers without a date are counted in the singular and the plural", () => {
  const note = (/** @type {number} */ undated, total = 3) =>
    messageOn({ undated, total, complete: total }).replace(/^\d+ papers?\. ?/, "")
  assert.equal(note(0), "")
  assert.equal(note(1), "1 of 3 papers has no date and comes last.")
  assert.equal(note(2), "2 of 3 papers have no date and come last.")
  assert.equal(note(3), "None of them has a date.")
  assert.equal(note(1, 1), "It has no date.")
})
