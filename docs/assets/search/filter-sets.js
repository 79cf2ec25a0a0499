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
    /** @type {Promise<{ name: string, value: string, ids: string[] }[]> | undefined} */
    this.loading = undefined
  }

  /**
   * How many of the papers have each value.
   * @param {Set<string>} papers
   * @returns {Promise<Record<string, Record<string, number>>>}
   */
  async counts(papers) {
    this.loading ??= this.load()
    this.loading.catch(() => {
      this.loading = undefined // another search tries again
    })
    /** @type {Record<string, Record<string, number>>} */
    const counts = {}
    for (const { name, value, ids } of await this.loading) {
      counts[name] ??= {}
      counts[name][value] = ids.reduce((count, id) => count + Number(papers.has(id)), 0)
    }
    return counts
  }

  async load() {
    const sets = []
    for (const name of FILTER_NAMES)
      for (const value of await this.loadValues(name))
        sets.push({ name, value, ids: await this.findIds(name, value) })
    return sets
  }
}
