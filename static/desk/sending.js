// What a form says of its own sending.

import { token } from "./ask.js"
import { element } from "./elements.js"
import { rememberPressed } from "./pressed.js"

// Its name, by which the paper confirms it, and the token of whoever is signed in by now.
export const stamp = (form, pressed, sending) => {
  const field = form.elements.sending ?? form.appendChild(element("input", { type: "hidden", name: "sending" }))
  field.value = sending
  form.elements.csrfmiddlewaretoken.value = token()
  if (pressed) rememberPressed(pressed, sending)
}
