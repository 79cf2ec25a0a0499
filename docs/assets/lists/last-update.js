// @ts-check
// Says on the home page how long ago the latest listing was. A schedule that is switched off has no run that
// fails and tells the maintainers: the site must show it.
import { parseDay, today } from "../stored-records.js"

const DAY = 24 * 60 * 60 * 1000
/** Days within which a digest should have a new listing, as in the workflows (max-age). */
const EXPECTED = 7
/**
 * The longest units first, with their days; a unit is used from twice its length on.
 * @type {[Intl.RelativeTimeFormatUnit, number][]}
 */
const UNITS = [
  ["year", 365],
  ["month", 30],
  ["day", 1],
]

/**
 * Adds the age to the date of the latest listing, if it is older than expected.
 * @param {HTMLElement} time
 */
export function start(time) {
  const age = ageInWords(time.getAttribute("datetime") ?? "", today())
  if (age) time.after(`, ${age}`)
}

/**
 * How long ago a day was, such as "3 months ago"; "" for a week, for a day to come and for what is no day.
 * @param {string} day
 * @param {string} now
 */
export function ageInWords(day, now) {
  const days = Math.round((Date.parse(parseDay(now)) - Date.parse(parseDay(day))) / DAY)
  if (!(days > EXPECTED)) return ""
  const [unit, length] = UNITS.find(([, length]) => days >= 2 * length) ?? ["day", 1]
  return new Intl.RelativeTimeFormat("en").format(-Math.floor(days / length), unit)
}
