// @ts-check
// Turns active filters and the qualifiers of a query into the filters of Pagefind.
import { parseFilterKey } from "./filter-names.js"
import { NameIndex, selectNames } from "./name-index.js"
import { yearRange } from "./query.js"

/** @typedef {import("./filter-names.js").ActiveFilters} ActiveFilters */
/** @typedef {import("./filter-names.js").FilterKey} FilterKey */
/** @typedef {import("./filter-names.js").FilterName} FilterName */
/** @typedef {import("./name-index.js").IndexedName} IndexedName */
/** @typedef {import("./name-index.js").NameKind} NameKind */
/** @typedef {import("./query.js").Qualifier} Qualifier */
/** @typedef {import("./query.js").QualifierName} QualifierName */
/** @typedef {{ [filter: string]: { any: string[] } } | { any: Condition[] } | { not: Condition }} Condition what a paper must have, or must not */

/** @type {Set<string>} */
const NAME_KINDS = new Set(["author", "venue", "tag"])
/** A paper has several authors: two of them must both have written it. Values of any other kind are alternatives. */
const CONJUNCTIVE = "author"

export class Conditions {
  /** @param {(filter: string) => Promise<string[]>} loadValues loads the values of one of Pagefind's filters */
  constructor(loadValues) {
    this.loadValues = loadValues
    this.names = new NameIndex(loadValues)
  }

  /**
   * The values as the filters write them, whatever their case, and those that no paper has.
   * @param {ActiveFilters} filters
   * @returns {Promise<{ known: ActiveFilters, unknown: [FilterKey, string][] }>}
   */
  async matchFilters(filters) {
    /** @type {ActiveFilters} */
    const known = {}
    /** @type {[FilterKey, string][]} */
    const unknown = []
    for (const [key, values] of filterEntries(filters)) {
      const { name } = parseFilterKey(key)
      const matches = await Promise.all(values.map((value) => this.matchValue(name, value)))
      known[key] = [...new Set(matches.flatMap((match) => match?.name ?? []))]
      unknown.push(
        ...values.flatMap((value, position) => {
          return matches[position] ? [] : [/** @type {[FilterKey, string]} */ ([key, value])]
        }),
      )
    }
    return { known, unknown }
  }

  /**
   * What qualifiers and active filters require of a paper; the qualifiers that no paper fulfills, which require
   * nothing; and the names of the authors that are meant.
   * @param {Qualifier[]} qualifiers
   * @param {ActiveFilters} filters
   * @returns {Promise<{ required: Condition[], unknown: Qualifier[], authors: string[] }>}
   */
  async resolve(qualifiers, filters) {
    const found = await Promise.all(
      qualifiers.map(async (qualifier) => ({ qualifier, names: await this.findNames(qualifier) })),
    )
    const known = found.filter(({ qualifier, names }) => names.length && !qualifier.isExcluded)
    const kinds = [...new Set(known.map(({ qualifier }) => qualifier.name))]
    const active = await Promise.all(
      filterEntries(filters).map(async ([key, values]) => {
        const { name, isExcluded } = parseFilterKey(key)
        const matches = await Promise.all(values.map((value) => this.matchValue(name, value)))
        return { name, isExcluded, alternatives: matches.flatMap((match) => (match ? [[match]] : [])) }
      }),
    )
    const excluded = [
      ...found.flatMap(({ qualifier, names }) => (qualifier.isExcluded ? names : [])),
      ...active.flatMap(({ isExcluded, alternatives }) => (isExcluded ? alternatives.flat() : [])),
    ]
    const groups = [
      ...kinds.map((kind) => ({
        name: kind,
        alternatives: known.flatMap(({ qualifier, names }) => (qualifier.name === kind ? [names] : [])),
      })),
      ...active.filter(({ isExcluded }) => !isExcluded),
    ]
    const authors = groups.flatMap(({ name, alternatives }) => (name === "author" ? alternatives.flat() : []))
    return {
      required: [
        ...groups.flatMap(({ name, alternatives }) => combine(name, alternatives.map(anyOf))),
        ...(excluded.length ? [{ not: anyOf(excluded) }] : []),
      ],
      unknown: found.filter(({ names }) => !names.length).map(({ qualifier }) => qualifier),
      authors: [...new Set(authors.map(({ name }) => name))],
    }
  }

  /**
   * A qualifier that is similar to one that no paper fulfills, or null.
   * @param {Qualifier} qualifier
   * @param {() => Promise<string>} loadVocabulary
   * @returns {Promise<Qualifier | null>}
   */
  async similarQualifier({ name, value }, loadVocabulary) {
    if (!isNameKind(name)) return null
    const [suggestion] = await this.names.suggest(name, value, loadVocabulary)
    return suggestion ? { name, value: suggestion } : null
  }

  /**
   * @param {FilterName} filter
   * @param {string} value
   * @returns {Promise<IndexedName | undefined>}
   */
  async matchValue(filter, value) {
    if (isNameKind(filter)) return this.names.findEqual(filter, value)
    const values = await this.loadValues(filter)
    const lower = value.toLowerCase()
    const name = values.includes(value) ? value : values.find((other) => other.toLowerCase() === lower)
    return name === undefined ? undefined : { filter, name }
  }

  /**
   * The names that a qualifier means.
   * @param {Qualifier} qualifier
   * @returns {Promise<IndexedName[]>}
   */
  async findNames({ name, value }) {
    if (isNameKind(name)) return this.names.find(name, value, { prefersWhole: name !== "author" })
    const values = await this.loadValues(name)
    const selected =
      name === "year" ? selectYears(value, values) : selectNames(value, values, { prefersWhole: true })
    return selected.map((selectedName) => ({ filter: name, name: selectedName }))
  }
}

/**
 * @param {ActiveFilters} filters
 * @returns {[FilterKey, string[]][]}
 */
function filterEntries(filters) {
  return /** @type {[FilterKey, string[]][]} */ (Object.entries(filters))
}

/**
 * @param {string} name
 * @returns {name is NameKind}
 */
function isNameKind(name) {
  return NAME_KINDS.has(name)
}

/**
 * @param {string} value
 * @param {string[]} years
 */
function selectYears(value, years) {
  const range = yearRange(value)
  return range ? years.filter((year) => Number(year) >= range.first && Number(year) <= range.last) : []
}

/**
 * A paper must have one of the names.
 * @param {IndexedName[]} names
 * @returns {Condition}
 */
function anyOf(names) {
  /** @type {Map<string, string[]>} */
  const namesByFilter = new Map()
  for (const { filter } of names) namesByFilter.set(filter, [])
  for (const { filter, name } of names) namesByFilter.get(filter)?.push(name)
  return { any: [...namesByFilter].map(([filter, any]) => ({ [filter]: { any } })) }
}

/**
 * @param {string} name
 * @param {Condition[]} conditions
 * @returns {Condition[]}
 */
function combine(name, conditions) {
  return name === CONJUNCTIVE || conditions.length < 2 ? conditions : [{ any: conditions }]
}
