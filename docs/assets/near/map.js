// The map of the papers: point at, search and filter, by pointer, finger and keyboard. drawing.js draws it, camera.js moves it,
// d3-quadtree finds the point below the pointer; the table on the page is its equal in words.
import { element } from "../elements.js"
import { asked, keep } from "./address.js"
import { Camera } from "./camera.js"
import { Drawing } from "./drawing.js"
import { neighbour } from "./neighbour.js"
import { NO_TOPIC, parts } from "./parts.js"
import { addressOf, idOf, numberOf, papersFile, topicOf } from "./papers-file.js"
import { Table } from "./table.js"
import { leftBy } from "../turning/way-back.js"
import { quadtree } from "../vendor/d3-map.js"

const REACH = 14 // pixels around a point that count as on it
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

export async function start(root) {
  root.replaceChildren(element("p", { className: "map-without", role: "status" }, "The map is being drawn…"))
  try {
    const papers = await papersFile()
    if (!root.isConnected) return undefined
    const map = new PaperMap(root, papers)
    return () => map.stop()
  } catch {
    root.replaceChildren(element("p", { className: "map-without" }, "The map could not be loaded. The topics below lead to the same papers."))
    return undefined
  }
}

class PaperMap {
  constructor(root, papers) {
    this.papers = papers
    this.areas = new Set()
    this.matches = null
    this.at = -1 // the paper that is pointed at
    this.gone = -1 // the paper that was gone to, by a key, a click or an address
    this.path = location.pathname
    this.ending = new AbortController()
    const made = parts(papers, {
      zoomIn: () => this.camera.zoomIn(this.at),
      zoomOut: () => this.camera.zoomOut(this.at),
      whole: () => this.camera.whole(),
      toggle: (area) => this.toggle(area),
    })
    for (const name of ["search", "canvas", "link", "topic", "card", "said", "stage", "legend"]) this[name] = made[name]
    this.table = new Table(papers, (number) => this.rest(number))
    root.replaceChildren(...made.all, this.table.root)
    this.drawing = new Drawing(this.canvas, papers)
    this.camera = new Camera(this.canvas, this.drawing, {
      moved: (byHand) => {
        if (byHand) this.rest()
        this.redraw()
      },
      stopped: () => {
        this.keep()
        this.list()
      },
    })
    this.listen()
    this.resize()
    this.restore()
  }

  toggle(area) {
    if (!this.areas.delete(area)) this.areas.add(area)
    this.choose()
    this.keep()
  }

  listen() {
    this.canvas.addEventListener("pointermove", (event) => {
      this.isPointing = event.pointerType === "mouse" && !event.buttons
      if (this.isPointing) this.rest(this.under(event))
    })
    this.canvas.addEventListener("pointerleave", () => {
      if (this.isPointing) this.rest() // a page that scrolls away below a resting pointer takes nothing back
      this.isPointing = false
    })
    this.canvas.addEventListener("click", (event) => this.click(event))
    this.canvas.addEventListener("keydown", (event) => this.key(event))
    this.canvas.addEventListener("blur", () => this.rest())
    this.search.addEventListener("input", () => {
      this.find()
      if (this.matches && this.tree.size() && !this.inSight().length) this.camera.whole()
      this.keep()
    })
    this.search.addEventListener("keydown", (event) => event.key === "Enter" && this.toFirstMatch())
    const sizes = new ResizeObserver(() => this.resize())
    sizes.observe(this.stage)
    // Light and dark are an attribute of the body.
    const schemes = new MutationObserver(() => {
      this.drawing.takeColours()
      this.redraw()
    })
    schemes.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] })
    this.observers = [sizes, schemes]
    // An address that is put behind the map's own leads to another paper of the same page.
    addEventListener("hashchange", () => location.pathname === this.path && this.follow(asked().paper), { signal: this.ending.signal })
    document.fonts?.ready.then(() => {
      this.drawing.takeColours()
      this.redraw()
    })
  }

  stop() {
    for (const observer of this.observers) observer.disconnect()
    this.ending.abort()
  }

  // ---- what is shown

  resize() {
    const { clientWidth: width, clientHeight: height } = this.stage
    if (!width || !height || (width === this.drawing.width && height === this.drawing.height)) return
    this.camera.resize(width, height)
    this.plant()
    this.redraw()
  }

  redraw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null
      this.drawing.draw(this.camera.view, this.meant, this.at)
      this.placeCard()
    })
  }

  // Which points are meant by the search and the areas that are switched on; null for all.
  choose() {
    const { first, topics } = this.papers
    for (const one of this.legend) one.setAttribute("aria-pressed", String(this.areas.has(Number(one.dataset.area))))
    const all = !this.areas.size && !this.matches
    const isMeant = (topic, number) => (!this.areas.size || this.areas.has(topic < 0 ? -1 : topics[topic][2])) && (!this.matches || this.matches[number])
    this.meant = all ? null : Uint8Array.from(first, (topic, number) => Number(isMeant(topic, number)))
    this.plant()
    this.tell()
    this.redraw()
  }

  // The tree in which the points that are meant are found by their places.
  plant() {
    const { x, y } = this.drawing
    if (!x) return
    const numbers = [...this.papers.x.keys()].filter((number) => !this.meant || this.meant[number])
    this.tree = quadtree(numbers, (number) => x[number], (number) => y[number])
  }

  find() {
    const words = plain(this.search.value).split(/\s+/).filter(Boolean)
    this.plainTitles ??= this.papers.titles.map(plain)
    this.matches = words.length ? this.plainTitles.map((title) => words.every((word) => title.includes(word))) : null
    this.choose()
  }

  tell() {
    this.said.textContent = this.meant ? `${this.tree.size().toLocaleString("en")} of ${this.papers.x.length.toLocaleString("en")} papers` : ""
    this.list()
  }

  // The numbers of the points that are meant and in sight.
  inSight() {
    return this.tree.data().filter((number) => this.camera.sees(number))
  }

  // The table follows what is seen: by title, or from the paper that was gone to outwards.
  list() {
    if (!this.tree) return
    const { x, y } = this.drawing
    const from = this.gone
    const away = (number) => (x[number] - x[from]) ** 2 + (y[number] - y[from]) ** 2
    const seen = this.inSight()
    if (from < 0) this.table.show(seen.sort((one, other) => one - other), "by title")
    else this.table.show(seen.sort((one, other) => away(one) - away(other)), `nearest to “${this.papers.titles[from]}” first`)
  }

  // ---- the address

  restore() {
    const { words, areas, view, paper } = asked()
    this.search.value = words
    this.areas = new Set(areas.map((name) => this.papers.areas.indexOf(name)).filter((area) => area >= 0))
    if (areas.includes(NO_TOPIC)) this.areas.add(-1)
    this.find()
    if (view) this.camera.lookAt(view)
    if (!this.inSight().length) this.camera.whole()
    this.goTo(numberOf(this.papers, paper))
    // Who comes back from a paper goes on from its point. The page can be scrolled all the same.
    const back = leftBy()
    if (back && !this.table.back(back) && paper) this.camera.focusAsleep()
  }

  // Keeps in the address what is seen, and the paper that is left for its own page or was gone to.
  keep(paper = this.gone) {
    clearTimeout(this.keeping)
    const isElse = paper !== this.gone
    this.gone = paper
    if (isElse) this.list()
    this.keeping = setTimeout(() => this.write(), 200)
  }

  write() {
    clearTimeout(this.keeping)
    if (!this.canvas.isConnected || location.pathname !== this.path) return
    keep({
      words: this.search.value.trim(),
      areas: [...this.areas].map((area) => this.papers.areas[area] ?? NO_TOPIC),
      view: this.camera.view.k > 1 ? this.camera.middle() : null,
      paper: this.gone >= 0 ? idOf(this.papers, this.gone) : "",
    })
  }

  // ---- one point

  point(number) {
    if (number === this.at) return
    this.at = number
    this.canvas.style.cursor = number < 0 ? "" : "pointer"
    if (number >= 0) {
      this.link.textContent = this.papers.titles[number]
      this.link.href = addressOf(this.papers, number)
      this.topic.textContent = topicOf(this.papers, number)?.[1] ?? NO_TOPIC
    }
    this.redraw()
  }

  // What is pointed at by the way; where that is nothing, the paper that was gone to.
  rest(number = -1) {
    this.point(number < 0 ? this.gone : number)
  }

  placeCard() {
    this.card.hidden = this.at < 0
    if (this.at < 0) return
    const [left, top] = this.camera.placeOf(this.at)
    const { offsetWidth: wide, offsetHeight: high } = this.card
    const above = top > high + 20
    this.card.style.left = `${Math.max(6, Math.min(this.drawing.width - wide - 6, left - wide / 2))}px`
    this.card.style.top = `${above ? top - high - 14 : top + 14}px`
  }

  under(event) {
    const box = this.canvas.getBoundingClientRect()
    const [x, y] = this.camera.view.invert([event.clientX - box.left, event.clientY - box.top])
    return this.tree.find(x, y, REACH / this.camera.view.k) ?? -1
  }

  // A click of the mouse opens the paper; a finger first shows its card, which is the link.
  click(event) {
    const number = this.under(event)
    this.point(number)
    this.keep(number)
    this.write()
    this.card.classList.toggle("is-held", event.pointerType !== "mouse")
    if (number < 0 || event.pointerType !== "mouse") return
    if (event.ctrlKey || event.metaKey) window.open(this.link.href, "_blank", "noopener")
    else this.open()
  }

  open() {
    this.write()
    this.link.click()
  }

  // ---- the keyboard

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const actions = {
      Enter: () => this.at >= 0 && this.open(),
      Escape: () => this.letGo(),
      "+": () => this.camera.zoomIn(this.at),
      "=": () => this.camera.zoomIn(this.at),
      "-": () => this.camera.zoomOut(this.at),
      0: () => this.camera.whole(),
    }
    const action = ARROWS[event.key] ? () => this.goTo(this.next(ARROWS[event.key])) : actions[event.key]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }

  // Where an arrow leads; at first to the point nearest to the middle of what is seen.
  next(direction) {
    if (this.at >= 0) return neighbour(this.tree.data(), this.drawing, this.at, direction)
    return this.tree.find(...this.camera.centre()) ?? -1
  }

  goTo(number) {
    if (number < 0) return
    this.camera.bring(number)
    this.point(number)
    this.keep(number)
    const topic = topicOf(this.papers, number)?.[1] ?? "no topic"
    this.said.textContent = `${this.papers.titles[number]}, ${topic}`
  }

  letGo() {
    this.point(-1)
    this.keep(-1)
    this.tell()
  }

  follow(id) {
    const number = numberOf(this.papers, id)
    if (number < 0) this.letGo()
    else this.goTo(number)
  }

  toFirstMatch() {
    if (!this.matches || !this.tree.size()) return
    this.canvas.focus()
    this.goTo(this.tree.data().reduce((one, other) => Math.min(one, other)))
  }
}

// Words without case and accents.
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
}
