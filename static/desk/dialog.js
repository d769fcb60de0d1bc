// Dialogs over the page: the browser's own <dialog>, which keeps the focus within and gives it back.

import { button, element, freshId } from "./elements.js"

// Opens a dialog. `fill(close)` gives its elements; `close(result)` ends it. Resolves to that result, or to null where
// somebody left by Escape or the cross.
export const openDialog = ({ title, name = "", fill }) =>
  new Promise((resolve) => {
    let result = null
    const heading = element("h2", { id: freshId("heading"), class: "desk-dialog-title" }, title)
    const dialog = element("dialog", { class: `desk-dialog ${name}`, "aria-labelledby": heading.id })
    const close = (chosen = null) => {
      result = chosen
      dialog.close()
    }
    const cross = button("×", () => close(), { class: "desk-cross", "aria-label": "Close" })
    dialog.append(element("header", { class: "desk-dialog-head" }, heading, cross), ...fill(close))
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(result)
    })
    document.body.append(dialog)
    dialog.showModal()
    dialog.querySelector("[autofocus]")?.focus()
  })
