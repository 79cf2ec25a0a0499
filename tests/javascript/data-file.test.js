// @ts-check
import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import { dataFile } from "../../docs/assets/data-file.js"

const realFetch = globalThis.fetch
const URL_OF_FILE = new URL("https://example.org/site/data.json")

afterEach(() => {
  globalThis.fetch = realFetch
})

/** @param {(() => Response | Promise<never>)[]} answers one for each request */
function answering(...answers) {
  const requests = { count: 0 }
  globalThis.fetch = async () => {
    const answer = answers[requests.count]
    requests.count += 1
    return answer()
  }
  return requests
}

test("a file is loaded once, when it is first asked for", async () => {
  const requests = answering(() => Response.json([1]))
  const load = dataFile(URL_OF_FILE, (response) => response.json())
  assert.equal(requests.count, 0)
  assert.deepEqual(await Promise.all([load(), load()]), [[1], [1]])
  assert.equal(requests.count, 1)
})

test("a file that could not be loaded or read is loaded again", async () => {
  answering(
    () => Promise.reject(new TypeError("offline")),
    () => new Response("", { status: 404 }),
    () => new Response("{"),
    () => Response.json([2]),
  )
  const load = dataFile(URL_OF_FILE, (response) => response.json())
  await assert.rejects(load(), /offline/)
  await assert.rejects(load(), /data\.json: 404/)
  await assert.rejects(load(), SyntaxError)
  assert.deepEqual(await load(), [2])
})
