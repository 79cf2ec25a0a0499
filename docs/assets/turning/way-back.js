// Brings a reader who comes back to a page to the link that was followed from it; turning.js keeps it in the page's history.

// Taken down at once: the theme writes over it as soon as the page is scrolled.
let left = history.state
addEventListener("popstate", () => (left = history.state))

/** {x, y}: how far a page that is gone back to was scrolled, or null for a new one. */
export function scrolled() {
  return left
}

/** {x, y, link}: how far the page was scrolled and the followed link's address, or null for a reader who comes anew. */
export function leftBy() {
  return left?.link ? left : null
}

/** Scrolls there and gives the focus back to the link, once the page has its links again. */
export function goBack({ x, y, link }, links) {
  scrollTo(x, y)
  ;[...links].find((one) => one.href === link)?.focus({ preventScroll: true })
}
