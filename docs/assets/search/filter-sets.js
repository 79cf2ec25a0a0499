// @ts-check
// Counts the values of the filters among papers that one search of Pagefind cannot find.
import { FILTER_NAMES } from "./filter-names.js"

/** @typedef {import("./filter-names.js").FilterCounts} FilterCounts */

export class FilterSets {
  /**
   * @param {(filter: string) => Promise<string[]>} loadValues loads the values of a filter
   * @param {(filter: string, value: string) => Promise<string[]>} findIds the papers with a value
   */
  constructor(loadValues, findIds) {
    this.loadValues = loadValues
    this.findIds = findIds
    /** By filter, the papers with each of its values. @type {Map<string, Promise<{ value: string, ids: string[] }[]>>} */
    this.loading = new Map()
  }

  /**
   * How many of the papers have each value.
   * @param {Set<string>} papers
   * @param {readonly string[]} [filters]
   * @returns {Promise<Record<string, Record<string, number>>>}
   */
  async counts(papers, filters = FILTER_NAMES) {
    /** @type {Record<string, Record<string, number>>} */
    const counts = {}
    for (const name of filters)
      for (const { value, ids } of await this.sets(name)) {
        counts[name] ??= {}
        counts[name][value] = ids.reduce((count, id) => count + Number(papers.has(id)), 0)
      }
    return counts
  }

  /**
   * The papers with each value of a filter.
   * @param {string} filter
   */
  sets(filter) {
    const sets = this.loading.get(filter) ?? this.load(filter)
    this.loading.set(filter, sets)
    sets.catch(() => this.loading.delete(filter)) // another search tries again
    return sets
  }

  /** @param {string} filter */
  async load(filter) {
    const sets = []
    for (const value of await this.loadValues(filter))
      sets.push({ value, ids: await this.findIds(filter, value) })
    return sets
  }
}
