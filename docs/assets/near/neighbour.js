// The point that an arrow key means.

// The nearest of the points `numbers` in the direction [right, down] of `from`, what lies aside counting as further; `from` where
// there is none. x and y are the places of all points.
export function neighbour(numbers, { x, y }, from, [right, down]) {
  let best = from
  let least = Infinity
  for (const number of numbers) {
    const across = x[number] - x[from]
    const along = y[number] - y[from]
    const ahead = across * right + along * down
    const aside = Math.abs(across * down) + Math.abs(along * right)
    if (ahead <= 0 || aside > ahead || ahead + 2 * aside >= least) continue
    least = ahead + 2 * aside
    best = number
  }
  return best
}
