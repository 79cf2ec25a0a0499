// Copies a citation, and calls the scripts of the reader's own things.
import("./reading.js")
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copies]") : null
  if (!button) return
  const source = button.parentElement?.querySelector("code")
  if (!source) return
  navigator.clipboard.writeText(source.textContent ?? "").then(() => {
    button.textContent = "Copied"
    setTimeout(() => (button.textContent = "Copy"), 1600)
  })
})
