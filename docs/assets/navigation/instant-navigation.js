// @ts-check
// Loads pages without a full page load, through the theme's instant navigation. The theme navigates only to
// pages that a sitemap lists, half a megabyte a visit at 16,000 papers, only to learn what an address tells
// by itself. So its sitemap is an empty one (main.html points to it), and a click reaches it the way the back
// button does: as a popstate event.
import { query, queryAll, queryLinks } from "../dom.js"
import { SITE_ROOT } from "../site.js"
import { followedLink, savedScroll } from "./scroll-restoration.js"

/**
 * Whether an address is another page of this site. Pages are folders; files are not.
 * @param {URL} url
 */
function isOtherPage(url) {
  if (url.origin !== SITE_ROOT.origin || !url.pathname.startsWith(SITE_ROOT.pathname)) return false
  return url.pathname.endsWith("/") && url.pathname !== location.pathname
}

/** @param {MouseEvent} event */
function isPlainClick(event) {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event
  return !event.defaultPrevented && !button && !ctrlKey && !metaKey && !shiftKey && !altKey
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null
  if (!isPlainClick(event) || !link?.hasAttribute("href") || link.target || link.hasAttribute("download"))
    return
  const url = new URL(link.href)
  if (!isOtherPage(url)) return
  event.preventDefault()
  // Read by the theme and by scroll-restoration.js.
  history.replaceState({ x: scrollX, y: scrollY, link: link.href }, "")
  history.pushState(null, "", url)
  dispatchEvent(new PopStateEvent("popstate"))
}

/** @param {string} address */
function sectionOf(address) {
  return new URL(address).pathname.slice(SITE_ROOT.pathname.length).split("/")[0]
}

/** Marks the current section in the header, which instant navigation does not replace. */
function markCurrentSection() {
  for (const link of queryLinks(".digest-nav a")) {
    if (sectionOf(link.href) === sectionOf(location.href)) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

/** The element of the article that the address names after "#", if any. */
function fragmentTarget() {
  if (!location.hash) return undefined
  return queryAll("article [id]").find(({ id }) => new URL(`#${id}`, location.href).hash === location.hash)
}

// Screen readers and keyboard users go on from the new page's heading, from what its address names, or on the
// way back from the link that was followed. The theme also announces the first change of only the fragment as
// a new page.
function arrive() {
  markCurrentSection()
  const target = fragmentTarget()
  // The theme keeps the scroll position where the fragment names no element (a paper on the map), or where it
  // has just stored that position in the new page's history, as it does a moment after each scroll.
  if (target && !savedScroll()) target.scrollIntoView()
  else scrollTo(0, savedScroll()?.y ?? 0)
  dispatchEvent(new Event("pagechange"))
  const followed = followedLink()?.link
  const backLink = queryLinks("article a[href]").find((link) => link.href === followed)
  const focusTarget = target ?? query("article h1")
  if (!backLink) focusTarget?.setAttribute("tabindex", "-1")
  if (!isTypingInHeader()) (backLink ?? focusTarget)?.focus({ preventScroll: true })
}

/** Whether the reader has begun to type into the header's search field while the page was loading. */
function isTypingInHeader() {
  const focused = document.activeElement
  return focused instanceof HTMLInputElement && focused.type === "search" && focused.offsetParent !== null
}

// Without the theme's script, links work as everywhere.
if (window.document$) {
  let pages = 0
  document.addEventListener("click", follow)
  window.document$.subscribe(() => {
    if (pages++) arrive()
  })
}
