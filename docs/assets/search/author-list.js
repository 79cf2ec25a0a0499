// @ts-check
// Reads the list of authors at the start of a searched document, as
// generator/paper_digest/site/exports/search_documents.py writes it.

/**
 * Those of the names that are whole entries of the document's list of authors.
 * @param {string[]} names
 * @param {{ content: string, title: string }} document
 */
export function selectAuthors(names, { content, title }) {
  // Pagefind ends the list, like every block, with a full stop, and goes on with the title.
  const end = content.indexOf(`. ${title}`)
  const list = `, ${content.slice(0, end + 1)}`
  const isLast = (/** @type {string} */ name) => list.endsWith(`, ${name.replace(/\.$/, "")}.`)
  return names.filter((name) => list.includes(`, ${name}, `) || isLast(name))
}
