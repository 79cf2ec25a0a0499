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

// Whether the papers of these rows hold a word that the asked one is or begins. Hyphens join words or part them, and scripts without
// blanks have words inside others.
export function isIn(word, rows) {
  const asked = joined(word)
  if (asked === "") return true
  const inside = /\p{Ideographic}/u.test(asked)
  return rows.some(({ meta, content }) =>
    simple(`${meta.title} ${content}`).split(/\s+/).some((one) => {
      const whole = joined(one)
      return whole.startsWith(asked) || (inside && whole.includes(asked)) || one.split(NO_LETTERS).some((part) => part.startsWith(asked))
    }),
  )
}

// Where a paper has just this word: 0 in its title, 1 elsewhere, 2 nowhere.
export function placeOf(word, { meta, content }) {
  const asked = simple(word)
  const place = [meta.title, content].findIndex((text) => simple(text).split(NO_LETTERS).includes(asked))
  return place < 0 ? 2 : place
}

const NO_LETTERS = /[^\p{L}\p{N}]+/u
const joined = (word) => simple(word).split(NO_LETTERS).join("")

const CHOICES = 3 // more only take time: each is searched for

// Of the doubtful words of a query, those that no paper says; queries with near words in their places, the likeliest first; and the
// query without them.
export function mend(query, doubtful, list) {
  const near = new Map()
  for (const word of doubtful) {
    const found = /\p{N}/u.test(word) ? [] : nearWords(word, list)
    if (found === null) continue
    const two = found.length || /\p{N}/u.test(word) ? null : twoWords(word, list)
    near.set(word, two ? [two] : found)
  }
  const parts = query.split(/\s+/)
  const most = Math.max(0, ...[...near.values()].map((found) => found.length))
  const choice = (at) => parts.map((word) => (near.has(word) ? (near.get(word)[at] ?? near.get(word)[0]) : word)).filter(Boolean).join(" ")
  return { unknown: [...near.keys()], choices: Array.from({ length: most }, (_, at) => choice(at)), known: parts.filter((word) => !near.has(word)).join(" ") }
}

// Queries in which another word stands for one that papers do say, which may be a slip all the same ("liner" for "linear").
export function otherwise(query, list) {
  const parts = query.split(/\s+/)
  return parts.flatMap((word, at) => {
    const [found] = /^\p{L}{4,}$/u.test(word) ? nearest(simple(word), list, true) : []
    return found ? [parts.with(at, found).join(" ")] : []
  }).slice(0, CHOICES)
}

// The two words of the list that a word is without the blank or hyphen between them, or null.
export function twoWords(word, list) {
  const asked = simple(word)
  const parts = new Set([...wordsOf(list)].map(([one]) => one).filter((one) => one.length > 2 && (asked.startsWith(one) || asked.endsWith(one))))
  for (let at = asked.length - 3; at >= 3; at--) if (parts.has(asked.slice(0, at)) && parts.has(asked.slice(at))) return `${asked.slice(0, at)} ${asked.slice(at)}`
  return null
}

// The nearest words of the list, the likeliest first, or null for a word that starts one of its words.
export function nearWords(word, list) {
  const asked = simple(word)
  for (const [candidate] of wordsOf(list)) if (candidate.startsWith(asked)) return null
  return nearest(asked, list, false)
}

// One slip is near in a short word, two in a long one, but no word with more slips than another; first letters are seldom wrong;
// commoner words are likelier. `others` leaves out what a search for the word finds anyway.
function nearest(asked, list, others) {
  if (asked.length < 3) return [] // nearly every short word is near
  let slips = asked.length < 8 || others ? 1 : 2
  let found = []
  for (const [candidate, often] of wordsOf(list)) {
    if (Math.abs(candidate.length - asked.length) > slips) continue
    if (others && (candidate.startsWith(asked) || asked.startsWith(candidate))) continue
    const distance = slipsBetween(asked, candidate, slips)
    if (distance > slips) continue
    if (distance < slips) [slips, found] = [distance, []]
    found.push([candidate, (candidate[0] === asked[0] ? 0 : 0.6) - often / 40])
  }
  return found.sort(([, one], [, other]) => one - other).slice(0, CHOICES).map(([candidate]) => candidate)
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
