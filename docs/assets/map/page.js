// @ts-check
// Runs the map page: pointing, searching and filtering by pointer, touch and keyboard. renderer.js draws the
// map, viewport.js pans and zooms it, d3-quadtree finds the point under the pointer, and a table lists the
// papers in view.
import { element, paperCount } from "../dom.js"
import { followedLink } from "../navigation/scroll-restoration.js"
import { quadtree } from "../vendor/d3-map.js"
import { nearestInDirection } from "./arrow-navigation.js"
import { createControls, NO_TOPIC } from "./controls.js"
import { areaOf, findPaper, firstTopic, loadMapData, paperIdOf, paperPage } from "./map-data.js"
import { PapersTable } from "./papers-table.js"
import { Renderer } from "./renderer.js"
import { readState, writeState } from "./url-state.js"
import { Viewport } from "./viewport.js"

/** Pixels around a point that count as on it. */
const HIT_RADIUS = 14
/** Milliseconds after the last movement until the address is updated. */
const ADDRESS_DELAY = 200
/** @type {Record<string, import("./arrow-navigation.js").Direction>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/**
 * Shows the map; the function returned stops it.
 * @param {HTMLElement} root
 */
export async function start(root) {
  root.replaceChildren(element("p", { className: "map-message", role: "status" }, "Loading the map…"))
  try {
    const data = await loadMapData()
    if (!root.isConnected) return undefined
    const map = new MapPage(root, data)
    return () => map.stop()
  } catch {
    const message = "The map could not be loaded. The topics below lead to the same papers."
    root.replaceChildren(element("p", { className: "map-message" }, message))
    return undefined
  }
}

class MapPage {
  /**
   * @param {HTMLElement} root
   * @param {import("./map-data.js").MapData} data
   */
  constructor(root, data) {
    this.data = data
    /** @type {Set<number>} the areas that are shown, none for all */
    this.areas = new Set()
    /** @type {boolean[] | null} for each paper whether its title matches the search */
    this.matches = null
    /** @type {string[] | null} */
    this.foldedTitles = null
    /** @type {import("./renderer.js").Selection} */
    this.selection = null
    this.highlighted = -1 // the paper with a ring and a card
    this.selected = -1 // the paper chosen by a key, a click or the address
    this.path = location.pathname
    this.isHovering = false
    this.isDrawScheduled = false
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.addressTimer = undefined
    this.aborter = new AbortController()
    this.controls = createControls(data, {
      zoomIn: () => this.viewport.zoomIn(this.highlighted),
      zoomOut: () => this.viewport.zoomOut(this.highlighted),
      showAll: () => this.viewport.showAll(),
      toggleArea: (area) => this.toggleArea(area),
    })
    this.table = new PapersTable(data, (paper) => this.hover(paper))
    root.replaceChildren(...this.controls.root, this.table.root)
    this.renderer = new Renderer(this.controls.canvas, data)
    this.viewport = new Viewport(this.controls.canvas, this.renderer, {
      onMove: (isByHand) => {
        if (isByHand) this.hover()
        this.redraw()
      },
      onEnd: () => {
        this.updateAddress()
        this.updateTable()
      },
    })
    this.tree = this.buildTree()
    this.observers = this.observe()
    this.listen()
    this.resize()
    this.restore()
  }

  /** @param {number} area */
  toggleArea(area) {
    if (!this.areas.delete(area)) this.areas.add(area)
    this.filter()
    this.updateAddress()
  }

  listen() {
    const { canvas, search } = this.controls
    canvas.addEventListener("pointermove", (event) => {
      this.isHovering = event.pointerType === "mouse" && !event.buttons
      if (this.isHovering) this.hover(this.paperAt(event))
    })
    canvas.addEventListener("pointerleave", () => {
      if (this.isHovering) this.hover() // a page scrolled under a resting pointer ends no highlight
      this.isHovering = false
    })
    canvas.addEventListener("click", (event) => this.handleClick(/** @type {PointerEvent} */ (event)))
    canvas.addEventListener("keydown", (event) => this.handleKey(event))
    canvas.addEventListener("blur", () => this.hover())
    search.addEventListener("input", () => {
      this.search()
      if (this.matches && this.tree.size() && !this.papersInView().length) this.viewport.showAll()
      this.updateAddress()
    })
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.selectFirstMatch()
    })
    // Another fragment after the map's address names another paper on the same page.
    const onHashChange = () => {
      if (location.pathname === this.path) this.selectById(readState().paper)
    }
    addEventListener("hashchange", onHashChange, { signal: this.aborter.signal })
    document.fonts?.ready.then(() => this.updateColors())
  }

  observe() {
    const sizes = new ResizeObserver(() => this.resize())
    sizes.observe(this.controls.stage)
    // The color scheme is an attribute of the body.
    const schemes = new MutationObserver(() => this.updateColors())
    schemes.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] })
    return [sizes, schemes]
  }

  stop() {
    for (const observer of this.observers) observer.disconnect()
    this.aborter.abort()
  }

  // ---- Rendering

  resize() {
    const { clientWidth: width, clientHeight: height } = this.controls.stage
    if (!width || !height || (width === this.renderer.width && height === this.renderer.height)) return
    this.viewport.resize(width, height)
    this.tree = this.buildTree()
    this.redraw()
  }

  updateColors() {
    this.renderer.updateColors()
    this.redraw()
  }

  redraw() {
    if (this.isDrawScheduled) return
    this.isDrawScheduled = true
    requestAnimationFrame(() => {
      this.isDrawScheduled = false
      this.renderer.draw(this.viewport.transform, this.selection, this.highlighted)
      this.controls.stage.ariaBusy = null
      this.placeCard()
    })
  }

  // ---- Search and filter

  /** Selects the papers that match the search and the areas. */
  filter() {
    for (const areaButton of this.controls.areaButtons)
      areaButton.setAttribute("aria-pressed", String(this.areas.has(Number(areaButton.dataset.area))))
    const isSelected = (/** @type {number} */ paper) =>
      (!this.areas.size || this.areas.has(areaOf(this.data, paper))) && (!this.matches || this.matches[paper])
    const isFiltered = this.areas.size > 0 || this.matches !== null
    this.selection = isFiltered
      ? Uint8Array.from(this.data.first, (_, paper) => Number(isSelected(paper)))
      : null
    this.tree = this.buildTree()
    this.reportCount()
    this.redraw()
  }

  /** A quadtree of the positions of the selected papers. */
  buildTree() {
    const { x, y } = this.renderer
    const papers = [...this.data.x.keys()].filter((paper) => !this.selection || this.selection[paper])
    return quadtree(
      papers,
      (/** @type {number} */ paper) => x[paper],
      (/** @type {number} */ paper) => y[paper],
    )
  }

  search() {
    const words = fold(this.controls.search.value).split(/\s+/).filter(Boolean)
    this.foldedTitles ??= this.data.titles.map(fold)
    this.matches = words.length
      ? this.foldedTitles.map((title) => words.every((word) => title.includes(word)))
      : null
    this.filter()
  }

  reportCount() {
    this.controls.status.textContent = this.selection
      ? `${this.tree.size().toLocaleString("en")} of ${paperCount(this.data.x.length)}`
      : ""
    this.updateTable()
  }

  papersInView() {
    return this.tree.data().filter((paper) => this.viewport.isInView(paper))
  }

  /** Lists the papers in view by title, or by their distance from the selected paper. */
  updateTable() {
    const { x, y } = this.renderer
    const center = this.selected
    const distance = (/** @type {number} */ paper) =>
      (x[paper] - x[center]) ** 2 + (y[paper] - y[center]) ** 2
    const papers = this.papersInView()
    if (center < 0)
      this.table.show(
        papers.sort((a, b) => a - b),
        "by title",
      )
    else
      this.table.show(
        papers.sort((a, b) => distance(a) - distance(b)),
        `nearest to “${this.data.titles[center]}” first`,
      )
  }

  // ---- The address

  restore() {
    const { query, areas, view, paper } = readState()
    this.controls.search.value = query
    this.areas = new Set(areas.map((name) => this.data.areas.indexOf(name)).filter((area) => area >= 0))
    if (areas.includes(NO_TOPIC)) this.areas.add(-1)
    this.search()
    if (view) this.viewport.lookAt(view)
    if (!this.papersInView().length) this.viewport.showAll()
    this.select(findPaper(this.data, paper))
    // A reader who comes back from a paper goes on from its point, and can scroll the page all the same.
    const left = followedLink()
    if (left && !this.table.restore(left) && paper) this.viewport.focusWithoutWheel()
  }

  /** Puts the state into the address, with the paper that is selected from now on. */
  updateAddress(paper = this.selected) {
    clearTimeout(this.addressTimer)
    const isChanged = paper !== this.selected
    this.selected = paper
    if (isChanged) this.updateTable()
    this.addressTimer = setTimeout(() => this.writeAddress(), ADDRESS_DELAY)
  }

  writeAddress() {
    clearTimeout(this.addressTimer)
    if (!this.controls.canvas.isConnected || location.pathname !== this.path) return
    writeState({
      query: this.controls.search.value.trim(),
      areas: [...this.areas].map((area) => this.data.areas[area] ?? NO_TOPIC),
      view: this.viewport.transform.k > 1 ? this.viewport.view() : null,
      paper: this.selected >= 0 ? paperIdOf(this.data, this.selected) : "",
    })
  }

  // ---- The highlighted paper

  /** @param {number} paper */
  highlight(paper) {
    if (paper === this.highlighted) return
    this.highlighted = paper
    const { canvas, link, topic } = this.controls
    canvas.style.cursor = paper < 0 ? "" : "pointer"
    if (paper >= 0) {
      link.textContent = this.data.titles[paper]
      link.href = paperPage(this.data, paper)
      topic.textContent = firstTopic(this.data, paper)?.[1] ?? NO_TOPIC
    }
    this.redraw()
  }

  /** Highlights the paper under the pointer or, with none there, the selected one. */
  hover(paper = -1) {
    this.highlight(paper < 0 ? this.selected : paper)
  }

  placeCard() {
    const { card } = this.controls
    card.hidden = this.highlighted < 0
    if (this.highlighted < 0) return
    const [left, top] = this.viewport.canvasPosition(this.highlighted)
    const { offsetWidth: width, offsetHeight: height } = card
    const isAbove = top > height + 20
    card.style.left = `${Math.max(6, Math.min(this.renderer.width - width - 6, left - width / 2))}px`
    card.style.top = `${isAbove ? top - height - 14 : top + 14}px`
  }

  /**
   * The paper under the pointer, or -1.
   * @param {PointerEvent} event
   */
  paperAt(event) {
    const box = this.controls.canvas.getBoundingClientRect()
    const { transform } = this.viewport
    const [x, y] = transform.invert([event.clientX - box.left, event.clientY - box.top])
    return this.tree.find(x, y, HIT_RADIUS / transform.k) ?? -1
  }

  /**
   * A click with the mouse opens the paper; a tap first shows its card, which is a link.
   * @param {PointerEvent} event
   */
  handleClick(event) {
    const paper = this.paperAt(event)
    const isMouse = event.pointerType === "mouse"
    this.highlight(paper)
    this.updateAddress(paper)
    this.writeAddress()
    this.controls.card.classList.toggle("is-clickable", !isMouse)
    if (paper < 0 || !isMouse) return
    if (event.ctrlKey || event.metaKey) window.open(this.controls.link.href, "_blank", "noopener")
    else this.open()
  }

  open() {
    this.writeAddress()
    this.controls.link.click()
  }

  // ---- The keyboard

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    /** @type {Record<string, () => void>} */
    const actions = {
      Enter: () => {
        if (this.highlighted >= 0) this.open()
      },
      Escape: () => this.clearSelection(),
      "+": () => this.viewport.zoomIn(this.highlighted),
      "=": () => this.viewport.zoomIn(this.highlighted),
      "-": () => this.viewport.zoomOut(this.highlighted),
      0: () => this.viewport.showAll(),
    }
    const direction = ARROWS[event.key]
    const action = direction ? () => this.select(this.neighbor(direction)) : actions[event.key]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }

  /**
   * The paper to which an arrow key moves; at first the one nearest to the center of the view.
   * @param {import("./arrow-navigation.js").Direction} direction
   */
  neighbor(direction) {
    if (this.highlighted >= 0)
      return nearestInDirection(this.tree.data(), this.renderer, this.highlighted, direction)
    return this.tree.find(...this.viewport.center()) ?? -1
  }

  /** @param {number} paper */
  select(paper) {
    if (paper < 0) return
    this.viewport.reveal(paper)
    this.highlight(paper)
    this.updateAddress(paper)
    const topic = firstTopic(this.data, paper)?.[1] ?? "no topic"
    this.controls.status.textContent = `${this.data.titles[paper]}, ${topic}`
  }

  clearSelection() {
    this.highlight(-1)
    this.updateAddress(-1)
    this.reportCount()
  }

  /** @param {string} id */
  selectById(id) {
    const paper = findPaper(this.data, id)
    if (paper < 0) this.clearSelection()
    else this.select(paper)
  }

  selectFirstMatch() {
    if (!this.matches || !this.tree.size()) return
    this.controls.canvas.focus()
    this.select(this.tree.data().reduce((first, paper) => Math.min(first, paper)))
  }
}

/**
 * A text without case and accents.
 * @param {string} text
 */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
}
