// @ts-check
// Decodes the search vocabulary that generator/paper_digest/site/exports/search_vocabulary.py writes, and
// folds words as generator/paper_digest/site/exports/search_words.py does.

/** Letters that Unicode does not decompose, as a keyboard without them writes them. @type {Record<string, string>} */
const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ħ: "h", ŧ: "t" }
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g")

/**
 * The words of the vocabulary with their document frequencies as powers of two. Front coding: a digit, how
 * many letters a word shares with the one before it; its other letters; a capital, the frequency (A: one
 * paper, B: two, C: four ...).
 * @param {string} encoded
 * @returns {Generator<[word: string, logFrequency: number]>}
 */
export function* decodeVocabulary(encoded) {
  let word = ""
  for (const [, shared, suffix, frequency] of encoded.matchAll(/(\d)([a-z]+)([A-Z])/g)) {
    word = word.slice(0, Number(shared)) + suffix
    yield [word, frequency.charCodeAt(0) - "A".charCodeAt(0)]
  }
}

/**
 * A text without case and accents. To upper case and back is Unicode's case folding: "ß" becomes "ss".
 * @param {string} text
 */
export function foldText(text) {
  const plain = text.toUpperCase().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
  return plain.replace(LETTER, (letter) => LETTERS[letter])
}
