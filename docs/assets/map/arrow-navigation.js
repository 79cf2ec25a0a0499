// @ts-check
// Chooses the point to which an arrow key moves.

/** @typedef {readonly [right: number, down: number]} Direction */

/** How much more a step to the side counts than one straight ahead; chosen by hand. */
const SIDE_WEIGHT = 2

/**
 * The nearest point in a direction, or the start where there is none. Points more to the side than ahead do
 * not count.
 * @param {Iterable<number>} candidates indices of points
 * @param {{ x: ArrayLike<number>, y: ArrayLike<number> }} positions of all points
 * @param {number} start
 * @param {Direction} direction
 */
export function nearestInDirection(candidates, { x, y }, start, [right, down]) {
  let nearest = start
  let shortest = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const dx = x[candidate] - x[start]
    const dy = y[candidate] - y[start]
    const ahead = dx * right + dy * down
    const aside = Math.abs(dx * down) + Math.abs(dy * right)
    const distance = ahead + SIDE_WEIGHT * aside
    if (ahead <= 0 || aside > ahead || distance >= shortest) continue
    shortest = distance
    nearest = candidate
  }
  return nearest
}
