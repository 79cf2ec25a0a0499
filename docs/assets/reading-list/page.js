// @ts-check
// Shows the reading-list page: its papers, export and import, and lists shared by link.
import { button, element, paperCount, query, queryAll, saveFile } from "../dom.js"
import { paperUrl, SITE_ROOT } from "../site.js"
import { CITATION_FORMATS, writeJson } from "./export.js"
import { parseList } from "./import.js"
import { findKeysByIdentifier, loadCitations, paperKey, splitKeys } from "./paper-index.js"
import {
  loadList,
  MAX_ENTRIES,
  parseEntry,
  STATE_LABELS,
  STATES,
  saveList,
  setState,
  today,
} from "./store.js"

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").ReadingState} ReadingState */
/** @typedef {{ entries: Entry[] | null, missing: number, failed?: boolean }} SharedList entries: null while they are loaded */

/** Bytes of an imported file; 5,000 entries are well below. */
const MAX_FILE_SIZE = 8_000_000
const UNREACHABLE = "the site cannot be reached now."

/** What the last action reports, and the list that came with the address. */
let message = ""
/** @type {SharedList | null} */
let sharedList = null

/** Shows the list. */
export function start() {
  message = ""
  receiveSharedList()
  draw()
}

const listElement = () => query("[data-reading-list]")

function draw() {
  const root = listElement()
  if (!root) return
  const entries = [...loadList().values()]
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.action : undefined
  const status = element("p", { className: "status-message", role: "status" })
  const sections = STATES.map((state) =>
    section(
      state,
      entries.filter((entry) => entry.state === state),
    ),
  )
  const body = entries.length ? sections.filter((part) => part !== null) : [emptyNote()]
  root.replaceChildren(
    ...(sharedList ? [sharedListSection(sharedList)] : []),
    ...body,
    toolbar(entries),
    status,
  )
  // Set after the element was added, so that screen readers announce it.
  status.textContent = message
  if (focused)
    queryAll("[data-action]", root)
      .find(({ dataset }) => dataset.action === focused)
      ?.focus()
}

/** @param {string} text */
function report(text) {
  message = text
  draw()
}

function emptyNote() {
  const buttons = [element("b", {}, "To read"), " and ", element("b", {}, "Read")]
  return element(
    "p",
    { className: "note" },
    "Your list is empty. Each paper's page has the buttons ",
    ...buttons,
    " above its title.",
  )
}

/**
 * @param {ReadingState} state
 * @param {Entry[]} entries
 */
function section(state, entries) {
  if (!entries.length) return null
  const heading = element("h2", {}, `${STATE_LABELS[state]} · ${entries.length.toLocaleString("en")}`)
  return element(
    "section",
    {},
    heading,
    element("div", { className: "rows" }, element("ul", {}, ...entries.map(row))),
  )
}

/** @param {Entry} entry */
function row(entry) {
  const { id, title, day } = entry
  const otherState = entry.state === "read" ? "to-read" : "read"
  const moveLabel = otherState === "read" ? "Mark as read" : "Move to “To read”"
  const actions = element(
    "span",
    { className: "row-actions" },
    button(moveLabel, () => change(entry, otherState), {
      "data-action": `move ${id}`,
      "aria-label": `${moveLabel}: ${title}`,
    }),
    button("Remove", () => change(entry, null), {
      "data-action": `remove ${id}`,
      "aria-label": `Remove: ${title}`,
    }),
  )
  return listItem(entry, day ? `added ${day}` : null, actions)
}

/**
 * @param {Entry} entry
 * @param {...(Node | string | null)} facts
 */
function listItem({ id, title }, ...facts) {
  const link = element("a", { className: "row-title", dir: "auto", href: paperUrl(id) }, title)
  return element(
    "li",
    {},
    element("p", {}, link),
    element("p", {}, element("span", { className: "row-facts" }, ...facts)),
  )
}

/**
 * Changes or removes an entry and keeps the focus on the same kind of button at the same position.
 * @param {Entry} entry
 * @param {ReadingState | null} state
 */
function change({ id, title }, state) {
  const kind = state ? "move" : "remove"
  const sameButtons = () => queryAll(`[data-reading-list] [data-action^="${kind} "]`)
  const position = sameButtons().indexOf(/** @type {HTMLElement} */ (document.activeElement))
  report(setState(id, state, title) || (state ? "" : `Removed: ${title}`))
  if (listElement()?.contains(document.activeElement)) return
  const successor = sameButtons()[position] ?? sameButtons().at(-1) ?? query("[data-reading-list] button")
  successor?.focus()
}

/** @param {Entry[]} entries */
function toolbar(entries) {
  const input = element("input", { type: "file", accept: ".json,.bib,.ris,.txt", hidden: true })
  input.onchange = () => importFile(input)
  const importButton = button("Import", () => input.click(), { "data-action": "import" })
  if (!entries.length)
    return element(
      "div",
      { className: "toolbar", role: "group", "aria-label": "Import" },
      importButton,
      input,
    )
  const exports = [
    exportButton("JSON", "json", () => exportJson(entries)),
    ...CITATION_FORMATS.map((format) =>
      exportButton(format.name, format.extension, () => exportCitations(entries, format)),
    ),
  ]
  const linkButton = button("Copy link", copyLink, { "data-action": "link" })
  const group = { className: "toolbar", role: "group", "aria-label": "Export and import" }
  return element("div", group, element("span", {}, "Save as"), ...exports, linkButton, importButton, input)
}

/**
 * @param {string} name
 * @param {string} extension
 * @param {() => void} action
 */
function exportButton(name, extension, action) {
  return button(name, action, { "data-action": extension, "aria-label": `Save as ${name}` })
}

// ---- Export

/** @param {Entry[]} entries */
function exportJson(entries) {
  saveFile("reading-list.json", writeJson(entries), "application/json")
  report(`Saved ${paperCount(entries.length)} as reading-list.json.`)
}

/**
 * @param {Entry[]} entries
 * @param {typeof CITATION_FORMATS[number]} format
 */
async function exportCitations(entries, { extension, type, write }) {
  try {
    const citations = await loadCitations(entries.map(({ id }) => paperKey(id)))
    const cited = entries.flatMap((entry) => {
      const citation = citations.get(paperKey(entry.id))
      return citation ? [{ entry, citation }] : []
    })
    const missing = entries.length - cited.length
    const note = missing
      ? `${paperCount(missing)} ${missing === 1 ? "is" : "are"} no longer on this site.`
      : ""
    if (!cited.length) {
      report(`Nothing saved: ${note}`)
      return
    }
    saveFile(`reading-list.${extension}`, write(cited), type)
    report(`Saved ${paperCount(cited.length)} as reading-list.${extension}. ${note}`.trim())
  } catch {
    report(`Not saved: ${UNREACHABLE}`)
  }
}

/** Copies the list as a link: the keys of its papers after the "#", which no server sees. */
async function copyLink() {
  const entries = [...loadList().values()]
  const keys = (/** @type {ReadingState} */ state) =>
    entries.flatMap((entry) => (entry.state === state ? paperKey(entry.id) : [])).join("")
  const link = new URL(`reading-list/#to-read=${keys("to-read")}&read=${keys("read")}`, SITE_ROOT).href
  try {
    await navigator.clipboard.writeText(link)
    report("Link copied. Anyone who opens it sees the list and can save it.")
  } catch {
    report(`This browser does not allow copying. The link: ${link}`)
  }
}

// ---- Import

/** @param {HTMLInputElement} input */
async function importFile(input) {
  const file = input.files?.[0]
  if (!file) return
  if (file.size > MAX_FILE_SIZE) {
    report("Not imported: the file is too large for a reading list.")
    return
  }
  const list = parseList(await file.text().catch(() => ""))
  try {
    if (!list)
      report(
        "Not imported: the file is no reading list saved here, and names no arXiv id, DOI or paper of this site.",
      )
    else if ("records" in list)
      addEntries(list.records.slice(0, MAX_ENTRIES).map(parseEntry), list.records.length)
    else await importNamedPapers(list)
  } catch {
    report(`Not imported: ${UNREACHABLE}`)
  }
}

/** @param {import("./import.js").NamedPapers} named */
async function importNamedPapers({ ids, identifiers }) {
  const keyOf = await findKeysByIdentifier(identifiers)
  const keys = [...new Set([...ids.map(paperKey), ...keyOf.values()])].slice(0, MAX_ENTRIES)
  const { entries } = await entriesFor(new Map(keys.map((key) => [key, "to-read"])))
  addEntries(entries, entries.length + identifiers.filter((value) => !keyOf.has(value)).length)
}

/**
 * Adds entries to the list; entries that it has already stay as they are.
 * @param {(Entry | null)[]} candidates null for records that are no entries
 * @param {number} total how many papers were named, those that are not here included
 */
function addEntries(candidates, total) {
  const current = loadList()
  const entries = candidates.filter((entry) => entry !== null)
  const added = new Map(entries.filter(({ id }) => !current.has(id)).map((entry) => [entry.id, entry]))
  const problem = saveList(new Map([...added, ...current]))
  const skipped = total - entries.length
  const parts = [`${paperCount(added.size)} added`]
  if (entries.length > added.size) parts.push(`${entries.length - added.size} already on the list`)
  if (skipped) parts.push(`${skipped} not found on this site`)
  report(problem || `${parts.join(", ")}.`)
}

/**
 * Entries for reading states by key, and how many of the keys belong to no paper of this site.
 * @param {Map<string, ReadingState>} states
 */
async function entriesFor(states) {
  const citations = await loadCitations([...states.keys()])
  const entries = [...citations].map(([key, { id, title }]) =>
    parseEntry({ id, title, state: states.get(key), day: today() }),
  )
  return { entries: entries.filter((entry) => entry !== null), missing: states.size - citations.size }
}

// ---- Lists shared by link

/** Loads the papers of the list that the address carries. */
async function receiveSharedList() {
  const parameters = new URLSearchParams(location.hash.slice(1))
  const states = STATES.flatMap((state) =>
    splitKeys(parameters.get(state) ?? "").map((key) => /** @type {[string, ReadingState]} */ ([key, state])),
  )
  sharedList = states.length ? { entries: null, missing: 0 } : null
  if (!sharedList) return
  const list = sharedList
  try {
    Object.assign(list, await entriesFor(new Map(states.slice(0, MAX_ENTRIES))))
  } catch {
    list.failed = true
  }
  if (sharedList === list) draw()
}

/** @param {SharedList} list */
function sharedListSection(list) {
  return element(
    "section",
    { className: "shared-list" },
    element("h2", {}, "Shared list"),
    ...sharedListContent(list),
  )
}

/** @param {SharedList} list */
function sharedListContent({ entries, missing, failed }) {
  if (failed) return [element("p", {}, "The site cannot be reached now. Reload the page later.")]
  if (!entries) return [element("p", {}, "Loading its papers …")]
  const verb = missing === 1 ? "is" : "are"
  const summary = [
    entries.length ? `${paperCount(entries.length)}, not saved yet.` : "",
    missing ? `${paperCount(missing)} ${verb} not on this site.` : "",
  ]
  const rows = entries.map((entry) => listItem(entry, STATE_LABELS[entry.state].toLowerCase()))
  const saveButton = button(
    "Save to my list",
    () => closeSharedList(() => addEntries(entries, entries.length)),
    {
      "data-action": "save",
    },
  )
  const dismissButton = button("Dismiss", () => closeSharedList(draw), { "data-action": "dismiss" })
  return [
    element("p", {}, summary.filter(Boolean).join(" ")),
    element("div", { className: "rows" }, element("ul", {}, ...rows)),
    element("div", { className: "toolbar" }, entries.length ? saveButton : null, dismissButton),
  ]
}

/** @param {() => void} next */
function closeSharedList(next) {
  sharedList = null
  history.replaceState(history.state, "", location.pathname)
  next()
  query("[data-reading-list] :is(.row-title, button)")?.focus()
}

addEventListener("readinglistchange", draw)
addEventListener("hashchange", () => {
  if (listElement()) start()
})
