// @ts-check
// Loads data files of the site.

/**
 * A function that loads a file when it is first called, and again if that failed.
 * @template T
 * @param {URL} url
 * @param {(response: Response) => Promise<T>} read
 * @returns {() => Promise<T>}
 */
export function dataFile(url, read) {
  /** @type {Promise<T> | null} */
  let loading = null
  return () => {
    loading ??= fetchFile(url)
      .then(read)
      .catch((error) => {
        loading = null
        throw error
      })
    return loading
  }
}

/** @param {URL} url */
async function fetchFile(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`)
  return response
}
