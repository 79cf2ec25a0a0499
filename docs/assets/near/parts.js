// Makes the elements of the map's page: a field, a legend that chooses areas, the stage with its canvas, card and buttons.
import { button, element } from "../elements.js"

/** What stands for papers without a topic. */
export const NO_TOPIC = "No topic"
const HELP = "Arrow keys go from paper to paper, Enter opens one, plus and minus zoom, 0 shows the whole map."

/** The elements by name, `legend` a button for each area, `all` in their order. actions: {zoomIn, zoomOut, whole, toggle(area)}, called by the buttons. */
export function parts(papers, actions) {
  const search = element("input", { type: "search", placeholder: "Find titles on the map", "aria-label": "Find titles on the map" })
  const canvas = element("canvas", { tabIndex: 0, role: "application", "aria-label": `Map of ${papers.x.length} papers. ${HELP}` })
  const link = element("a", { tabIndex: -1, dir: "auto" })
  const topic = element("span", {})
  const card = element("div", { className: "map-card", hidden: true }, link, topic)
  const said = element("p", { className: "map-said", role: "status" })
  const zooms = element("div", { className: "map-zoom" }, sign("Zoom in", "+", actions.zoomIn), sign("Zoom out", "−", actions.zoomOut), sign("Whole map", "⤢", actions.whole))
  const stage = element("div", { className: "map-stage" }, canvas, card, zooms)
  const legend = areaButtons(papers, actions.toggle)
  const keys = element("p", { className: "map-keys" }, "Drag to move; pinch, or click and scroll, to zoom. ", HELP, " A paper has the colour of its first topic's area.")
  const all = [element("div", { className: "map-tools" }, search, said), element("div", { className: "map-legend", role: "group", "aria-label": "Show only some areas" }, ...legend), stage, keys]
  return { search, canvas, link, topic, card, said, stage, legend, all }
}

function sign(label, words, action) {
  return button(words, action, { title: label, "aria-label": label })
}

/** A button for each area that has papers, the place of its area in data-area, -1 for none. */
function areaButtons(papers, toggle) {
  const counts = new Map()
  const areaOf = (topic) => (topic < 0 ? -1 : papers.topics[topic][2])
  for (const topic of papers.first) counts.set(areaOf(topic), (counts.get(areaOf(topic)) ?? 0) + 1)
  return [...papers.areas.keys(), -1].filter((area) => counts.has(area)).map((area) => {
    const swatch = element("span", { className: "map-swatch", "aria-hidden": "true" })
    swatch.style.setProperty("--swatch", area < 0 ? "var(--map-none)" : `var(--map-${area % 8})`)
    const count = element("span", { className: "number" }, counts.get(area).toLocaleString("en"))
    const made = button("", () => toggle(area), { pressed: false, "data-area": area })
    made.append(swatch, papers.areas[area] ?? NO_TOPIC, count)
    return made
  })
}
