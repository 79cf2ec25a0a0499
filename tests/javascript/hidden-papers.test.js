// @ts-check
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { stubBrowser } from "./browser-stub.js"

const stored = stubBrowser()
const { importHidden, loadHidden, MAX_HIDDEN, setHidden } = await import(
  "../../docs/assets/reading-list/hidden-papers.js"
)

beforeEach(() => stored.clear())

test("the paper hidden last comes first, and one that is shown again is gone", () => {
  setHidden("a", true, "A")
  setHidden("b", true, "B")
  assert.deepEqual([...loadHidden().keys()], ["b", "a"])
  assert.match(loadHidden().get("a")?.day ?? "", /^\d{4}-\d\d-\d\d$/)
  setHidden("a", false, "A")
  assert.deepEqual([...loadHidden().keys()], ["b"])
})

test("hiding a hidden paper changes nothing", () => {
  setHidden("a", true, "A")
  const [text] = stored.values()
  assert.equal(setHidden("a", true, "another title"), "")
  assert.deepEqual([...stored.values()], [text])
})

test("only records with a paper's id are hidden papers", () => {
  const candidates = [null, 7, { id: "../x" }, { id: "flat-minima", title: 7, day: "<img>" }]
  assert.deepEqual(importHidden(candidates), { added: 1, problem: "" })
  assert.deepEqual([...loadHidden().values()], [{ id: "flat-minima", title: "flat minima", day: "" }])
  assert.deepEqual(importHidden(candidates), { added: 0, problem: "" })
})

test("more papers than can be hidden are refused, and nothing is lost", () => {
  setHidden("a", true, "A")
  const many = Array.from({ length: MAX_HIDDEN }, (_, number) => ({ id: `p${number}` }))
  assert.equal(importHidden(many).problem, "Not saved: up to 5,000 papers can be hidden.")
  assert.deepEqual([...loadHidden().keys()], ["a"])
})

test("full storage is reported", () => {
  const { setItem } = localStorage
  localStorage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError")
  }
  assert.equal(setHidden("a", true, "A"), "Not saved: this browser's storage is full or blocked.")
  localStorage.setItem = setItem
  assert.equal(loadHidden().size, 0)
})
