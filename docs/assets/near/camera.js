// What is seen of the map. d3-zoom moves it, by wheel, drag and pinch; buttons, keys and addresses move it by these methods.
import { select, zoom, zoomIdentity } from "../vendor/d3-map.js"

const CLOSEST = 60 // times as large as the whole map
const STEP = 1.8 // times that a button or a key zooms
const NOTCH = 0.5 // doublings that one turn of the wheel zooms at most; with Ctrl, d3 would make five of a mouse's notch
const EDGE = 40 // pixels within the edge from which a paper counts as well in sight

export class Camera {
  /** heard: {moved(byHand), stopped()}, called while the view changes and when it stands still. `view` is d3's transform of the drawing. */
  constructor(canvas, drawing, heard) {
    this.canvas = canvas
    this.drawing = drawing
    this.view = zoomIdentity
    this.asleep = false
    this.zoom = zoom()
      .scaleExtent([1, CLOSEST])
      .clickDistance(5)
      .wheelDelta(turn)
      .filter((event) => this.isForTheMap(event))
      .on("zoom", (event) => {
        this.view = event.transform
        canvas.style.touchAction = this.view.k > 1 ? "none" : "pan-y"
        heard.moved(Boolean(event.sourceEvent))
      })
      .on("end", () => heard.stopped())
    select(canvas).call(this.zoom).on("dblclick.zoom", null)
    canvas.style.touchAction = "pan-y"
    for (const name of ["pointerdown", "keydown", "blur"]) canvas.addEventListener(name, () => (this.asleep = false))
  }

  // A page that holds a map must still scroll: the wheel is the map's when the map was clicked, or with Ctrl, which is also what
  // browsers make of two fingers on a pad. A single finger on the whole map is the page's too.
  isForTheMap(event) {
    if (event.type === "wheel") return event.ctrlKey || event.metaKey || (document.activeElement === this.canvas && !this.asleep)
    if (event.type.startsWith("touch")) return event.touches.length > 1 || this.view.k > 1
    return !event.button
  }

  /** Gives the canvas the focus without the wheel, which stays the page's until a key or a click. */
  focusAsleep() {
    this.canvas.focus({ preventScroll: true })
    this.asleep = true
  }

  /** Fits the drawing into a canvas of this size; its middle stays. */
  resize(width, height) {
    const seen = this.drawing.width ? this.middle() : null
    this.drawing.resize(width, height)
    const all = [[0, 0], [width, height]]
    this.zoom.extent(all).translateExtent(all)
    if (seen) this.lookAt(seen)
  }

  // ---- what is where

  /** Where a paper is seen, in pixels of the canvas. */
  placeOf(number) {
    return this.view.apply([this.drawing.x[number], this.drawing.y[number]])
  }

  /** The place of the drawing that is seen in the middle. */
  centre() {
    return this.view.invert([this.drawing.width / 2, this.drawing.height / 2])
  }

  /** Whether a paper is seen, `edge` pixels or more within the canvas. */
  sees(number, edge = 0) {
    const [left, top] = this.placeOf(number)
    return left >= edge && top >= edge && left <= this.drawing.width - edge && top <= this.drawing.height - edge
  }

  // ---- moving

  /** [zoom, x, y]: how much larger, and the place in the middle of what is seen, as map.json counts places. */
  middle() {
    return [this.view.k, ...this.drawing.placeAt(...this.centre())]
  }

  lookAt([zoom, x, y]) {
    const { width, height } = this.drawing
    const view = zoomIdentity.translate(width / 2, height / 2).scale(Math.min(zoom, CLOSEST)).translate(-this.drawing.placeX(x), -this.drawing.placeY(y))
    const limited = this.zoom.constrain()(view, this.zoom.extent().apply(this.canvas), this.zoom.translateExtent())
    select(this.canvas).call(this.zoom.transform, limited)
  }

  /** Moves a paper into the middle unless it is well in sight. */
  bring(number) {
    if (!this.sees(number, EDGE) && this.view.k > 1) select(this.canvas).call(this.zoom.translateTo, this.drawing.x[number], this.drawing.y[number])
  }

  /** Zooms around a paper, or around the middle for -1. */
  zoomIn(number) {
    this.zoomBy(STEP, number)
  }

  zoomOut(number) {
    this.zoomBy(1 / STEP, number)
  }

  zoomBy(factor, number) {
    this.calmly().call(this.zoom.scaleBy, factor, number < 0 ? undefined : this.placeOf(number))
  }

  whole() {
    this.calmly().call(this.zoom.transform, zoomIdentity)
  }

  calmly() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches
    return still ? select(this.canvas) : select(this.canvas).transition().duration(260)
  }
}

// How many doublings a turn of the wheel zooms, d3's measure but for its limit.
function turn(event) {
  const lines = event.deltaMode === 1 ? 0.05 : event.deltaMode ? 1 : 0.002
  return Math.max(-NOTCH, Math.min(NOTCH, -event.deltaY * lines * (event.ctrlKey ? 10 : 1)))
}
