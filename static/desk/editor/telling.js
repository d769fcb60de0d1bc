// A sentence below the bar for the person who writes, and for screen readers; it goes by itself.

import { announce, element, later } from "../elements.js"

const STAYS = 12_000 // milliseconds

const place = () => {
  const bar = document.querySelector(".desk-toolbar")
  if (bar && !bar.parentElement.querySelector(".desk-told")) bar.after(element("p", { class: "desk-told", hidden: true }))
  return document.querySelector(".desk-told")
}

const hide = later(STAYS, () => place()?.toggleAttribute("hidden", true))

export const tell = (words) => {
  announce(words)
  const line = place()
  if (!line) return
  line.textContent = words
  line.hidden = false
  hide()
}
