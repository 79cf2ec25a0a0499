// Reads map.json, which generator/pages/map_file.py writes and describes: every paper's title, id, place and first topic.
// It is fetched once for the whole visit, by the page that needs it first.
let reading = null

export const site = new URL("../../", import.meta.url)

export function papersFile() {
  reading ??= fetch(new URL("map.json", site))
    .then((answer) => {
      if (!answer.ok) throw new Error(`map.json: ${answer.status}`)
      return answer.json()
    })
    .catch((error) => {
      reading = null
      throw error
    })
  return reading
}

export function idOf(papers, number) {
  return papers.ids[number] || papers.titles[number].toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
}

export function numberOf(papers, id) {
  return id ? papers.titles.findIndex((_, number) => idOf(papers, number) === id) : -1
}

export function addressOf(papers, number) {
  return new URL(`papers/${idOf(papers, number)}/`, site).href
}

export function topicOf(papers, number) {
  return papers.topics[papers.first[number]] ?? null
}
