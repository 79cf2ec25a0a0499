// @ts-check
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { stubBrowser } from "./browser-stub.js"

const stored = stubBrowser()
const { areKeysOn, keyAction, setKeysOn } = await import("../../docs/assets/lists/key-bindings.js")

beforeEach(() => stored.clear())

/** @param {string} key */
function press(key, modifiers = {}) {
  const none = { ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, isComposing: false }
  return { ...none, key, ...modifiers }
}
const ON_PAPER = { isEditable: false, hasPaper: true }
const ELSEWHERE = { isEditable: false, hasPaper: false }

test("on a paper, each key does something", () => {
  const actions = [..."jkosxu?"].map((key) => keyAction(press(key), ON_PAPER))
  assert.deepEqual(actions, ["next", "previous", "open", "save", "hide", "undo", "help"])
})

test("without a paper, the keys of a paper are left to others", () => {
  const actions = [..."osxjk?"].map((key) => keyAction(press(key), ELSEWHERE))
  assert.deepEqual(actions, [null, null, null, "next", "previous", "help"])
})

test("the theme's keys and all others are left alone", () => {
  for (const key of ["/", "f", "p", "n", ",", ".", "J", "Enter", "Escape", "constructor"])
    assert.equal(keyAction(press(key), ON_PAPER), null, key)
})

test("typing and modifiers do nothing", () => {
  assert.equal(keyAction(press("j"), { isEditable: true, hasPaper: true }), null)
  for (const modifier of ["ctrlKey", "metaKey", "altKey", "defaultPrevented", "isComposing"])
    assert.equal(keyAction(press("j", { [modifier]: true }), ON_PAPER), null, modifier)
})

test("the reader can turn the keys off and on again", () => {
  assert.equal(areKeysOn(), true)
  assert.equal(setKeysOn(false), true)
  assert.equal(areKeysOn(), false)
  setKeysOn(true)
  assert.equal(areKeysOn(), true)
})
