// The two switches near a paper's heading: to read, and read.
import { button, element } from "../elements.js"
import { NAMES, STATES, base, mark, marks, paperAt } from "./marks.js"

/** Puts the switches on a paper's page; no other page has them. */
export function show() {
  const id = paperAt(location.href)
  const heading = document.querySelector("article h1[id]")
  if (!id || !heading || document.querySelector(".marking")) return
  const told = element("span", { className: "told", role: "status" })
  const buttons = STATES.map((state) => button(NAMES[state], () => toggle(id, state, told), { pressed: false, "data-state": state }))
  const link = element("a", { href: new URL("reading-list/", base).href })
  const made = element("div", { className: "marking", role: "group", "aria-label": "Your reading list" }, told, link, ...buttons)
  // Behind the heading, where a reader who skips to it goes on; the style sheet puts it into the strip above.
  heading.after(made)
  refresh()
}

function toggle(id, state, told) {
  const now = marks().get(id)?.state
  // The title in the window's bar is the heading without formulas' markup.
  const title = document.title.split(" · ").slice(0, -1).join(" · ")
  told.textContent = mark(id, now === state ? null : state, title)
}

/** The switches as the marks are now, wherever they were changed. */
function refresh() {
  const made = document.querySelector(".marking")
  if (!made) return
  const all = marks()
  const state = all.get(paperAt(location.href))?.state
  for (const one of made.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one.dataset.state === state))
  const link = made.querySelector("a")
  link.textContent = all.size ? `List: ${all.size}` : ""
  link.hidden = !all.size
  if (all.size) link.setAttribute("aria-label", `Reading list, ${all.size} marked`)
}

addEventListener("marks", refresh)
