// Before anything asks for storage: where the reader's browser forbids it, what is kept lasts as long as the page, and nothing fails
// for it; what the theme could not have written as the choice between light and dark goes.
const isChoice = ({ index, color }) => (index === 0 || index === 1) && Object.keys(color).every((name) => ["media", "scheme", "primary", "accent"].includes(name))
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    for (const key of Object.keys(window[name]).filter((one) => one.endsWith("__palette"))) {
      try {
        if (!isChoice(JSON.parse(window[name].getItem(key)))) window[name].removeItem(key)
      } catch {
        window[name].removeItem(key)
      }
    }
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
