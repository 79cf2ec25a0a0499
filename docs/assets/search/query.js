// Takes from what a reader typed or pasted what is searched for.

const MOST_WORDS = 16 // more only take time: each has to stand in a paper
const LONGEST = 60 // letters of a word
// Where an identifier stands in an address, or behind its own name.
const AROUND = /(?:https?:\/\/)?(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|(?:dx\.)?doi\.org\/|openreview\.net\/(?:forum|pdf)\?id=)|\b(?:arxiv|doi):\s*/gi
const VERSION = /\b(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?/g
const BRITISH = /^(\p{L}{5,})is(e[drs]?|ers|ing|ations?)$/u

/** The words that count, with identifiers bare of what is around them; "" where they say too little: one letter is in nearly every paper. */
export function plain(typed) {
  const words = typed.replace(AROUND, " ").replace(VERSION, "$1").split(/\s+/).filter(Boolean)
  const query = words.slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST)).join(" ")
  return /\p{Ideographic}|[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(query) ? query : ""
}

/** The word with the z that most papers write ("optimization", by which the index finds "optimisation" too), or null for a word without that choice. */
export function american(word) {
  const [, stem, ending] = word.toLowerCase().match(BRITISH) ?? []
  return stem ? `${stem}iz${ending}` : null
}

/** The words as a sentence can hold them. */
export function quoted(words) {
  return words.map((word) => `“${word.length > 40 ? `${word.slice(0, 40)}…` : word}”`).join(" or ")
}
