// @ts-check
// Returns a reader who goes back to a page to the link that was followed; instant-navigation.js stores it in
// the history.

/** @typedef {{ x: number, y: number, link?: string }} LeftState how far the page was scrolled, and the followed link's address */

// Copied at once: the theme overwrites it as soon as the page is scrolled.
/** @type {LeftState | null} */
let leftState = history.state
addEventListener("popstate", () => {
  leftState = history.state
})

/** How far the page was scrolled when it was left, or null on a new visit. */
export function savedScroll() {
  return leftState
}

/**
 * The link by which the page was left, or null on a new visit.
 * @returns {Required<LeftState> | null}
 */
export function followedLink() {
  return leftState?.link ? /** @type {Required<LeftState>} */ (leftState) : null
}

/**
 * Restores the scroll position and the focus, once the page has its links again.
 * @param {Required<LeftState>} left
 * @param {Iterable<HTMLAnchorElement>} links
 */
export function restorePosition({ x, y, link }, links) {
  scrollTo(x, y)
  for (const candidate of links) {
    if (candidate.href !== link) continue
    candidate.focus({ preventScroll: true })
    return
  }
}
