// Turns pages without loading them anew. The theme does the turning, yet only to pages that a sitemap lists, half a megabyte a
// visit at 16,000 papers, to know what an address says by itself. So its sitemap is an empty one (main.html leads it there), and it
// hears of a click as it hears of the back button: by a popstate event.
import { leftBy } from "./way-back.js"

const site = new URL("../../", import.meta.url)

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
  history.replaceState({ x: scrollX, y: scrollY, link: link.href }, "") // where the theme and way-back.js find it
  history.pushState(null, "", url)
  dispatchEvent(new PopStateEvent("popstate"))
})

const folderOf = (address) => new URL(address).pathname.slice(site.pathname.length).split("/")[0]

/** Marks in the header, which stays as it is, the part of the site that is shown now. */
function markPart() {
  for (const link of document.querySelectorAll(".digest-nav a")) {
    if (folderOf(link.href) === folderOf(location.href)) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

/** The theme goes to what the address names after #; where no element has that name (a paper on the map), it stays where it was. */
function goToTop() {
  if (!location.hash) return
  const isNamed = [...document.querySelectorAll("[id]")].some(({ id }) => new URL(`#${id}`, location).hash === location.hash)
  if (!isNamed) scrollTo(0, leftBy()?.y ?? 0)
}

// Who reads with the ears or by keys must hear of the new page and go on from its heading, or on the way back from the link that was followed.
let turns = 0
window.document$.subscribe(() => {
  if (!turns++) return
  markPart()
  goToTop()
  dispatchEvent(new Event("pageturn"))
  const followed = leftBy()?.link
  const back = [...document.querySelectorAll("article a[href]")].find((link) => link.href === followed)
  const heading = document.querySelector("article h1")
  if (!back) heading?.setAttribute("tabindex", "-1")
  ;(back || heading)?.focus({ preventScroll: true })
})
