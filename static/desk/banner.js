// The banner's form: under its end stand moments that a press fills in, and the field for a story, which a script of
// Django's admin replaces when it comes to it, keeps its name for those who read by ear.

import "./moments.js"
import { element } from "./elements.js"

const until = document.getElementById("id_until")
const { zone } = document.getElementById("banner-help").dataset
until?.after(element("desk-moments", { for: until.id, "data-zone": zone }))

const name = (place) => {
  const label = document.querySelector("label[for=id_story]").textContent.replace(/:$/, "")
  for (const part of place.querySelectorAll("[role=combobox], [role=textbox]")) part.setAttribute("aria-label", label)
}

const place = document.querySelector(".field-story")
if (place) {
  name(place)
  new MutationObserver(() => name(place)).observe(place, { childList: true, subtree: true })
}
