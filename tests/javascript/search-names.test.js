// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { Conditions } from "../../docs/assets/search/conditions.js"
import { NameIndex, nameWords, partsWith, selectNames } from "../../docs/assets/search/name-index.js"

/** Values by filter, as in an index with three parts of authors and one of venues. @type {Record<string, string[]>} */
const VALUES = {
  names: ["author-0 ", "author-1 li", "author-2 muller", "venue-0 ", "tag-0 "],
  "author-0": ["Bo Li", "Bo X. Li", "J. A. Bengio", "Yann LeCun", "Yannick Bo", "Yoshua Bengio"],
  "author-1": ["Bo Li", "Bo X. Li", "Li Wei", "Timothy Lillicrap", "Wei Li"],
  "author-2": [
    "Jonas Müller",
    "Li Wei",
    "Timothy Lillicrap",
    "Wei Li",
    "Yann LeCun",
    "Yannick Bo",
    "Yoshua Bengio",
  ],
  "venue-0": ["ICML", "International Conference on Machine Learning", "NeurIPS", "NeurIPS Workshops"],
  "tag-0": ["CNNs", "graph neural networks"],
  topic: ["Loss landscapes", "Optimization"],
  year: ["2021", "2022", "2023"],
}
const VOCABULARY = "0bengioB4liA"
/** @type {string[]} */
let loaded = []
const loadValues = async (/** @type {string} */ filter) => {
  loaded.push(filter)
  return VALUES[filter] ?? []
}
const loadVocabulary = async () => VOCABULARY
const names = new NameIndex(loadValues)
const conditions = new Conditions(loadValues)

/**
 * @param {"author" | "venue" | "tag"} kind
 * @param {string} value
 */
const found = async (kind, value) =>
  (await names.find(kind, value, { prefersWhole: kind !== "author" })).map(({ name }) => name)

test("a name has folded words, and those with a hyphen or an apostrophe also as one", () => {
  assert.deepEqual([...nameWords("Jean-Luc O’Brien")], ["jean", "luc", "jeanluc", "o", "brien", "obrien"])
  assert.deepEqual([...nameWords("🎉 — ")], [])
})

test("names match by whole words in any order, whatever their case and accents", async () => {
  assert.deepEqual(await found("author", "li"), ["Bo Li", "Bo X. Li", "Li Wei", "Wei Li"])
  assert.deepEqual(await found("author", "LI, wei"), ["Li Wei", "Wei Li"])
  assert.deepEqual(await found("author", "muller"), ["Jonas Müller"])
  assert.deepEqual(await found("author", "MÜLLER"), ["Jonas Müller"])
  assert.deepEqual(await found("author", "lilli"), [])
})

test("names match by initials", async () => {
  assert.deepEqual(await found("author", "y lecun"), ["Yann LeCun"])
  assert.deepEqual(await found("author", "j.a. bengio"), ["J. A. Bengio"])
  assert.deepEqual(await found("author", "z bengio"), [])
})

test("a value without words finds nothing", async () => {
  assert.deepEqual(await found("author", "🎉 …"), [])
})

test("a whole name comes before names that only contain it", () => {
  const venues = VALUES["venue-0"]
  assert.deepEqual(selectNames("neurips", venues, { prefersWhole: true }), ["NeurIPS"])
  assert.deepEqual(selectNames("neurips", venues, { prefersWhole: false }), ["NeurIPS", "NeurIPS Workshops"])
  assert.deepEqual(selectNames("workshops", venues, { prefersWhole: true }), ["NeurIPS Workshops"])
})

test("only the part with the longest word is loaded", async () => {
  loaded = []
  await found("author", "y bengio")
  assert.deepEqual(loaded, ["names", "author-0"])
})

test("an initial alone is in all parts that have words with it", () => {
  const parts = ["", "la", "li", "m"].map((firstWord) => ({ filter: "", firstWord }))
  const firstWords = (/** @type {string} */ word) => partsWith(word, parts).map(({ firstWord }) => firstWord)
  assert.deepEqual(firstWords("l"), ["", "la", "li"])
  assert.deepEqual(firstWords("li"), ["li"])
  assert.deepEqual(firstWords("lh"), ["la"])
  assert.deepEqual(firstWords("z"), ["m"])
})

test("similar names are suggested", async () => {
  assert.deepEqual(await names.suggest("author", "yann lecnu", loadVocabulary), ["yann lecun"])
  assert.deepEqual(await names.suggest("author", "lill", loadVocabulary), ["lillicrap"])
  assert.deepEqual(await names.suggest("author", "zengio", loadVocabulary), ["bengio"])
  assert.deepEqual(await names.suggest("author", "mengio", loadVocabulary), ["bengio"], "from the vocabulary")
  assert.deepEqual(await names.suggest("author", "bengio li", loadVocabulary), [])
  assert.deepEqual(await names.suggest("author", "yann bo", loadVocabulary), [], "known words stay")
  assert.deepEqual(await names.suggest("author", "xqzzwv", loadVocabulary), [])
  assert.deepEqual(await names.suggest("tag", "cnn", loadVocabulary), ["cnns"])
})

/** @param {...[import("../../docs/assets/search/query.js").QualifierName, string]} qualifiers */
const resolved = (...qualifiers) =>
  conditions.resolve(
    qualifiers.map(([name, value]) => ({ name, value })),
    {},
  )

test("authors must all be there; other values of one kind are alternatives; kinds narrow down", async () => {
  const { required, unknown, authors } = await resolved(
    ["author", "lecun"],
    ["author", "müller"],
    ["year", "2022.."],
    ["year", "2021"],
  )
  assert.deepEqual(required, [
    { any: [{ "author-0": { any: ["Yann LeCun"] } }] },
    { any: [{ "author-2": { any: ["Jonas Müller"] } }] },
    { any: [{ any: [{ year: { any: ["2022", "2023"] } }] }, { any: [{ year: { any: ["2021"] } }] }] },
  ])
  assert.deepEqual(unknown, [])
  assert.deepEqual(authors, ["Yann LeCun", "Jonas Müller"])
})

test("what an excluded qualifier says must not be there, and its authors are not named", async () => {
  const { required, authors } = await conditions.resolve(
    [
      { name: "author", value: "lecun", isExcluded: true },
      { name: "year", value: "2021" },
    ],
    {},
  )
  assert.deepEqual(required, [
    { any: [{ year: { any: ["2021"] } }] },
    { not: { any: [{ "author-0": { any: ["Yann LeCun"] } }] } },
  ])
  assert.deepEqual(authors, [])
})

test("what no paper fulfills is reported and requires nothing", async () => {
  const { required, unknown } = await resolved(
    ["author", "nobody"],
    ["year", "1066"],
    ["year", "abc"],
    ["topic", "x y"],
  )
  assert.deepEqual(required, [])
  assert.deepEqual(
    unknown.map(({ value }) => value),
    ["nobody", "1066", "abc", "x y"],
  )
})

test("an author is also found by a part of the name", async () => {
  assert.deepEqual((await resolved(["author", "bo li"])).authors, ["Bo Li", "Bo X. Li"])
})

test("a topic is found by its words", async () => {
  assert.deepEqual((await resolved(["topic", "LANDSCAPES"])).required, [
    { any: [{ topic: { any: ["Loss landscapes"] } }] },
  ])
})

test("a filter has whole values, whatever their case and accents", async () => {
  assert.deepEqual(
    await conditions.matchFilters({
      author: ["jonas muller", "Li"],
      topic: ["loss landscapes", "Nothing"],
      year: ["2021"],
    }),
    {
      known: { author: ["Jonas Müller"], topic: ["Loss landscapes"], year: ["2021"] },
      unknown: [
        ["author", "Li"],
        ["topic", "Nothing"],
      ],
    },
  )
})

test("two authors in a filter must both be there, two topics are alternatives", async () => {
  const filters = { author: ["Bo Li", "Wei Li"], topic: ["Loss landscapes", "Optimization"] }
  const { required } = await conditions.resolve([], filters)
  assert.deepEqual(required, [
    { any: [{ "author-0": { any: ["Bo Li"] } }] },
    { any: [{ "author-2": { any: ["Wei Li"] } }] },
    {
      any: [
        { any: [{ topic: { any: ["Loss landscapes"] } }] },
        { any: [{ topic: { any: ["Optimization"] } }] },
      ],
    },
  ])
})

test("excluded values, of whatever filter, are a condition of their own", async () => {
  const { required, authors } = await conditions.resolve([], {
    topic: ["Loss landscapes"],
    "not-topic": ["optimization"],
    "not-author": ["Yann LeCun"],
  })
  assert.deepEqual(required, [
    { any: [{ topic: { any: ["Loss landscapes"] } }] },
    { not: { any: [{ topic: { any: ["Optimization"] } }, { "author-0": { any: ["Yann LeCun"] } }] } },
  ])
  assert.deepEqual(authors, [], "an excluded author is marked in no result")
})

test("unknown excluded values are reported by their key, known ones as the filters write them", async () => {
  const matched = await conditions.matchFilters({ "not-topic": ["optimization", "No such topic"] })
  assert.deepEqual(matched, {
    known: { "not-topic": ["Optimization"] },
    unknown: [["not-topic", "No such topic"]],
  })
})
