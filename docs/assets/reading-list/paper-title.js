// @ts-check
// Reads the titles of papers that are kept in this browser or that a file names.

const MAX_LENGTH = 700

/**
 * A value from outside as a title; without one the paper is named after its id.
 * @param {unknown} value
 * @param {string} id
 */
export function parseTitle(value, id) {
  const title = typeof value === "string" ? value.trim().slice(0, MAX_LENGTH) : ""
  return title || id.replaceAll("-", " ")
}
