// @ts-check
// Runs in the head, before the first paint: a fallback for blocked storage, the color scheme and the fonts.
// It is a single file because each further one would block rendering on a slow connection.

// ---- Storage. Where the browser blocks it, a stand-in lasts as long as the page. The four __md_ names are
// the ones through which the theme's script stores settings below the site's path; by default the theme
// writes them into each page.
{
  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      window[name].getItem("")
    } catch {
      /** @type {Map<string, string>} */
      const values = new Map()
      const value = {
        getItem: (/** @type {string} */ key) => values.get(String(key)) ?? null,
        setItem: (/** @type {string} */ key, /** @type {string} */ text) =>
          void values.set(String(key), String(text)),
        removeItem: (/** @type {string} */ key) => void values.delete(String(key)),
      }
      Object.defineProperty(window, name, { configurable: true, value })
    }
  }
  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const storageKey = (/** @type {string} */ name, /** @type {URL} */ scope) => `${scope.pathname}.${name}`
  window.__md_scope = new URL("../", script.src)
  window.__md_hash = (text) =>
    [...text].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) | 0, 0)
  window.__md_get = (name, storage = localStorage, scope = window.__md_scope) => {
    try {
      return JSON.parse(storage.getItem(storageKey(name, scope)) ?? "null")
    } catch {
      return null // not written by the theme
    }
  }
  window.__md_set = (name, value, storage = localStorage, scope = window.__md_scope) => {
    try {
      storage.setItem(storageKey(name, scope), JSON.stringify(value))
    } catch {
      // The storage is full.
    }
  }
}

// ---- Light or dark: the reader's choice, or else the system's preference. The header calls this as soon as
// its switch exists.
window.paintScheme = () => {
  const palette = /** @type {HTMLElement} */ (document.querySelector("[data-md-component=palette]"))
  const options = [...palette.querySelectorAll("input")]
  const stored = window.__md_get("__palette")
  const isChosen = options.some(
    ({ dataset }, index) => index === stored?.index && dataset.mdColorScheme === stored.color?.scheme,
  )
  if (!isChosen) localStorage.removeItem(`${window.__md_scope.pathname}.__palette`) // the theme's script fails on a broken value
  const option = isChosen
    ? options[stored.index]
    : options.find(({ dataset }) => matchMedia(dataset.mdColorMedia ?? "").matches)
  if (option) document.body.dataset.mdColorScheme = option.dataset.mdColorScheme

  // The theme stores the scheme of a first visit as if it had been chosen; the system may prefer another one
  // in the evening.
  let wasSwitched = isChosen
  palette.addEventListener(
    "change",
    () => {
      wasSwitched = true
    },
    { capture: true },
  )
  const store = window.__md_set
  window.__md_set = (name, ...values) => {
    if (name !== "__palette" || wasSwitched) store(name, ...values)
  }
}

// ---- Fonts. A page is painted either in its fonts or in the fallbacks, so that no line moves afterwards: it
// stays hidden for a moment until its fonts are there. A font that comes later is used from the next page on.
{
  /** Milliseconds that a page may stay hidden once its style sheets are there. */
  const FIRST_PAGE_TIMEOUT = 800
  /** The same for a page reached by instant navigation, which is visible already. */
  const NEXT_PAGE_TIMEOUT = 250
  /**
   * The file whose preload in the head says that a page needs a group of fonts, and the fonts of that group.
   * @type {Record<string, [file: string, fonts: string[]]>}
   */
  const GROUPS = {
    text: ["newsreader.woff2", ["1em Newsreader", '1em "Instrument Sans"', "italic 1em Wordmark"]],
    italic: ["newsreader-italic.woff2", ["italic 1em Newsreader"]],
    math: ["stix-core.woff2", ['1em "STIX Two Math"']],
  }
  const root = document.documentElement
  /** @type {Set<string>} */
  const loaded = new Set()

  const setFallback = (/** @type {string} */ group) =>
    root.classList.toggle(`fallback-${group}`, !loaded.has(group))

  const settleFonts = async (/** @type {number} */ timeout) => {
    const groups = Object.keys(GROUPS).filter((group) =>
      document.querySelector(`link[rel=preload][href$="${GROUPS[group][0]}"]`),
    )
    groups.forEach(setFallback)
    const loads = groups.map(async (group) => {
      await Promise.all(GROUPS[group][1].map((font) => document.fonts.load(font, "digest x")))
      loaded.add(group)
    })
    // A font that cannot be loaded counts as late.
    await Promise.race([Promise.allSettled(loads), new Promise((resolve) => setTimeout(resolve, timeout))])
    groups.forEach(setFallback)
  }

  root.classList.add("fonts-pending")
  settleFonts(FIRST_PAGE_TIMEOUT).finally(() => root.classList.remove("fonts-pending"))
  // Sent by navigation/instant-navigation.js.
  addEventListener("pagechange", () => settleFonts(NEXT_PAGE_TIMEOUT))
}
