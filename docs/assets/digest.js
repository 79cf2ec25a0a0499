// The script of every page: it copies a citation, calls the scripts of the reader's own things, and loads what a page needs.
import("./reading.js")
if (window.document$ && document.querySelector("#__config")?.textContent.includes('"navigation.instant"')) import("./turning.js")
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
// What a single page needs is loaded there: an element says by data-part which module draws it.
const parts = { map: () => import("./map.js"), like: () => import("./like.js") }
const startParts = () => {
  // The theme wraps wide tables when a page is there; who scrolls by keys must be able to reach them.
  setTimeout(() => {
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0
  }, 60)
  for (const element of document.querySelectorAll("[data-part]:not([data-started])")) {
    element.dataset.started = ""
    parts[element.dataset.part]?.().then((module) => module.start(element))
  }
}
// With instant navigation, pages come and go without this script running again.
if (window.document$) window.document$.subscribe(startParts)
else startParts()
