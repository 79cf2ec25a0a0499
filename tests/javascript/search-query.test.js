// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import {
  formatQuery,
  isEmptyQuery,
  parseQuery,
  searchedText,
  yearRange,
} from "../../docs/assets/search/query.js"

/** @typedef {import("../../docs/assets/search/query.js").QualifierName} QualifierName */

/**
 * @param {string} text
 * @param {...[QualifierName, string]} qualifiers
 */
const queryOf = (text, ...qualifiers) => ({
  text,
  qualifiers: qualifiers.map(([name, value]) => ({ name, value })),
  clauses: [],
  problems: [],
})
const word = (/** @type {string} */ text) => ({ kind: "word", text })
const phrase = (/** @type {string} */ text) => ({ kind: "phrase", text })
const textOf = (/** @type {string} */ typed) => parseQuery(typed).text

test("a query keeps at most 16 words of 60 letters", () => {
  assert.equal(textOf("ab ".repeat(20)), Array(16).fill("ab").join(" "))
  assert.equal(textOf("x".repeat(70)).length, 60)
})

test("a query needs two letters or digits, or one ideograph", () => {
  assert.deepEqual(["x", "%", "C++", "ab", "a b", "深"].map(textOf), ["", "", "", "ab", "a b", "深"])
})

test("qualifiers are taken out of the words", () => {
  assert.deepEqual(
    parseQuery('author:li  diffusion year:2024 venue:"NeurIPS  Workshops" models'),
    queryOf("diffusion models", ["author", "li"], ["year", "2024"], ["venue", "NeurIPS Workshops"]),
  )
})

test("the case of a qualifier does not matter, and a value keeps its own", () => {
  assert.deepEqual(parseQuery("AUTHOR:Müller Tag:CNNs"), queryOf("", ["author", "Müller"], ["tag", "CNNs"]))
})

test("quotation marks of phones count, too", () => {
  for (const typed of ["author:“yann lecun”", "author:„yann lecun“", "author:”yann lecun”"])
    assert.deepEqual(parseQuery(typed), queryOf("", ["author", "yann lecun"]))
})

test("quotation marks that are not closed yet end with the query", () => {
  assert.deepEqual(parseQuery('loss author:"yann le'), queryOf("loss", ["author", "yann le"]))
})

test("what follows closing quotation marks is text", () => {
  assert.deepEqual(parseQuery('author:"yann lecun"loss'), queryOf("loss", ["author", "yann lecun"]))
})

test("what only looks like a qualifier is text", () => {
  for (const typed of ["foo:bar", "coauthor:li", "a:b:c"])
    assert.deepEqual(parseQuery(typed), queryOf(typed), typed)
})

test("a qualifier without a value is a problem and no word", () => {
  for (const typed of ["author:", "loss author: ", 'author:""', "author:x", "-author:"])
    assert.deepEqual(
      parseQuery(typed).problems.map(({ kind }) => kind),
      ["author"],
      typed,
    )
  assert.equal(textOf("loss author: li"), "loss li")
})

test("a year that is none is a problem", () => {
  assert.deepEqual(parseQuery("loss year:soon year:5").problems, [{ kind: "year", text: "5" }])
  assert.deepEqual(parseQuery("year:1066..").problems, [])
})

test("phrases, alternatives and what is excluded are clauses", () => {
  const query = parseQuery('deep "flat  minima" -vision -"loss landscape" lora OR adapter OR "low rank"')
  assert.equal(query.text, "deep")
  assert.deepEqual(query.clauses, [
    { operands: [phrase("flat minima")], isExcluded: false },
    { operands: [word("vision")], isExcluded: true },
    { operands: [phrase("loss landscape")], isExcluded: true },
    { operands: [word("lora"), word("adapter"), phrase("low rank")], isExcluded: false },
  ])
})

test("qualifiers can be excluded and be alternatives", () => {
  const query = parseQuery("-author:li tag:gan OR year:2017")
  assert.deepEqual(query.qualifiers, [{ name: "author", value: "li", isExcluded: true }])
  assert.deepEqual(query.clauses, [
    {
      operands: [
        { kind: "qualifier", name: "tag", value: "gan" },
        { kind: "qualifier", name: "year", value: "2017" },
      ],
      isExcluded: false,
    },
  ])
})

test("a hyphen excludes only at the start of a word", () => {
  for (const typed of ["state-of-the-art", "ab - cd", "--xy", "xy-"])
    assert.deepEqual(parseQuery(typed), queryOf(typed), typed)
})

test("OR needs an operand on each side", () => {
  for (const typed of ["OR loss", "loss OR", "loss OR -flat", "loss OR OR flat"])
    assert.deepEqual(parseQuery(typed).problems, [{ kind: "or", text: "" }], typed)
  assert.equal(textOf("loss OR"), "loss")
  assert.equal(textOf("this or that"), "this or that")
})

test("the searched words are those of the text and of the clauses that are not excluded", () => {
  assert.equal(
    searchedText(parseQuery('deep "flat minima" -vision lora OR year:2017')),
    "deep flat minima lora",
  )
})

test("identifiers and addresses are text", () => {
  assert.equal(textOf("arXiv:2410.05434v2"), "2410.05434")
  assert.equal(textOf("https://arxiv.org/abs/2410.05434"), "2410.05434")
  assert.equal(textOf("doi:10.1145/3292500.3330701"), "10.1145/3292500.3330701")
  assert.equal(textOf("https://example.org/author:li"), "https://example.org/author:li")
})

test("a query keeps at most 16 qualifiers of 100 letters", () => {
  assert.equal(parseQuery("author:li ".repeat(30)).qualifiers.length, 16)
  assert.equal(parseQuery(`author:"${"li ".repeat(100)}"`).qualifiers[0].value.length, 100)
})

test("a query is written as a reader would type it", () => {
  assert.equal(
    formatQuery(queryOf("deep nets", ["author", "yann lecun"], ["year", "2020.."])),
    'author:"yann lecun" year:2020.. deep nets',
  )
})

test("a query is empty without words and qualifiers", () => {
  assert.deepEqual(["", "x", "ab", "author:li", "-ab", '"ab"'].map(parseQuery).map(isEmptyQuery), [
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test("years are single, or ranges open or closed", () => {
  const ranges = ["2023", "2021..2023", "2021...2023", "2021–2023", "2023..2021", "2023..", "..2021", "2023…"]
  assert.deepEqual(
    ranges.map((value) => Object.values(yearRange(value) ?? {})),
    [
      [2023, 2023],
      [2021, 2023],
      [2021, 2023],
      [2021, 2023],
      [2021, 2023],
      [2023, 9999],
      [0, 2021],
      [2023, 9999],
    ],
  )
})

test("anything else is no year", () => {
  for (const value of ["", "..", "-", "abc", "20231", "20212023", "2021..23", "2021,2023", "20"])
    assert.equal(yearRange(value), null, value)
})

test("any text is parsed, and what is written parses to the same", () => {
  const pieces = [
    "author:",
    "year:",
    "tag:",
    '"',
    "“",
    "”",
    ":",
    " ",
    "\n",
    "li",
    "2023..",
    "🎉",
    "שלום",
    "é",
    "\\",
    "-",
    "OR",
    "\u202e",
    "深",
    "\ud800",
  ]
  let seed = 1
  const random = (/** @type {number} */ limit) => {
    seed = (seed * 48271) % 2147483647
    return seed % limit
  }
  for (let round = 0; round < 3000; round++) {
    const typed = Array.from({ length: random(12) }, () => pieces[random(pieces.length)]).join("")
    const query = parseQuery(typed)
    assert.deepEqual(parseQuery(formatQuery(query)), { ...query, problems: [] }, JSON.stringify(typed))
    for (const { value } of query.qualifiers) assert.match(value, /[\p{L}\p{N}]/u)
  }
})

test("long texts are parsed in linear time", () => {
  const count = 10_000
  const texts = [":", '"', "author:", 'author:"', "author:li ", 'author:"li" ', "“", " : ", "a".repeat(20)]
  for (const text of texts) {
    const { text: words, qualifiers } = parseQuery(text.repeat(count))
    assert.ok(words.length <= 16 * 61 && qualifiers.length <= 16, text)
  }
})
