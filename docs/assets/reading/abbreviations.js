// Lets the keys reach abbreviations: the theme says what one stands for while the pointer or the focus is on it.

/** Puts the abbreviations of the page into the order of Tab. */
export function show() {
  for (const one of document.querySelectorAll("article abbr[title]")) one.tabIndex = 0
}
