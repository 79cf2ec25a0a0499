// @ts-check
// Creates the elements of the map page: search field, legend of areas, and the stage with its canvas, card
// and buttons.
import { button, element, paperCount } from "../dom.js"
import { areaOf } from "./map-data.js"

/** @typedef {import("./map-data.js").MapData} MapData */

/** Shown for papers without a topic. */
export const NO_TOPIC = "No topic"
/** Colors of areas in the style sheet. */
const PALETTE_SIZE = 10
const KEYBOARD_HELP =
  "Arrow keys move between papers, Enter opens one, plus and minus zoom, 0 shows the whole map."
const HELP = `Drag to move; pinch, or click and scroll, to zoom. ${KEYBOARD_HELP} Colors show the area of a paper's first topic.`

/**
 * Creates the elements; `root` holds them in their order.
 * @param {MapData} data
 * @param {{ zoomIn: () => void, zoomOut: () => void, showAll: () => void, toggleArea: (area: number) => void }} actions
 */
export function createControls(data, actions) {
  const searchLabel = "Find titles on the map"
  const search = element("input", { type: "search", placeholder: searchLabel, "aria-label": searchLabel })
  const label = `Map of ${paperCount(data.x.length)}. ${KEYBOARD_HELP}`
  const canvas = element("canvas", { tabIndex: 0, role: "application", "aria-label": label })
  const link = element("a", { tabIndex: -1, dir: "auto" })
  const topic = element("span")
  const card = element("div", { className: "map-card", hidden: true }, link, topic)
  const status = element("p", { className: "map-status", role: "status" })
  const zoomButtons = element(
    "div",
    { className: "map-zoom" },
    iconButton("Zoom in", "+", actions.zoomIn),
    iconButton("Zoom out", "−", actions.zoomOut),
    iconButton("Whole map", "⤢", actions.showAll),
  )
  const stage = element("div", { className: "map-stage", "aria-busy": "true" }, canvas, card, zoomButtons)
  const areaButtons = createAreaButtons(data, actions.toggleArea)
  const root = [
    element("div", { className: "map-toolbar" }, search, status),
    element(
      "div",
      { className: "map-legend", role: "group", "aria-label": "Filter by area" },
      ...areaButtons,
    ),
    stage,
    element("p", { className: "map-help" }, HELP),
  ]
  return { root, search, canvas, link, topic, card, status, stage, areaButtons }
}

/**
 * @param {string} label
 * @param {string} icon
 * @param {() => void} action
 */
function iconButton(label, icon, action) {
  return button(icon, action, { title: label, "aria-label": label })
}

/**
 * A button for each area that has papers, its index in data-area, -1 for papers without a topic.
 * @param {MapData} data
 * @param {(area: number) => void} toggleArea
 */
function createAreaButtons(data, toggleArea) {
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (const paper of data.first.keys())
    counts.set(areaOf(data, paper), (counts.get(areaOf(data, paper)) ?? 0) + 1)
  return [...data.areas.keys(), -1].flatMap((area) => {
    const count = counts.get(area)
    if (count === undefined) return []
    const swatch = element("span", { className: "map-swatch", "aria-hidden": "true" })
    swatch.style.setProperty("--swatch", area < 0 ? "var(--map-none)" : `var(--map-${area % PALETTE_SIZE})`)
    const areaButton = button("", () => toggleArea(area), { pressed: false, "data-area": area })
    const countLabel = element("span", { className: "number" }, count.toLocaleString("en"))
    areaButton.append(swatch, data.areas[area] ?? NO_TOPIC, countLabel)
    return [areaButton]
  })
}
