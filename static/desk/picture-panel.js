// What is said of one picture, beside the library's grid: read by all, changed by those who may.

import { element, freshId, later } from "./elements.js"

const FIELDS = [
  ["alt", "Description", "What it shows, for readers who cannot see it. No “picture of”.", 300],
  ["credit", "Credit", "Who made it and for whom, as printed.", 200],
  ["caption", "Caption", "Printed under it: who, what, where and when.", 500],
]

const line = (form, name, label, help, most, picture) => {
  const id = freshId(name)
  const attributes = { id, name, rows: 2, maxlength: most, "aria-describedby": `${id}-help`, disabled: !picture.may_word }
  const field = element("textarea", attributes)
  field.value = picture[name]
  form.append(element("label", { for: id }, label), field, element("p", { id: `${id}-help`, class: "help" }, help))
}

const decorativeLine = (form, picture) => {
  const box = element("input", { type: "checkbox", name: "is_decorative", disabled: !picture.may_word })
  box.checked = picture.decorative
  form.append(element("label", { class: "desk-check" }, box, "Decorative: screen readers pass it over"))
}

const shown = (picture) =>
  picture.thumb ? element("img", { src: picture.thumb, alt: "", width: picture.width, height: picture.height }) : ""

// `word(id, fields)` saves and gives the picture; `changed(picture)` is told of it. Words are saved as they are typed;
// `settle` saves what is not yet.
export const picturePanel = (picture, { word, changed }) => {
  const form = element("form", { class: "desk-picture-words", autocomplete: "off" })
  const said = element("p", { class: "desk-offers-note", role: "status" })
  for (const field of FIELDS) line(form, ...field, picture)
  decorativeLine(form, picture)
  let isDirty = false
  const save = async () => {
    if (!isDirty) return
    isDirty = false
    said.textContent = "Saving…"
    try {
      changed(await word(picture.id, new URLSearchParams(new FormData(form))))
      said.textContent = "Saved in the library"
    } catch (trouble) {
      isDirty = true
      const first = Object.values(trouble.said?.errors ?? {}).flat()[0]
      said.textContent = `Not saved: ${first ?? trouble.message}`
    }
  }
  const soon = later(800, save)
  form.addEventListener("input", () => soon((isDirty = true)))
  form.addEventListener("submit", (event) => event.preventDefault())
  const size = element("p", { class: "help" }, `${picture.width} × ${picture.height} pixels`)
  return { root: element("div", {}, shown(picture), size, form, said), settle: save }
}
