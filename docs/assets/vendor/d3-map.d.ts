// Types of d3-map.js for the type checker; browsers do not load this file.
import "d3-transition"

export { quadtree } from "d3-quadtree"
export { pointer, select } from "d3-selection"
export { zoom, zoomIdentity } from "d3-zoom"
