// Before anything asks for storage: where the reader's browser forbids it, what is kept lasts as long as the page, and nothing fails
// for it. Then the four names by which the theme's script keeps things below the site's path; the theme would write them into each page.
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
{
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
