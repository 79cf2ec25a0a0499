// Draws the papers as points on a canvas, with the names of topics where their papers are densest. It knows nothing of the page
// around it: what is seen of the map (d3's transform) and which points are meant are given to it. All but the ring around the point
// that is pointed at is drawn on a sheet of its own, which is copied as long as nothing else changes.
const MARGIN = 26
const STRETCH = 1.7
const FIRST_LABELS = 0.6
const CELL = 8 // pixels of a cell in which points are counted
const FEW = 80 // points in sight, of which none may be covered by a name
const SHIFTS = [0, -16, 16, -28, 28, -40, 40] // pixels up and down from a topic's middle, where its name may stand

export class Drawing {
  constructor(canvas, papers) {
    this.canvas = canvas
    this.papers = papers
    this.front = canvas.getContext("2d")
    this.sheet = document.createElement("canvas")
    this.context = this.sheet.getContext("2d")
    const count = papers.x.length
    this.x = new Float32Array(count)
    this.y = new Float32Array(count)
    this.colour = papers.first.map((topic) => (topic < 0 ? -1 : papers.topics[topic][2]))
    this.dot = Math.min(4.2, Math.max(1.5, 100 / Math.sqrt(count || 1)))
    this.every = centresOf(papers, null)
    this.some = { meant: null, centres: this.every }
    this.takeColours()
  }

  // The colours are the style sheet's, so that light and dark have their own.
  takeColours() {
    const style = getComputedStyle(this.canvas)
    const named = (name) => style.getPropertyValue(name).trim()
    const palette = []
    for (let number = 0; named(`--map-${number}`); number++) palette.push(named(`--map-${number}`))
    this.palette = palette
    this.none = named("--map-none")
    this.faint = named("--map-faint")
    this.text = named("--text")
    this.page = named("--sheet")
    this.accent = named("--accent")
    this.font = named("--sans")
    this.sprites = new Map()
    this.drawn = null
  }

  // Fits the whole map into the canvas. Only who lies beside whom means something, so one way may be stretched; the y of papers goes up, that of a canvas down.
  resize(width, height) {
    const { x, y } = this.papers
    this.width = width
    this.height = height
    this.ratio = Math.min(window.devicePixelRatio || 1, 2)
    for (const canvas of [this.canvas, this.sheet]) {
      canvas.width = Math.round(width * this.ratio)
      canvas.height = Math.round(height * this.ratio)
    }
    this.drawn = null
    const [left, right, low, high] = [least(x), most(x), least(y), most(y)]
    const [wide, tall] = [(width - 2 * MARGIN) / Math.max(right - left, 1), (height - 2 * MARGIN) / Math.max(high - low, 1)]
    const across = Math.min(wide, tall * STRETCH)
    const up = Math.min(tall, wide * STRETCH)
    this.placeX = (value) => width / 2 + (value - (left + right) / 2) * across
    this.placeY = (value) => height / 2 - (value - (low + high) / 2) * up
    this.placeAt = (pixelX, pixelY) => [(pixelX - width / 2) / across + (left + right) / 2, (height / 2 - pixelY) / up + (low + high) / 2]
    for (let number = 0; number < x.length; number++) {
      this.x[number] = this.placeX(x[number])
      this.y[number] = this.placeY(y[number])
    }
    this.sprites.clear()
  }

  radius(k) {
    return Math.min(9, this.dot * k ** 0.42)
  }

  // view: d3's transform; meant: 1 for points to show in full, or null for all; at: the point that is pointed at, or -1.
  draw(view, meant, at) {
    const { front, ratio, drawn } = this
    if (drawn?.meant !== meant || drawn.x !== view.x || drawn.y !== view.y || drawn.k !== view.k) this.drawSheet(view, meant)
    front.setTransform(1, 0, 0, 1, 0, 0)
    front.clearRect(0, 0, this.canvas.width, this.canvas.height)
    front.drawImage(this.sheet, 0, 0)
    front.setTransform(ratio, 0, 0, ratio, 0, 0)
    if (at >= 0) this.ring(view, at)
  }

  drawSheet(view, meant) {
    const { context, ratio } = this
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, this.width, this.height)
    const radius = this.radius(view.k)
    if (meant) this.points(view, radius, (number) => !meant[number], () => this.faint)
    const seen = this.points(view, radius, (number) => !meant || meant[number], (number) => this.paint(number))
    const taken = []
    this.topicNames(view, seen, this.centresFor(meant), taken)
    if (view.k > 3 && seen.length <= 60) this.titles(view, radius, seen, taken)
    this.drawn = { meant, x: view.x, y: view.y, k: view.k }
  }

  paint(number) {
    const area = this.colour[number]
    return area < 0 ? this.none : this.palette[area % this.palette.length]
  }

  // Draws the points that are chosen and in sight, and gives their numbers. Copying a dot is far quicker than drawing a circle.
  points(view, radius, isChosen, paint) {
    const { x, y, context, width, height } = this
    const seen = []
    for (let number = 0; number < x.length; number++) {
      const left = view.x + view.k * x[number]
      const top = view.y + view.k * y[number]
      if (left < -radius || top < -radius || left > width + radius || top > height + radius || !isChosen(number)) continue
      const sprite = this.sprite(paint(number), radius)
      context.drawImage(sprite, left - sprite.reach, top - sprite.reach, 2 * sprite.reach, 2 * sprite.reach)
      seen.push(number)
    }
    return seen
  }

  sprite(colour, radius) {
    const size = Math.round(radius * 4)
    const key = `${colour} ${size}`
    if (!this.sprites.has(key)) {
      const dot = document.createElement("canvas")
      dot.reach = size / 4 + 1
      dot.width = dot.height = Math.ceil(2 * dot.reach * this.ratio)
      const brush = dot.getContext("2d")
      brush.scale(dot.width / (2 * dot.reach), dot.width / (2 * dot.reach))
      brush.fillStyle = colour
      brush.globalAlpha = 0.86
      brush.arc(dot.reach, dot.reach, size / 4, 0, 2 * Math.PI)
      brush.fill()
      this.sprites.set(key, dot)
    }
    return this.sprites.get(key)
  }

  ring(view, at) {
    const { front: context } = this
    const radius = this.radius(view.k)
    const [left, top] = view.apply([this.x[at], this.y[at]])
    context.beginPath()
    context.arc(left, top, Math.max(radius, 3) + 1.5, 0, 2 * Math.PI)
    context.fillStyle = this.paint(at)
    context.fill()
    context.lineWidth = 2
    context.strokeStyle = this.text
    context.stroke()
  }

  // Of the points that are meant, where each topic's lie.
  centresFor(meant) {
    if (this.some.meant !== meant) this.some = { meant, centres: meant ? centresOf(this.papers, meant) : this.every }
    return this.some.centres
  }

  // The topics with most papers first, each where it covers fewest points; a name that would cover another waits until the map is larger.
  topicNames(view, seen, centres, taken) {
    const most = Math.round((this.width / 90) * FIRST_LABELS * view.k ** 1.2) + 4
    const dots = this.dotsIn(view, seen)
    const font = `600 ${this.width < 500 ? 11 : 13}px ${this.font}`
    this.context.font = font
    let written = 0
    for (const centre of centres) {
      if (written >= most) break
      const [left, top] = view.apply([this.placeX(centre.x), this.placeY(centre.y)])
      const half = this.context.measureText(centre.name).width / 2
      const places = SHIFTS.map((shift) => [dots(left - half, top + shift - 8, left + half, top + shift + 8), Math.abs(shift), top + shift])
      places.sort(([one, near], [other, far]) => one - other || near - far)
      const free = seen.length > FEW ? places : places.filter(([covered]) => !covered)
      if (free.some(([, , place]) => this.write(centre.name, left, place, "center", font, taken))) written++
    }
  }

  // Counts points between left, top, right and bottom, by cells of a coarse grid.
  dotsIn(view, seen) {
    const across = Math.ceil(this.width / CELL) + 1
    const cells = new Uint16Array(across * (Math.ceil(this.height / CELL) + 1))
    for (const number of seen) {
      const [left, top] = view.apply([this.x[number], this.y[number]])
      if (left >= 0 && top >= 0 && left < this.width && top < this.height) cells[Math.floor(top / CELL) * across + Math.floor(left / CELL)]++
    }
    return (left, top, right, bottom) => {
      let count = 0
      for (let row = Math.max(0, Math.floor(top / CELL)); row <= bottom / CELL; row++)
        for (let at = Math.max(0, Math.floor(left / CELL)); at <= Math.min(right / CELL, across - 1); at++) count += cells[row * across + at] ?? 0
      return count
    }
  }

  titles(view, radius, seen, taken) {
    for (const number of seen) {
      const title = this.papers.titles[number]
      const short = title.length > 46 ? `${title.slice(0, 44).trimEnd()}…` : title
      const [left, top] = view.apply([this.x[number], this.y[number]])
      this.write(short, left + radius + 5, top, "left", `400 12px ${this.font}`, taken)
    }
  }

  // Writes words where there is room for them; gives whether there was.
  write(words, left, top, align, font, taken) {
    const { context } = this
    context.font = font
    const wide = context.measureText(words).width
    const start = align === "center" ? left - wide / 2 : left
    const box = [start - 4, top - 10, start + wide + 4, top + 10]
    if (box[0] < 0 || box[1] < 0 || box[2] > this.width || box[3] > this.height) return false
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return false
    taken.push(box)
    context.textBaseline = "middle"
    context.lineJoin = "round"
    context.lineWidth = 3.5
    context.strokeStyle = this.page
    context.strokeText(words, start, top)
    context.fillStyle = this.text
    context.fillText(words, start, top)
    return true
  }
}

// Where the papers of each topic (of those that are meant, where not all are) are densest: the mean of the half that is nearest to
// the middle one, largest topics first.
function centresOf(papers, meant) {
  const members = papers.topics.map(() => [])
  papers.first.forEach((topic, number) => topic >= 0 && (!meant || meant[number]) && members[topic].push(number))
  return papers.topics
    .map(([, name], topic) => ({ name, members: members[topic] }))
    .filter((centre) => centre.members.length)
    .map((centre) => {
      const middle = ["x", "y"].map((axis) => centre.members.map((number) => papers[axis][number]).sort((one, other) => one - other)[centre.members.length >> 1])
      const away = (number) => Math.hypot(papers.x[number] - middle[0], papers.y[number] - middle[1])
      const near = [...centre.members].sort((one, other) => away(one) - away(other)).slice(0, (centre.members.length + 1) >> 1)
      const mean = (axis) => near.reduce((sum, number) => sum + papers[axis][number], 0) / near.length
      return { ...centre, x: mean("x"), y: mean("y") }
    })
    .sort((one, other) => other.members.length - one.members.length)
}

const least = (values) => values.reduce((one, other) => Math.min(one, other), Infinity)
const most = (values) => values.reduce((one, other) => Math.max(one, other), -Infinity)
