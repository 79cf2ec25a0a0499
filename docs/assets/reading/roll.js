// Reads the site's roll: the keys of all papers, and in parts what a citation of each needs (generator/pages/roll.py writes it).
import { base } from "./marks.js"

/** Letters of a key, and papers in a part. */
export const KEY = 8
const PART = 64
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** A paper's key: FNV-1a of its id, 64 bits folded to 48, in base64url. */
export function keyOf(id) {
  let value = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(id)) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n)
  const folded = (value >> 48n) ^ (value & 0xffffffffffffn)
  let key = ""
  for (let shift = 42n; shift >= 0n; shift -= 6n) key += LETTERS[Number((folded >> shift) & 63n)]
  return key
}

/** A row of keys as a list of them. */
export function split(row) {
  return row.match(new RegExp(`[A-Za-z0-9_-]{${KEY}}`, "g")) ?? []
}

/** The keys of all papers, the latest arrivals first, as one string. Rejects where the site cannot be reached. */
export async function keys() {
  const answer = await fetch(new URL("reading-list/keys.txt", base), { cache: "no-cache" })
  if (!answer.ok) throw new Error(`keys.txt: ${answer.status}`)
  return answer.text()
}

/** What a citation needs of the papers with these keys, by key; those the site does not have are left out. */
export async function citations(wanted) {
  const found = new Map()
  if (!wanted.length) return found
  const places = new Map(split(await keys()).map((key, at) => [key, at]))
  const parts = new Set(wanted.filter((key) => places.has(key)).map((key) => Math.floor(places.get(key) / PART)))
  const waiting = [...parts]
  const hands = Array.from({ length: 6 }, async () => {
    while (waiting.length) for (const one of await part(waiting.pop(), places)) found.set(one.key, one)
  })
  await Promise.all(hands)
  return new Map(wanted.filter((key) => found.has(key)).map((key) => [key, found.get(key)]))
}

/** One part; where the browser holds an older one than the keys it is asked for anew. */
async function part(number, places) {
  for (const cache of ["default", "reload"]) {
    const answer = await fetch(new URL(`reading-list/${number}.json`, base), { cache })
    if (!answer.ok) throw new Error(`${number}.json: ${answer.status}`)
    const rows = (await answer.json()).map((row) => ({ ...row, key: keyOf(row.id) }))
    if (cache === "reload" || rows.every((row, at) => places.get(row.key) === number * PART + at)) return rows
  }
  return []
}
