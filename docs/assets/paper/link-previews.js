// @ts-check
// Shows a preview of a linked paper while the pointer or the focus rests on its link: title, facts and
// summary from its page.
import { element, query, queryAll } from "../dom.js"

const LINKS = ".related a, .prev-next a"
/** Milliseconds: a pointer that only passes opens nothing; one that leaves may return or move on to the preview. */
const OPEN_DELAY = 280
const CLOSE_DELAY = 180
const GAP = 8

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
/** @type {HTMLAnchorElement | null} */
let link = null
/** @type {HTMLElement | null} */
let preview = null
let isListening = false

/** Listens for links with previews, on this page and the following ones. */
export function start() {
  close()
  if (isListening) return
  isListening = true
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "mouse") scheduleOpen(target)
  })
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(":focus-visible")) scheduleOpen(target)
  })
  document.addEventListener("focusout", () => {
    if (link) scheduleClose()
  })
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close()
  })
  document.addEventListener("click", close)
}

/** @param {EventTarget | null} target */
function scheduleOpen(target) {
  const hovered = target instanceof Element ? target.closest(`${LINKS}, .preview`) : null
  if (!hovered) {
    if (link) scheduleClose()
    return
  }
  clearTimeout(timer)
  if (hovered !== link && hovered instanceof HTMLAnchorElement)
    timer = setTimeout(() => open(hovered), OPEN_DELAY)
}

function scheduleClose() {
  clearTimeout(timer)
  timer = setTimeout(close, CLOSE_DELAY)
}

function close() {
  clearTimeout(timer)
  link?.removeAttribute("aria-describedby")
  preview?.remove()
  link = null
  preview = null
}

/** @param {HTMLAnchorElement} target */
async function open(target) {
  close()
  link = target
  try {
    const paragraphs = await previewParagraphs(target.href)
    if (link !== target || !target.isConnected || !paragraphs.length) return
    preview = element(
      "div",
      { className: "preview md-typeset", id: "preview", role: "tooltip" },
      ...paragraphs,
    )
    document.body.append(preview)
    target.setAttribute("aria-describedby", "preview")
    position(preview, target.getBoundingClientRect())
  } catch {
    // The page cannot be loaded; the link still leads there.
  }
}

/**
 * Title, date and venue, and the summary (or else the abstract) of the paper's page at an address.
 * @param {string} address
 */
async function previewParagraphs(address) {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const paragraph = (/** @type {string} */ selector, /** @type {string} */ className) => {
    const source = query(`article ${selector}`, page)
    if (!source) return null
    for (const anchor of queryAll("a", source)) anchor.remove()
    if (!source.textContent?.trim()) return null
    const nodes = [...source.childNodes].map((node) => document.adoptNode(node))
    return element("p", { className, dir: "auto" }, ...nodes)
  }
  const text = paragraph(".summary", "preview-text") ?? paragraph(".abstract", "preview-text")
  const paragraphs = [paragraph("h1", "preview-title"), paragraph(".paper-meta", "paper-meta"), text]
  return paragraphs.filter((candidate) => candidate !== null)
}

/**
 * Places a preview below its link where there is room, else above it.
 * @param {HTMLElement} card
 * @param {DOMRect} box of the link
 */
function position(card, box) {
  const { offsetWidth: width, offsetHeight: height } = card
  const left = Math.max(GAP, Math.min(box.left, document.documentElement.clientWidth - width - GAP))
  const isBelow = box.bottom + GAP + height <= innerHeight || box.top < height + GAP
  card.style.left = `${left + scrollX}px`
  card.style.top = `${(isBelow ? box.bottom + GAP : box.top - GAP - height) + scrollY}px`
}
