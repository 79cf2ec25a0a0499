// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { wheelStep } from "../../docs/assets/map/viewport.js"

test("a wheel event zooms by its distance, up to half a doubling", () => {
  assert.equal(wheelStep({ deltaY: -100, deltaMode: 0, ctrlKey: false }), 0.2)
  assert.equal(wheelStep({ deltaY: 3, deltaMode: 1, ctrlKey: false }), -0.15000000000000002)
  assert.equal(wheelStep({ deltaY: -100, deltaMode: 0, ctrlKey: true }), 0.5)
  assert.equal(wheelStep({ deltaY: 1, deltaMode: 2, ctrlKey: false }), -0.5)
})
