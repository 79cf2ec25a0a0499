// @ts-check
// Escapes text for the files in which the reading list is saved, with one function per format.

const TEX_BRACES = /** @type {const} */ ({ "{": "\\{", "}": "\\}" })
/** For text whose braces do not match: BibTeX counts braces, also those after a backslash. */
const TEX_LONE_BRACES = /** @type {const} */ ({
  "{": "\\ensuremath{\\lbrace}",
  "}": "\\ensuremath{\\rbrace}",
})
/** @type {Record<string, string>} */
const TEX = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
}

/**
 * Text for a braced field of BibTeX; its line breaks stay.
 * @param {string} text
 */
export function escapeBibtex(text) {
  /** @type {Record<string, string>} */
  const escapes = { ...TEX, ...(hasMatchingBraces(text) ? TEX_BRACES : TEX_LONE_BRACES) }
  return text.replace(/[\\~^{}%#&_$]/g, (letter) => escapes[letter] ?? `\\${letter}`)
}

/** @param {string} text */
function hasMatchingBraces(text) {
  let depth = 0
  for (const [brace] of text.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

/**
 * Text for one line of an RIS record: line breaks would begin another field.
 * @param {string} text
 */
export function escapeRis(text) {
  return text.replace(/\s+/g, " ").trim()
}

/**
 * Text for a line of Markdown, to be shown literally.
 * @param {string} text
 */
export function escapeMarkdown(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>&~|$]/g, "\\$&")
    .replace(/^(?:[-+=#:]|\d{1,9}(?=[.)]))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`))
}

/**
 * A cell of a CSV file, in quotation marks. Spreadsheets would run a cell that begins like a formula: an
 * apostrophe makes it text.
 * @param {string} text
 */
export function csvCell(text) {
  const literal = /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text
  return `"${literal.replaceAll('"', '""')}"`
}
