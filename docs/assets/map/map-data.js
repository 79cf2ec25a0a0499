// @ts-check
// Loads map.json, which generator/paper_digest/site/exports/map.py writes and describes: each paper's title,
// id, position and first topic. Papers are named by their index in it. It is loaded once a visit, by the page
// that needs it first.
import { dataFile } from "../data-file.js"
import { paperUrl, SITE_ROOT } from "../site.js"

/** @typedef {[id: string, name: string, area: number]} Topic */
/**
 * @typedef {object} MapData
 * @property {string[]} areas
 * @property {Topic[]} topics
 * @property {string[]} titles
 * @property {(string | 0)[]} ids 0 where the id is the title in lower case with hyphens
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} first index of the paper's first topic, -1 for none
 */

/** Loads the file. */
export const loadMapData = dataFile(
  new URL("map.json", SITE_ROOT),
  (response) => /** @type {Promise<MapData>} */ (response.json()),
)

/**
 * @param {Pick<MapData, "ids" | "titles">} data
 * @param {number} paper
 */
export function paperIdOf(data, paper) {
  const titleSlug = () =>
    data.titles[paper]
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
  return data.ids[paper] || titleSlug()
}

/**
 * The paper with an id, or -1.
 * @param {Pick<MapData, "ids" | "titles">} data
 * @param {string} id
 */
export function findPaper(data, id) {
  return id ? data.titles.findIndex((_, paper) => paperIdOf(data, paper) === id) : -1
}

/**
 * The address of a paper's page.
 * @param {MapData} data
 * @param {number} paper
 */
export function paperPage(data, paper) {
  return paperUrl(paperIdOf(data, paper))
}

/**
 * A paper's first topic, or null.
 * @param {MapData} data
 * @param {number} paper
 */
export function firstTopic(data, paper) {
  return data.topics[data.first[paper]] ?? null
}

/**
 * The index of the area of a paper's first topic, -1 for none.
 * @param {MapData} data
 * @param {number} paper
 */
export function areaOf(data, paper) {
  return firstTopic(data, paper)?.[2] ?? -1
}
