// @ts-check
// Says what a key does in a list of papers, and whether the reader wants such keys.
import { SITE_ROOT } from "../site.js"

/** @typedef {"next" | "previous" | "open" | "save" | "hide" | "undo" | "help"} KeyAction */
/** @typedef {{ key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, defaultPrevented: boolean, isComposing: boolean }} KeyPress */

/** What each key does, in the order in which a reader is told. @type {[key: string, action: KeyAction, description: string][]} */
export const KEY_BINDINGS = [
  ["j", "next", "Next paper"],
  ["k", "previous", "Previous paper"],
  ["o", "open", "Open the paper (Enter does so, too)"],
  ["s", "save", "Add the paper to your reading list, or remove it"],
  ["x", "hide", "Not interested: hide the paper in lists, or show it again"],
  ["u", "undo", "Undo what the notice at the bottom says"],
  ["?", "help", "Show these keys"],
]
/** Keys of a paper do nothing as long as none has the focus: there they keep their other meanings. @type {Set<KeyAction>} */
const OF_A_PAPER = new Set(["open", "save", "hide"])
const STORAGE_KEY = `${SITE_ROOT.pathname}keys`

/**
 * What a key press asks for, or null. Modifiers belong to the browser.
 * @param {KeyPress} press
 * @param {{ isEditable: boolean, hasPaper: boolean }} focus whether it is in a field, or on a paper of a list
 * @returns {KeyAction | null}
 */
export function keyAction(press, { isEditable, hasPaper }) {
  if (press.defaultPrevented || press.isComposing || isEditable) return null
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const action = KEY_BINDINGS.find(([key]) => key === press.key)?.[1] ?? null
  return action && OF_A_PAPER.has(action) && !hasPaper ? null : action
}

/** Whether the keys are on: they are unless the reader has turned them off. */
export function areKeysOn() {
  try {
    return localStorage.getItem(STORAGE_KEY) !== "off"
  } catch {
    return true
  }
}

/**
 * Turns the keys on or off. Returns whether this browser keeps the choice.
 * @param {boolean} isOn
 */
export function setKeysOn(isOn) {
  try {
    localStorage.setItem(STORAGE_KEY, isOn ? "on" : "off")
    return true
  } catch {
    return false
  }
}
