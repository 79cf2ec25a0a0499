// @ts-check
// Loads the reading-list index that generator/paper_digest/site/exports/reading_list_index.py writes and
// describes.
import { SITE_ROOT } from "../site.js"

/** @typedef {{ id: string, title: string, bibtex: string, ris: string, csl: Record<string, unknown> }} Citation */

/** Letters of a key, and papers in a part. */
export const KEY_LENGTH = 8
const PART_SIZE = 64
const PARALLEL_REQUESTS = 6
const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/**
 * A paper's key: FNV-1a of its id, 64 bits folded to 48, in base64url.
 * @param {string} id
 */
export function paperKey(id) {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(id))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  const folded = (hash >> 48n) ^ (hash & 0xffffffffffffn)
  let key = ""
  for (let shift = 42n; shift >= 0n; shift -= 6n) key += BASE64URL[Number((folded >> shift) & 63n)]
  return key
}

/**
 * Splits a string of keys without separators.
 * @param {string} joined
 * @returns {string[]}
 */
export function splitKeys(joined) {
  return joined.match(new RegExp(`[A-Za-z0-9_-]{${KEY_LENGTH}}`, "g")) ?? []
}

/** The keys of all papers, the latest arrivals first, as one string. Rejects if the site cannot be reached. */
export async function loadKeys() {
  return (await request("keys.txt", "no-cache")).text()
}

/**
 * The citations of the papers with these keys, by key; papers that the site does not have are left out.
 * @param {string[]} keys
 * @returns {Promise<Map<string, Citation>>}
 */
export async function loadCitations(keys) {
  if (!keys.length) return new Map()
  const positions = new Map(splitKeys(await loadKeys()).map((key, position) => [key, position]))
  const parts = keys.flatMap((key) => Math.floor((positions.get(key) ?? Number.NaN) / PART_SIZE))
  const queue = [...new Set(parts.filter((part) => !Number.isNaN(part)))]
  /** @type {Map<string, Citation>} */
  const loaded = new Map()
  const worker = async () => {
    for (let part = queue.pop(); part !== undefined; part = queue.pop())
      for (const citation of await loadPart(part, positions)) loaded.set(paperKey(citation.id), citation)
  }
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, worker))
  return new Map(
    keys.flatMap((key) => (loaded.has(key) ? [[key, /** @type {Citation} */ (loaded.get(key))]] : [])),
  )
}

/**
 * The keys of the papers with these identifiers, by identifier; unknown ones are left out.
 * @param {string[]} identifiers in their canonical form
 * @returns {Promise<Map<string, string>>}
 */
export async function findKeysByIdentifier(identifiers) {
  if (!identifiers.length) return new Map()
  const [keys, lines] = await Promise.all([
    loadKeys(),
    request("identifiers.txt", "no-cache").then((file) => file.text()),
  ])
  const keyList = splitKeys(keys)
  const keyOf = new Map(
    lines.split("\n").flatMap((line, row) => line.split(" ").map((value) => [value, keyList[row]])),
  )
  return new Map(identifiers.flatMap((value) => (keyOf.has(value) ? [[value, keyOf.get(value) ?? ""]] : [])))
}

/**
 * One part; requested again if the browser's cached copy is older than the keys.
 * @param {number} part
 * @param {Map<string, number>} positions
 * @returns {Promise<Citation[]>}
 */
async function loadPart(part, positions) {
  const cached = await (await request(`${part}.json`, "default")).json()
  const isCurrent = (/** @type {Citation} */ { id }, /** @type {number} */ row) =>
    positions.get(paperKey(id)) === part * PART_SIZE + row
  return cached.every(isCurrent) ? cached : (await request(`${part}.json`, "reload")).json()
}

/**
 * @param {string} name
 * @param {RequestCache} cache
 */
async function request(name, cache) {
  const response = await fetch(new URL(`reading-list/${name}`, SITE_ROOT), { cache })
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return response
}
