// Makes elements whose words are words: nothing here ever reads a string as HTML.

/** An element with properties (those with a dash or called role as attributes) and children, strings among them. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue
    if (key.includes("-") || key === "role") made.setAttribute(key, value)
    else made[key] = value
  }
  made.append(...children.filter((child) => child !== null && child !== undefined))
  return made
}

/** A button; `pressed` makes it a toggle. */
export function button(words, onclick, { pressed, ...more } = {}) {
  return element("button", { type: "button", onclick, "aria-pressed": pressed === undefined ? null : String(pressed), ...more }, words)
}

/** "1 paper", "2 papers". */
export function papers(count) {
  return `${count.toLocaleString("en")} ${count === 1 ? "paper" : "papers"}`
}
