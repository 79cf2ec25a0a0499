// Stands in for the few browser globals that the modules under test use when they are loaded.

/** Makes addEventListener, dispatchEvent, location and localStorage available in Node. */
export function stubBrowser() {
  const target = new EventTarget()
  /** @type {Map<string, string>} */
  const stored = new Map()
  Object.assign(globalThis, {
    addEventListener: target.addEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
    location: new URL("https://example.org/digest/"),
    localStorage: {
      getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => stored.set(key, value),
    },
  })
  return stored
}
