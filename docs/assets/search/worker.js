// @ts-check
// Searches the Pagefind index in a worker, so that a long search does not block typing. Takes {id, method,
// args} and answers {id, result | error}.
import { americanSpelling } from "./query.js"
import { alternativeQueries, correctQuery, isPrefixInDocuments, wholeWordRank } from "./spelling.js"

/** @typedef {import("./filters.js").ActiveFilters} ActiveFilters */
/** @typedef {import("./filters.js").FilterCounts} FilterCounts */
/** @typedef {{ path: string, meta: Record<string, string>, filters: Record<string, string[]>, content: string, locations: number[] }} SearchRow */
/** @typedef {{ meta: Record<string, string>, filters: Record<string, string[]>, content: string, locations: number[], raw_url: string }} PagefindData */
/** @typedef {{ id: string, data: () => Promise<PagefindData> }} PagefindResult */
/** @typedef {{ results: PagefindResult[], filters: FilterCounts, unfilteredResultCount: number }} PagefindAnswer */
/**
 * @typedef {object} Pagefind
 * @property {() => Promise<void>} init
 * @property {() => Promise<FilterCounts>} filters
 * @property {(query: string | null, options: { filters: Record<string, { any: string[] }> }) => Promise<PagefindAnswer>} search
 */
/** @typedef {{ query: string, filters: ActiveFilters, sort: string, from: number, to: number }} SearchRequest */
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
 * `query` is the query whose results these are, `unknown` words of the typed query that no paper has,
 * `correction` the query with similar words in their places. `alternative` is a query that finds many more
 * papers where few papers have all words.
 * @typedef {ResultPage & { query: string, unknown: string[], correction: string | null, alternative: { query: string, total: number } | null }} SearchAnswer
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
let hasFilters = false

/** @type {Record<string, (args: any) => Promise<unknown>>} */
const methods = {
  /**
   * @param {SearchRequest} request
   * @returns {Promise<SearchAnswer>}
   */
  async search(request) {
    const { filters } = request
    const query = await normalizeSpelling(request.query)
    const results = await resultPage({ ...request, query })
    const { unknown, suggestions, known } = await findUnknownWords(query, results.rows)
    if (!unknown.length) {
      const isFirst = request.from === 0 && !Object.keys(filters).length
      const alternative = isFirst ? await findAlternative(query, results.total) : null
      return { ...results, query, unknown, correction: null, alternative }
    }
    const correction = (await bestSuggestion(suggestions, filters)) ?? (await bestSuggestion(suggestions, {}))
    const corrected = correction ?? known
    const page = corrected ? await resultPage({ ...request, query: corrected }) : emptyPage()
    return { ...page, query: corrected, unknown, correction, alternative: null }
  },

  /** Loads the filters' lists of papers, for which the first results do not wait; returns how many papers have each value. */
  async filters() {
    const counts = await (await loadPagefind()).filters()
    hasFilters = true
    return counts
  },

  /**
   * How many papers each value of each filter would leave.
   * @param {{ query: string, filters: ActiveFilters }} request
   */
  async counts({ query, filters }) {
    return filterCounts((await find(query, filters)).filters, query, filters)
  },
}

/**
 * @param {SearchRequest} request
 * @returns {Promise<ResultPage>}
 */
async function resultPage({ query, filters, sort, from, to }) {
  // Only the filter of years tells which papers have a date.
  if (sort === "date") await methods.filters({})
  const answer = await find(query, filters, sort)
  const ranked = sort === "" ? await rankWholeWordsFirst(answer.results, query) : answer.results
  const rows = await Promise.all(ranked.slice(from, to).map(loadRow))
  const total = ranked.length
  const dated = Object.values(answer.filters.year ?? {}).reduce((sum, count) => sum + count, 0)
  return {
    total,
    rows,
    undated: sort === "date" ? total - dated : 0,
    totalUnfiltered: answer.unfilteredResultCount,
    counts: hasFilters ? await filterCounts(answer.filters, query, filters) : null,
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
 * @param {string} query
 */
async function rankWholeWordsFirst(results, query) {
  const words = query.split(" ")
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
 * if it were inactive.
 * @param {FilterCounts} counts
 * @param {string} query
 * @param {ActiveFilters} filters
 * @returns {Promise<FilterCounts>}
 */
async function filterCounts(counts, query, filters) {
  const names = /** @type {import("./filters.js").FilterName[]} */ (Object.keys(filters))
  const withoutFilter = await Promise.all(
    names.map(async (name) => {
      const { [name]: _, ...others } = filters
      return [name, (await find(query, others)).filters[name]]
    }),
  )
  return { ...counts, ...Object.fromEntries(withoutFilter) }
}

/**
 * A query with its words as most papers write them.
 * @param {string} query
 */
async function normalizeSpelling(query) {
  const words = await Promise.all(query.split(" ").map(splitUnknownCompound))
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
 * @param {string} query
 * @param {SearchRow[]} rows
 */
async function findUnknownWords(query, rows) {
  const words = query.split(" ").filter((word) => /\p{L}{2}|\p{N}/u.test(word))
  const doubtful = []
  for (const word of words) {
    if (isPrefixInDocuments(word, rows) || (await findExactly(word)).length) continue
    const { rows: wordRows } = await resultPage({ query: word, filters: {}, sort: "", from: 0, to: 3 })
    if (!isPrefixInDocuments(word, wordRows)) doubtful.push(word)
  }
  if (!doubtful.length) return { unknown: [], suggestions: [], known: query }
  return correctQuery(query, doubtful, await loadVocabulary())
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
 * @param {string[]} suggestions
 * @param {ActiveFilters} filters
 */
async function bestSuggestion(suggestions, filters) {
  let best = null
  let bestTotal = 0
  for (const suggestion of suggestions) {
    const total = (await find(suggestion, filters)).results.length
    if (total <= CORRECTION_FACTOR * bestTotal) continue
    best = suggestion
    bestTotal = total
  }
  return best
}

/**
 * @param {string} query
 * @param {number} total
 */
async function findAlternative(query, total) {
  if (total > FEW_RESULTS || query === "") return null
  const alternative = await bestSuggestion(alternativeQueries(query, await loadVocabulary()), {})
  if (!alternative) return null
  const alternativeTotal = (await find(alternative)).results.length
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
 * @param {string} query
 * @param {ActiveFilters} [filters]
 * @param {string} [sort]
 */
async function find(query, filters = {}, sort = "") {
  const { search } = await loadPagefind()
  const alternatives = Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [name, { any: values }]),
  )
  const answer = await search(query === "" ? null : query, { filters: alternatives })
  // The index numbers papers so that the newest come first (generator/paper_digest/site/search/).
  if (sort === "date") answer.results.sort((a, b) => (a.id < b.id ? -1 : 1))
  return answer
}

/**
 * @param {PagefindResult} result
 * @returns {Promise<SearchRow>}
 */
async function loadRow(result) {
  const { meta, filters, content, locations, raw_url: path } = await result.data()
  return { path, meta, filters, content, locations }
}

self.addEventListener("message", async ({ data: { id, method, args } }) => {
  try {
    self.postMessage({ id, result: await methods[method](args) })
  } catch (error) {
    self.postMessage({ id, error: String(error) })
  }
})
