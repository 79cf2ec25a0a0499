// @ts-check
// Pans and zooms the map. d3-zoom handles wheel, drag and pinch; buttons, keys and addresses use the methods
// here.
import { select, zoom, zoomIdentity } from "../vendor/d3-map.js"

/** @typedef {import("d3-zoom").ZoomTransform} ZoomTransform */
/** @typedef {import("./url-state.js").View} View */

const MAX_ZOOM = 60
/** By how much a button or a key zooms. */
const ZOOM_STEP = 1.8
/** Doublings of one wheel event at most; with Ctrl, d3 would make five of a notch of a mouse wheel. */
const MAX_WHEEL_STEP = 0.5
/** Pixels from the edge at which a paper counts as well in view. */
const VIEW_MARGIN = 40
const ZOOM_DURATION = 260

export class Viewport {
  /**
   * `transform` is d3's transform of the rendered map. `onMove` is called while it changes, `onEnd` when it
   * has stopped.
   * @param {HTMLCanvasElement} canvas
   * @param {import("./renderer.js").Renderer} renderer
   * @param {{ onMove: (isByHand: boolean) => void, onEnd: () => void }} listeners
   */
  constructor(canvas, renderer, { onMove, onEnd }) {
    this.canvas = canvas
    this.renderer = renderer
    this.transform = zoomIdentity
    this.isWheelReleased = false
    /** @type {import("d3-zoom").ZoomBehavior<HTMLCanvasElement, unknown>} */
    this.zoom = zoom()
    this.zoom
      .scaleExtent([1, MAX_ZOOM])
      .clickDistance(5)
      .wheelDelta(wheelStep)
      .filter((/** @type {Event} */ event) => this.handles(event))
      .on("zoom", (/** @type {{ transform: ZoomTransform, sourceEvent: Event | null }} */ event) => {
        this.transform = event.transform
        canvas.style.touchAction = this.transform.k > 1 ? "none" : "pan-y"
        onMove(Boolean(event.sourceEvent))
      })
      .on("end", onEnd)
    select(canvas).call(this.zoom).on("dblclick.zoom", null)
    canvas.style.touchAction = "pan-y"
    for (const name of ["pointerdown", "keydown", "blur"])
      canvas.addEventListener(name, () => {
        this.isWheelReleased = false
      })
  }

  /**
   * Whether an event pans or zooms the map. A page that holds a map must still scroll: the wheel zooms once
   * the map was clicked, or with Ctrl, as which browsers also report a pinch on a touchpad. A single finger
   * on the whole map scrolls the page, too.
   * @param {Event} event
   */
  handles(event) {
    if (event instanceof WheelEvent)
      return (
        event.ctrlKey || event.metaKey || (document.activeElement === this.canvas && !this.isWheelReleased)
      )
    if (event.type.startsWith("touch"))
      return /** @type {TouchEvent} */ (event).touches.length > 1 || this.transform.k > 1
    return !(event instanceof MouseEvent && event.button)
  }

  /** Focuses the canvas while the wheel goes on scrolling the page, until a key or a click. */
  focusWithoutWheel() {
    this.canvas.focus({ preventScroll: true })
    this.isWheelReleased = true
  }

  /**
   * Fits the map into a canvas of another size; the center of the view stays.
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    const view = this.renderer.width ? this.view() : null
    this.renderer.resize(width, height)
    /** @type {[[number, number], [number, number]]} */
    const extent = [
      [0, 0],
      [width, height],
    ]
    this.zoom.extent(extent).translateExtent(extent)
    if (view) this.lookAt(view)
  }

  // ---- Positions

  /**
   * The position of a paper on the canvas, in pixels.
   * @param {number} paper
   */
  canvasPosition(paper) {
    return this.transform.apply([this.renderer.x[paper], this.renderer.y[paper]])
  }

  /** The point of the rendered map in the center of the view. */
  center() {
    return this.transform.invert([this.renderer.width / 2, this.renderer.height / 2])
  }

  /**
   * Whether a paper is in view, `margin` pixels or more from the edge.
   * @param {number} paper
   */
  isInView(paper, margin = 0) {
    const [left, top] = this.canvasPosition(paper)
    const { width, height } = this.renderer
    return left >= margin && top >= margin && left <= width - margin && top <= height - margin
  }

  // ---- Movement

  /**
   * The zoom and the center of the view, in the coordinates of map.json.
   * @returns {View}
   */
  view() {
    const [x, y] = this.renderer.toMap(...this.center())
    return [this.transform.k, x, y]
  }

  /** @param {View} view */
  lookAt([factor, x, y]) {
    const { width, height } = this.renderer
    const [left, top] = this.renderer.toCanvas(x, y)
    const transform = zoomIdentity
      .translate(width / 2, height / 2)
      .scale(Math.min(factor, MAX_ZOOM))
      .translate(-left, -top)
    const extent = this.zoom.extent().call(this.canvas, undefined)
    const limited = this.zoom.constrain()(transform, extent, this.zoom.translateExtent())
    select(this.canvas).call(this.zoom.transform, limited)
  }

  /**
   * Moves a paper into the center unless it is well in view.
   * @param {number} paper
   */
  reveal(paper) {
    if (this.transform.k <= 1 || this.isInView(paper, VIEW_MARGIN)) return
    select(this.canvas).call(this.zoom.translateTo, this.renderer.x[paper], this.renderer.y[paper])
  }

  /**
   * Zooms in on a paper, or on the center for -1.
   * @param {number} paper
   */
  zoomIn(paper) {
    this.zoomBy(ZOOM_STEP, paper)
  }

  /** @param {number} paper */
  zoomOut(paper) {
    this.zoomBy(1 / ZOOM_STEP, paper)
  }

  /**
   * @param {number} factor
   * @param {number} paper
   */
  zoomBy(factor, paper) {
    const anchor = paper < 0 ? undefined : this.canvasPosition(paper)
    if (prefersReducedMotion()) select(this.canvas).call(this.zoom.scaleBy, factor, anchor)
    else select(this.canvas).transition().duration(ZOOM_DURATION).call(this.zoom.scaleBy, factor, anchor)
  }

  showAll() {
    if (prefersReducedMotion()) select(this.canvas).call(this.zoom.transform, zoomIdentity)
    else select(this.canvas).transition().duration(ZOOM_DURATION).call(this.zoom.transform, zoomIdentity)
  }
}

function prefersReducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches
}

/**
 * How many doublings a wheel event zooms: d3-zoom's default, with a limit.
 * @param {{ deltaY: number, deltaMode: number, ctrlKey: boolean }} event
 */
export function wheelStep({ deltaY, deltaMode, ctrlKey }) {
  const unit = deltaMode === 1 ? 0.05 : deltaMode ? 1 : 0.002
  return Math.max(-MAX_WHEEL_STEP, Math.min(MAX_WHEEL_STEP, -deltaY * unit * (ctrlKey ? 10 : 1)))
}
