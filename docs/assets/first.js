// What runs in the head, before anything is painted: storage that does not fail, light or dark, the typefaces. One file, since each would
// be waited for on a slow line.

// ---- Storage: where the reader's browser forbids it, what is kept lasts as long as the page, and nothing fails for it. The four names
// are those by which the theme's script keeps things below the site's path; it would write them into each page.
{
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      window[name].getItem("")
    } catch {
      const kept = new Map()
      const value = {
        getItem: (key) => kept.get(String(key)) ?? null,
        setItem: (key, text) => void kept.set(String(key), String(text)),
        removeItem: (key) => void kept.delete(String(key)),
      }
      Object.defineProperty(window, name, { configurable: true, value })
    }
  }
  const keyOf = (name, site) => `${site.pathname}.${name}`
  window.__md_scope = new URL("../", document.currentScript.src)
  window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash * 31 + sign.codePointAt(0)) | 0, 0)
  window.__md_get = (name, storage = localStorage, site = window.__md_scope) => {
    try {
      return JSON.parse(storage.getItem(keyOf(name, site)))
    } catch {
      return null // not the theme's
    }
  }
  window.__md_set = (name, value, storage = localStorage, site = window.__md_scope) => {
    try {
      storage.setItem(keyOf(name, site), JSON.stringify(value))
    } catch {
      // A full storage keeps nothing more.
    }
  }
}

// ---- Light or dark: what the reader chose, or else what the system prefers. The header calls this once its switch is there.
window.paintScheme = () => {
  const place = document.querySelector("[data-md-component=palette]")
  const options = [...place.querySelectorAll("input")]
  const kept = window.__md_get("__palette")
  const isChoice = options.some(({ dataset }, at) => at === kept?.index && dataset.mdColorScheme === kept.color?.scheme)
  if (!isChoice) localStorage.removeItem(`${window.__md_scope.pathname}.__palette`) // the theme's script would fail over it
  const option = isChoice ? options[kept.index] : options.find(({ dataset }) => matchMedia(dataset.mdColorMedia).matches)
  if (option) document.body.dataset.mdColorScheme = option.dataset.mdColorScheme

  // The theme keeps what it found on a first visit as if it were chosen; the system may prefer something else in the evening.
  let isSwitched = isChoice
  place.addEventListener("change", () => (isSwitched = true), { capture: true })
  const keep = window.__md_set
  window.__md_set = (name, ...rest) => (name !== "__palette" || isSwitched) && keep(name, ...rest)
}

// ---- The typefaces: whether a page is painted in its own or in what stands in for them, so that no line moves afterwards: a page is
// unseen until its typefaces are there, for a moment at the most; what is late is used from the next page on.
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
