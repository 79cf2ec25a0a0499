// The script of every page: it copies a citation, lets the keyboard open the search from the home page, and loads what a page needs.
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
document.addEventListener("keydown", (event) => {
  const label = event.target instanceof Element ? event.target.closest("label.invite") : null
  if (label && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault()
    label.click()
  }
})
// What a single page needs is loaded there: an element says by data-part which module draws it.
const parts = { map: () => import("./map.js"), like: () => import("./like.js") }
const startParts = () => {
  for (const element of document.querySelectorAll("[data-part]:not([data-started])")) {
    element.dataset.started = ""
    parts[element.dataset.part]?.().then((module) => module.start(element))
  }
}
// With instant navigation, pages come and go without this script running again.
if (window.document$) window.document$.subscribe(startParts)
else startParts()
