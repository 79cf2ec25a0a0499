// Shows what a linked paper is about while the pointer or the focus rests on its link: its heading, facts and summary, from its page.
import { element } from "../elements.js"

const LINK = ".related a, .turn a"
/** Milliseconds: a pointer that only passes asks for nothing; one that leaves may come back or go on to the preview. */
const REST = 280
const LEAVE = 180
const GAP = 8

let timer = 0
let link = null
let preview = null
let listening = false

/** Listens for links with previews, on this page and those to come. */
export function show() {
  close()
  if (listening) return
  listening = true
  document.addEventListener("pointerover", ({ target, pointerType }) => pointerType === "mouse" && attend(target))
  document.addEventListener("focusin", ({ target }) => target.matches(":focus-visible") && attend(target))
  document.addEventListener("focusout", () => link && leave())
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close())
  document.addEventListener("click", close)
}

function attend(target) {
  const on = target instanceof Element ? target.closest(`${LINK}, .preview`) : null
  if (!on) return link && leave()
  clearTimeout(timer)
  if (on === link || on === preview) return undefined
  timer = setTimeout(() => open(on), REST)
  return undefined
}

function leave() {
  clearTimeout(timer)
  timer = setTimeout(close, LEAVE)
}

function close() {
  clearTimeout(timer)
  link?.removeAttribute("aria-describedby")
  preview?.remove()
  link = preview = null
}

async function open(on) {
  close()
  link = on
  try {
    const parts = await partsOf(on.href)
    if (link !== on || !on.isConnected || !parts.length) return
    preview = element("div", { className: "preview md-typeset", id: "preview", role: "tooltip" }, ...parts)
    document.body.append(preview)
    on.setAttribute("aria-describedby", "preview")
    place(on.getBoundingClientRect(), preview)
  } catch {
    // Without its page there is nothing to show; the link still leads there.
  }
}

/** What a paper's page says first: its heading, its date and venue, and its summary, or else its abstract. */
async function partsOf(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  const article = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article")
  const part = (selector, className) => {
    const found = article?.querySelector(selector)
    for (const link of found?.querySelectorAll("a") ?? []) link.remove()
    const nodes = [...(found?.childNodes ?? [])].map((node) => document.adoptNode(node))
    return nodes.length ? element("p", { className, dir: "auto" }, ...nodes) : null
  }
  return [part("h1", "preview-title"), part(".places", "places"), part(".summary", "preview-text") ?? part(".abstract", "preview-text")].filter((one) => one?.textContent.trim())
}

/** Below the link where there is room, else above it. */
function place(box, card) {
  const { offsetWidth: wide, offsetHeight: high } = card
  const left = Math.max(GAP, Math.min(box.left, document.documentElement.clientWidth - wide - GAP))
  const below = box.bottom + GAP + high <= innerHeight || box.top < high + GAP
  card.style.left = `${left + scrollX}px`
  card.style.top = `${(below ? box.bottom + GAP : box.top - GAP - high) + scrollY}px`
}
