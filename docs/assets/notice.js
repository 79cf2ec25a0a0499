// @ts-check
// Shows at the bottom of the window what a reader's last action did, with a button that undoes it.
import { button, element } from "./dom.js"

/** @type {HTMLElement | null} */
let notice = null
/** @type {(() => void) | null} */
let undoLast = null

/**
 * Shows a notice until the next one or the next page.
 * @param {string} text
 * @param {(() => void) | null} [undo] what the notice's button does
 */
export function showNotice(text, undo = null) {
  notice ??= element("div", { className: "notice md-typeset", role: "status" })
  if (!notice.isConnected) document.body.append(notice)
  undoLast = undo
  const undoButton = undo && button("Undo", undoNotice)
  // Set after the element was added, so that screen readers announce it.
  notice.replaceChildren(
    element("span", { dir: "auto" }, text),
    undoButton ?? "",
    button("Close", closeNotice),
  )
}

/** Undoes what the notice tells, if it can be undone. Returns whether it could. */
export function undoNotice() {
  const undo = undoLast
  if (!undo) return false
  closeNotice()
  undo()
  return true
}

export function closeNotice() {
  undoLast = null
  notice?.remove()
}

// Sent by navigation/instant-navigation.js.
globalThis.addEventListener?.("pagechange", closeNotice)
