// @ts-check
// Loads the embeddings of the papers, embeddings.bin, which generator/paper_digest/site/exports/embeddings_file.py
// writes and describes.
import { dataFile } from "../data-file.js"
import { SITE_ROOT } from "../site.js"

/** @typedef {{ dimensions: number, vectors: Int8Array }} Embeddings a row for each paper; no dimensions without any */

const FORMAT_VERSION = 1
const HEADER_SIZE = 2

/** @type {Embeddings} */
export const NO_EMBEDDINGS = { dimensions: 0, vectors: new Int8Array(0) }

/** Loads the embeddings. */
export const loadEmbeddings = dataFile(new URL("embeddings.bin", SITE_ROOT), async (response) =>
  readEmbeddings(await response.arrayBuffer()),
)

/**
 * @param {ArrayBuffer} buffer
 * @returns {Embeddings}
 */
export function readEmbeddings(buffer) {
  const [version, dimensions] = new Uint8Array(buffer)
  if (version !== FORMAT_VERSION) throw new Error("embeddings.bin has another format")
  return { dimensions, vectors: new Int8Array(buffer, HEADER_SIZE) }
}

/**
 * The embedding of a paper.
 * @param {Embeddings} embeddings
 * @param {number} paper
 */
export function embeddingOf({ dimensions, vectors }, paper) {
  return vectors.subarray(paper * dimensions, (paper + 1) * dimensions)
}

/**
 * @param {Float32Array} sum
 * @param {Float32Array | Int8Array} vector
 * @param {number} factor
 */
export function addScaled(sum, vector, factor) {
  for (let position = 0; position < sum.length; position++) sum[position] += factor * vector[position]
}

/**
 * The vector with length 1; 0 stays 0.
 * @param {Float32Array} vector
 */
export function unit(vector) {
  const length = Math.hypot(...vector)
  return length ? vector.map((component) => component / length) : vector
}

/**
 * The cosine of each paper with a vector of length 1.
 * @param {Embeddings} embeddings
 * @param {Float32Array} vector
 */
export function cosines({ dimensions, vectors }, vector) {
  const values = new Float32Array(vectors.length / dimensions)
  for (let paper = 0; paper < values.length; paper++) {
    let product = 0
    let square = 0
    for (let position = 0; position < dimensions; position++) {
      const component = vectors[paper * dimensions + position]
      product += component * vector[position]
      square += component * component
    }
    values[paper] = square ? product / Math.sqrt(square) : 0
  }
  return values
}
