// Gives the previews of linked papers (the theme's instant previews) a name, and lets Escape close them.

const PREVIEW = ".md-tooltip2[role=dialog]"
let watching = false

/** Watches for previews; the theme puts each at the end of the body. */
export function show() {
  if (watching) return
  watching = true
  new MutationObserver((changes) => {
    for (const one of changes.flatMap((change) => [...change.addedNodes])) {
      if (one instanceof Element && one.matches(PREVIEW)) one.setAttribute("aria-label", `Preview: ${one.querySelector("h3")?.textContent ?? "a paper"}`)
    }
  }).observe(document.body, { childList: true })
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const one of document.querySelectorAll(PREVIEW)) one.hidden = true
  })
}
