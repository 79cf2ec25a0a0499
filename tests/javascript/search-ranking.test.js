// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { matchClauses, phraseVariants, selectMatching } from "../../docs/assets/search/clauses.js"
import { countsOf, sumOfCounts } from "../../docs/assets/search/filter-counts.js"
import { FilterSets } from "../../docs/assets/search/filter-sets.js"
import { parseQuery } from "../../docs/assets/search/query.js"
import { documentRelevance, papersWithMostWords, weightedWords } from "../../docs/assets/search/relevance.js"
import { contentWords, isQuestion } from "../../docs/assets/search/stop-words.js"
import { matchWorth, queryWords, stem, wordForms } from "../../docs/assets/search/word-match.js"

const NO_PAPERS = { data: async () => ({ meta: {}, filters: {}, content: "", raw_url: "" }) }
/** @param {string[]} ids */
const resultsOf = (ids, score = 1) => ids.map((id) => ({ id, score, ...NO_PAPERS }))
/** Papers by the words, phrases and years that find them. @type {Record<string, string[]>} */
const PAPERS = {
  lora: ["a", "b"],
  adapter: ["b", "c"],
  '"flat minima"': ["b"],
  '"flat-minima"': ["d"],
  2017: ["c", "e"],
}
const LOOKUP = {
  find: async (/** @type {string} */ text) => resultsOf(PAPERS[text] ?? []),
  findQualified: async (/** @type {{ value: string }} */ { value }) => resultsOf(PAPERS[value] ?? []),
}
const ALL = resultsOf(["a", "b", "c", "d", "e"])

/** @param {string} typed */
async function selected(typed) {
  const { clauses, text } = parseQuery(typed)
  return selectMatching(ALL, await matchClauses(clauses, LOOKUP), text === "").map(({ id }) => id)
}

test("clauses select papers", async () => {
  assert.deepEqual(await selected("lora OR adapter"), ["a", "b", "c"])
  assert.deepEqual(await selected("-lora"), ["c", "d", "e"])
  assert.deepEqual(await selected('"flat minima"'), ["b", "d"])
  assert.deepEqual(await selected('lora OR adapter -"flat minima"'), ["a", "c"])
  assert.deepEqual(await selected("lora OR year:2017"), ["a", "b", "c", "e"])
  assert.deepEqual(await selected('lora OR adapter "flat minima"'), ["b"])
})

test("a phrase is looked up with and without hyphens", () => {
  assert.deepEqual(phraseVariants("flat minima").sort(), ["flat minima", "flat-minima"])
  assert.deepEqual(phraseVariants("low-rank adaptation").sort(), [
    "low rank adaptation",
    "low rank-adaptation",
    "low-rank adaptation",
    "low-rank-adaptation",
  ])
  assert.equal(phraseVariants("a b c d e f").length, 6)
})

test("the values of filters are counted among papers", async () => {
  /** @type {Record<string, Record<string, string[]>>} */
  const filters = { year: { 2017: ["c", "e"], 2018: ["a"] } }
  const sets = new FilterSets(
    async (name) => Object.keys(filters[name] ?? {}),
    async (name, value) => filters[name][value],
  )
  assert.deepEqual(await sets.counts(new Set(["a", "b", "c"])), { year: { 2017: 1, 2018: 1 } })
  assert.deepEqual(await sets.counts(new Set(["e"]), ["year"]), { year: { 2017: 1, 2018: 0 } })
  assert.deepEqual(await sets.counts(new Set(["e"]), ["dump"]), {})
})

test("words that hold a question together are no content", () => {
  assert.deepEqual(contentWords("How does batch size affect the generalization?"), [
    "batch",
    "size",
    "affect",
    "generalization?",
  ])
  assert.deepEqual(contentWords("to be or not to be"), "to be or not to be".split(" "))
  assert.deepEqual(["How it works", "flat minima?", "flat minima", "what"].map(isQuestion), [
    true,
    true,
    false,
    false,
  ])
})

test("inflected and derived words have one stem", () => {
  const families = [
    ["generalize", "generalization", "generalizes", "generalise"],
    ["minimization", "minimizing", "minimize"],
    ["network", "networks"],
  ]
  for (const family of families) assert.equal(new Set(family.map(stem)).size, 1, family.join())
  assert.notEqual(stem("sam"), stem("sample"))
})

test("a word matches whole, by its start, or not at all", () => {
  const worthOf = (/** @type {string} */ wanted, /** @type {string} */ written) =>
    matchWorth(queryWords(wanted)[0], wordForms(written))
  assert.equal(worthOf("models", "Model,"), 1)
  assert.equal(worthOf("lora", "LQ-LoRA:"), 1)
  assert.equal(worthOf("tsne", "t-SNE"), 1)
  assert.ok(worthOf("sam", "sample") < worthOf("hessi", "hessian") + 1)
  assert.ok(worthOf("sam", "sample") > 0)
  assert.equal(worthOf("sample", "sam"), 0)
})

test("papers with most of the words have more than half of them, the rarest first", () => {
  const found = papersWithMostWords(
    [
      { word: "batch", results: resultsOf(["a", "b", "d"]) },
      { word: "size", results: resultsOf(["a", "b", "c"]) },
      { word: "rare", results: resultsOf(["c"]) },
    ],
    100,
  )
  assert.deepEqual(
    found.map(({ result, missing }) => [result.id, ...missing]),
    [
      ["c", "batch"],
      ["a", "rare"],
      ["b", "rare"],
    ],
  )
})

/**
 * @param {string} typed
 * @param {string} title
 */
const relevance = (typed, title, content = "", also = "") =>
  documentRelevance(
    weightedWords(typed, () => 1),
    { meta: { title, also }, content: `${title}. ${content}` },
  )

test("papers are ranked by where their words are", () => {
  const inTitle = relevance("batch size", "On the batch size")
  assert.ok(relevance("batch size", "Batch size") > inTitle, "the title is the query")
  assert.ok(inTitle > relevance("batch size", "The size of a batch"), "neighbors")
  assert.ok(
    relevance("batch size", "Of a batch", "The size") > relevance("batch size", "Of x", "A batch of a size"),
  )
  assert.ok(
    relevance("batch size", "Of x", "A batch size") > relevance("batch size", "Of x", "A size and a batch"),
  )
  assert.equal(relevance("batch size", "Of x", "y"), 0)
})

test("whole words are worth more than many longer ones", () => {
  assert.ok(
    relevance("sam", "Of x", "SAM") > relevance("sam", "Samples", "sample samples sampling sampled sampler"),
  )
})

test("a title counts by what its acronym stands for", () => {
  assert.ok(
    relevance("SAM", "Sharpness-aware minimization", "", "SAM") > relevance("SAM", "Flat minima", "SAM"),
  )
})

test("the counts of two sets of papers are added, also of values that only one has", () => {
  const first = { year: { 2017: 1, 2018: 2 } }
  assert.deepEqual(structuredClone(sumOfCounts(first, { year: { 2018: 3 }, venue: { ICML: 1 } })), {
    year: { 2017: 1, 2018: 5 },
    venue: { ICML: 1 },
  })
  assert.deepEqual(first, { year: { 2017: 1, 2018: 2 } })
})

test("papers are counted by the values that they have", () => {
  /** @type {{ filters: Record<string, string[]> }[]} */
  const papers = [
    { filters: { tag: ["a", "b"] } },
    { filters: { tag: ["a"], year: ["2018"] } },
    { filters: {} },
    { filters: { tag: ["constructor"] } },
  ]
  assert.deepEqual(structuredClone(countsOf(papers)), {
    tag: { a: 2, b: 1, constructor: 1 },
    year: { 2018: 1 },
  })
})
