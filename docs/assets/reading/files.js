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
  if (!Array.isArray(read) || !read.length || !read.every((one) => typeof one?.id === "string")) return null
  return known(read.map((one) => [one.id, one.keyword]))
}

function fromRis(text) {
  return text.split(/^ER {2}-.*$/m).map((one) => [/^ID {2}- (.*)$/m.exec(one)?.[1], /^KW {2}- (.*)$/m.exec(one)?.[1]]).filter(([id]) => id)
}

function fromBibtex(text) {
  return [...text.matchAll(/^\s*@\w+\s*[{(]\s*([^,\s]+)\s*,([^@]*)/gm)].map(([, id, rest]) => [id, /keywords\s*=\s*["{]([^"}]*)/i.exec(rest)?.[1]])
}

/** Ids with states; a paper that no keyword says is read is to be read. */
function known(found) {
  return { states: new Map(found.map(([id, words]) => [id.trim(), /(^|[,;\s])read\b/.test(String(words ?? "").replaceAll("to-read", "")) ? "read" : "to-read"])) }
}
