// The button by which a form was sent, until the paper has confirmed it. Who is sent to sign in first comes back to the
// form, and would take for done what was not.

import { announce, element } from "./elements.js"
import { received } from "./received.js"

const KEY = "desk-pressed"

const label = (button) => (button.matches("input") ? button.value : button.textContent.trim())

// Before the form goes. `sending`: as the form names it.
export const rememberPressed = (button, sending) => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, words: label(button), sending }))
  } catch {
    // a browser that keeps nothing says nothing later
  }
}

// What was pressed on this page the last time, once.
const taken = () => {
  try {
    const pressed = JSON.parse(sessionStorage.getItem(KEY))
    if (pressed?.path === location.pathname) sessionStorage.removeItem(KEY)
    return pressed?.path === location.pathname ? pressed : null
  } catch {
    return null
  }
}

const hasComeIn = (sending) => {
  const at = sending.lastIndexOf(":")
  return received().get(sending.slice(0, at))?.at >= Number(sending.slice(at + 1))
}

const sentence = (words) =>
  new URL(document.referrer || location).pathname.endsWith("/login/")
    ? `“${words}” was not done: you had been signed out. Look at the words below, then press it once more.`
    : `Nothing says whether “${words}” was done. Look at the state above before you press it once more.`

// `isAnswered`: the page is itself the answer, and says what to mend.
export const tellUndone = (place, isAnswered) => {
  const pressed = taken()
  if (!pressed || isAnswered || hasComeIn(pressed.sending)) return
  const words = sentence(pressed.words)
  place.prepend(element("p", { class: "desk-undone" }, words))
  announce(words)
}

// The same where the form was not sent at all, since nothing that is sent now comes in.
export const sayNotSent = (place, button) => {
  place.querySelector(".desk-undone")?.remove()
  const words = `“${label(button)}” was not done: the paper does not get what you send. Mend that first, as the line above says.`
  place.prepend(element("p", { class: "desk-undone" }, words))
  announce(words)
}
