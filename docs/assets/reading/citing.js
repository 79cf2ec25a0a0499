// Writes citations as BibTeX, RIS and CSL-JSON. A work is {id, title, authors, date, venue, arxiv, doi, url, state}, all but id and title optional.

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")
const SIGNS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" }

/** A .bib file. */
export function bibtex(works) {
  return works.map(entry).join("\n")
}

/** A .ris file; its lines end as the format wants it. */
export function ris(works) {
  return works.map((work) => [...reference(work), ["ER", ""]].map(([tag, value]) => `${tag}  - ${value}\r\n`).join("")).join("\r\n")
}

/** A CSL-JSON file, as Zotero, pandoc and citeproc read it. */
export function csl(works) {
  return `${JSON.stringify(works.map(item), null, 1)}\n`
}

function entry(work) {
  const [year, month] = dated(work)
  const fields = [
    ["title", tex(work.title).replace(/(?<![\\\p{L}\p{N}])(?=\p{L}*\p{Lu})[\p{L}\p{N}]+(?!\{)/gu, "{$&}")],
    ["author", (work.authors ?? []).map(tex).join(" and ")],
    ["year", year],
    ["month", MONTHS[month - 1]],
    ["eprint", work.arxiv && tex(work.arxiv)],
    ["archiveprefix", work.arxiv && "arXiv"],
    ["doi", work.doi && tex(work.doi)],
    ["howpublished", work.venue && tex(work.venue)],
    ["url", work.url?.replace(/[{}\\\s%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)],
    ["keywords", work.state],
  ]
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@misc{${work.id},\n${lines.join("")}}\n`
}

function tex(words) {
  return line(words).replace(/[{}%#&_$\\~^]/g, (sign) => SIGNS[sign] ?? `\\${sign}`)
}

function reference(work) {
  const [year, month, day] = dated(work)
  const fields = [
    ["TY", work.venue ? "GEN" : "UNPB"],
    ["ID", work.id],
    ["TI", work.title],
    ...(work.authors ?? []).map((name) => ["AU", name.includes(",") ? name : [family(name), given(name)].filter(Boolean).join(", ")]),
    ["PY", year],
    ["DA", year && [year, month, day].filter(Boolean).join("/")],
    ["T2", work.venue],
    ["DO", work.doi],
    ["AN", work.arxiv && `arXiv:${work.arxiv}`],
    ["UR", work.url],
    ["KW", work.state],
  ]
  return fields.filter(([, value]) => value).map(([tag, value]) => [tag, line(String(value))])
}

function item(work) {
  const made = { id: work.id, type: "article", title: line(work.title) }
  if (work.authors?.length) made.author = work.authors.map((name) => (given(name) ? { family: family(name), given: given(name) } : { literal: name }))
  const parts = dated(work).map(Number)
  if (parts.length) made.issued = { "date-parts": [parts] }
  if (work.venue) made["container-title"] = work.venue
  if (work.doi) made.DOI = work.doi
  if (work.arxiv) Object.assign(made, { archive: "arXiv", archive_location: work.arxiv, number: `arXiv:${work.arxiv}` })
  if (work.url) made.URL = work.url
  if (work.state) made.keyword = work.state
  return made
}

/** Year, month and day as far as they are known. */
function dated(work) {
  return /^\d{4}(-\d{2}){0,2}$/.test(work.date ?? "") ? work.date.split("-") : []
}

/** The family name: after a comma's absence the last word, with the small particles before it, "van der Berg". */
function family(name) {
  if (name.includes(",")) return name.split(",")[0].trim()
  const words = line(name).split(" ")
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && /^\p{Ll}/u.test(word))
  return words.slice(particle > 0 ? particle : words.length - 1).join(" ")
}

function given(name) {
  if (name.includes(",")) return name.split(",").slice(1).join(",").trim()
  return line(name).slice(0, line(name).length - family(name).length).trim()
}

function line(words) {
  return words.replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim()
}
