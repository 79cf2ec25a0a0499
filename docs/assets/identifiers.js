// @ts-check
// Finds arXiv, DOI and OpenReview identifiers in text: for the browser what generator/paper_digest/values/
// does. Unlike there, identifiers need no label or address, since they are looked up among those of the site.

const ARXIV_ID = String.raw`\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z-]{2,9})?\/\d\d(?:0[1-9]|1[0-2])\d{3}`
const BARE_ARXIV = new RegExp(String.raw`(?<![\w.\/-])(${ARXIV_ID})(?:v\d{1,3})?(?![\d.]*\d)`, "gi")
const ARXIV_ADDRESS = new RegExp(
  String.raw`(?:\/(?:abs|pdf|html|format|ps|e-print|overview|papers?|arxiv)|info:arxiv)\/(?:arxiv:)?(${ARXIV_ID})(?!\d)`,
  "gi",
)
const ARXIV_DOI = new RegExp(String.raw`^10\.48550\/arxiv\.(${ARXIV_ID})(?:v\d{1,3})?$`)
const ARXIV_VERSION = /\b(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?/g
/** A serial item identifier (SICI) has a part in angle brackets: <1661::AID-SIM968>. */
const DOI =
  /(?<![\w.])10\.\d{4,9}(?:\.\d+)*\/(?:<[^\s<>"/]*:[^\s<>"/]*>|(?![,;]\s*(?:doi:|https?:\/\/|10\.\d{4,9}\/))[^\s<>"])+/gi
const INVISIBLE = /[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu
/** Characters of a DOI that would be taken for syntax of a URL, HTML or TeX. */
const SPECIAL = /[%?#\\]|&(?=[#a-z])/gi
/** Other parameters may come before the id; their length is limited, so that time stays linear. */
const OPENREVIEW = /openreview\.net\/(?:forum|pdf|attachment|revisions)\?(?:[^\s#]{0,200}&)?id=([\w-]{6,})/g
/** Addresses and labels in front of an identifier. */
const PREFIX = new RegExp(
  [
    String.raw`(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/`,
    String.raw`(?:https?:\/\/)?(?:dx\.)?doi\.org\/`,
    String.raw`(?:https?:\/\/)?openreview\.net\/(?:forum|pdf)\?id=`,
    String.raw`\b(?:arxiv|doi):\s*`,
  ].join("|"),
  "gi",
)

/** @type {Record<string, string>} */
const OPENING = { ")": "(", "]": "[", "}": "{", ">": "<" }
const TRAILING_PUNCTUATION = ".,;:!'*…”’/\\"

/**
 * The identifiers in a text in their canonical form, each once.
 * @param {string} text
 * @returns {string[]}
 */
export function findIdentifiers(text) {
  const decoded = text
    .replace(/\\([_%&#<>])/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
  const arxivIds = [BARE_ARXIV, ARXIV_ADDRESS].flatMap((pattern) => [...decoded.matchAll(pattern)])
  const dois = [...decoded.matchAll(DOI)].map(([doi]) => canonicalDoi(doi))
  const forums = [...decoded.matchAll(OPENREVIEW)].map(([, id]) => id)
  return [...new Set([...arxivIds.map(([, id]) => canonicalArxiv(id)), ...dois, ...forums])]
}

/**
 * A text whose identifiers have lost the addresses and labels in front of them, and arXiv ids their version.
 * @param {string} text
 */
export function stripIdentifierPrefixes(text) {
  return text.replace(PREFIX, " ").replace(ARXIV_VERSION, "$1")
}

/**
 * In lower case, without the subject class: "math.GT/0309136" is "math/0309136".
 * @param {string} id
 */
function canonicalArxiv(id) {
  return id.toLowerCase().replace(/\.[a-z-]+\//, "/")
}

/**
 * In lower case, without a query, a fragment and the punctuation after it; percent-encoded
 * only where needed; arXiv's own DOIs as arXiv ids.
 * @param {string} doi
 */
function canonicalDoi(doi) {
  const decoded = doi
    .replace(/[?#].*$/s, "")
    .replace(/(?:%[0-9a-f]{2})+/gi, decodePercents)
    .replace(INVISIBLE, "")
    .replace(SPECIAL, (character) => `%${character.charCodeAt(0).toString(16)}`)
  const name = stripPunctuation(decoded).replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const arxiv = ARXIV_DOI.exec(name)
  return arxiv ? canonicalArxiv(arxiv[1]) : name
}

/** @param {string} encoded */
function decodePercents(encoded) {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded // not UTF-8
  }
}

/**
 * A DOI without the punctuation after it; a closing bracket stays if the DOI opens it.
 * @param {string} name
 */
function stripPunctuation(name) {
  const count = (/** @type {string} */ letter) => name.split(letter).length
  const surplus = new Map(Object.entries(OPENING).map(([close, open]) => [close, count(close) - count(open)]))
  let end = name.length
  for (; end; end--) {
    const last = name[end - 1]
    const unopened = surplus.get(last) ?? 0
    if (unopened > 0) surplus.set(last, unopened - 1)
    else if (!TRAILING_PUNCTUATION.includes(last)) break
  }
  return name.slice(0, end)
}
