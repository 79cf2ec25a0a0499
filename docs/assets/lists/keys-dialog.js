// @ts-check
// Shows which keys walk a list of papers, and lets the reader turn them off.
import { button, element } from "../dom.js"
import { areKeysOn, KEY_BINDINGS, setKeysOn } from "./key-bindings.js"

/** Opens the dialog; closing it returns the focus to where it was. */
export function showKeys() {
  const rows = [...KEY_BINDINGS, /** @type {const} */ (["/", "", "Search"])].map(([key, , description]) =>
    element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, description)),
  )
  const box = element("input", { type: "checkbox", checked: areKeysOn() })
  const status = element("span", { className: "status-message", role: "status" })
  box.addEventListener("change", () => {
    status.textContent = setKeysOn(box.checked) ? "" : "This browser does not keep the choice."
  })
  const dialog = element(
    "dialog",
    { className: "keys-dialog md-typeset", "aria-labelledby": "keys-title" },
    element("h2", { id: "keys-title" }, "Keys in lists of papers"),
    element("dl", {}, ...rows),
    element("p", {}, element("label", {}, box, " Use these keys, except /"), " ", status),
    button("Close", () => dialog.close()),
  )
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
