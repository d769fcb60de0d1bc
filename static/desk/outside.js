// How a story will look among what a search finds, and as a card where somebody shares it: while one writes.

const written = (form, name) => form.elements[name]?.value?.trim() ?? ""

const speak = (form, place) => {
  const names = place.dataset.says.split(" ")
  if (!names.some((name) => form.elements[name])) return // closed to this person: it stands as the server wrote it
  place.textContent = names.map((name) => written(form, name)).find(Boolean) ?? ""
}

const SMALL = 600 // pictures/shapes.py, LEAST_OUTSIDE: of what 40 by 21 leave of it

const isSmall = (image) => Math.min(image.getAttribute("width"), (image.getAttribute("height") * 40) / 21) < SMALL

// The card has the lead picture, else a bill of the headline: what the field shows once it has looked it up.
const follow = (field, frame, picture) => {
  const bill = picture.firstElementChild
  const show = () => {
    const chosen = frame.querySelector("img")
    const hasBill = !field.value || (chosen && isSmall(chosen))
    bill.hidden = !hasBill
    picture.replaceChildren(bill, ...(chosen && !hasBill ? [Object.assign(new Image(), { src: chosen.src, alt: "" })] : []))
  }
  new MutationObserver(show).observe(frame, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] })
  show()
}

export const showOutside = (form) => {
  const root = form.querySelector(".outside")
  if (!root) return
  const places = [...root.querySelectorAll("[data-says]")]
  form.addEventListener("input", () => places.forEach((place) => speak(form, place)))
  const frame = form.querySelector(".field-lead_picture .desk-lead")
  if (frame) follow(form.elements.lead_picture, frame, root.querySelector(".outside-picture"))
}
