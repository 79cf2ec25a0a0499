// @ts-check
// Finds the papers that fulfill the clauses of a query: phrases, alternatives, and what must not be there.

/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {import("./query.js").Operand} Operand */
/** @typedef {import("./query.js").Qualifier} Qualifier */
/** @typedef {import("./pagefind-index.js").PagefindResult} PagefindResult */
/**
 * @typedef {object} Lookup
 * @property {(text: string) => Promise<PagefindResult[]>} find papers with all words of a text, or with a quoted one
 * @property {(qualifier: Qualifier) => Promise<PagefindResult[]>} findQualified papers that fulfill a qualifier
 */

const HYPHEN = /[-‐‑]/
/** The most words of a phrase of which each choice of hyphens is looked up. */
const MAX_CHOICES_OF = 4

/**
 * The papers that fulfill all clauses, or null if the clauses only exclude papers; and those excluded.
 * @param {Clause[]} clauses
 * @param {Lookup} lookup
 */
export async function matchClauses(clauses, lookup) {
  const found = await Promise.all(
    clauses.map(async ({ operands, isExcluded }) => ({
      isExcluded,
      results: await matchAny(operands, lookup),
    })),
  )
  const wanted = found.flatMap(({ isExcluded, results }) => (isExcluded ? [] : [results]))
  const excluded = new Set(
    found.flatMap(({ isExcluded, results }) => (isExcluded ? [...results.keys()] : [])),
  )
  const [first, ...others] = wanted
  if (!first) return { wanted: null, excluded }
  const ids = [...first.keys()].filter((id) => others.every((results) => results.has(id)))
  return { wanted: new Map(ids.map((id) => [id, /** @type {PagefindResult} */ (first.get(id))])), excluded }
}

/**
 * Of the results those that fulfill the clauses. Without words, the papers come in the order of the clauses' scores.
 * @param {PagefindResult[]} results
 * @param {{ wanted: Map<string, PagefindResult> | null, excluded: Set<string> }} match
 * @param {boolean} isWithoutWords
 */
export function selectMatching(results, { wanted, excluded }, isWithoutWords) {
  const selected = results.filter(({ id }) => !excluded.has(id) && (!wanted || wanted.has(id)))
  if (!wanted || !isWithoutWords) return selected
  const scoreOf = (/** @type {PagefindResult} */ { id }) => wanted.get(id)?.score ?? 0
  return selected.sort((a, b) => scoreOf(b) - scoreOf(a))
}

/**
 * @param {Operand[]} operands
 * @param {Lookup} lookup
 */
async function matchAny(operands, lookup) {
  /** @type {Map<string, PagefindResult>} */
  const union = new Map()
  for (const results of await Promise.all(operands.map((operand) => matchOperand(operand, lookup))))
    for (const result of results) {
      const other = union.get(result.id)
      if (!other || other.score < result.score) union.set(result.id, result)
    }
  return union
}

/**
 * @param {Operand} operand
 * @param {Lookup} lookup
 */
async function matchOperand(operand, { find, findQualified }) {
  if (operand.kind === "qualifier") return findQualified(operand)
  if (operand.kind === "word") return find(operand.text)
  const variants = phraseVariants(operand.text)
  return (await Promise.all(variants.map((variant) => find(`"${variant}"`)))).flat()
}

/**
 * A phrase with and without hyphens between its words, as the index has a word with a hyphen as one and in parts.
 * @param {string} phrase
 */
export function phraseVariants(phrase) {
  const words = phrase
    .split(/\s+/)
    .flatMap((word) => word.split(HYPHEN))
    .filter(Boolean)
  const gaps = words.length - 1
  const join = (/** @type {(gap: number) => boolean} */ hasHyphen) =>
    words.map((word, gap) => (gap === gaps ? word : `${word}${hasHyphen(gap) ? "-" : " "}`)).join("")
  if (words.length > MAX_CHOICES_OF)
    return [join(() => false), ...words.slice(1).map((_, hyphen) => join((gap) => gap === hyphen))]
  return Array.from({ length: 2 ** gaps }, (_, choice) => join((gap) => ((choice >> gap) & 1) === 1))
}
