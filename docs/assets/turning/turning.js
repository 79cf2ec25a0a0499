// Turns pages without loading them anew. The theme does the turning, yet only to pages that a sitemap lists, half a megabyte a
// visit at 16,000 papers, to know what an address says by itself. So its sitemap is an empty one (main.html leads it there), and it
// hears of a click as it hears of the back button: by a popstate event.
import { leftBy, scrolled } from "./way-back.js"

const site = new URL("../../", import.meta.url)

/** Whether an address is a page of this site, other than the one that is shown: pages are folders, files are not. */
function isAnotherPage(url) {
  return url.origin === site.origin && url.pathname.startsWith(site.pathname) && url.pathname.endsWith("/") && url.pathname !== location.pathname
}

function follow(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null
  if (!link || link.target || link.hasAttribute("download")) return
  const url = new URL(link.href)
  if (!isAnotherPage(url)) return
  event.preventDefault()
  history.replaceState({ x: scrollX, y: scrollY, link: link.href }, "") // where the theme and way-back.js find it
  history.pushState(null, "", url)
  dispatchEvent(new PopStateEvent("popstate"))
}

const folderOf = (address) => new URL(address).pathname.slice(site.pathname.length).split("/")[0]

/** Marks in the header, which stays as it is, the part of the site that is shown now. */
function markPart() {
  for (const link of document.querySelectorAll(".digest-nav a")) {
    if (folderOf(link.href) === folderOf(location.href)) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

/** The element of the article that the address names after #, if any. */
function named() {
  return location.hash ? [...document.querySelectorAll("article [id]")].find(({ id }) => new URL(`#${id}`, location).hash === location.hash) : undefined
}

// Who reads with the ears or by keys must hear of the new page and go on from its heading or what its address names, or on the way back
// from the link that was followed. The theme takes the first change of only the part behind # for a new page, too.
function arrive() {
  markPart()
  const place = named()
  // The theme stays where it was when nothing has the name in the address (a paper on the map), or when it has just put that into the new
  // page's history, as it does a moment after each scroll.
  if (place && !scrolled()) place.scrollIntoView()
  else scrollTo(0, scrolled()?.y ?? 0)
  dispatchEvent(new Event("pageturn"))
  const followed = leftBy()?.link
  const back = [...document.querySelectorAll("article a[href]")].find((link) => link.href === followed)
  const start = place ?? document.querySelector("article h1")
  if (!back) start?.setAttribute("tabindex", "-1")
  if (!isTyping()) (back ?? start)?.focus({ preventScroll: true })
}

/** Whether the reader, not waiting for the page, has begun to type in the header, which stays. */
function isTyping() {
  return document.activeElement.matches("input[type=search]") && document.activeElement.offsetParent !== null
}

// Without the theme's script nothing turns a page, and a link leads where it leads everywhere.
if (window.document$) {
  let pages = 0
  document.addEventListener("click", follow)
  window.document$.subscribe(() => pages++ && arrive())
}
