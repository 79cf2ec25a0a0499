// Decides whether a page is painted in its own typefaces or in what stands in for them, so that no line moves afterwards: a page is
// unseen until its typefaces are there, for a moment at the most; what is late is used from the next page on. Runs in the head.
{
  const PATIENCE = 800 // milliseconds that a page may stay unseen once its style is there
  const AT_ONCE = 250 // the same for a page that was turned to, which is seen already
  // What each kind is made of, and the file whose preload in the head says that the page has use for it.
  const KINDS = {
    text: ["newsreader.woff2", ["1em Newsreader", '1em "Instrument Sans"', "italic 1em Wordmark"]],
    slanted: ["newsreader-italic.woff2", ["italic 1em Newsreader"]],
    formulas: ["stix-core.woff2", ['1em "STIX Two Math"']],
  }
  const root = document.documentElement
  const there = new Set()

  const set = (kind) => root.classList.toggle(`plain-${kind}`, !there.has(kind))

  async function settle(patience) {
    const kinds = Object.keys(KINDS).filter((kind) => document.querySelector(`link[rel=preload][href$="${KINDS[kind][0]}"]`))
    kinds.forEach(set)
    const loads = kinds.map(async (kind) => {
      await Promise.all(KINDS[kind][1].map((font) => document.fonts.load(font, "digest x")))
      there.add(kind)
    })
    // A typeface that cannot be had is one that is late.
    await Promise.race([Promise.allSettled(loads), new Promise((resolve) => setTimeout(resolve, patience))])
    kinds.forEach(set)
  }

  root.classList.add("waiting")
  settle(PATIENCE).finally(() => root.classList.remove("waiting"))
  // turning/turning.js tells of pages that are turned to.
  addEventListener("pageturn", () => settle(AT_ONCE))
}
