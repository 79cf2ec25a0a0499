// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { wordsOfAddress } from "../../docs/assets/search/missing-page.js"

test("the words of a missing address are those of its last part", () => {
  for (const [path, words] of [
    ["papers/flat-minima-in-wide-networks/", "flat minima in wide networks"],
    ["papers/flat_minima/index.html", "flat minima"],
    ["topics/loss-landscapes/page-3/", "loss landscapes"],
    ["paper/2401.12345.pdf", "paper 2401.12345"],
    ["new/graph-networks/", "graph networks"],
    ["changes/2024-08/", "2024 08"],
    ["tags/large%20language%20models", "large language models"],
    ["%E6%B7%B1%E5%BA%A6/", "深度"],
    ["broken%ZZ-address", "broken ZZ address"],
    ["404.html", "404"],
    ["", ""],
  ])
    assert.equal(wordsOfAddress(path), words)
})
