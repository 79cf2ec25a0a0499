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
