// @ts-check
// Loads the embeddings of the papers, embeddings.bin, which generator/paper_digest/site/exports/embeddings_file.py
// writes and describes.
import { SITE_ROOT } from "../site.js"

/** @typedef {{ dimensions: number, vectors: Int8Array }} Embeddings a row for each paper; no dimensions without any */

const FORMAT_VERSION = 1
const HEADER_SIZE = 2

/** @type {Promise<Embeddings> | null} */
let loading = null

/** Loads the embeddings, once a visit. */
export function loadEmbeddings() {
  loading ??= fetchEmbeddings().catch((error) => {
    loading = null
    throw error
  })
  return loading
}

async function fetchEmbeddings() {
  const response = await fetch(new URL("embeddings.bin", SITE_ROOT))
  if (!response.ok) throw new Error(`embeddings.bin: ${response.status}`)
  return readEmbeddings(await response.arrayBuffer())
}

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
  return Float32Array.from({ length: vectors.length / dimensions }, (_, paper) => {
    let product = 0
    let square = 0
    for (let position = 0; position < dimensions; position++) {
      const component = vectors[paper * dimensions + position]
      product += component * vector[position]
      square += component * component
    }
    return square ? product / Math.sqrt(square) : 0
  })
}
