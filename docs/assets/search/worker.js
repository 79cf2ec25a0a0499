// Searches beside the page, so that a long search does not hold up typing. Takes {id, method, args}, answers {id, result | error}.
import { nearWord } from "./spelling.js"

const bundle = new URL("../../pagefind/", import.meta.url)
let pagefind
let words
let allFilters = false

const methods = {
  // The results from the `from`th to before the `to`th, how many there are, and how many each filter would leave.
  async search({ query, filters, sort, from, to }) {
    const found = await ask(query, filters, sort)
    const rows = await Promise.all(found.results.slice(from, to).map(row))
    return { total: found.results.length, rows, counts: allFilters ? found.filters : null, countsWithout: allFilters ? found.totalFilters : null }
  },

  // Loads the filters' lists of papers, which the first results do not wait for.
  async filters() {
    const { filters } = await engine()
    const every = await filters()
    allFilters = true
    return every
  },

  // The words that stand in no paper, and the query with the nearest ones in their places, or null where none is near.
  async mend({ query }) {
    const asked = query.split(/\s+/).filter((word) => /\p{L}{3}/u.test(word))
    const unknown = []
    for (const word of asked) if ((await ask(word, {}, "")).results.length === 0) unknown.push(word)
    if (unknown.length === 0) return { unknown, instead: null }
    words ??= fetch(new URL("words.txt", bundle)).then((answer) => (answer.ok ? answer.text() : ""))
    const list = await words
    const near = new Map(unknown.map((word) => [word, nearWord(word, list)]))
    const instead = [...near.values()].some(Boolean) ? query.split(/\s+/).map((word) => near.get(word) ?? word).join(" ") : null
    return { unknown, instead }
  },
}

async function engine() {
  if (!pagefind) {
    pagefind = await import(new URL("pagefind.js", bundle).href)
    await pagefind.init()
  }
  return pagefind
}

async function ask(query, filters, sort) {
  const { search } = await engine()
  return search(query === "" ? null : query, { filters, sort: sort === "date" ? { date: "desc" } : {} })
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
