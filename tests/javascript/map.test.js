// @ts-check
import assert from "node:assert/strict"
import { test } from "node:test"
import { stubBrowser } from "./browser-stub.js"

stubBrowser()
const { nearestInDirection } = await import("../../docs/assets/map/arrow-navigation.js")
const { areaOf, findPaper, firstTopic, paperIdOf } = await import("../../docs/assets/map/map-data.js")
const { topicCenters } = await import("../../docs/assets/map/topic-centers.js")
const { parseView } = await import("../../docs/assets/map/url-state.js")

/** @type {import("../../docs/assets/map/map-data.js").MapData} */
const DATA = {
  areas: ["Theory", "Vision"],
  topics: [
    ["flat", "Flat minima", 0],
    ["faces", "Faces", 1],
  ],
  titles: ["Flat Minima!", "Deep Faces", "Unsorted", "Wide Minima", "Far Minima"],
  ids: [0, "deep-faces-2", 0, 0, 0],
  x: [0, 50, 90, 2, 100],
  y: [0, 50, 90, 0, 100],
  first: [0, 1, -1, 0, 0],
}

test("a paper's id is its title with hyphens unless it is given", () => {
  assert.deepEqual(
    [0, 1].map((paper) => paperIdOf(DATA, paper)),
    ["flat-minima", "deep-faces-2"],
  )
  assert.equal(findPaper(DATA, "deep-faces-2"), 1)
  assert.equal(findPaper(DATA, "deep-faces"), -1)
  assert.equal(findPaper(DATA, ""), -1)
})

test("a paper without a topic has no area", () => {
  assert.equal(firstTopic(DATA, 2), null)
  assert.deepEqual(
    [0, 1, 2].map((paper) => areaOf(DATA, paper)),
    [0, 1, -1],
  )
})

test("a topic's center is among the half of its papers nearest to their median", () => {
  assert.deepEqual(topicCenters(DATA, null), [
    { name: "Flat minima", size: 3, x: 1, y: 0 },
    { name: "Faces", size: 1, x: 50, y: 50 },
  ])
})

test("only selected papers count for the centers", () => {
  assert.deepEqual(topicCenters(DATA, [0, 0, 0, 0, 1]), [{ name: "Flat minima", size: 1, x: 100, y: 100 }])
})

test("an arrow key moves to the nearest point ahead", () => {
  const positions = { x: [0, 10, 5, -3], y: [0, 0, 4, 0] }
  const candidates = [0, 1, 2, 3]
  assert.equal(nearestInDirection(candidates, positions, 0, [1, 0]), 1)
  assert.equal(nearestInDirection(candidates, positions, 0, [-1, 0]), 3)
  assert.equal(nearestInDirection(candidates, positions, 1, [-1, 0]), 0)
})

test("an arrow key stays where nothing is ahead", () => {
  assert.equal(nearestInDirection([0, 1], { x: [0, 1], y: [0, 5] }, 0, [1, 0]), 0)
  assert.equal(nearestInDirection([0], { x: [0], y: [0] }, 0, [0, -1]), 0)
})

test("a view in the address has a zoom above one and two coordinates", () => {
  assert.deepEqual(parseView("5.83,120,-40"), [5.83, 120, -40])
  for (const text of ["", "1,0,0", "2,0", "2,0,0,0", "1e999,NaN,x", "1e308,0,0", "-5,0,0"])
    assert.equal(parseView(text), null, text)
})
