// Finds the papers that are like a text, in the browser. like.bin holds the heaviest terms of each paper; its format is told
// in generator/pages/terms_file.py: numbers of seven bits a byte (lowest first), the words, then each term with its papers'
// gaps and levels of four bits. The words of a text are folded as generator/study/words.py folds those of the papers.
import { element } from "../elements.js"
import { addressOf, idOf, papersFile, site, topicOf } from "./papers-file.js"
import { goBack, leftBy } from "../turning/way-back.js"

const SHOWN = 10
const REASONS = 6
const EXAMPLE = "Sharp minima generalise worse than flat ones: we measure the curvature of the loss along the path of stochastic gradient descent."

// ---- words

const TOKEN = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+|(?<=[A-Za-z])-\d[\p{L}\p{N}]*|(?<=\d)\.\d+)*\+*|(?<=[\p{L}\p{N}])[-‐‑](?=[\p{L}\p{N}])|\S/gu
const WORD = /^[\p{L}\p{N}]/u
const KEEPS_ITS_S = /(?:ss|us|is|series|species|bias|alias|atlas|canvas|pancreas)$/

// A word in lower case, singular, without hyphens.
export function fold(word) {
  const low = word.replaceAll("-", "").toLowerCase().replace(/['’]s?$/, "")
  if (low.length <= 3 || !low.endsWith("s") || KEEPS_ITS_S.test(low)) return low
  if (low.endsWith("ies") && low.length > 4) return low.slice(0, -3) + "y"
  return /(?:sses|xes|ches|shes|iases)$/.test(low) ? low.slice(0, -2) : low.slice(0, -1)
}

// The words of a text as {folded, written, follows}; two that a hyphen ties are one where `isKnown` says that papers write it so.
export function wordsOf(text, isKnown) {
  const words = []
  let hyphen = false
  let follows = false
  for (const [token] of text.matchAll(TOKEN)) {
    if (!WORD.test(token)) {
      hyphen = "-‐‑".includes(token) && words.length > 0 && follows
      follows = hyphen
      continue
    }
    const before = words.at(-1)
    if (hyphen && !before.joined && isKnown(fold(before.written + token))) {
      words[words.length - 1] = { folded: fold(before.written + token), written: `${before.written}-${token}`, follows: before.follows, joined: true }
    } else {
      words.push({ folded: fold(token), written: token, follows, tied: hyphen })
    }
    hyphen = false
    follows = true
  }
  return words
}

// ---- the file

class Bytes {
  constructor(buffer) {
    this.all = new Uint8Array(buffer)
    this.at = 0
  }
  number() {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.all[this.at++]
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  text(length) {
    return new TextDecoder().decode(this.all.subarray(this.at, (this.at += length)))
  }
}

export function readTerms(buffer) {
  const bytes = new Bytes(buffer)
  if (bytes.number() !== 1) throw new Error("like.bin has another format")
  const papers = bytes.number()
  const words = bytes.text(bytes.number()).split("\n")
  const places = new Map(words.slice(0, -1).map((word, place) => [word, place]))
  // A term's key: its first word's place + 1 (0 for a single word) and its last word's place in one number.
  const terms = new Map()
  for (let left = bytes.number(); left > 0; left--) {
    const key = bytes.number() * words.length + bytes.number()
    const flags = bytes.all[bytes.at++]
    const count = bytes.number()
    const start = bytes.at
    for (let gaps = count; gaps > 0; ) if (bytes.all[bytes.at++] < 0x80) gaps--
    terms.set(key, { rarity: (flags & 0x7f) / 8, tells: flags > 0x7f, count, start, levels: bytes.at })
    bytes.at += (count + 1) >> 1
  }
  return { papers, places, size: words.length, terms, bytes }
}

// The papers nearest to a text, best first: [{paper, terms}], with the shared terms as the text writes them.
export function nearest(index, text, shown = SHOWN) {
  const asked = termsIn(index, text)
  const scores = new Float32Array(index.papers)
  for (const one of asked) eachPaper(index, one.term, (paper, weight) => (scores[paper] += weight * one.weight))
  const order = [...scores.keys()].filter((paper) => scores[paper] > 0).sort((one, other) => scores[other] - scores[one] || one - other)
  const best = order.slice(0, shown)
  const reasons = new Map(best.map((paper) => [paper, []]))
  for (const one of asked) {
    eachPaper(index, one.term, (paper, weight) => {
      if (one.term.tells) reasons.get(paper)?.push({ written: one.written, words: one.words, weight: weight * one.weight })
    })
  }
  return best.map((paper) => ({ paper, terms: distinct(reasons.get(paper)) }))
}

function termsIn(index, text) {
  const words = wordsOf(text, (word) => index.places.has(word))
  const found = new Map()
  const count = (key, written, parts) => {
    const term = index.terms.get(key)
    if (!term) return
    if (!found.has(key)) found.set(key, { term, written, words: parts, times: 0 })
    found.get(key).times++
  }
  words.forEach((word, at) => {
    const place = index.places.get(word.folded)
    if (place === undefined) return
    count(place, word.written, [word.folded])
    const before = words[at - 1]
    const first = word.follows && before ? index.places.get(before.folded) : undefined
    if (first !== undefined) {
      count((first + 1) * index.size + place, `${before.written}${word.tied ? "-" : " "}${word.written}`, [before.folded, word.folded])
    }
  })
  return [...found.values()].map((one) => ({ ...one, weight: (1 + Math.log(one.times)) * one.term.rarity }))
}

function eachPaper(index, term, tell) {
  const { bytes } = index
  bytes.at = term.start
  let paper = 0
  for (let number = 0; number < term.count; number++) {
    paper += bytes.number()
    const pair = bytes.all[term.levels + (number >> 1)]
    const level = number % 2 ? pair >> 4 : pair & 15
    tell(paper, (level / 15) ** 2)
  }
}

// The heaviest reasons, no word twice: a phrase stands for its words.
function distinct(reasons) {
  reasons.sort((one, other) => other.words.length - one.words.length || other.weight - one.weight)
  const said = new Set()
  const kept = []
  for (const one of reasons) {
    if (one.words.some((word) => said.has(word))) continue
    one.words.forEach((word) => said.add(word))
    kept.push(one)
  }
  return kept.sort((one, other) => other.weight - one.weight).slice(0, REASONS).map((one) => one.written)
}

// ---- the page

let loading = null
function load() {
  const terms = () =>
    fetch(new URL("like.bin", site)).then(async (answer) => {
      if (!answer.ok) throw new Error(`like.bin: ${answer.status}`)
      return readTerms(await answer.arrayBuffer())
    })
  loading ??= Promise.all([terms(), papersFile()]).catch((error) => {
    loading = null
    throw error
  })
  return loading
}

/** What was asked last: a reader who comes back from a paper finds it again. It lives as long as the visit. */
let kept = ""

export function start(root) {
  const text = element("textarea", { id: "like-text", rows: "7", maxLength: 20000, spellcheck: false, placeholder: EXAMPLE })
  const form = element(
    "form",
    { className: "like-form" },
    element("label", { htmlFor: "like-text" }, "A sentence, an abstract, or key words"),
    text,
    element("div", { className: "like-buttons" }, element("button", { type: "submit" }, "Find papers"), element("span", { className: "like-hint" }, "Ctrl + Enter")),
  )
  const said = element("p", { className: "like-said", role: "status" })
  const found = element("ol", { className: "like-found" })
  root.replaceChildren(form, said, found)
  // What is needed is fetched while the reader is writing, and not before.
  text.addEventListener("input", () => load().catch(() => {}), { once: true })
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    kept = text.value.trim()
    show(kept, said, found)
  })
  if (!kept) return
  const back = leftBy()
  text.value = kept
  show(kept, said, found).then(() => back && goBack(back, found.querySelectorAll("a")))
}

async function show(text, said, found) {
  if (!text) {
    found.replaceChildren()
    said.textContent = "Write or paste something first."
    return
  }
  said.textContent = "Comparing…"
  try {
    const [index, papers] = await load()
    const best = nearest(index, text)
    found.replaceChildren(...best.map((one) => row(papers, one)))
    dispatchEvent(new Event("marks"))
    said.textContent = best.length
      ? `The ${best.length} nearest ${best.length === 1 ? "paper" : "papers"}, the nearest first.`
      : "No paper has these words in common. Try more of them, or words that papers use."
  } catch {
    said.textContent = "The papers' terms could not be loaded. Check the connection and try again."
  }
}

function row(papers, { paper, terms }) {
  const topic = topicOf(papers, paper)
  const facts = element("span", { className: "row-facts" })
  if (topic) facts.append(element("a", { href: new URL(`topics/${topic[0]}/`, site).href }, topic[1]))
  facts.append(element("a", { href: new URL(`map/#${idOf(papers, paper)}`, site).href }, "On the map"))
  return element(
    "li",
    {},
    element("a", { className: "row-title", dir: "auto", href: addressOf(papers, paper) }, papers.titles[paper]),
    element("p", { className: "why" }, terms.length ? `Both: ${terms.join(", ")}` : "Both use some of the same common words"),
    facts,
  )
}
