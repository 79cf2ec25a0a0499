// Reads the files that a reading list is saved as: JSON as written here, CSL-JSON, RIS and BibTeX. They may come from anywhere.

export const FORMAT = "paper-digest reading list"

/** What a file says: {marks}, each as it was kept, or {states}, a state for each id of a paper that this site may have; null for another file. */
export function readList(text) {
  const start = text.trimStart()[0]
  if (start === "{" || start === "[") return fromJson(text)
  const found = /^TY {2}- /m.test(text) ? fromRis(text) : fromBibtex(text)
  return found.length ? known(found) : null
}

function fromJson(text) {
  let read
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  if (read?.format === FORMAT && Array.isArray(read.papers)) return { marks: read.papers }
  if (!Array.isArray(read) || !read.length || !read.every((one) => ["string", "number"].includes(typeof one?.id))) return null
  return known(read.map((one) => [String(one.id), one.keyword, one.URL]))
}

function fromRis(text) {
  const all = (record, tag) => [...record.matchAll(new RegExp(`^${tag} {2}- (.*)$`, "gm"))].map(([, value]) => value)
  return text.split(/^ER {2}-.*$/m).map((one) => [all(one, "ID")[0], all(one, "KW").join(";"), all(one, "UR")[0]]).filter(([id, , url]) => id || slugIn(url))
}

// How an entry begins, up to its key.
const HEAD = String.raw`@\w+\s*[{(]\s*([^,\s{}]+)\s*,`

// An entry that begins a line ends the one before, so that a broken one costs only itself.
function fromBibtex(text) {
  const starts = [...text.matchAll(new RegExp(`^[ \\t]*(?=${HEAD})`, "gm"))].map(({ index }) => index)
  return starts.flatMap((start, at) => entriesIn(text.slice(start, starts[at + 1])))
}

// An entry, and those that follow the brace that ends it on the same line.
function entriesIn(lines) {
  const entries = []
  const head = new RegExp(String.raw`[\s,]*[})]?[ \t]*${HEAD}`, "y")
  for (let found = head.exec(lines); found; found = head.exec(lines)) {
    const [fields, end] = fieldsFrom(lines, head.lastIndex)
    entries.push([found[1], fields.get("keywords"), fields.get("url")])
    head.lastIndex = end
  }
  return entries
}

// The fields that begin here by their names, and where they end.
function fieldsFrom(lines, start) {
  const fields = new Map()
  const name = /[\s,]*([\w-]+)\s*=\s*/y
  let end = start
  for (name.lastIndex = start; ; name.lastIndex = end) {
    const found = name.exec(lines)
    if (!found) return [fields, end]
    const value = name.lastIndex
    end = endOfValue(lines, value)
    fields.set(found[1].toLowerCase(), lines.slice(value, end).replace(/^["{]|["}]$/g, ""))
    end = endOfValue(lines, end, "#") // what else is joined to it
  }
}

// Behind the value that begins here: braces within braces belong to it, and quotes and commas within braces too. A brace or a quote that
// `first` is ends what it begins; anything else goes on to a comma or the end of the entry.
function endOfValue(lines, start, first = lines[start]) {
  const quoted = first === '"'
  let depth = 0
  for (let at = quoted ? start + 1 : start; at < lines.length; at++) {
    const sign = lines[at]
    if (sign === "\\") at++
    else if (sign === "{") depth++
    else if (sign === "}" && depth === 0 && !quoted) return at
    else if (sign === "}" && depth > 0) {
      depth--
      if (depth === 0 && first === "{") return at + 1
    } else if (depth === 0 && (quoted ? sign === '"' : sign === ",")) return quoted ? at + 1 : at
  }
  return lines.length
}

/** The paper that an address names as this site's addresses do, wherever the site stands. */
function slugIn(address) {
  return typeof address === "string" ? /\/papers\/([a-z0-9][a-z0-9-]{0,199})\/(?:index\.html)?(?:[?#]|$)/.exec(address.trim())?.[1] : undefined
}

/** Ids with states; a paper that no keyword says is read is to be read. Programs rename what they import, but keep its address. */
function known(found) {
  return { states: new Map(found.map(([id, words, address]) => [slugIn(address) ?? id.trim(), isRead(words) ? "read" : "to-read"])) }
}

function isRead(words) {
  return typeof words === "string" && words.split(/[,;\n]/).some((word) => word.trim().toLowerCase() === "read")
}
