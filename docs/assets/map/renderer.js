// @ts-check
// Renders the papers as points on a canvas, with the names of topics where their papers are densest.
// Everything but the ring around the highlighted point is drawn on a canvas of its own, which is copied as
// long as nothing else changes.
import { areaOf } from "./map-data.js"
import { topicCenters } from "./topic-centers.js"

/** @typedef {import("d3-zoom").ZoomTransform} ZoomTransform */
/** @typedef {Uint8Array | null} Selection 1 for each paper to show in full, or null for all */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/** @typedef {{ canvas: HTMLCanvasElement, reach: number }} Sprite a dot, and the pixels from its center to the edge */
/** @typedef {(box: Box) => number} PointCounter */

/** Pixels around the map. */
const MARGIN = 26
/** How much one axis may be stretched to fill the canvas: only which papers are close to each other has a meaning. */
const MAX_STRETCH = 1.7
const LABEL_DENSITY = 0.6
const LABEL_HEIGHT = 16
/** Pixels of a cell in which points are counted. */
const CELL_SIZE = 8
/** With up to this many points in view, a label may cover none. */
const SPARSE = 80
/** Pixels by which a label may be moved up and down from its topic's center. */
const LABEL_OFFSETS = [0, -16, 16, -28, 28, -40, 40]
/** From which zoom and up to how many points in view the points are labeled with their titles. */
const TITLE_ZOOM = 3
const MAX_TITLES = 60
const MAX_TITLE_LENGTH = 46
const MAX_RADIUS = 9
const MAX_PIXEL_RATIO = 2
const DOT_OPACITY = 0.86

export class Renderer {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import("./map-data.js").MapData} data
   */
  constructor(canvas, data) {
    this.canvas = canvas
    this.data = data
    this.front = context2d(canvas)
    this.layer = document.createElement("canvas")
    this.context = context2d(this.layer)
    const count = data.x.length
    this.width = 0
    this.height = 0
    this.pixelRatio = 1
    /** Positions of the papers on the canvas at zoom 1, in pixels. */
    this.x = new Float32Array(count)
    this.y = new Float32Array(count)
    this.bounds = { x: extent(data.x), y: extent(data.y) }
    this.scale = { x: 1, y: 1 }
    this.areas = data.first.map((_, paper) => areaOf(data, paper))
    this.baseRadius = Math.min(4.2, Math.max(1.5, 100 / Math.sqrt(count || 1)))
    this.allCenters = topicCenters(data, null)
    /** @type {{ selection: Selection, centers: import("./topic-centers.js").TopicCenter[] }} */
    this.centers = { selection: null, centers: this.allCenters }
    /** @type {Map<string, Sprite>} */
    this.sprites = new Map()
    /** @type {{ selection: Selection, x: number, y: number, k: number } | null} what the layer shows */
    this.drawn = null
    this.colors = this.readColors()
  }

  /** Reads the colors of the style sheet, which differ between light and dark, and draws everything in them from now on. */
  updateColors() {
    this.colors = this.readColors()
    this.sprites.clear()
    this.drawn = null
  }

  readColors() {
    const style = getComputedStyle(this.canvas)
    const value = (/** @type {string} */ name) => style.getPropertyValue(name).trim()
    const palette = []
    for (let area = 0; value(`--map-${area}`); area++) palette.push(value(`--map-${area}`))
    return {
      palette,
      noArea: value("--map-none"),
      faint: value("--map-faint"),
      text: value("--text"),
      background: value("--surface"),
      font: value("--sans"),
    }
  }

  /**
   * Fits the whole map into a canvas of this size. The y axis of papers points up, that of a canvas down.
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    this.width = width
    this.height = height
    this.pixelRatio = Math.min(window.devicePixelRatio || 1, MAX_PIXEL_RATIO)
    for (const canvas of [this.canvas, this.layer]) {
      canvas.width = Math.round(width * this.pixelRatio)
      canvas.height = Math.round(height * this.pixelRatio)
    }
    this.drawn = null
    const { x, y } = this.bounds
    const fitX = (width - 2 * MARGIN) / Math.max(x.max - x.min, 1)
    const fitY = (height - 2 * MARGIN) / Math.max(y.max - y.min, 1)
    this.scale = { x: Math.min(fitX, fitY * MAX_STRETCH), y: Math.min(fitY, fitX * MAX_STRETCH) }
    for (let paper = 0; paper < this.x.length; paper++)
      [this.x[paper], this.y[paper]] = this.toCanvas(this.data.x[paper], this.data.y[paper])
    this.sprites.clear()
  }

  /**
   * Pixels of the canvas at zoom 1 for coordinates of map.json.
   * @param {number} x
   * @param {number} y
   */
  toCanvas(x, y) {
    const { bounds, scale, width, height } = this
    return [width / 2 + (x - bounds.x.middle) * scale.x, height / 2 - (y - bounds.y.middle) * scale.y]
  }

  /**
   * Coordinates of map.json for pixels of the canvas at zoom 1.
   * @param {number} left
   * @param {number} top
   */
  toMap(left, top) {
    const { bounds, scale, width, height } = this
    return [(left - width / 2) / scale.x + bounds.x.middle, (height / 2 - top) / scale.y + bounds.y.middle]
  }

  /** @param {number} zoom */
  radius(zoom) {
    return Math.min(MAX_RADIUS, this.baseRadius * zoom ** 0.42)
  }

  /**
   * @param {ZoomTransform} transform
   * @param {Selection} selection
   * @param {number} highlighted the paper with a ring, -1 for none
   */
  draw(transform, selection, highlighted) {
    const { front, pixelRatio, drawn } = this
    const { x, y, k } = transform
    const isUpToDate = drawn?.selection === selection && drawn.x === x && drawn.y === y && drawn.k === k
    if (!isUpToDate) this.drawLayer(transform, selection)
    front.setTransform(1, 0, 0, 1, 0, 0)
    front.clearRect(0, 0, this.canvas.width, this.canvas.height)
    front.drawImage(this.layer, 0, 0)
    front.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    if (highlighted >= 0) this.drawRing(transform, highlighted)
  }

  /**
   * @param {ZoomTransform} transform
   * @param {Selection} selection
   */
  drawLayer(transform, selection) {
    const { context, pixelRatio } = this
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    context.clearRect(0, 0, this.width, this.height)
    if (selection)
      this.drawPoints(
        transform,
        (paper) => !selection[paper],
        () => this.colors.faint,
      )
    const inView = this.drawPoints(
      transform,
      (paper) => !selection || Boolean(selection[paper]),
      (paper) => this.colorOf(paper),
    )
    /** @type {Box[]} */
    const occupied = []
    this.drawTopicNames(transform, inView, this.centersFor(selection), occupied)
    if (transform.k > TITLE_ZOOM && inView.length <= MAX_TITLES) this.drawTitles(transform, inView, occupied)
    this.drawn = { selection, x: transform.x, y: transform.y, k: transform.k }
  }

  /** @param {number} paper */
  colorOf(paper) {
    const area = this.areas[paper]
    return area < 0 ? this.colors.noArea : this.colors.palette[area % this.colors.palette.length]
  }

  /**
   * Draws the points in view that pass a filter, and returns them. Copying a dot is far quicker than drawing
   * a circle.
   * @param {ZoomTransform} transform
   * @param {(paper: number) => boolean} isShown
   * @param {(paper: number) => string} colorOf
   */
  drawPoints(transform, isShown, colorOf) {
    const { x, y, context, width, height } = this
    const radius = this.radius(transform.k)
    const drawn = []
    for (let paper = 0; paper < x.length; paper++) {
      const left = transform.x + transform.k * x[paper]
      const top = transform.y + transform.k * y[paper]
      if (
        left < -radius ||
        top < -radius ||
        left > width + radius ||
        top > height + radius ||
        !isShown(paper)
      )
        continue
      const { canvas, reach } = this.sprite(colorOf(paper), radius)
      context.drawImage(canvas, left - reach, top - reach, 2 * reach, 2 * reach)
      drawn.push(paper)
    }
    return drawn
  }

  /**
   * @param {string} color
   * @param {number} radius
   * @returns {Sprite}
   */
  sprite(color, radius) {
    const size = Math.round(radius * 4) / 4
    const key = `${color} ${size}`
    const cached = this.sprites.get(key)
    if (cached) return cached
    const canvas = document.createElement("canvas")
    const reach = size + 1
    canvas.width = canvas.height = Math.ceil(2 * reach * this.pixelRatio)
    const context = context2d(canvas)
    context.scale(canvas.width / (2 * reach), canvas.width / (2 * reach))
    context.fillStyle = color
    context.globalAlpha = DOT_OPACITY
    context.arc(reach, reach, size, 0, 2 * Math.PI)
    context.fill()
    const sprite = { canvas, reach }
    this.sprites.set(key, sprite)
    return sprite
  }

  /**
   * @param {ZoomTransform} transform
   * @param {number} paper
   */
  drawRing(transform, paper) {
    const { front } = this
    const [left, top] = transform.apply([this.x[paper], this.y[paper]])
    front.beginPath()
    front.arc(left, top, Math.max(this.radius(transform.k), 3) + 1.5, 0, 2 * Math.PI)
    front.fillStyle = this.colorOf(paper)
    front.fill()
    front.lineWidth = 2
    front.strokeStyle = this.colors.text
    front.stroke()
  }

  /** @param {Selection} selection */
  centersFor(selection) {
    if (this.centers.selection !== selection)
      this.centers = { selection, centers: selection ? topicCenters(this.data, selection) : this.allCenters }
    return this.centers.centers
  }

  /**
   * Writes topic names, the largest topics first, each where it covers fewest points. A name that would cover
   * another one waits until the map is zoomed in further.
   * @param {ZoomTransform} transform
   * @param {number[]} inView
   * @param {import("./topic-centers.js").TopicCenter[]} centers
   * @param {Box[]} occupied
   */
  drawTopicNames(transform, inView, centers, occupied) {
    const maxNames = Math.round((this.width / 90) * LABEL_DENSITY * transform.k ** 1.2) + 4
    const countPoints = this.pointCounter(transform, inView)
    const font = `600 ${this.width < 500 ? 11 : 13}px ${this.colors.font}`
    this.context.font = font
    let written = 0
    for (const center of centers) {
      if (written >= maxNames) break
      const [left, top] = transform.apply(/** @type {[number, number]} */ (this.toCanvas(center.x, center.y)))
      const tops = this.labelPositions(center.name, left, top, countPoints, inView.length <= SPARSE)
      if (tops.some((labelTop) => this.write(center.name, left, labelTop, "center", font, occupied)))
        written++
    }
  }

  /**
   * The positions of a label from top to bottom, those that cover fewest points first, then those nearest to
   * the center.
   * @param {string} name
   * @param {number} left
   * @param {number} top
   * @param {PointCounter} countPoints
   * @param {boolean} isSparse whether positions that cover points do not count
   */
  labelPositions(name, left, top, countPoints, isSparse) {
    const half = this.context.measureText(name).width / 2
    return LABEL_OFFSETS.map((offset) => {
      const middle = top + offset
      const box = /** @type {Box} */ ([
        left - half,
        middle - LABEL_HEIGHT / 2,
        left + half,
        middle + LABEL_HEIGHT / 2,
      ])
      return { middle, distance: Math.abs(offset), covered: countPoints(box) }
    })
      .filter(({ covered }) => !isSparse || !covered)
      .sort((a, b) => a.covered - b.covered || a.distance - b.distance)
      .map(({ middle }) => middle)
  }

  /**
   * Counts points within a box, by the cells of a coarse grid.
   * @param {ZoomTransform} transform
   * @param {number[]} papers
   * @returns {PointCounter}
   */
  pointCounter(transform, papers) {
    const columns = Math.ceil(this.width / CELL_SIZE) + 1
    const cells = new Uint16Array(columns * (Math.ceil(this.height / CELL_SIZE) + 1))
    for (const paper of papers) {
      const [left, top] = transform.apply([this.x[paper], this.y[paper]])
      if (left < 0 || top < 0 || left >= this.width || top >= this.height) continue
      cells[Math.floor(top / CELL_SIZE) * columns + Math.floor(left / CELL_SIZE)]++
    }
    return ([left, top, right, bottom]) => {
      const firstColumn = Math.max(0, Math.floor(left / CELL_SIZE))
      const lastColumn = Math.min(right / CELL_SIZE, columns - 1)
      let count = 0
      for (let row = Math.max(0, Math.floor(top / CELL_SIZE)); row <= bottom / CELL_SIZE; row++)
        for (let column = firstColumn; column <= lastColumn; column++)
          count += cells[row * columns + column] ?? 0
      return count
    }
  }

  /**
   * @param {ZoomTransform} transform
   * @param {number[]} papers
   * @param {Box[]} occupied
   */
  drawTitles(transform, papers, occupied) {
    for (const paper of papers) {
      const title = this.data.titles[paper]
      const isLong = title.length > MAX_TITLE_LENGTH
      const label = isLong ? `${title.slice(0, MAX_TITLE_LENGTH - 2).trimEnd()}…` : title
      const [left, top] = transform.apply([this.x[paper], this.y[paper]])
      this.write(
        label,
        left + this.radius(transform.k) + 5,
        top,
        "left",
        `400 12px ${this.colors.font}`,
        occupied,
      )
    }
  }

  /**
   * Writes a label where there is room for it, and returns whether there was.
   * @param {string} label
   * @param {number} left
   * @param {number} top
   * @param {"center" | "left"} align
   * @param {string} font
   * @param {Box[]} occupied the boxes of other labels, to which this one is added
   */
  write(label, left, top, align, font, occupied) {
    const { context } = this
    context.font = font
    const width = context.measureText(label).width
    const start = align === "center" ? left - width / 2 : left
    /** @type {Box} */
    const box = [start - 4, top - 10, start + width + 4, top + 10]
    if (box[0] < 0 || box[1] < 0 || box[2] > this.width || box[3] > this.height) return false
    if (occupied.some((label) => overlap(label, box))) return false
    occupied.push(box)
    context.textBaseline = "middle"
    context.lineJoin = "round"
    context.lineWidth = 3.5
    context.strokeStyle = this.colors.background
    context.strokeText(label, start, top)
    context.fillStyle = this.colors.text
    context.fillText(label, start, top)
    return true
  }
}

/** @param {HTMLCanvasElement} canvas */
function context2d(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"))
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]
}

/** @param {number[]} values */
function extent(values) {
  const min = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const max = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  return { min, max, middle: (min + max) / 2 }
}
