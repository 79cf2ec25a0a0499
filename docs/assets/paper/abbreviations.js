// @ts-check
// Makes abbreviations reachable by keyboard: the theme shows their expansion on hover and on focus.
import { queryAll } from "../dom.js"

/** Adds the page's abbreviations to the tab order. */
export function start() {
  for (const abbreviation of queryAll("article abbr[title]")) abbreviation.tabIndex = 0
}
