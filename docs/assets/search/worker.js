// @ts-check
// Searches the Pagefind index in a worker, so that a long search does not block typing. Takes {id, method,
// args} and answers {id, result | error}.

import { sumOfCounts } from "./filter-counts.js"
import { FILTER_NAMES, FILTERS_BESIDE_DOCUMENTS } from "./filter-names.js"
import { find, findExactly, loadRow, loadValues, loadVocabulary } from "./pagefind-index.js"
import { americanSpelling, isEmptyQuery } from "./query.js"
import { ENOUGH_RESULTS, rankPapers } from "./ranking.js"
import { alternativeQueries, correctQuery, isPrefixInDocuments, writtenAsIn } from "./spelling.js"
import { contentWords } from "./stop-words.js"

/** @typedef {import("./filter-names.js").ActiveFilters} ActiveFilters */
/** @typedef {import("./filter-names.js").FilterCounts} FilterCounts */
/** @typedef {import("./filter-names.js").FilterName} FilterName */
/** @typedef {import("./query.js").Qualifier} Qualifier */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./pagefind-index.js").PagefindAnswer} PagefindAnswer */
/** @typedef {import("./pagefind-index.js").SearchRow} SearchRow */
/** @typedef {import("./ranking.js").Selection} Selection */
/** @typedef {{ query: Query, filters: ActiveFilters, sort: string, from: number, to: number }} SearchRequest */
/**
 * A text as it was typed, and with words that no paper has replaced by similar ones, where that may be meant.
 * @typedef {{ typed: string, corrected: string }} SimilarRequest
 */
/**
 * The results of a search. `counts` is null before the filters are loaded.
 * @typedef {object} ResultPage
 * @property {number} total
 * @property {number} complete how many of them have all words; the others have most of them
 * @property {SearchRow[]} rows those from `from` to before `to`
 * @property {number} undated
 * @property {number} totalUnfiltered
 * @property {FilterCounts | null} counts
 */
/**
 * `query` is the query whose results these are; `unknown` words of the typed query that no paper has, and
 * `unknownQualifiers` those that no paper fulfills; `correction` the query with similar words in their places.
 * `alternative` is a query that finds many more papers where few papers have all words. `similar`: what to compare
 * papers with, where so few papers have the words that similar papers help.
 * @typedef {ResultPage & { query: Query, unknown: string[], unknownQualifiers: Qualifier[], correction: Query | null, alternative: { query: Query, total: number } | null, similar: SimilarRequest | null }} SearchAnswer
 */

/** With up to FEW_RESULTS results another word may be meant, if it finds ALTERNATIVE_FACTOR times as many; chosen by hand. */
const FEW_RESULTS = 5
const ALTERNATIVE_FACTOR = 4
/** How many times more papers a less likely correction must find. */
const CORRECTION_FACTOR = 2
/** From this number of words on, a paper need only have most of them. */
const MANY_WORDS = 3
const JOINT = /[-‐‑:/]/
const COMPOUND = /^\p{L}{3,}([-‐‑:/]\p{L}{3,})+$/u

/** @type {Promise<import("./conditions.js").Conditions> | undefined} */
let conditions
let hasMenus = false
/** @type {Promise<import("./filter-sets.js").FilterSets> | undefined} */
let filterSets

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
    const query = { ...request.query, text, qualifiers: qualifiers.known }
    const page = await resultPage({ ...request, query })
    const words = await findUnknownWords(text, page.rows)
    const isFirst = request.from === 0 && !Object.keys(filters).length
    if (!words.unknown.length && !qualifiers.unknown.length) {
      const alternative = isFirst && !isNarrowed(query) ? await findAlternative(text, page.total) : null
      const similar = isFirst && hasFewResults(page, query) ? { typed: text, corrected: text } : null
      return {
        ...page,
        query,
        unknown: [],
        unknownQualifiers: [],
        correction: null,
        alternative,
        similar,
      }
    }
    const isCorrected = words.suggestions.length > 0 || qualifiers.isCorrected
    const texts = words.suggestions.length ? words.suggestions : [words.known]
    const suggestions = isCorrected
      ? texts.map((suggestion) => ({ ...query, text: suggestion, qualifiers: qualifiers.corrected }))
      : []
    const correction = await bestCorrection(suggestions, filters, contentWords(text))
    const answered = correction ?? { ...query, text: words.known }
    const answeredPage = isEmptyQuery(answered)
      ? emptyPage()
      : await resultPage({ ...request, query: answered })
    const isDescription = correction
      ? hasFewResults(answeredPage, correction)
      : words.unknown.length > 0 && hasFewResults(emptyPage(), { ...query, text })
    return {
      ...answeredPage,
      query: answered,
      unknown: words.unknown,
      unknownQualifiers: qualifiers.unknown,
      correction: correction && {
        ...correction,
        text: writtenAsIn(answeredPage.rows, correction.text, text),
      },
      alternative: null,
      similar: isFirst && isDescription ? { typed: text, corrected: correction?.text ?? text } : null,
    }
  },

  /**
   * Papers that are similar to a text in their words and in meaning.
   * @param {SimilarRequest & { shown: string[] }} request `shown`: the addresses of papers to leave out
   */
  async similar({ typed, corrected, shown }) {
    const { similarPapers } = await import("./similar-papers.js")
    return similarPapers(typed, corrected, shown)
  },

  /**
   * The names of topics, and those of tags and authors in the parts of the index that have a word.
   * @param {{ word: string }} request
   */
  async names({ word }) {
    const { names } = await loadConditions()
    const [topic, tag, author] = await Promise.all([
      loadValues("topic"),
      names.candidates("tag", word),
      names.candidates("author", word),
    ])
    const nameOf = (/** @type {{ name: string }} */ { name }) => name
    return { topic, tag: tag.map(nameOf), author: author.map(nameOf) }
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
    return filterCounts(await papersOf(query, filters), query, filters)
  },
}

/**
 * @param {SearchRequest} request
 * @returns {Promise<ResultPage>}
 */
async function resultPage({ query, filters, sort, from, to }) {
  // Only the filter of years tells which papers have a date.
  if (sort === "date") await methods.filters({})
  const ranking = await papersOf(query, filters, sort)
  const { authors } = await resolve(query.qualifiers, filters)
  const shown = ranking.papers.slice(from, to)
  const rows = await Promise.all(shown.map(({ result, missing }) => loadRow(result, authors, missing)))
  const total = ranking.papers.length
  const dated = Object.values(ranking.filters.year ?? {}).reduce((sum, count) => sum + count, 0)
  return {
    total,
    complete: ranking.complete,
    rows,
    undated: sort === "date" ? total - dated : 0,
    totalUnfiltered:
      total || !Object.keys(filters).length ? total : (await findPapers(query, {})).results.length,
    counts: hasMenus ? await filterCounts(ranking, query, filters) : null,
  }
}

/**
 * The papers that a search shows.
 * @param {Query} query
 * @param {ActiveFilters} filters
 * @param {string} [sort]
 */
async function papersOf(query, filters, sort = "") {
  const { required } = await resolve(query.qualifiers, filters)
  const select = await selectionOf(query)
  const answer = await findSelected(query, required, select, sort)
  return rankPapers(query.text, answer, { required, select, sort })
}

/**
 * How many of the papers have each value; their documents do not tell of all filters.
 * @param {import("./ranking.js").Ranking} ranking
 */
async function allCounts({ papers, filters }) {
  const incomplete = papers.flatMap(({ result, missing }) => (missing.length ? [result.id] : []))
  if (!incomplete.length) return filters
  const further = await countInMenus(incomplete, FILTERS_BESIDE_DOCUMENTS)
  return sumOfCounts(filters, further)
}

/** @returns {ResultPage} */
function emptyPage() {
  return { total: 0, complete: 0, rows: [], undated: 0, totalUnfiltered: 0, counts: {} }
}

/**
 * Whether a query has more than words.
 * @param {Query} query
 */
function isNarrowed({ qualifiers, clauses }) {
  return qualifiers.length > 0 || clauses.length > 0
}

/**
 * Whether so few papers have the words of a query that similar papers help.
 * @param {ResultPage} page
 * @param {Query} query
 */
function hasFewResults({ total, complete }, query) {
  if (isNarrowed(query) || contentWords(query.text).length < 2) return false
  return complete === 0 || total < ENOUGH_RESULTS
}

/**
 * Counts for the menus. A value added to an active filter is an alternative, so such a filter is counted as
 * if it were inactive; but an author added is one more that a paper must have.
 * @param {import("./ranking.js").Ranking} ranking the papers that the search shows
 * @param {Query} query
 * @param {ActiveFilters} filters
 * @returns {Promise<FilterCounts>}
 */
async function filterCounts(ranking, query, filters) {
  const names = FILTER_NAMES.filter((name) => filters[name] && name !== "author")
  const withoutFilter = await Promise.all(
    names.map(async (name) => {
      const { [name]: _, ...others } = filters
      return [name, (await allCounts(await papersOf(query, others)))[name]]
    }),
  )
  return menuCounts({ ...(await allCounts(ranking)), ...Object.fromEntries(withoutFilter) })
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
  return COMPOUND.test(word) && !(await findExactly(word)).length ? word.split(JOINT) : [word]
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
  const words = contentWords(text).filter((word) => /\p{L}{2}|\p{N}/u.test(word))
  const doubtful = []
  for (const word of words) {
    if (isPrefixInDocuments(word, rows) || (await findExactly(word)).length) continue
    const wordRows = await Promise.all(
      (await find(word)).results.slice(0, 3).map((result) => loadRow(result)),
    )
    if (!isPrefixInDocuments(word, wordRows)) doubtful.push(word)
  }
  if (!doubtful.length) return { unknown: [], suggestions: [], known: text }
  return correctQuery(text, doubtful, await loadVocabulary())
}

/**
 * The best of corrected queries, or null. Of many words, papers need only have most; but then no paper shows that a
 * correction is right, so that words must start alike.
 * @param {Query[]} corrections
 * @param {ActiveFilters} filters
 * @param {string[]} typedWords
 */
async function bestCorrection(corrections, filters, typedWords) {
  const best = (await bestSuggestion(corrections, filters)) ?? (await bestSuggestion(corrections, {}))
  if (best) return best
  const isLikely = (/** @type {string} */ word) =>
    typedWords.includes(word) || typedWords.some((typed) => typed.slice(0, 2) === word.slice(0, 2))
  return (
    corrections.find(
      ({ text }) => contentWords(text).length >= MANY_WORDS && contentWords(text).every(isLikely),
    ) ?? null
  )
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
    alternatives.map((words) => ({ text: words, qualifiers: [], clauses: [], problems: [] })),
    {},
  )
  if (!alternative) return null
  const alternativeTotal = (await findPapers(alternative, {})).results.length
  const isBetter = alternativeTotal >= ALTERNATIVE_FACTOR * Math.max(total, 1)
  return isBetter ? { query: alternative, total: alternativeTotal } : null
}

/**
 * The papers that a query and active filters leave.
 * @param {Query} query
 * @param {ActiveFilters} filters
 */
async function findPapers(query, filters) {
  const { required } = await resolve(query.qualifiers, filters)
  return findSelected(query, required, await selectionOf(query))
}

/**
 * The papers that have all words and fulfill all conditions and clauses.
 * @param {Query} query
 * @param {unknown[]} required
 * @param {Selection} select
 * @param {string} [sort]
 * @returns {Promise<PagefindAnswer>}
 */
async function findSelected(query, required, select, sort = "") {
  const answer = await find(contentWords(query.text).join(" "), required, sort)
  if (!query.clauses.length) return answer
  const results = select(answer.results)
  const filters = hasMenus ? await countInMenus(results.map(({ id }) => id)) : {}
  return { results, filters }
}

/**
 * What the clauses of a query select. Most queries have none: they do not wait for the module.
 * @param {Query} query
 * @returns {Promise<Selection>}
 */
async function selectionOf({ text, clauses }) {
  if (!clauses.length) return (results) => results
  const { matchClauses, selectMatching } = await import("./clauses.js")
  const matches = await matchClauses(clauses, {
    find: async (words) => (await find(words)).results,
    findQualified: async (qualifier) => {
      const { required, unknown } = await resolve([qualifier], {})
      return unknown.length ? [] : (await find("", required)).results
    },
  })
  return (results) => selectMatching(results, matches, text === "")
}

/**
 * How many of the papers have each value of each of the filters.
 * @param {string[]} ids
 * @param {readonly string[]} [filters]
 */
async function countInMenus(ids, filters = FILTER_NAMES) {
  filterSets ??= import("./filter-sets.js").then(
    ({ FilterSets }) =>
      new FilterSets(loadValues, async (filter, value) =>
        (await find("", [{ [filter]: { any: [value] } }])).results.map(({ id }) => id),
      ),
  )
  return (await filterSets).counts(new Set(ids), filters)
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

self.addEventListener("message", async ({ data: { id, method, args } }) => {
  try {
    self.postMessage({ id, result: await methods[method](args) })
  } catch (error) {
    self.postMessage({ id, error: String(error) })
  }
})
