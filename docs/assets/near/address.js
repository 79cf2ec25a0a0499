// What is seen of the map as an address that can be shared and gone back to: ?q=WORDS&area=NAME&view=ZOOM,X,Y#PAPER.
// X and Y are the place in the middle of the view, as map.json counts places.

const FURTHEST = 1e6 // far outside of any map

/** {words, areas, view: [zoom, x, y] or null, paper} as the page's address has them; anything may stand there. */
export function asked() {
  const params = new URLSearchParams(location.search)
  const view = (params.get("view") ?? "").split(",").map(Number)
  return {
    words: params.get("q") ?? "",
    areas: params.getAll("area"),
    view: view.length === 3 && view.every((value) => Math.abs(value) < FURTHEST) && view[0] > 1 ? view : null,
    paper: location.hash.slice(1),
  }
}

/** Puts what is seen into the page's address; moving about is no step that the back button undoes. */
export function keep({ words, areas, view, paper }) {
  const params = new URLSearchParams()
  if (words) params.set("q", words)
  for (const area of areas) params.append("area", area)
  if (view) params.set("view", [view[0].toFixed(2), ...view.slice(1).map(Math.round)].join(","))
  const search = params.toString().replaceAll("%2C", ",")
  history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${paper && `#${paper}`}`)
}
