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
  const sums = Object.fromEntries(Object.entries(first).map(([name, values]) => [name, { ...values }]))
  for (const [name, values] of Object.entries(second)) {
    sums[name] ??= {}
    for (const [value, count] of Object.entries(values)) sums[name][value] = (sums[name][value] ?? 0) + count
  }
  return sums
}

/**
 * The counts of papers, given the values that each has.
 * @param {{ filters: Record<string, string[]> }[]} papers
 * @returns {Counts}
 */
export function countsOf(papers) {
  const ones = papers.flatMap(({ filters }) =>
    Object.entries(filters).flatMap(([name, values]) => values.map((value) => ({ [name]: { [value]: 1 } }))),
  )
  return ones.reduce(sumOfCounts, {})
}
