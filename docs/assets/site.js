// @ts-check
// Knows the addresses of the site's pages.

/** The address of the site's home page; this file is in its folder assets/. */
export const SITE_ROOT = new URL("../", import.meta.url)

const PAPER_ID = /^[a-z0-9][a-z0-9-]{0,199}$/

/**
 * Whether a value has the form of a paper's id.
 * @param {unknown} value
 * @returns {value is string}
 */
export function isPaperId(value) {
  return typeof value === "string" && PAPER_ID.test(value)
}

/**
 * The address of a paper's page.
 * @param {string} id
 */
export function paperUrl(id) {
  return new URL(`papers/${id}/`, SITE_ROOT).href
}

/**
 * The id of the paper whose page has this address, or null.
 * @param {string} address
 */
export function paperIdFromUrl(address) {
  const url = new URL(address, location.href)
  const folder = `${SITE_ROOT.pathname}papers/`
  if (url.origin !== SITE_ROOT.origin || !url.pathname.startsWith(folder)) return null
  const id = url.pathname.slice(folder.length).replace(/\/(index\.html)?$/, "")
  return isPaperId(id) && id !== "index" ? id : null
}
