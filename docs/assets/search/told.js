// The sentences of the search page: what was found, how the query was read, and what to do where nothing is found.
import { button, element, papers } from "../elements.js"
import { quoted } from "./query.js"

/** What a query that is too short is told; nothing for an empty one. */
export function tooLittle(typed) {
  if (typed === "") return ""
  if (/[^\p{L}\p{N}\s]/u.test(typed)) return "A search takes two letters or digits side by side; other signs do not count. A further word helps."
  return "A search takes two letters or more."
}

/** The values [name, value] that an address asked for and no filter has. Tags are many, and only the commonest are a filter. */
export function refused(dropped, tags) {
  return [...new Set(dropped.map(([name]) => name))].flatMap((name) => {
    const values = quoted(dropped.filter(([other]) => other === name).map(([, value]) => value))
    if (name === "tag") return [`The search cannot filter by the tag ${values}; `, element("a", { href: tags }, "the list of tags"), " has the papers of each. "]
    return [name === "code" ? `${values} is no choice of “Has code”. ` : `No paper has the ${name} ${values}. `]
  })
}

/** What a search found; `put` takes another query, `widen` the filters away. */
export function found({ query, total, unknown, instead, other, undated, unfiltered }, filters, { put, widen }) {
  const told = unknown.length ? [`No paper says ${quoted(unknown)}. `] : []
  const meant = other ? ["Did you mean ", button(other.query, () => put(other.query)), ` (${papers(other.total)})? `] : []
  if (instead) told.push("Did you mean ", button(instead, () => put(instead)), "? ")
  else if (unknown.length && total > 0) told.push("Without it: ")
  if (other && total > 0) told.push(...meant, "As typed: ")
  if (total > 0) told.push(`${papers(total)}.`, last(undated, total))
  else if (Object.keys(filters).length > 0 && unfiltered > 0) told.push("Nothing with these filters. ", button("Show all without them", widen))
  else if (unknown.length === 0) told.push(...(query.includes(" ") ? ["No paper has all of these words. ", ...(other ? meant : ["Fewer words find more."])] : [`No paper says ${quoted([query])}. `, ...meant]))
  return told
}

// What the end of a list by date is, as lists of topics say it.
function last(undated, total) {
  if (undated === 0) return ""
  return undated === total ? " None of them has a date." : ` ${papers(undated)} of ${total.toLocaleString("en")} without a date come last.`
}
