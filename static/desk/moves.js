// The buttons of a story: dialogs that ask before an act, and what a moment is by other clocks.

import { clockWords } from "./clocks.js"
import "./menus.js"
import "./moments.js"

const fieldsOf = (dialog) => [...dialog.querySelectorAll("input, select, textarea")]

const open = (dialog) => {
  dialog.showModal()
  fieldsOf(dialog)[0]?.focus()
}

// Enter confirms what is asked here, and does not press the first button of the form around it.
const confirmByEnter = (event) => {
  const isLine = event.target.matches("input:not([type=checkbox])")
  if (event.key !== "Enter" || !isLine || event.isComposing) return
  event.preventDefault()
  event.currentTarget.querySelector("[type=submit]").click()
}

const makeDialog = (dialog) => {
  dialog.addEventListener("keydown", confirmByEnter)
  for (const leave of dialog.querySelectorAll("[data-leaves]")) leave.addEventListener("click", () => dialog.close())
  for (const line of dialog.querySelectorAll("[data-clock-of]")) showClock(line)
  if ("refused" in dialog.dataset) open(dialog)
}

const showClock = (line) => {
  const field = document.getElementById(line.dataset.clockOf)
  const plain = line.textContent
  const show = () => (line.textContent = clockWords(field.value, line.dataset.zone) || plain)
  field.addEventListener("input", show)
  show()
}

const openAsked = (event) => {
  const button = event.target.closest("[data-asks-in]")
  if (!button) return
  button.closest("details")?.removeAttribute("open")
  open(document.getElementById(button.dataset.asksIn))
}

document.addEventListener("click", openAsked)
document.querySelectorAll("dialog.desk-ask").forEach(makeDialog)
