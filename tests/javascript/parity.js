// @ts-check
// Answers on standard output what the site's modules make of the inputs that test_parity.py sends as JSON.
import { readFileSync } from "node:fs"
import { findIdentifiers } from "../../docs/assets/identifiers.js"
import { nameWords } from "../../docs/assets/search/name-index.js"
import { decodeVocabulary, foldText } from "../../docs/assets/search/vocabulary.js"
import { findSimilar, readIndex } from "../../docs/assets/similar-papers/similarity-index.js"
import { fold, wordsOf } from "../../docs/assets/similar-papers/tokenizer.js"
import { stubBrowser } from "./browser-stub.js"

stubBrowser()
const { paperKey } = await import("../../docs/assets/reading-list/paper-index.js")
const { paperIdOf } = await import("../../docs/assets/map/map-data.js")

const input = JSON.parse(readFileSync(0, "utf-8"))
const index = readIndex(new Uint8Array(Buffer.from(input.index, "base64")).buffer)
const answers = {
  folded: input.words.map(fold),
  tokens: input.texts.map((/** @type {string} */ text) =>
    wordsOf(text).map(({ folded, followsPrevious, isHyphenated }) => [folded, followsPrevious, isHyphenated]),
  ),
  keys: input.ids.map(paperKey),
  identifiers: input.identifiers.map(findIdentifiers),
  vocabulary: [...decodeVocabulary(input.vocabulary)],
  searchWords: input.searchTexts.map(
    (/** @type {string} */ text) => foldText(text).match(/[a-z]{4,24}/g) ?? [],
  ),
  nameWords: input.names.map((/** @type {string} */ name) => [...nameWords(name)].sort()),
  mapIds: input.map.titles.map((/** @type {string} */ _, /** @type {number} */ paper) =>
    paperIdOf(input.map, paper),
  ),
  similar: input.texts.map((/** @type {string} */ text) =>
    findSimilar(index, text, 5).map(({ paper }) => paper),
  ),
}
process.stdout.write(JSON.stringify(answers))
