// A new story: a headline and a section. Enter goes into the text.

import { makeChips } from "./chips.js"

const form = document.querySelector("desk-story").closest("form")
const headline = form.elements.headline
const section = () => document.getElementById("id_category")

form.querySelectorAll("[data-chips]").forEach(makeChips)

const enter = (event) => {
  if (event.key !== "Enter" || event.isComposing || event.shiftKey) return
  event.preventDefault()
  if (form.elements.category.value) form.requestSubmit()
  else section().focus()
}

headline.addEventListener("keydown", enter)
form.addEventListener("desk:enter", () => form.elements.category.value && form.requestSubmit())
headline.focus()
