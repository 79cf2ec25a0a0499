// @ts-check
// Shows the reading-list page: its papers with the reader's notes, saved searches, hidden papers, export and
// import, and lists shared by link.
import { button, element, paperCount, query, queryAll, saveFile } from "../dom.js"
import { showKeys } from "../lists/keys-dialog.js"
import { showNotice } from "../notice.js"
import { importSearches, loadSearches } from "../search/saved-searches.js"
import { savedSearchesList } from "../search/saved-searches-list.js"
import { paperUrl, SITE_ROOT } from "../site.js"
import { today } from "../stored-records.js"
import { CITATION_FORMATS, writeJson } from "./export.js"
import { importHidden, loadHidden, setHidden } from "./hidden-papers.js"
import { parseList } from "./import.js"
import { isWritingNote, noteEditor } from "./note-editor.js"
import { findKeysByIdentifier, loadCitations, paperKey, splitKeys } from "./paper-index.js"
import {
  loadList,
  MAX_ENTRIES,
  mergeEntries,
  parseEntry,
  restoreEntry,
  STATE_LABELS,
  STATES,
  saveList,
  setState,
} from "./store.js"
import { TEXT_FORMATS } from "./text-export.js"

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").ReadingState} ReadingState */
/** @typedef {{ entries: Entry[] | null, missing: number, failed?: boolean }} SharedList entries: null while they are loaded */

/** Bytes of an imported file; what a browser stores for a site is well below. */
const MAX_FILE_SIZE = 16_000_000
const UNREACHABLE = "the site cannot be reached now."

/** What the last action reports, and the list that came with the address. */
let message = ""
/** @type {SharedList | null} */
let sharedList = null
/** What the page shows of the list apart from its notes, and whether it has changed while a note is written. */
let shown = ""
let isOutdated = false

/** Shows the list. */
export function start() {
  message = ""
  receiveSharedList()
  draw()
}

const listElement = () => query("[data-reading-list]")

/** Draws the page again, unless the reader is writing a note: then once the note is left. */
function draw() {
  const root = listElement()
  if (!root) return
  isOutdated = isWritingNote()
  if (isOutdated) return
  const entries = [...loadList().values()]
  const hidden = [...loadHidden().values()]
  const searches = [...loadSearches().values()]
  shown = withoutNotes()
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
    toolbar(entries, entries.length + hidden.length + searches.length > 0),
    status,
    ...searchesSection(searches),
    ...hiddenSection(hidden),
  )
  // Set after the element was added, so that screen readers announce it.
  status.textContent = message
  if (focused)
    queryAll("[data-action]", root)
      .find(({ dataset }) => dataset.action === focused)
      ?.focus()
}

/** What is stored, apart from the notes: their text areas keep themselves up to date. */
function withoutNotes() {
  const entries = [...loadList().values()].map(({ note: _, ...entry }) => entry)
  return JSON.stringify([entries, [...loadHidden().values()], [...loadSearches().values()]])
}

function drawChanges() {
  if (listElement() && withoutNotes() !== shown) draw()
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

/** @param {import("../search/saved-searches.js").SavedSearch[]} searches */
function searchesSection(searches) {
  const list = savedSearchesList(searches)
  const heading = element("h2", {}, `Saved searches · ${searches.length.toLocaleString("en")}`)
  return list ? [element("section", {}, heading, list)] : []
}

/** @param {import("./hidden-papers.js").HiddenPaper[]} hidden */
function hiddenSection(hidden) {
  if (!hidden.length) return []
  const heading = element("h2", {}, `Hidden papers · ${hidden.length.toLocaleString("en")}`)
  const rows = hidden.map(({ id, title, day }) => {
    const restoreButton = button("Show again", () => restore(id, title), {
      "data-action": `restore ${id}`,
      "aria-label": `Show again: ${title}`,
    })
    const actions = element("span", { className: "row-actions" }, restoreButton)
    return listItem({ id, title }, day ? `hidden ${day}` : null, actions)
  })
  const list = element("div", { className: "rows" }, element("ul", {}, ...rows))
  return [element("section", {}, heading, list)]
}

/**
 * Shows a hidden paper in lists again.
 * @param {string} id
 * @param {string} title
 */
function restore(id, title) {
  keepPosition("restore", () => report(setHidden(id, false, title) || `Shown again: ${title}`))
}

/** @param {Entry} entry */
function row(entry) {
  const { id, title, day, note } = entry
  const otherState = entry.state === "read" ? "to-read" : "read"
  const moveLabel = otherState === "read" ? "Mark as read" : "Move to “To read”"
  const noteLabel = `Your note on: ${title}`
  const noteButton = button("Add note", () => writeNote(noteButton, entry, noteLabel), {
    "data-action": `note ${id}`,
    "aria-label": `Add a note: ${title}`,
  })
  const actions = element(
    "span",
    { className: "row-actions" },
    note ? null : noteButton,
    button(moveLabel, () => change(entry, otherState), {
      "data-action": `move ${id}`,
      "aria-label": `${moveLabel}: ${title}`,
    }),
    button("Remove", () => change(entry, null), {
      "data-action": `remove ${id}`,
      "aria-label": `Remove: ${title}`,
    }),
  )
  const item = listItem(entry, day ? `added ${day}` : null, actions)
  if (note) item.append(noteEditor(id, note, noteLabel))
  return item
}

/**
 * Puts a text area for a note into the row of a button, which is no longer needed.
 * @param {HTMLElement} noteButton
 * @param {Entry} entry
 * @param {string} label
 */
function writeNote(noteButton, { id }, label) {
  const editor = noteEditor(id, loadList().get(id)?.note ?? "", label)
  noteButton.closest("li")?.append(editor)
  noteButton.remove()
  query("textarea", editor)?.focus()
}

/**
 * @param {{ id: string, title: string }} paper
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
 * Changes or removes an entry.
 * @param {Entry} entry
 * @param {ReadingState | null} state
 */
function change({ id, title }, state) {
  keepPosition(state ? "move" : "remove", () => {
    const entry = loadList().get(id)
    const problem = setState(id, state, title)
    report(problem)
    if (problem || state || !entry) return
    showNotice(`Removed: ${title}`, () => report(restoreEntry(entry)))
  })
}

/**
 * Does something that may remove a row, and keeps the focus on the same kind of button at the same position.
 * @param {"move" | "remove" | "restore"} kind
 * @param {() => void} action
 */
function keepPosition(kind, action) {
  const sameButtons = () => queryAll(`[data-reading-list] [data-action^="${kind} "]`)
  const position = sameButtons().indexOf(/** @type {HTMLElement} */ (document.activeElement))
  action()
  if (listElement()?.contains(document.activeElement)) return
  const successor = sameButtons()[position] ?? sameButtons().at(-1) ?? query("[data-reading-list] button")
  successor?.focus()
}

/**
 * @param {Entry[]} entries
 * @param {boolean} hasAnything whether there is anything to save
 */
function toolbar(entries, hasAnything) {
  const input = element("input", { type: "file", accept: ".json,.bib,.ris,.txt,.md,.csv", hidden: true })
  input.onchange = () => importFile(input)
  const importButton = button("Import", () => input.click(), { "data-action": "import" })
  const keysButton = button("Keys", showKeys, {
    "aria-label": "Keys in lists of papers",
    "data-action": "keys",
  })
  const jsonButton = exportButton("JSON", "json", () => exportJson(entries))
  const exports = [
    ...CITATION_FORMATS.map((format) =>
      exportButton(format.name, format.extension, () => exportCitations(entries, format)),
    ),
    ...TEXT_FORMATS.map((format) =>
      exportButton(format.name, format.extension, () => exportText(entries, format)),
    ),
    button("Copy link", copyLink, { "data-action": "link" }),
  ]
  const label = hasAnything ? "Export and import" : "Import"
  return element(
    "div",
    { className: "toolbar", role: "group", "aria-label": label },
    ...(hasAnything ? [element("span", {}, "Save as"), jsonButton] : []),
    ...(entries.length ? exports : []),
    importButton,
    input,
    keysButton,
  )
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
  const file = writeJson(entries, [...loadHidden().values()], [...loadSearches().values()])
  saveFile("reading-list.json", file, "application/json")
  report(`Saved ${paperCount(entries.length)} as reading-list.json.`)
}

/**
 * @param {Entry[]} entries
 * @param {typeof TEXT_FORMATS[number]} format
 */
function exportText(entries, { extension, type, write }) {
  saveFile(`reading-list.${extension}`, write(entries), type)
  report(`Saved ${paperCount(entries.length)} as reading-list.${extension}.`)
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
    else if ("records" in list) importSaved(list)
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
 * Adds what a file of this site holds.
 * @param {import("./import.js").SavedList} list
 */
function importSaved({ records, hidden, searches }) {
  const addedHidden = importHidden(hidden)
  const addedSearches = importSearches(searches)
  const others = [
    addedHidden.added ? `${paperCount(addedHidden.added)} hidden` : "",
    addedSearches.added
      ? `${addedSearches.added} ${addedSearches.added === 1 ? "search" : "searches"} saved`
      : "",
  ].filter(Boolean)
  const problem = addedHidden.problem || addedSearches.problem
  addEntries(records.slice(0, MAX_ENTRIES).map(parseEntry), records.length, problem, others)
}

/**
 * Adds entries to the list; entries that it has already keep their state and get the new notes.
 * @param {(Entry | null)[]} candidates null for records that are no entries
 * @param {number} total how many papers were named, those that are not here included
 * @param {string} [problem] what went wrong before
 * @param {string[]} [others] what was added besides
 */
function addEntries(candidates, total, problem = "", others = []) {
  const found = candidates.filter((entry) => entry !== null)
  const { entries, added, notes, tooLong } = mergeEntries(loadList(), found)
  const failure = saveList(entries) || problem
  const skipped = total - found.length
  const parts = [`${paperCount(added)} added`]
  if (found.length > added) parts.push(`${found.length - added} already on the list`)
  if (notes) parts.push(`${notes} ${notes === 1 ? "note" : "notes"} added`)
  if (tooLong) parts.push(`${tooLong} ${tooLong === 1 ? "note" : "notes"} too long to add`)
  if (skipped) parts.push(`${skipped} not found on this site`)
  report(failure || `${[...parts, ...others].join(", ")}.`)
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

for (const change of ["readinglistchange", "hiddenpaperschange", "savedsearcheschange"])
  addEventListener(change, drawChanges)
document.addEventListener("focusout", () => {
  // The text area has lost the focus only after this event.
  if (isOutdated) setTimeout(draw)
})
addEventListener("hashchange", () => {
  if (listElement()) start()
})
