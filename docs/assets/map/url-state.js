// @ts-check
// Keeps the map's state in the address, so that it can be shared and gone back to:
// ?q=WORDS&area=NAME&view=ZOOM,X,Y#PAPER. X and Y are the center of the view in the coordinates of map.json.

/** @typedef {[zoom: number, x: number, y: number]} View */
/** @typedef {{ query: string, areas: string[], view: View | null, paper: string }} MapState */

/** A coordinate far outside of any map. */
const MAX_COORDINATE = 1e6

/**
 * The state in the page's address, which may hold anything.
 * @returns {MapState}
 */
export function readState() {
  const parameters = new URLSearchParams(location.search)
  return {
    query: parameters.get("q") ?? "",
    areas: parameters.getAll("area"),
    view: parseView(parameters.get("view") ?? ""),
    paper: location.hash.slice(1),
  }
}

/**
 * "ZOOM,X,Y" as numbers; null for anything else, and for the whole map.
 * @param {string} text
 * @returns {View | null}
 */
export function parseView(text) {
  const [zoom, x, y, ...surplus] = text.split(",").map(Number)
  const isValid = !surplus.length && [zoom, x, y].every((value) => Math.abs(value) < MAX_COORDINATE)
  return isValid && zoom > 1 ? [zoom, x, y] : null
}

/**
 * Puts the state into the page's address; moving about is no history entry.
 * @param {MapState} state
 */
export function writeState({ query, areas, view, paper }) {
  const parameters = new URLSearchParams()
  if (query) parameters.set("q", query)
  for (const area of areas) parameters.append("area", area)
  if (view) parameters.set("view", [view[0].toFixed(2), ...view.slice(1).map(Math.round)].join(","))
  const search = parameters.toString().replaceAll("%2C", ",")
  const address = `${location.pathname}${search && `?${search}`}${paper && `#${paper}`}`
  history.replaceState(history.state, "", address)
}
