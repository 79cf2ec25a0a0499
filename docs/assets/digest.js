// The script of every page: it copies a citation, calls the scripts of the reader's own things, and loads what a page needs.
import("./reading.js")
// The switch between light and dark is a radio button, which Space must press as well as Enter.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target?.matches?.("[data-md-component=palette] input")) return
  event.preventDefault()
  document.querySelector("[data-md-component=palette] label:not([hidden])")?.click()
})
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copies]") : null
  if (!button) return
  const source = button.parentElement?.querySelector("code")
  if (!source) return
  navigator.clipboard.writeText(source.textContent ?? "").then(() => {
    button.textContent = "Copied"
    setTimeout(() => (button.textContent = "Copy"), 1600)
  })
})
// What a single page needs is loaded there: an element says by data-part which module draws it. What a module gives back ends it.
const parts = { map: () => import("./near/map.js"), like: () => import("./near/like.js") }
let running = []
const startParts = () => {
  // The theme wraps wide tables when a page is there; who scrolls by keys must be able to reach them, and wide formulas.
  setTimeout(() => {
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap, :is(p, h1) > math")) if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0
  }, 60)
  for (const [element, stop] of running) if (!element.isConnected) stop.then((end) => end?.())
  running = running.filter(([element]) => element.isConnected)
  for (const element of document.querySelectorAll("[data-part]:not([data-started])")) {
    element.dataset.started = ""
    const stop = parts[element.dataset.part]?.().then((module) => module.start(element))
    if (stop) running.push([element, stop])
  }
}
// With instant navigation, pages come and go without this script running again.
if (window.document$) window.document$.subscribe(startParts)
else startParts()
