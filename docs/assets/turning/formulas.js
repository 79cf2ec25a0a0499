// Gives turned pages the font of formulas. It is used where it is there before a page is painted (digest.css), which in a document that
// is there already would be never: a page that is turned to has it when it comes at once, else from the next turn on, so that no line
// moves under a reader.
const AT_ONCE = 250 // milliseconds

let pages = 0
let isThere = false
window.document$.subscribe(() => {
  const page = ++pages
  const since = performance.now()
  const use = () => document.documentElement.classList.add("turned")
  if (isThere) use()
  const formulas = [...document.querySelectorAll("math")].map((one) => one.textContent).join("")
  if (!formulas) return
  document.fonts.load('1em "STIX Turned"', formulas).then(() => {
    isThere = true
    if (page > 1 && page === pages && performance.now() - since < AT_ONCE) use()
  }, () => {}) // without the font, formulas stay as they are
})
