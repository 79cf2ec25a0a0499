// @ts-check
// Finds arXiv, DOI and OpenReview identifiers in text: the grammar of generator/paper_digest/values/ for the
// browser.

const ARXIV_NUMBER = String.raw`\d{4}\.\d{4,5}`
const ARXIV_OLD = String.raw`[a-z-]+(?:\.[a-z]{2})?\/\d{7}`
const ARXIV = new RegExp(String.raw`(?<![\w.\/-])(${ARXIV_NUMBER}|${ARXIV_OLD})(?:v\d+)?(?![\d.]*\d)`, "gi")
const ARXIV_ADDRESS = new RegExp(
  String.raw`arxiv\.org\/(?:abs|pdf|html)\/(${ARXIV_NUMBER}|${ARXIV_OLD})(?!\d)`,
  "gi",
)
const ARXIV_DOI = new RegExp(String.raw`^10\.48550\/arxiv\.(${ARXIV_NUMBER}|${ARXIV_OLD})(?:v\d+)?$`)
const DOI = /(?<![\w.])10\.\d{4,9}\/[^\s"{}\\^[\]`|]+/g
const OPENREVIEW = /openreview\.net\/(?:forum|pdf)\?id=([\w-]{6,})/g
/** Addresses and labels in front of an identifier. */
const PREFIX =
  /(?:https?:\/\/)?(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|(?:dx\.)?doi\.org\/|openreview\.net\/(?:forum|pdf)\?id=)|\b(?:arxiv|doi):\s*/gi
const ARXIV_VERSION = new RegExp(String.raw`\b(${ARXIV_NUMBER})(?:v\d+)?(?:\.pdf)?`, "g")

/**
 * The identifiers in a text in their canonical form, each once, in the order of their kinds.
 * @param {string} text
 * @returns {string[]}
 */
export function findIdentifiers(text) {
  const unescaped = text.replace(/\\([_%&#$])/g, "$1")
  const dois = [...unescaped.matchAll(DOI)].map(([doi]) => canonicalDoi(doi))
  const arxivIds = [ARXIV, ARXIV_ADDRESS].flatMap((pattern) =>
    [...unescaped.matchAll(pattern)].map(([, id]) => canonicalArxiv(id)),
  )
  const forums = [...unescaped.matchAll(OPENREVIEW)].map(([, id]) => id)
  return [...new Set([...arxivIds, ...dois, ...forums])]
}

/**
 * A text whose identifiers have lost the addresses and labels in front of them, and arXiv ids their version.
 * @param {string} text
 */
export function stripIdentifierPrefixes(text) {
  return text.replace(PREFIX, " ").replace(ARXIV_VERSION, "$1")
}

/**
 * "math.GT/0309136" is "math/0309136".
 * @param {string} id
 */
function canonicalArxiv(id) {
  return id.toLowerCase().replace(/\.[a-z]{2}\//, "/")
}

/**
 * In lower case, without a query, a fragment and trailing punctuation; arXiv's own DOIs as arXiv ids.
 * @param {string} doi
 */
function canonicalDoi(doi) {
  const canonical = doi
    .toLowerCase()
    .replace(/[?#].*$/, "")
    .replace(/[.,;:)>'*]+$/, "")
  const arxiv = ARXIV_DOI.exec(canonical)
  return arxiv ? canonicalArxiv(arxiv[1]) : canonical
}
