// Searches beside the page, so that a long search does not hold up typing. Takes {id, method, args}, answers {id, result | error}.
import { american } from "./query.js"
import { isIn, mend, otherwise, placeOf } from "./spelling.js"

const bundle = new URL("../../pagefind/", import.meta.url)
// With so few papers another word may have been meant, if that finds so many times more.
const FEW = 5
const MANY = 4
const SHORT = 5 // letters of a word that begins many others
const HYPHENS = /^\p{L}{3,}([-‐‑]\p{L}{3,})+$/u
const LOOKED = 24 // papers, of about a kilobyte each
let pagefind
let words
let hasFilters = false

const methods = {
  // The results from the `from`th to before the `to`th, how many there are, and what `counts` gives, or null before `filters`; `query` is
  // what they are results of where words stand in no paper, as `unknown` tells, `instead` the query with near words for these. Where
  // papers say every word but few say all, `other` is a query that finds many more, with how many.
  async search({ query: asked, filters, sort, from, to }) {
    const query = await spelt(asked)
    const first = await results(query, filters, sort, from, to)
    const { unknown, choices, known } = await mended(query, first.rows)
    if (unknown.length === 0) {
      const asks = from === 0 && Object.keys(filters).length === 0
      return { ...first, query, unknown, instead: null, other: asks ? await other(query, first) : null }
    }
    const instead = (await likeliest(choices, filters)) ?? (await likeliest(choices, {}))
    if (instead) return { ...(await results(instead, filters, sort, from, to)), query: instead, unknown, instead }
    const third = known === "" ? nothing(first) : await results(known, filters, sort, from, to)
    return { ...third, query: known, unknown, instead: null }
  },

  // Loads the filters' lists of papers, which the first results do not wait for; gives how many papers each value has.
  async filters() {
    const { filters } = await engine()
    const every = await filters()
    hasFilters = true
    return every
  },

  // How many papers each value of each filter would leave.
  async counts({ query, filters }) {
    return countsOf((await ask(query, filters, "")).filters, query, filters)
  },
}

async function results(query, filters, sort, from, to) {
  // Only the filter of years tells which papers have a date.
  if (sort === "date") await methods.filters()
  const found = await ask(query, filters, sort)
  const order = sort === "" ? await wholeFirst(found.results, query) : found.results
  const rows = await Promise.all(order.slice(from, to).map(row))
  const total = order.length
  const undated = sort === "date" ? total - sum(Object.values(found.filters.year ?? {})) : 0
  return { total, rows, undated, unfiltered: found.unfilteredResultCount, counts: hasFilters ? await countsOf(found.filters, query, filters) : null }
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0)

// Pagefind counts "SAM" as found in "sample", and ranks by how often. Short words begin too many others for that: papers that have all
// of them come before those that have longer ones.
async function wholeFirst(found, query) {
  const words = query.split(" ")
  const short = words.filter((word) => word.length <= SHORT && /^[\p{L}\p{N}]+$/u.test(word))
  if (short.length === 0) return found
  const exact = await Promise.all(short.map(async (word) => new Set((await exactly(word)).map(({ id }) => id))))
  const [whole, rest] = parted(found, ({ id }) => exact.every((ids) => ids.has(id)))
  return [...(words.length === 1 ? await asTyped(whole, words[0]) : whole), ...rest]
}

// Exactly a word is to Pagefind also "clipped" and "AutoClip" for "CLIP", which only the papers themselves tell; so this looks at the
// first of them: those with the word as it is in their titles come first, then those with it anywhere.
async function asTyped(found, word) {
  const looked = await Promise.all(found.slice(0, LOOKED).map(async (result) => ({ result, place: placeOf(word, await row(result)) })))
  looked.sort((one, other) => one.place - other.place)
  return [...looked.map(({ result }) => result), ...found.slice(LOOKED)]
}

function parted(all, holds) {
  const parts = [[], []]
  for (const one of all) parts[holds(one) ? 0 : 1].push(one)
  return parts
}

// A value that is added to a filter widens it, so a filter that is used already is counted as if it were not.
async function countsOf(counts, query, filters) {
  const used = Object.keys(filters)
  const without = (name) => ask(query, Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name)), "")
  const wider = await Promise.all(used.map(async (name) => [name, (await without(name)).filters[name]]))
  return { ...counts, ...Object.fromEntries(wider) }
}

const nothing = (answer) => ({ ...answer, total: 0, unfiltered: 0, rows: [], counts: {} })

// The query with words as more papers write them.
async function spelt(query) {
  const words = await Promise.all(query.split(" ").map(unjoined))
  return (await Promise.all(words.flat().map(commoner))).join(" ")
}

// The index has words with one hyphen also as one word, those with more ("sharpness-aware-minimization") only in parts.
async function unjoined(word) {
  return HYPHENS.test(word) && (await exactly(word)).length === 0 ? word.split(/[-‐‑]/) : [word]
}

async function commoner(word) {
  const other = american(word)
  if (!other) return word
  const [one, more] = await Promise.all([ask(word, {}, ""), ask(other, {}, "")])
  return more.results.length > one.results.length ? other : word
}

// Pagefind takes the nearest shorter word for one it does not know, or leaves it out. Whether it knows a word in some form tells a
// search for just that word; whether it knows the beginning of one, what it found.
async function mended(query, rows) {
  const asked = query.split(" ").filter((word) => /\p{L}{2}|\p{N}/u.test(word))
  const doubtful = []
  for (const word of asked) {
    if (isIn(word, rows) || (await exactly(word)).length > 0) continue
    if (!isIn(word, (await results(word, {}, "", 0, 3)).rows)) doubtful.push(word)
  }
  if (doubtful.length === 0) return { unknown: [], choices: [], known: query }
  return mend(query, doubtful, await wordList())
}

// What is found for a word in quotes: other forms of it ("models"), but nothing that it only begins.
async function exactly(word) {
  const bare = word.replaceAll('"', "")
  return bare === "" ? [] : (await ask(`"${bare}"`, {}, "")).results
}

// Of queries, the likeliest first, the first that finds papers, but for one that finds far more; or null where none does.
async function likeliest(choices, filters) {
  let [best, most] = [null, 0]
  for (const choice of choices) {
    const found = (await ask(choice, filters, "")).results.length
    if (found > 2 * most) [best, most] = [choice, found]
  }
  return best
}

async function other(query, { total }) {
  if (total > FEW || query === "") return null
  const better = await likeliest(otherwise(query, await wordList()), {})
  const found = better ? (await ask(better, {}, "")).results.length : 0
  return found >= MANY * Math.max(total, 1) ? { query: better, total: found } : null
}

// Without the list a word is only not found; another search tries again.
async function wordList() {
  words ??= fetch(new URL("words.txt", bundle)).then((answer) => answer.text())
  try {
    return await words
  } catch {
    words = undefined
    return ""
  }
}

async function engine() {
  if (!pagefind) {
    const made = await import(new URL("pagefind.js", bundle).href)
    await made.init()
    pagefind = made
  }
  return pagefind
}

async function ask(query, filters, sort) {
  const { search } = await engine()
  const any = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]))
  const found = await search(query === "" ? null : query, { filters: any })
  // The index names papers so that the newest come first (generator/search/contents.py).
  if (sort === "date") found.results.sort((one, other) => (one.id < other.id ? -1 : 1))
  return found
}

async function row(result) {
  const { meta, filters, content, locations, raw_url } = await result.data()
  return { path: raw_url, meta, filters, content, locations }
}

self.addEventListener("message", async ({ data: { id, method, args } }) => {
  try {
    self.postMessage({ id, result: await methods[method](args) })
  } catch (error) {
    self.postMessage({ id, error: String(error) })
  }
})
