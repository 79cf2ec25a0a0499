// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { matchingSentence, sentencesOf } from "../../docs/assets/search/snippet.js"
import { lookedUpWord, selectSuggestions, suggestedQuery } from "../../docs/assets/search/suggestions.js"
import { queryWords } from "../../docs/assets/search/word-match.js"

const NAMES = {
  topic: ["Loss landscapes", "Optimization"],
  tag: ["loss landscape", "contrastive loss", "log-loss", "loss", "loss function"],
  author: ["Lo Wang", "Bo Loss", "Yann LeCun"],
}
const PAPERS = [
  { title: "Visualizing the Loss Landscape", address: "/papers/v/" },
  { title: "Flat minima", address: "/papers/f/" },
]
/** @param {string} typed */
const suggested = (typed) =>
  selectSuggestions(typed, NAMES, PAPERS).map(({ kind, name }) => `${kind} ${name}`)

test("papers, topics, tags and authors are suggested; those that start with the words first", () => {
  assert.deepEqual(suggested("los"), [
    "paper Visualizing the Loss Landscape",
    "topic Loss landscapes",
    "tag loss",
    "tag loss function",
    "tag loss landscape",
    "author Bo Loss",
  ])
  assert.deepEqual(suggested("loss la"), [
    "paper Visualizing the Loss Landscape",
    "topic Loss landscapes",
    "tag loss landscape",
  ])
  assert.deepEqual(suggested(""), [])
  assert.deepEqual(suggested("xqz"), [])
})

test("names are looked up by the last word", () => {
  assert.deepEqual(["", "l", "loss l", "Yann LeC", "深"].map(lookedUpWord), ["", "", "", "lec", ""])
})

test("a suggested name becomes a qualifier", () => {
  assert.equal(suggestedQuery({ kind: "tag", name: "loss landscape" }), 'tag:"loss landscape"')
  assert.equal(suggestedQuery({ kind: "tag", name: "dropout" }), "tag:dropout")
})

test("sentences end at full stops, not at those of abbreviations and initials", () => {
  const text =
    'We use e.g. SGD by L. Bottou et al. In 2017, it was (surely) best. "Is it?" Fig. 3 tells version 1.5 works.'
  assert.deepEqual(
    sentencesOf(text).map((words) => words.join(" ")),
    [
      "We use e.g. SGD by L. Bottou et al. In 2017, it was (surely) best.",
      '"Is it?"',
      "Fig. 3 tells version 1.5 works.",
    ],
  )
})

test("a snippet is the sentence with the most words of the query", () => {
  const text = "Batches are sets. The batch size changes how models generalize. We thank all."
  assert.equal(
    matchingSentence(text, queryWords("batch size generalization")),
    "The batch size changes how models generalize.",
  )
  assert.equal(matchingSentence(text, queryWords("hessian")), null)
})

test("a long sentence is cut around its matches", () => {
  const words = Array.from({ length: 100 }, (_, number) => `w${number}`)
  const text = matchingSentence(words.join(" "), queryWords("w60 w62")) ?? ""
  assert.ok(text.startsWith("… ") && text.endsWith(" …"))
  assert.ok(text.includes("w60 w61 w62") && text.split(" ").length === 47)
})
