// The search fields of every page. A form leads to the search page by itself; this adds the keys, keeps the page from being
// loaded anew, and starts the search page's own script where there is one.

// The header stays while pages are turned, which part from each other in depth.
for (const form of document.querySelectorAll(".digest-header form")) form.setAttribute("action", form.action)

const visible = (field) => field.offsetParent !== null
const fields = () => [...document.querySelectorAll("[data-find] input[type=search]")].filter(visible)

// The page's own field comes before the header's.
const nearest = () => fields().find((field) => field.closest("article")) ?? fields()[0]

const isTyping = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "/" && !isTyping(event.target)) {
    const field = nearest()
    if (field) {
      event.preventDefault()
      field.focus()
      field.select()
    } else {
      document.querySelector("a.find-link")?.click() // a narrow screen has no field in its header
    }
  }
  const field = event.target instanceof Element ? event.target.closest("[data-find] input[type=search]") : null
  if (field && event.key === "Escape") {
    event.preventDefault()
    if (field.value === "") field.blur()
    else {
      field.value = ""
      field.dispatchEvent(new Event("input", { bubbles: true }))
    }
  }
})

document.addEventListener("submit", (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-find='field']")) return
  event.preventDefault()
  const link = document.createElement("a")
  link.href = form.action
  link.search = new URLSearchParams({ q: form.elements.q.value.trim() }).toString()
  // Material turns pages when a link is clicked, so that this one is not loaded anew either.
  document.body.append(link)
  link.click()
  link.remove()
})

let leave = () => {}

async function arrive() {
  leave()
  leave = () => {}
  const form = document.querySelector("[data-find='page']")
  if (!form) return
  try {
    const { searchPage } = await import("./page.js")
    if (form.isConnected) leave = searchPage(form)
  } catch {
    document.querySelector(".find-status").textContent = "The search could not be loaded. The lists below lead to every paper."
  }
}

// Material announces each page it turns to; another theme loads each page anew.
if (window.document$) window.document$.subscribe(arrive)
else arrive()
