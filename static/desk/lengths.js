// Fields that hold so many characters: how many are left is said near the end, and what is too long stays to be
// shortened. A browser's own limit would cut what is pasted without a word: it is taken off every field of the page.

import { announce, element, freshId } from "./elements.js"

const NEAR = 0.85 // of what fits
const SHORT = 10 // characters that fit: a colour or a code is whole when it is full

const length = (field) => [...field.value.trim()].length // by letter, as the paper counts

const said = (left, most) => (left < 0 ? `${-left} too many: ${most} characters fit` : `${left} left`)

const watched = new WeakSet()

const watch = (field) => {
  if (watched.has(field)) return
  watched.add(field)
  const most = Number(field.dataset.longest)
  const near = most < SHORT ? -1 : most * (1 - NEAR)
  const place = element("p", { class: "desk-length", id: freshId("length") })
  field.after(place)
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${place.id}`.trim())
  const show = () => {
    const left = most - length(field)
    const wasOver = place.classList.contains("is-over")
    place.textContent = left <= near ? said(left, most) : ""
    place.classList.toggle("is-over", left < 0)
    if (left < 0 && !wasOver) announce(said(left, most))
  }
  for (const kind of ["input", "desk:filled"]) field.addEventListener(kind, show)
  show()
}

const LIMITED = ":is(input, textarea)[data-longest]"

// For what a script makes; the fields that a page comes with are watched from the start.
export const watchLengths = (place) => place.querySelectorAll(LIMITED).forEach(watch)

// The first field whose words do not fit, with the sentence that says so, or null.
export const tooLong = (place) => {
  const field = [...place.querySelectorAll(LIMITED)].find((each) => length(each) > Number(each.dataset.longest))
  return field ? { field, words: said(Number(field.dataset.longest) - length(field), field.dataset.longest) } : null
}

for (const field of document.querySelectorAll(":is(input, textarea)[maxlength]")) {
  field.dataset.longest = field.maxLength
  field.removeAttribute("maxlength")
}
watchLengths(document)
