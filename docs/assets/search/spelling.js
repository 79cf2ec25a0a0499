// Finds the word of a list that a misspelt one stands for.

// The list is digits, small letters and capitals: how many letters a word shares with the one before it, its other letters,
// and how many papers have it (A: one, B: two, C: four, ...).
export function* wordsOf(list) {
  let before = ""
  for (const [, shared, rest, often] of list.matchAll(/(\d)([a-z]+)([A-Z])/g)) {
    before = before.slice(0, Number(shared)) + rest
    yield [before, often.charCodeAt(0) - 65]
  }
}

const simple = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

// Whether the papers of these rows hold the word, its ending aside, which other forms of it have not. What has digits is a name or
// a number and has no other forms.
export function isIn(word, rows) {
  const stem = simple(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
  const start = /\p{N}/u.test(stem) ? stem : stem.slice(0, Math.max(3, stem.length - 2))
  return rows.some(({ meta, content }) => joined(`${meta.title} ${content}`).includes(joined(start)))
}

const joined = (text) => simple(text).replace(/[-‐‑]/g, "")

// Of the doubtful words of a query, those that no paper says; the query with the nearest words in their places, or null where
// none is near; and the query without them.
export function mend(query, doubtful, list) {
  const near = new Map()
  for (const word of doubtful) {
    const found = /\p{N}/u.test(word) ? null : (nearWord(word, list) ?? twoWords(word, list))
    if (found !== "") near.set(word, found)
  }
  const parts = query.split(/\s+/)
  const instead = [...near.values()].some(Boolean) ? parts.map((word) => (near.has(word) ? near.get(word) : word)).filter(Boolean).join(" ") : null
  return { unknown: [...near.keys()], instead, known: parts.filter((word) => !near.has(word)).join(" ") }
}

// The two words of the list that a word is without the blank or hyphen between them, or null.
export function twoWords(word, list) {
  const asked = simple(word)
  const parts = new Set([...wordsOf(list)].map(([one]) => one).filter((one) => one.length > 2 && (asked.startsWith(one) || asked.endsWith(one))))
  for (let at = asked.length - 3; at >= 3; at--) if (parts.has(asked.slice(0, at)) && parts.has(asked.slice(at))) return `${asked.slice(0, at)} ${asked.slice(at)}`
  return null
}

// The nearest word of the list, "" for a word that starts one of its words, null where none is near. One slip is near in a short
// word, two in a long one; first letters are seldom wrong; commoner words are likelier.
export function nearWord(word, list) {
  const asked = simple(word)
  const slips = asked.length < 8 ? 1 : 2
  let best = null
  let least = Infinity
  for (const [candidate, often] of wordsOf(list)) {
    if (candidate.startsWith(asked)) return ""
    if (Math.abs(candidate.length - asked.length) > slips) continue
    const distance = slipsBetween(asked, candidate, slips)
    if (distance > slips) continue
    const cost = distance + (candidate[0] === asked[0] ? 0 : 0.6) - often / 40
    if (cost < least) [best, least] = [candidate, cost]
  }
  return best
}

// Letters added, left out, changed or swapped with their neighbour between two words (optimal string alignment), or more than `most`.
export function slipsBetween(one, other, most) {
  let previous = []
  let current = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const next = [row]
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1]
      next[at] = Math.min(current[at] + 1, next[at - 1] + 1, current[at - 1] + (same ? 0 : 1))
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) next[at] = Math.min(next[at], previous[at - 2] + 1)
    }
    if (Math.min(...next) > most) return most + 1
    ;[previous, current] = [current, next]
  }
  return current[other.length]
}
