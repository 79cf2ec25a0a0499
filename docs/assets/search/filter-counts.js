// @ts-check
// Adds how many papers have each value of each filter.

/** @typedef {Record<string, Record<string, number>>} Counts papers by filter and value */

/**
 * The counts of two sets of papers that have none in common.
 * @param {Counts} first
 * @param {Counts} second
 * @returns {Counts}
 */
export function sumOfCounts(first, second) {
  /** @type {Counts} */
  const sums = {}
  for (const counts of [first, second])
    for (const [name, values] of Object.entries(counts))
      for (const [value, count] of Object.entries(values)) add(sums, name, value, count)
  return sums
}

/**
 * The counts of papers, given the values that each has.
 * @param {{ filters: Record<string, string[]> }[]} papers
 * @returns {Counts}
 */
export function countsOf(papers) {
  /** @type {Counts} */
  const counts = {}
  for (const { filters } of papers)
    for (const [name, values] of Object.entries(filters))
      for (const value of values) add(counts, name, value, 1)
  return counts
}

/**
 * @param {Counts} counts
 * @param {string} name
 * @param {string} value
 * @param {number} count
 */
function add(counts, name, value, count) {
  // Without a prototype: a value may be called "constructor".
  counts[name] ??= Object.create(null)
  counts[name][value] = (counts[name][value] ?? 0) + count
}
