// The page of the reading list: what is marked, in and out as files, and lists that come as a link.
import { bibtex, csl, ris } from "./citing.js"
import { button, element, papers } from "../elements.js"
import { FORMAT, readList } from "./files.js"
import { MOST, NAMES, STATES, base, keep, mark, marks, pageOf, today, understood } from "./marks.js"
import { citations, keyOf, split } from "./roll.js"

/** Bytes of a file that is read; 5,000 marks are well below. */
const LARGEST = 8_000_000
const FILES = [
  ["JSON", "json", "application/json", (works, all) => own(all)],
  ["BibTeX", "bib", "application/x-bibtex", bibtex],
  ["RIS", "ris", "application/x-research-info-systems", ris],
  ["CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl],
]

const place = () => document.querySelector("[data-reading-list]")
/** What the last action has to say, and the list that came with the address. */
let told = ""
let sent = null

/** Shows the list. */
export function show() {
  told = ""
  receive()
  draw()
}

function draw() {
  const here = place()
  if (!here) return
  const all = [...marks().values()]
  const focused = document.activeElement?.dataset?.action
  const status = element("p", { className: "told", role: "status" })
  here.replaceChildren(
    ...(sent ? [offer()] : []),
    ...(all.length ? STATES.map((state) => section(NAMES[state], all.filter((one) => one.state === state), row)) : [empty()]).filter(Boolean),
    tools(all),
    status,
  )
  // Set apart from its making, so that it is read out.
  status.textContent = told
  if (focused) [...here.querySelectorAll("[data-action]")].find((one) => one.dataset.action === focused)?.focus()
}

function say(words) {
  told = words
  draw()
}

function empty() {
  return element("p", { className: "note" }, "Nothing is marked yet. Each paper's page has the two switches, ", element("b", {}, "To read"), " and ", element("b", {}, "Read"), ", above its heading.")
}

function section(name, some, each) {
  if (!some.length) return null
  const list = element("ul", {}, ...some.map(each))
  return element("section", {}, element("h2", {}, `${name} · ${some.length.toLocaleString("en")}`), element("div", { className: "rows" }, list))
}

function row(one) {
  const other = one.state === "read" ? "to-read" : "read"
  const set = (state) => () => {
    const same = () => [...place().querySelectorAll(`[data-action^="${state ? "move" : "remove"} "]`)]
    const position = same().indexOf(document.activeElement)
    say(mark(one.id, state, one.title) || (state ? "" : `Removed: ${one.title}`))
    if (!place().contains(document.activeElement)) (same()[position] ?? same().at(-1) ?? place().querySelector("button"))?.focus()
  }
  const actions = element(
    "span",
    { className: "row-actions" },
    button(other === "read" ? "Mark as read" : "Back to read", set(other), { "data-action": `move ${one.id}`, "aria-label": `${other === "read" ? "Mark as read" : "Back to read"}: ${one.title}` }),
    button("Remove", set(null), { "data-action": `remove ${one.id}`, "aria-label": `Remove: ${one.title}` }),
  )
  const facts = element("span", { className: "row-facts" }, one.day ? `marked ${one.day}` : null, actions)
  return element("li", {}, element("p", {}, element("a", { className: "row-title", dir: "auto", href: pageOf(one.id) }, one.title)), element("p", {}, facts))
}

function tools(all) {
  const input = element("input", { type: "file", accept: ".json,.bib,.ris", hidden: true, onchange: () => take(input) })
  const bring = button("Import a file", () => input.click(), { "data-action": "import" })
  if (!all.length) return element("div", { className: "tools", role: "group", "aria-label": "Import" }, bring, input)
  const saves = FILES.map(([name, ending, type, write]) => button(name, () => save(ending, type, write), { "data-action": ending, "aria-label": `Save as ${name}` }))
  const link = button("Copy a link", copy, { "data-action": "link" })
  return element("div", { className: "tools", role: "group", "aria-label": "Take the list along" }, element("span", {}, "Save as"), ...saves, link, bring, input)
}

// ---------------------------------------------------------------- out

async function save(ending, type, write) {
  const all = [...marks().values()]
  let lost = ""
  try {
    const works = ending === "json" ? [] : await worksOf(all)
    const gone = ending === "json" ? 0 : works.filter((one) => one.gone).length
    if (gone) lost = ` Of ${papers(gone)} only the title is known: no longer on this site.`
    const address = URL.createObjectURL(new Blob([write(works, all)], { type }))
    element("a", { href: address, download: `reading-list.${ending}` }).click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
    say(`Saved ${papers(all.length)} as reading-list.${ending}.${lost}`)
  } catch {
    say("Not saved: the site cannot be reached now.")
  }
}

async function worksOf(all) {
  const found = await citations(all.map((one) => keyOf(one.id)))
  return all.map((one) => ({ url: pageOf(one.id), ...(found.get(keyOf(one.id)) ?? { id: one.id, title: one.title, gone: true }), state: one.state }))
}

function own(all) {
  return `${JSON.stringify({ format: FORMAT, version: 1, site: base.href, papers: all }, null, 1)}\n`
}

/** The list as a link: the keys of the papers to read, and of those that are read, behind the # that no server sees. */
async function copy() {
  const row = (state) => [...marks().values()].filter((one) => one.state === state).map((one) => keyOf(one.id)).join("")
  const link = new URL(`reading-list/#to-read=${row("to-read")}&read=${row("read")}`, base).href
  try {
    await navigator.clipboard.writeText(link)
    say("The link is copied. Whoever opens it sees the list and can keep it.")
  } catch {
    say(`This browser does not let a page copy. The link: ${link}`)
  }
}

// ---------------------------------------------------------------- in

async function take(input) {
  const [file] = input.files
  if (!file) return
  if (file.size > LARGEST) return say("Not read: the file is too large for a reading list.")
  const read = understoodList(await file.text().catch(() => ""))
  if (!read) return say("Not read: this is no reading list in a form that is saved here (JSON, BibTeX, RIS, CSL-JSON).")
  if (read.marks) return add(read.marks.slice(0, MOST).map(understood), Math.max(0, read.marks.length - MOST))
  try {
    const found = await marksOf(new Map([...read.states].slice(0, MOST).map(([id, state]) => [keyOf(id), state])))
    add(found.marks, found.missing)
  } catch {
    say("Not read: the site cannot be reached now, to see which of these papers it has.")
  }
}

function understoodList(text) {
  try {
    return readList(text)
  } catch {
    return null // whatever a file does to its reader, it is no list
  }
}

/** Adds marks to the list; what is marked here already stays as it is. */
function add(some, more = 0) {
  const all = marks()
  const good = some.filter(Boolean)
  const fresh = new Map(good.filter((one) => !all.has(one.id)).map((one) => [one.id, one]))
  const refused = keep(new Map([...fresh, ...all]))
  const left = some.length - good.length + more
  const parts = [`${papers(fresh.size)} added`]
  if (good.length > fresh.size) parts.push(`${good.length - fresh.size} there already`)
  if (left) parts.push(`${left} not on this site or not understood, left out`)
  say(refused || `${parts.join(", ")}.`)
}

/** Reads the list that the address carries, and fetches what its papers are called. */
async function receive() {
  sent = null
  const fields = new URLSearchParams(location.hash.slice(1))
  const states = new Map(STATES.flatMap((state) => split(fields.get(state) ?? "").map((key) => [key, state])).slice(0, MOST))
  if (!states.size) return
  sent = { marks: null, missing: 0 }
  const mine = sent
  try {
    Object.assign(mine, await marksOf(states))
  } catch {
    mine.failed = true
  }
  if (sent === mine) draw()
}

/** Marks for states by key, and how many of the keys are no paper's of this site. */
async function marksOf(states) {
  const found = await citations([...states.keys()])
  const some = [...found].map(([key, one]) => understood({ id: one.id, title: one.title, state: states.get(key), day: today() }))
  return { marks: some.filter(Boolean), missing: states.size - found.size }
}

function offer() {
  const parts = [element("h2", {}, "A list from a link")]
  if (sent.failed) parts.push(element("p", {}, "The site cannot be reached now; load the page again later."))
  else if (!sent.marks) parts.push(element("p", {}, "Looking its papers up …"))
  else {
    const lost = sent.missing ? `${papers(sent.missing)} of it ${sent.missing === 1 ? "is" : "are"} not on this site.` : ""
    parts.push(element("p", {}, [sent.marks.length ? `${papers(sent.marks.length)}, not kept yet.` : "", lost].filter(Boolean).join(" ")))
    parts.push(element("div", { className: "rows" }, element("ul", {}, ...sent.marks.map(glimpse))))
    const put = button("Keep them", () => close(() => add(mine.marks)), { "data-action": "keep" })
    const mine = sent
    parts.push(element("div", { className: "tools" }, sent.marks.length ? put : null, button("Leave them", () => close(draw), { "data-action": "leave" })))
  }
  return element("section", { className: "sent" }, ...parts)
}

function glimpse(one) {
  const title = element("a", { className: "row-title", dir: "auto", href: pageOf(one.id) }, one.title)
  return element("li", {}, element("p", {}, title), element("p", {}, element("span", { className: "row-facts" }, NAMES[one.state].toLowerCase())))
}

function close(then) {
  sent = null
  history.replaceState(history.state, "", location.pathname)
  then()
  place()?.querySelector(".row-title, button")?.focus()
}

addEventListener("marks", draw)
addEventListener("hashchange", () => {
  if (place()) show()
})
