// Fields that hold so many characters: how many are left is said near the end, and what is too long stays to be
// shortened. A browser's own limit would cut what is pasted without a word.

import { announce, element, freshId } from "./elements.js"

const NEAR = 0.85 // of what fits

const length = (field) => [...field.value.trim()].length // by letter, as the paper counts

const said = (left, most) => (left < 0 ? `${-left} too many: ${most} characters fit` : `${left} left`)

const watch = (field) => {
  const most = Number(field.dataset.longest)
  const place = element("p", { class: "desk-length", id: freshId("length") })
  field.after(place)
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${place.id}`.trim())
  const show = () => {
    const left = most - length(field)
    const wasOver = place.classList.contains("is-over")
    place.textContent = left <= most * (1 - NEAR) ? said(left, most) : ""
    place.classList.toggle("is-over", left < 0)
    if (left < 0 && !wasOver) announce(said(left, most))
  }
  field.addEventListener("input", show)
  show()
}

export const watchLengths = (form) => form.querySelectorAll(":is(input, textarea)[data-longest]").forEach(watch)
