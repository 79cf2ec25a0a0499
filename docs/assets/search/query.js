// @ts-check
// Parses what a reader typed or pasted into a search query: words, "phrases", what must not be there (-word),
// alternatives (lora OR adapter), and qualifiers such as author:"yann lecun".
import { stripIdentifierPrefixes } from "../identifiers.js"

/** @typedef {"author" | "venue" | "year" | "tag" | "topic"} QualifierName */
/** @typedef {{ name: QualifierName, value: string, isExcluded?: true }} Qualifier */
/** @typedef {{ kind: "word" | "phrase", text: string } | ({ kind: "qualifier" } & Qualifier)} Operand */
/** @typedef {{ operands: Operand[], isExcluded: boolean }} Clause a paper must have one of the operands, or none of them */
/** @typedef {{ kind: QualifierName | "or", text: string }} Problem a part that cannot be understood: it is left out */
/**
 * What papers must have: all words of the text, what the qualifiers say, and what the clauses say.
 * @typedef {{ text: string, qualifiers: Qualifier[], clauses: Clause[], problems: Problem[] }} Query
 */
/** @typedef {{ operand: Operand | null, isExcluded: boolean, problem: Problem | null }} Token */

/** More words only take time. */
const MAX_WORDS = 16
const MAX_WORD_LENGTH = 60
const MAX_QUALIFIERS = 16
const MAX_CLAUSES = 8
const MAX_OPERANDS = 8
const MAX_VALUE_LENGTH = 100
const MAX_QUOTED_LENGTH = 40
const MEANINGFUL = /\p{Ideographic}|[\p{L}\p{N}].*[\p{L}\p{N}]/u
const NAMES = "author|venue|year|tag|topic"
/** Phones replace straight quotation marks; one that is not closed yet ends with the query. */
const TOKEN = new RegExp(
  `(?<minus>-(?=[\\p{L}\\p{N}"“”„]))?(?:(?<name>${NAMES}):(?=\\S))?` +
    `(?:["“”„](?<quoted>[^"“”„]*)(?:["“”„]|$)|(?<bare>[^\\s"“”„]+))`,
  "giu",
)
const NAME_ALONE = new RegExp(`^(?:${NAMES}):$`, "iu")
const YEARS = /^(?<from>\d{4})?(?<separator>\.{2,3}|…|-|–)?(?<to>\d{4})?$/u
const BRITISH = /^(\p{L}{5,})is(e[drs]?|ers|ing|ations?)$/u

/**
 * The parts of a query. What only looks like a qualifier stays a word: "foo:bar".
 * @param {string} typed
 * @returns {Query}
 */
export function parseQuery(typed) {
  const tokens = [...stripIdentifierPrefixes(typed).matchAll(TOKEN)].map(({ groups = {} }) =>
    readToken(groups),
  )
  /** @type {Problem[]} */
  const problems = tokens.flatMap(({ problem }) => problem ?? [])
  const clauses = joinAlternatives(tokens, problems)
  const single = clauses.flatMap(({ operands, isExcluded }) =>
    operands.length === 1 ? { operand: operands[0], isExcluded } : [],
  )
  const words = single.flatMap(({ operand, isExcluded }) =>
    operand.kind === "word" && !isExcluded ? operand.text : [],
  )
  return {
    text: joinWords(words),
    qualifiers: single.flatMap(toQualifier).slice(0, MAX_QUALIFIERS),
    clauses: clauses.filter(isComplex).slice(0, MAX_CLAUSES),
    problems: uniqueProblems(problems),
  }
}

/**
 * Whether neither the words nor the qualifiers of a query express a clause.
 * @param {Clause} clause
 */
function isComplex({ operands: [operand, ...others], isExcluded }) {
  return others.length > 0 || operand.kind === "phrase" || (operand.kind === "word" && isExcluded)
}

/**
 * @param {{ operand: Operand, isExcluded: boolean }} part
 * @returns {Qualifier[]}
 */
function toQualifier({ operand, isExcluded }) {
  if (operand.kind !== "qualifier") return []
  const { name, value } = operand
  return [isExcluded ? { name, value, isExcluded } : { name, value }]
}

/**
 * @param {{ [group: string]: string | undefined }} groups
 * @returns {Token}
 */
function readToken({ minus, name, quoted, bare = "" }) {
  const isExcluded = minus !== undefined
  if (!name && NAME_ALONE.test(bare)) return problemOf(bare.slice(0, -1), "")
  const value = splitWords(quoted ?? bare)
    .join(" ")
    .slice(0, MAX_VALUE_LENGTH)
    .trim()
  if (name) return readQualifier(name, value, isExcluded)
  if (quoted === undefined)
    return { operand: { kind: "word", text: bare.slice(0, MAX_WORD_LENGTH) }, isExcluded, problem: null }
  return {
    operand: MEANINGFUL.test(value) ? { kind: "phrase", text: value } : null,
    isExcluded,
    problem: null,
  }
}

/**
 * @param {string} typedName
 * @param {string} value
 * @param {boolean} isExcluded
 * @returns {Token}
 */
function readQualifier(typedName, value, isExcluded) {
  const name = /** @type {QualifierName} */ (typedName.toLowerCase())
  const isValid = name === "year" ? yearRange(value) !== null : MEANINGFUL.test(value)
  return isValid
    ? { operand: { kind: "qualifier", name, value }, isExcluded, problem: null }
    : problemOf(name, value)
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Token}
 */
function problemOf(name, text) {
  const kind = /** @type {QualifierName} */ (name.toLowerCase())
  return { operand: null, isExcluded: false, problem: { kind, text } }
}

/**
 * The clauses of a query: OR joins the operands beside it. Adds an OR without operands to the problems.
 * @param {Token[]} tokens
 * @param {Problem[]} problems
 */
function joinAlternatives(tokens, problems) {
  /** @type {Clause[]} */
  const clauses = []
  let joins = false
  let canJoin = false
  for (const { operand, isExcluded } of tokens) {
    if (operand?.kind === "word" && operand.text === "OR" && !isExcluded) {
      if (!canJoin) problems.push({ kind: "or", text: "" })
      joins = canJoin
      canJoin = false
      continue
    }
    const isAlternative = joins && operand !== null && !isExcluded
    if (joins && !isAlternative) problems.push({ kind: "or", text: "" })
    joins = false
    canJoin = operand !== null && !isExcluded
    if (isAlternative) clauses.at(-1)?.operands.push(operand)
    else if (operand) clauses.push({ operands: [operand], isExcluded })
  }
  if (joins) problems.push({ kind: "or", text: "" })
  return clauses.map(({ operands, isExcluded }) => ({
    operands: operands.slice(0, MAX_OPERANDS),
    isExcluded,
  }))
}

/** @param {Problem[]} problems */
function uniqueProblems(problems) {
  return [...new Map(problems.map((problem) => [problem.kind, problem])).values()]
}

/**
 * The query as a reader would type it.
 * @param {Pick<Query, "text" | "qualifiers"> & Partial<Query>} query
 */
export function formatQuery({ text, qualifiers, clauses = [] }) {
  const clauseTexts = clauses.map(
    ({ operands, isExcluded }) => `${isExcluded ? "-" : ""}${operands.map(formatOperand).join(" OR ")}`,
  )
  return [...qualifiers.map(formatQualifier), text, ...clauseTexts].filter(Boolean).join(" ")
}

/** @param {Operand} operand */
function formatOperand(operand) {
  if (operand.kind === "qualifier") return formatQualifier(operand)
  return operand.kind === "phrase" ? `"${operand.text}"` : operand.text
}

/** @param {Qualifier} qualifier */
function formatQualifier({ name, value, isExcluded }) {
  return `${isExcluded ? "-" : ""}${name}:${/\s/.test(value) ? `"${value}"` : value}`
}

/**
 * The words that papers found by a query have in their texts.
 * @param {Query} query
 */
export function searchedText({ text, clauses }) {
  const operands = clauses.flatMap((clause) => (clause.isExcluded ? [] : clause.operands))
  return [text, ...operands.flatMap((operand) => (operand.kind === "qualifier" ? [] : operand.text))]
    .filter(Boolean)
    .join(" ")
}

/** @param {Query} query */
export function isEmptyQuery({ text, qualifiers, clauses }) {
  return text === "" && !qualifiers.length && !clauses.length
}

/**
 * The first and the last year of "2023", "2021..2023", "2023.." or "..2023"; null for anything else.
 * @param {string} value
 */
export function yearRange(value) {
  const { from, separator, to } = value.match(YEARS)?.groups ?? {}
  if (!separator) return from && !to ? { first: Number(from), last: Number(from) } : null
  if (!from && !to) return null
  const years = [Number(from ?? 0), Number(to ?? 9999)]
  return { first: Math.min(...years), last: Math.max(...years) }
}

/**
 * The words as one text; "" if they say too little: nearly every paper has one letter.
 * @param {string[]} words
 */
function joinWords(words) {
  const text = words.slice(0, MAX_WORDS).join(" ")
  return MEANINGFUL.test(text) ? text : ""
}

/** @param {string} text */
function splitWords(text) {
  return text.split(/\s+/).filter(Boolean)
}

/**
 * "optimization" for "optimisation", or null for a word without that choice. The index finds either spelling
 * by the American one.
 * @param {string} word
 */
export function americanSpelling(word) {
  const [, stem, ending] = word.toLowerCase().match(BRITISH) ?? []
  return stem ? `${stem}iz${ending}` : null
}

/**
 * Words in quotation marks, for a message.
 * @param {string[]} words
 */
export function quoted(words) {
  const shorten = (/** @type {string} */ word) =>
    word.length > MAX_QUOTED_LENGTH ? `${word.slice(0, MAX_QUOTED_LENGTH)}…` : word
  return words.map((word) => `“${shorten(word)}”`).join(" or ")
}
