// Searches beside the page, so that a long search does not hold up typing. Takes {id, method, args}, answers {id, result | error}.
import { american } from "./query.js"
import { isIn, mend } from "./spelling.js"

const bundle = new URL("../../pagefind/", import.meta.url)
let pagefind
let words
let hasFilters = false

const methods = {
  // The results from the `from`th to before the `to`th, how many there are, and what `counts` gives, or null before `filters`; `query` is
  // what they are results of where words stand in no paper, as `unknown` tells, `instead` the query with near words for these.
  async search({ query: asked, filters, sort, from, to }) {
    const query = await spelt(asked)
    const first = await results(query, filters, sort, from, to)
    const { unknown, instead, known } = await mended(query, first.rows)
    if (unknown.length === 0) return { ...first, query, unknown, instead }
    const second = instead === null ? null : await results(instead, filters, sort, from, to)
    if (second?.total) return { ...second, query: instead, unknown, instead }
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
  const found = await ask(query, filters, sort)
  const rows = await Promise.all(found.results.slice(from, to).map(row))
  return { total: found.results.length, rows, counts: hasFilters ? await countsOf(found.filters, query, filters) : null }
}

// A value that is added to a filter widens it, so a filter that is used already is counted as if it were not.
async function countsOf(counts, query, filters) {
  const used = Object.keys(filters)
  const without = (name) => ask(query, Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name)), "")
  const wider = await Promise.all(used.map(async (name) => [name, (await without(name)).filters[name]]))
  return { ...counts, ...Object.fromEntries(wider) }
}

const nothing = (answer) => ({ ...answer, total: 0, rows: [], counts: {} })

// The query with words as more papers write them.
async function spelt(query) {
  const words = query.split(" ").map(async (word) => {
    const other = american(word)
    if (!other) return word
    const [one, more] = await Promise.all([ask(word, {}, ""), ask(other, {}, "")])
    return more.results.length > one.results.length ? other : word
  })
  return (await Promise.all(words)).join(" ")
}

// Pagefind takes the nearest shorter word for one it does not know, or leaves it out; what it found tells which ones these are.
async function mended(query, rows) {
  const asked = query.split(" ").filter((word) => /\p{L}{3}|\p{N}/u.test(word))
  const doubtful = []
  for (const word of asked) if (!isIn(word, rows) && !isIn(word, (await results(word, {}, "", 0, 3)).rows)) doubtful.push(word)
  if (doubtful.length === 0) return { unknown: [], instead: null, known: query }
  return mend(query, doubtful, await wordList())
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
