// @ts-check
// Sends requests to the search worker. One worker serves the whole visit and keeps what it has loaded.

/** @type {Worker | undefined} */
let worker
let lastId = 0
/** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
const pending = new Map()

/**
 * Calls a method of worker.js.
 * @param {"search" | "similar" | "names" | "filters" | "matchFilters" | "counts"} method
 * @param {unknown} [args]
 * @returns {Promise<any>}
 */
export function request(method, args) {
  worker ??= startWorker()
  const id = ++lastId
  worker.postMessage({ id, method, args })
  return new Promise((resolve, reject) => pending.set(id, { resolve, reject }))
}

function startWorker() {
  const started = new Worker(new URL("./worker.js", import.meta.url), { type: "module" })
  started.addEventListener("message", ({ data: { id, result, error } }) => {
    const caller = pending.get(id)
    pending.delete(id)
    if (error) caller?.reject(new Error(error))
    else caller?.resolve(result)
  })
  started.addEventListener("error", (event) => {
    event.preventDefault() // the page shows a message
    for (const { reject } of pending.values()) reject(new Error("the search could not be loaded"))
    pending.clear()
    worker = undefined
  })
  return started
}
