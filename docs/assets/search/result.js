// One result as a row of the list: its title and summary with the words that were found, its topics and date.
// Everything in it is from a dump, so it becomes text and never markup.

// What stands before a word, the word, and what stands after it.
const AROUND = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su
const bare = (word) => word.match(AROUND)[2].toLowerCase()

export function resultOf({ path, meta, filters, content, locations }, root) {
  const words = content.split(/\s+/)
  const found = new Set(locations.map((at) => bare(words[at] ?? "")).filter(Boolean))
  const item = document.createElement("li")
  const link = running(child(child(item, "p"), "a", "row-title"))
  link.href = new URL(path.replace(/^\//, ""), root).href
  let told = marked(link, meta.title, found)
  if (meta.summary) told = marked(running(child(item, "p")), meta.summary, found) || told
  if (!told && locations.length > 0) marked(running(child(item, "p", "find-excerpt")), excerpt(words, locations), found)
  const facts = child(child(item, "p"), "span", "row-facts")
  if (meta.date) child(facts, "span").textContent = meta.date
  for (const topic of filters.topic ?? []) child(facts, "span").textContent = topic
  if (filters.code) child(facts, "span", "has-code").textContent = "code"
  return item
}

function child(parent, name, kind = "") {
  const made = document.createElement(name)
  if (kind) made.className = kind
  parent.append(made)
  return made
}

// An element whose words say themselves which way they run.
function running(element) {
  element.dir = "auto"
  return element
}

// Puts the text into the element, the found words in <mark>; tells whether there was one.
function marked(element, text, found) {
  let any = false
  for (const part of text.split(/(\s+)/)) {
    const [, before, word, after] = part.match(AROUND)
    if (found.has(word.toLowerCase())) {
      element.append(before)
      child(element, "mark").textContent = word
      element.append(after)
      any = true
    } else element.append(part)
  }
  element.normalize()
  return any
}

// The words around the place where most of the found ones stand close together.
function excerpt(words, locations) {
  const width = 28
  const near = (start) => locations.filter((at) => at >= start && at < start + width).length
  const best = locations.reduce((one, other) => (near(other) > near(one) ? other : one))
  const start = Math.max(0, best - 6)
  const end = Math.min(words.length, start + width)
  return `${start > 0 ? "… " : ""}${words.slice(start, end).join(" ")}${end < words.length ? " …" : ""}`
}
