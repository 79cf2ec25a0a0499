// @ts-check
// Finds where the papers of each topic are densest, which is where the map writes the topic's name.

/** @typedef {{ name: string, size: number, x: number, y: number }} TopicCenter */

/**
 * The centers of the topics that have papers, the largest topic first: the mean of the half of the papers
 * nearest to the median.
 * @param {Pick<import("./map-data.js").MapData, "topics" | "first" | "x" | "y">} data
 * @param {ArrayLike<number> | null} selection 1 for each paper that counts, or null for all
 * @returns {TopicCenter[]}
 */
export function topicCenters({ topics, first, x, y }, selection) {
  /** @type {number[][]} */
  const papersOf = topics.map(() => [])
  first.forEach((topic, paper) => {
    if (topic >= 0 && (!selection || selection[paper])) papersOf[topic].push(paper)
  })
  return topics
    .map(([, name], topic) => ({ name, papers: papersOf[topic] }))
    .filter(({ papers }) => papers.length)
    .map(({ name, papers }) => ({ name, size: papers.length, ...denseCenter(papers, x, y) }))
    .sort((a, b) => b.size - a.size)
}

/**
 * @param {number[]} papers
 * @param {number[]} x
 * @param {number[]} y
 */
function denseCenter(papers, x, y) {
  const medianX = median(papers.map((paper) => x[paper]))
  const medianY = median(papers.map((paper) => y[paper]))
  const distance = (/** @type {number} */ paper) => Math.hypot(x[paper] - medianX, y[paper] - medianY)
  const nearest = [...papers].sort((a, b) => distance(a) - distance(b)).slice(0, Math.ceil(papers.length / 2))
  return { x: mean(nearest.map((paper) => x[paper])), y: mean(nearest.map((paper) => y[paper])) }
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1]
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
