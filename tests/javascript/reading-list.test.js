// @ts-check
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { stubBrowser } from "./browser-stub.js"

const stored = stubBrowser()
const {
  MAX_ENTRIES,
  MAX_NOTE_LENGTH,
  loadList,
  mergeEntries,
  parseEntry,
  restoreEntry,
  saveList,
  setNote,
  setState,
} = await import("../../docs/assets/reading-list/store.js")
const { writeBibtex, writeCsl, writeJson, writeRis } = await import(
  "../../docs/assets/reading-list/export.js"
)
const { parseList } = await import("../../docs/assets/reading-list/import.js")
const { paperKey, splitKeys } = await import("../../docs/assets/reading-list/paper-index.js")

const ENTRY = /** @type {const} */ ({
  id: "flat-minima",
  state: "read",
  title: "Flat Minima",
  day: "2026-05-01",
})
const CITATION = {
  id: "flat-minima",
  title: "Flat Minima",
  bibtex: "@misc{flat-minima,\n  title = {Flat {Minima}},\n}\n",
  ris: "TY  - UNPB\r\nID  - flat-minima\r\nER  - \r\n",
  csl: { id: "flat-minima", type: "article", title: "Flat Minima" },
}
/** A citation with another key and an address of its own. */
const CITED = [
  {
    entry: ENTRY,
    citation: {
      ...CITATION,
      bibtex: "@article{DBLP:conf/x/Müller_23,\n  title = {A},\n  url = {https://a.org},\n}\n",
      ris: "TY  - JOUR\r\nID  - DBLP:conf/x/Müller_23\r\nUR  - https://a.org\r\nER  - \r\n",
      csl: { id: "DBLP:conf/x/Müller_23", URL: "https://a.org" },
    },
  },
]
const STORAGE_KEY = `${new URL("../../", import.meta.url).pathname}docs/reading-list`
const PAGE = /papers\/flat-minima\//

beforeEach(() => stored.clear())

test("records with an unknown state or an unsafe id are no entries", () => {
  const records = [null, 7, { ...ENTRY, state: "__proto__" }, { ...ENTRY, id: "../x" }, { ...ENTRY, id: 5 }]
  assert.deepEqual(records.map(parseEntry), [null, null, null, null, null])
})

test("an entry without a title is named after its id, and a broken day is dropped", () => {
  const entry = parseEntry({ id: "flat-minima", state: "read", title: " ", day: "<img>" })
  assert.deepEqual(entry, { id: "flat-minima", state: "read", title: "flat minima", day: "" })
})

test("the latest change comes first", () => {
  setState("a", "to-read", "A")
  setState("b", "to-read", "B")
  setState("a", "read", "other title")
  const entries = [...loadList().values()]
  assert.deepEqual(
    entries.map(({ id, state, title }) => [id, state, title]),
    [
      ["a", "read", "A"],
      ["b", "to-read", "B"],
    ],
  )
})

test("removing the last paper leaves an empty list", () => {
  setState("a", "read", "A")
  assert.equal(setState("a", null, "A"), "")
  assert.equal(loadList().size, 0)
})

test("broken storage is an empty list", () => {
  for (const text of ["{", "null", "7", '"x"']) {
    stored.set(STORAGE_KEY, text)
    assert.equal(loadList().size, 0)
  }
})

test("a list that is too long is not saved", () => {
  const entries = new Map(
    Array.from({ length: MAX_ENTRIES + 1 }, (_, number) => [`p${number}`, { ...ENTRY }]),
  )
  assert.match(saveList(entries), /^Not saved/)
  assert.equal(stored.size, 0)
})

test("a saved list is parsed again", () => {
  assert.deepEqual(parseList(writeJson([ENTRY])), { records: [ENTRY], hidden: [], searches: [] })
})

test("a file and a list of an earlier version are read as they are", () => {
  const file = JSON.stringify({ format: "paper-digest reading list", version: 1, papers: [ENTRY] })
  assert.deepEqual(parseList(file), { records: [ENTRY], hidden: [], searches: [] })
  stored.set(STORAGE_KEY, JSON.stringify([ENTRY]))
  assert.deepEqual([...loadList().values()], [ENTRY])
  assert.equal(setNote(ENTRY.id, "Read again"), "")
  assert.deepEqual(JSON.parse(stored.get(STORAGE_KEY) ?? ""), [{ ...ENTRY, note: "Read again" }])
})

test("a note stays when the state changes, and goes with the paper", () => {
  setState("a", "to-read", "A")
  setNote("a", "first\r\nsecond\rthird\u0000")
  setState("a", "read", "A")
  const entry = loadList().get("a")
  assert.equal(entry?.note, "first\nsecond\nthird")
  setState("a", null, "A")
  assert.equal(setNote("a", "late"), "Not saved: the paper is no longer on your list.")
  assert.equal(loadList().size, 0)
  assert.equal(entry && restoreEntry(entry), "")
  assert.deepEqual(loadList().get("a"), entry)
})

test("an empty note is none, and a long one ends at the limit", () => {
  setState("a", "to-read", "A")
  setNote("a", "x".repeat(MAX_NOTE_LENGTH + 1))
  assert.equal(loadList().get("a")?.note?.length, MAX_NOTE_LENGTH)
  setNote("a", " \n ")
  assert.equal("note" in (loadList().get("a") ?? {}), false)
})

test("a note is written into the list as another tab has left it", () => {
  setState("a", "to-read", "A")
  const withOther = [...JSON.parse(stored.get(STORAGE_KEY) ?? ""), { ...ENTRY, note: "of the other tab" }]
  stored.set(STORAGE_KEY, JSON.stringify(withOther))
  setNote("a", "of this tab")
  assert.deepEqual(
    [...loadList().values()].map(({ note }) => note),
    ["of this tab", "of the other tab"],
  )
})

test("merging keeps states and both notes", () => {
  const current = new Map([
    ["a", { ...ENTRY, id: "a", note: "mine" }],
    ["b", { ...ENTRY, id: "b" }],
    ["c", { ...ENTRY, id: "c", note: "the same" }],
  ])
  /** @type {import("../../docs/assets/reading-list/store.js").Entry[]} */
  const others = [
    { ...ENTRY, id: "a", state: "to-read", note: "theirs" },
    { ...ENTRY, id: "b", note: "theirs" },
    { ...ENTRY, id: "c", note: "the same" },
    { ...ENTRY, id: "d", note: "new" },
  ]
  const { entries, added, notes } = mergeEntries(current, others)
  assert.deepEqual([added, notes], [1, 2])
  assert.deepEqual(
    [...entries.values()].map(({ id, state, note }) => [id, state, note]),
    [
      ["d", "read", "new"],
      ["a", "read", "mine\n\ntheirs"],
      ["b", "read", "theirs"],
      ["c", "read", "the same"],
    ],
  )
  assert.equal(mergeEntries(entries, others).notes, 0)
  const long = { ...ENTRY, id: "a", note: "x".repeat(MAX_NOTE_LENGTH) }
  const unmerged = mergeEntries(current, [long])
  assert.deepEqual([unmerged.notes, unmerged.tooLong, unmerged.entries.get("a")?.note], [0, 1, "mine"])
})

test("an exported BibTeX entry has the state as a keyword and an address", () => {
  const text = writeBibtex([{ entry: ENTRY, citation: CITATION }])
  assert.match(text, /\n {2}keywords = \{read\},\n\}\n$/)
  assert.match(text, PAGE)
})

test("an address of its own is not replaced", () => {
  const bibtex = writeBibtex(CITED)
  assert.deepEqual(bibtex.match(/url = .*/g), ["url = {https://a.org},"])
  assert.match(bibtex, /^% file:.*\/papers\/flat-minima\/\n@article\{/)
  assert.deepEqual(
    writeRis(CITED)
      .match(/(?<=UR {2}- )\S*/g)
      ?.map((url) => PAGE.test(url)),
    [false, true],
  )
  assert.equal(JSON.parse(writeCsl(CITED))[0].URL, "https://a.org")
})

test("an exported RIS record ends with its state", () => {
  assert.match(writeRis([{ entry: ENTRY, citation: CITATION }]), /KW {2}- read\r\nER {2}- \r\n$/)
})

test("an exported CSL item has the state as a keyword", () => {
  const [item] = JSON.parse(writeCsl([{ entry: ENTRY, citation: CITATION }]))
  assert.equal(item.keyword, "read")
  assert.match(item.URL, PAGE)
})

test("every export can be imported again", () => {
  const cited = [{ entry: ENTRY, citation: CITATION }]
  for (const text of [cited, CITED].flatMap((list) => [writeBibtex(list), writeRis(list), writeCsl(list)]))
    assert.deepEqual(parseList(text), { ids: ["flat-minima"], identifiers: [] })
})

test("any text names papers by address and identifier", () => {
  const text = "https://x.org/papers/other-paper/\nSee arXiv:2410.05434."
  assert.deepEqual(parseList(text), { ids: ["other-paper"], identifiers: ["2410.05434"] })
})

test("keys of other libraries name no papers of this site", () => {
  for (const text of [
    "@article{flat-minima,\n  title = {Something else},\n}\n",
    "TY  - JOUR\r\nID  - flat-minima\r\nER  - \r\n",
    '[{"id": "flat-minima"}]',
    "flat-minima\n",
  ])
    assert.equal(parseList(text), null)
})

test("a text without papers is no list", () => {
  for (const text of ["", "[]", "{", "Nothing here.", '{"format": "paper-digest reading list", "papers": 7}'])
    assert.equal(parseList(text), null)
})

test("a large hostile file is parsed in linear time", () => {
  const cpuTime = (/** @type {string} */ text) => {
    const start = process.cpuUsage()
    parseList(text)
    return process.cpuUsage(start).user / 1000
  }
  const fastest = (/** @type {string} */ unit, /** @type {number} */ length) =>
    Math.min(...[1, 2, 3].map(() => cpuTime(unit.repeat(length / unit.length))))
  for (const unit of ["}@a{k", "10.1234/(", "a-", "/papers/", "ID  - a"])
    assert.ok(fastest(unit, 160_000) / Math.max(1, fastest(unit, 20_000)) < 30, unit)
})

test("keys are eight letters of base64url, and split again", () => {
  const key = paperKey("flat-minima")
  assert.match(key, /^[\w-]{8}$/)
  assert.deepEqual(splitKeys(key + paperKey("other")), [key, paperKey("other")])
})
