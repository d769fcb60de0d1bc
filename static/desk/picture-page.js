// The page of one picture.

import { showOnceMade } from "./being-made.js"
import { watchFocus } from "./picture-focus.js"

// Whoever leaves with something unsaved is asked.
const watchLeaving = (form) => {
  let isDirty = form.querySelector(".errorlist") !== null
  form.addEventListener("input", () => (isDirty = true))
  form.addEventListener("submit", () => (isDirty = false))
  addEventListener("beforeunload", (event) => isDirty && event.preventDefault())
}

document.querySelectorAll("picture-focus").forEach(watchFocus)
watchLeaving(document.querySelector("#picture_form"))
showOnceMade()
