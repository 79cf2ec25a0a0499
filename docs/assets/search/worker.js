// @ts-check
// Searches the Pagefind index in a worker, so that a long search does not block typing. Takes {id, method,
// args} and answers {id, result | error}.
import { selectAuthors } from "./author-list.js"
import { FILTER_NAMES } from "./filter-names.js"
import { americanSpelling, isEmptyQuery } from "./query.js"
import { alternativeQueries, correctQuery, isPrefixInDocuments, wholeWordRank } from "./spelling.js"

/** @typedef {import("./filter-names.js").ActiveFilters} ActiveFilters */
/** @typedef {import("./filter-names.js").FilterCounts} FilterCounts */
/** @typedef {import("./filter-names.js").FilterName} FilterName */
/** @typedef {import("./query.js").Qualifier} Qualifier */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{ path: string, meta: Record<string, string>, filters: Record<string, string[]>, content: string, locations: number[], authors: string[] }} SearchRow `authors` are those that the search names */
/** @typedef {{ meta: Record<string, string>, filters: Record<string, string[]>, content: string, locations: number[], raw_url: string }} PagefindData */
/** @typedef {{ id: string, data: () => Promise<PagefindData> }} PagefindResult */
/** @typedef {{ results: PagefindResult[], filters: Record<string, Record<string, number>> }} PagefindAnswer */
/**
 * @typedef {object} Pagefind
 * @property {() => Promise<void>} init
 * @property {(query: string | null, options: { filters: Record<string, unknown> }) => Promise<PagefindAnswer>} search
 */
/** @typedef {{ query: Query, filters: ActiveFilters, sort: string, from: number, to: number }} SearchRequest */
/**
 * The results of a search. `counts` is null before the filters are loaded.
 * @typedef {object} ResultPage
 * @property {number} total
 * @property {SearchRow[]} rows those from `from` to before `to`
 * @property {number} undated
 * @property {number} totalUnfiltered
 * @property {FilterCounts | null} counts
 */
/**
 * `query` is the query whose results these are; `unknown` words of the typed query that no paper has, and
 * `unknownQualifiers` those that no paper fulfills; `correction` the query with similar words in their places.
 * `alternative` is a query that finds many more papers where few papers have all words.
 * @typedef {ResultPage & { query: Query, unknown: string[], unknownQualifiers: Qualifier[], correction: Query | null, alternative: { query: Query, total: number } | null }} SearchAnswer
 */

const BUNDLE = new URL("../../pagefind/", import.meta.url)
/** With up to FEW_RESULTS results another word may be meant, if it finds ALTERNATIVE_FACTOR times as many; chosen by hand. */
const FEW_RESULTS = 5
const ALTERNATIVE_FACTOR = 4
/** How many times more papers a less likely correction must find. */
const CORRECTION_FACTOR = 2
/** Letters up to which a word starts many others. */
const SHORT_WORD = 5
/** Results whose documents are loaded for ranking, about a kilobyte each. */
const RANKED_RESULTS = 24
const HYPHEN = /[-‐‑]/
const HYPHENATED = /^\p{L}{3,}([-‐‑]\p{L}{3,})+$/u

/** @type {Pagefind | undefined} */
let pagefind
/** @type {Promise<string> | undefined} */
let vocabulary
/** @type {Promise<import("./conditions.js").Conditions> | undefined} */
let conditions
let hasMenus = false
/** Values of filters that were loaded, by filter. @type {Map<string, Promise<string[]>>} */
const loadedValues = new Map()

/** @type {Record<string, (args: any) => Promise<unknown>>} */
const methods = {
  /**
   * @param {SearchRequest} request
   * @returns {Promise<SearchAnswer>}
   */
  async search(request) {
    const { filters } = request
    const text = await normalizeSpelling(request.query.text)
    const qualifiers = await correctQualifiers(request.query.qualifiers)
    const query = { text, qualifiers: qualifiers.known }
    const results = await resultPage({ ...request, query })
    const words = await findUnknownWords(text, results.rows)
    if (!words.unknown.length && !qualifiers.unknown.length) {
      const isFirst = request.from === 0 && !Object.keys(filters).length && !query.qualifiers.length
      const alternative = isFirst ? await findAlternative(text, results.total) : null
      return { ...results, query, unknown: [], unknownQualifiers: [], correction: null, alternative }
    }
    const isCorrected = words.suggestions.length > 0 || qualifiers.isCorrected
    const texts = words.suggestions.length ? words.suggestions : [words.known]
    const suggestions = isCorrected
      ? texts.map((suggestion) => ({ text: suggestion, qualifiers: qualifiers.corrected }))
      : []
    const correction = (await bestSuggestion(suggestions, filters)) ?? (await bestSuggestion(suggestions, {}))
    const answered = correction ?? { text: words.known, qualifiers: qualifiers.known }
    const page = isEmptyQuery(answered) ? emptyPage() : await resultPage({ ...request, query: answered })
    const unknown = { unknown: words.unknown, unknownQualifiers: qualifiers.unknown }
    return { ...page, query: answered, ...unknown, correction, alternative: null }
  },

  /** Loads the menus' lists of papers, for which the first results do not wait; returns how many papers have each value. */
  async filters() {
    const anyMenu = { any: FILTER_NAMES.map((name) => ({ [name]: { any: [] } })) }
    const { filters } = await find("", [anyMenu])
    hasMenus = true
    return menuCounts(filters)
  },

  /**
   * The values of filters as the filters write them, and those that no paper has.
   * @param {ActiveFilters} filters
   */
  async matchFilters(filters) {
    return (await loadConditions()).matchFilters(filters)
  },

  /**
   * How many papers each value of each filter would leave.
   * @param {{ query: Query, filters: ActiveFilters }} request
   */
  async counts({ query, filters }) {
    return filterCounts((await findPapers(query, filters)).filters, query, filters)
  },
}

/**
 * @param {SearchRequest} request
 * @returns {Promise<ResultPage>}
 */
async function resultPage({ query, filters, sort, from, to }) {
  // Only the filter of years tells which papers have a date.
  if (sort === "date") await methods.filters({})
  const { required, authors } = await resolve(query.qualifiers, filters)
  const answer = await find(query.text, required, sort)
  const ranked = sort === "" ? await rankWholeWordsFirst(answer.results, query.text) : answer.results
  const rows = await Promise.all(ranked.slice(from, to).map((result) => loadRow(result, authors)))
  const total = ranked.length
  const dated = Object.values(answer.filters.year ?? {}).reduce((sum, count) => sum + count, 0)
  return {
    total,
    rows,
    undated: sort === "date" ? total - dated : 0,
    totalUnfiltered:
      total || !Object.keys(filters).length ? total : (await findPapers(query, {})).results.length,
    counts: hasMenus ? await filterCounts(answer.filters, query, filters) : null,
  }
}

/** @returns {ResultPage} */
function emptyPage() {
  return { total: 0, rows: [], undated: 0, totalUnfiltered: 0, counts: {} }
}

/**
 * Pagefind counts "SAM" as found in "sample" and ranks by frequency. Short words start too many others for
 * that: papers that have all of them as whole words come first.
 * @param {PagefindResult[]} results
 * @param {string} text
 */
async function rankWholeWordsFirst(results, text) {
  const words = text.split(" ")
  const shortWords = words.filter((word) => word.length <= SHORT_WORD && /^[\p{L}\p{N}]+$/u.test(word))
  if (!shortWords.length) return results
  const idSets = await Promise.all(
    shortWords.map(async (word) => new Set((await findExactly(word)).map(({ id }) => id))),
  )
  const hasAllWords = (/** @type {PagefindResult} */ { id }) => idSets.every((ids) => ids.has(id))
  const whole = results.filter(hasAllWords)
  const others = results.filter((result) => !hasAllWords(result))
  return [...(words.length === 1 ? await rankByDocument(whole, words[0]) : whole), ...others]
}

/**
 * An exact search for "CLIP" also finds "clipped" and "AutoClip"; only the documents tell. Of the first
 * results, those with the word in their titles come first, then those with it anywhere.
 * @param {PagefindResult[]} results
 * @param {string} word
 */
async function rankByDocument(results, word) {
  const ranked = await Promise.all(
    results
      .slice(0, RANKED_RESULTS)
      .map(async (result) => ({ result, rank: wholeWordRank(word, await loadRow(result)) })),
  )
  ranked.sort((a, b) => a.rank - b.rank)
  return [...ranked.map(({ result }) => result), ...results.slice(RANKED_RESULTS)]
}

/**
 * Counts for the menus. A value added to an active filter is an alternative, so such a filter is counted as
 * if it were inactive; but an author added is one more that a paper must have.
 * @param {Record<string, Record<string, number>>} counts
 * @param {Query} query
 * @param {ActiveFilters} filters
 * @returns {Promise<FilterCounts>}
 */
async function filterCounts(counts, query, filters) {
  const names = FILTER_NAMES.filter((name) => filters[name] && name !== "author")
  const withoutFilter = await Promise.all(
    names.map(async (name) => {
      const { [name]: _, ...others } = filters
      return [name, (await findPapers(query, others)).filters[name]]
    }),
  )
  return menuCounts({ ...counts, ...Object.fromEntries(withoutFilter) })
}

/**
 * The counts without those of the parts of the index of names.
 * @param {Record<string, Record<string, number>>} counts
 * @returns {FilterCounts}
 */
function menuCounts(counts) {
  return Object.fromEntries(FILTER_NAMES.flatMap((name) => (counts[name] ? [[name, counts[name]]] : [])))
}

/**
 * The qualifiers that some paper fulfills; those that none does; and all of them, the latter replaced by similar ones
 * or left out.
 * @param {Qualifier[]} qualifiers
 */
async function correctQualifiers(qualifiers) {
  const { unknown } = await resolve(qualifiers, {})
  const similar = new Map(
    await Promise.all(
      unknown.map(async (qualifier) => {
        const replacement = await (await loadConditions()).similarQualifier(qualifier, loadVocabulary)
        return /** @type {const} */ ([qualifier, replacement])
      }),
    ),
  )
  return {
    known: qualifiers.filter((qualifier) => !similar.has(qualifier)),
    unknown,
    corrected: qualifiers.flatMap((qualifier) =>
      similar.has(qualifier) ? (similar.get(qualifier) ?? []) : qualifier,
    ),
    isCorrected: [...similar.values()].some(Boolean),
  }
}

/**
 * A text with its words as most papers write them.
 * @param {string} text
 */
async function normalizeSpelling(text) {
  const words = await Promise.all(text.split(" ").map(splitUnknownCompound))
  return (await Promise.all(words.flat().map(moreFrequentSpelling))).join(" ")
}

/**
 * The index has words with one hyphen also as one word, those with more ("sharpness-aware-minimization") only
 * in parts.
 * @param {string} word
 */
async function splitUnknownCompound(word) {
  return HYPHENATED.test(word) && !(await findExactly(word)).length ? word.split(HYPHEN) : [word]
}

/** @param {string} word */
async function moreFrequentSpelling(word) {
  const american = americanSpelling(word)
  if (!american) return word
  const [asTyped, asAmerican] = await Promise.all([find(word), find(american)])
  return asAmerican.results.length > asTyped.results.length ? american : word
}

/**
 * Words that no paper has, with corrections. Pagefind replaces an unknown word by the nearest shorter one, or
 * ignores it. Whether it knows a word in some form is answered by a search for just that word; whether it
 * knows the start of one, by the results.
 * @param {string} text
 * @param {SearchRow[]} rows
 */
async function findUnknownWords(text, rows) {
  const words = text.split(" ").filter((word) => /\p{L}{2}|\p{N}/u.test(word))
  const doubtful = []
  for (const word of words) {
    if (isPrefixInDocuments(word, rows) || (await findExactly(word)).length) continue
    const query = { text: word, qualifiers: [] }
    const { rows: wordRows } = await resultPage({ query, filters: {}, sort: "", from: 0, to: 3 })
    if (!isPrefixInDocuments(word, wordRows)) doubtful.push(word)
  }
  if (!doubtful.length) return { unknown: [], suggestions: [], known: text }
  return correctQuery(text, doubtful, await loadVocabulary())
}

/**
 * The results for a quoted word: its other forms ("models"), but no words that it only starts.
 * @param {string} word
 */
async function findExactly(word) {
  const bare = word.replaceAll('"', "")
  return bare === "" ? [] : (await find(`"${bare}"`)).results
}

/**
 * Of queries in order of likelihood the first that finds papers, unless a later one finds far more; null if
 * none does.
 * @param {Query[]} suggestions
 * @param {ActiveFilters} filters
 */
async function bestSuggestion(suggestions, filters) {
  let best = null
  let bestTotal = 0
  for (const suggestion of suggestions) {
    const total = (await findPapers(suggestion, filters)).results.length
    if (total <= CORRECTION_FACTOR * bestTotal) continue
    best = suggestion
    bestTotal = total
  }
  return best
}

/**
 * @param {string} text
 * @param {number} total
 */
async function findAlternative(text, total) {
  if (total > FEW_RESULTS || text === "") return null
  const alternatives = alternativeQueries(text, await loadVocabulary())
  const alternative = await bestSuggestion(
    alternatives.map((words) => ({ text: words, qualifiers: [] })),
    {},
  )
  if (!alternative) return null
  const alternativeTotal = (await findPapers(alternative, {})).results.length
  const isBetter = alternativeTotal >= ALTERNATIVE_FACTOR * Math.max(total, 1)
  return isBetter ? { query: alternative, total: alternativeTotal } : null
}

/** The encoded vocabulary; "" if it cannot be loaded, so that words are only reported as unknown. Another search tries again. */
async function loadVocabulary() {
  vocabulary ??= fetch(new URL("words.txt", BUNDLE)).then((response) => response.text())
  try {
    return await vocabulary
  } catch {
    vocabulary = undefined
    return ""
  }
}

/** @returns {Promise<Pagefind>} */
async function loadPagefind() {
  if (pagefind) return pagefind
  /** @type {Pagefind} */
  const module = await import(new URL("pagefind.js", BUNDLE).href)
  await module.init()
  pagefind = module
  return module
}

/**
 * The papers that a query and active filters leave.
 * @param {Query} query
 * @param {ActiveFilters} filters
 */
async function findPapers({ text, qualifiers }, filters) {
  return find(text, (await resolve(qualifiers, filters)).required)
}

/**
 * What qualifiers and active filters mean. Most searches have none: they do not wait for the module.
 * @param {Qualifier[]} qualifiers
 * @param {ActiveFilters} filters
 */
async function resolve(qualifiers, filters) {
  if (!qualifiers.length && !Object.keys(filters).length) return { required: [], unknown: [], authors: [] }
  return (await loadConditions()).resolve(qualifiers, filters)
}

function loadConditions() {
  conditions ??= import("./conditions.js").then((module) => new module.Conditions(loadValues))
  conditions.catch(() => {
    conditions = undefined // another search tries again
  })
  return conditions
}

/**
 * The papers that have all words and fulfill all conditions.
 * @param {string} text
 * @param {unknown[]} [required] conditions
 * @param {string} [sort]
 */
async function find(text, required = [], sort = "") {
  const { search } = await loadPagefind()
  const answer = await search(text === "" ? null : text, {
    filters: required.length ? { all: required } : {},
  })
  // The index numbers papers so that the newest come first (generator/paper_digest/site/search/).
  if (sort === "date" || text === "") answer.results.sort((a, b) => (a.id < b.id ? -1 : 1))
  return answer
}

/**
 * The values of a filter, which is loaded if need be.
 * @param {string} filter
 * @returns {Promise<string[]>}
 */
function loadValues(filter) {
  // No paper has this value, so that Pagefind makes no list of results.
  const load = async () => Object.keys((await find("", [{ [filter]: { any: [""] } }])).filters[filter] ?? {})
  const values = loadedValues.get(filter) ?? load()
  loadedValues.set(filter, values)
  values.catch(() => loadedValues.delete(filter)) // another search tries again
  return values
}

/**
 * @param {PagefindResult} result
 * @param {string[]} [names] authors that the search names
 * @returns {Promise<SearchRow>}
 */
async function loadRow(result, names = []) {
  const { meta, filters, content, locations, raw_url: path } = await result.data()
  const authors = selectAuthors(names, { content, title: meta.title ?? "" })
  return { path, meta, filters, content, locations, authors }
}

self.addEventListener("message", async ({ data: { id, method, args } }) => {
  try {
    self.postMessage({ id, result: await methods[method](args) })
  } catch (error) {
    self.postMessage({ id, error: String(error) })
  }
})
