// Turns pages without loading them anew. The theme does the turning, yet only to pages that a sitemap lists, half a megabyte a
// visit at 16,000 papers, to know what an address says by itself. So its sitemap is an empty one (main.html says where), and it
// hears of a click as it hears of the back button: by a popstate event.
const site = new URL("../", import.meta.url)

/** Whether an address is a page of this site, other than the one that is shown: pages are folders, files are not. */
function isAnotherPage(url) {
  return url.origin === site.origin && url.pathname.startsWith(site.pathname) && url.pathname.endsWith("/") && url.pathname !== location.pathname
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null
  if (!link || link.target || link.hasAttribute("download")) return
  const url = new URL(link.href)
  if (!isAnotherPage(url)) return
  event.preventDefault()
  history.replaceState({ x: scrollX, y: scrollY }, "") // where the theme finds it on the way back
  history.pushState(null, "", url)
  dispatchEvent(new PopStateEvent("popstate"))
})

// The font of formulas is used where it is there before a page is painted (digest.css). In a document that is there already it would
// never be: a page that is turned to has it when it comes at once, else from the next turn on, so that no line moves under a reader.
const AT_ONCE = 250 // milliseconds
let pages = 0
let isThere = false
window.document$.subscribe(() => {
  const page = ++pages
  const since = performance.now()
  const turned = () => document.documentElement.classList.add("turned")
  if (isThere) turned()
  const formulas = [...document.querySelectorAll("math")].map((one) => one.textContent).join("")
  if (!formulas) return
  document.fonts.load('1em "STIX Turned"', formulas).then(() => {
    isThere = true
    if (page > 1 && page === pages && performance.now() - since < AT_ONCE) turned()
  }, () => {}) // without the font, formulas stay as they are
})
