// A field that holds one picture: what it shows, chosen from the library. `data-picture` says how many pixels wide it
// has to be, so that readers do not see it blurred.

import { standIn } from "./being-made.js"
import { button, element, freshId } from "./elements.js"
import { pickPictures, picturesOf } from "./pickers.js"

const lacking = (picture, least) => [
  picture.withheld && `Readers do not see it: ${picture.why_withheld}.`,
  !picture.alt && !picture.decorative && "It has no description for readers who cannot see it.",
  !picture.credit && "It has no credit.",
  !picture.withheld && picture.width < least && `It is ${picture.width} pixels wide only: readers see it blurred, or small.`,
].filter(Boolean)

const image = ({ thumb, alt, width, height }) => element("img", { src: thumb, alt, width, height })

const card = (picture, least) => [
  picture.thumb ? image(picture) : standIn(picture, image, { class: "desk-grid-waiting" }),
  element("p", { class: "desk-picture-said" }, [picture.caption || picture.alt, picture.credit].filter(Boolean).join(" · ")),
  ...lacking(picture, least).map((words) => element("p", { class: "desk-lack" }, words)),
]

// What a story says of its lead picture goes with that picture, and comes back where it is chosen again.
const wordsBeside = (hidden) => {
  const fields = ["lead_caption", "lead_alt"].map((name) => hidden.form?.elements[name]).filter(Boolean)
  const known = new Map()
  const write = (field, words) => {
    if (field.value === words) return
    field.value = words
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
  return (before, now) => {
    if (before === now) return
    if (before) known.set(before, fields.map((field) => field.value))
    fields.forEach((field, index) => (before || !field.value) && write(field, known.get(now)?.[index] ?? ""))
  }
}

// The label names the whole: a button that it names would have no words of its own.
const namedBy = (id) => {
  const label = document.querySelector(`label[for="${id}"]`)
  label.removeAttribute("for")
  label.id ||= freshId("label")
  return label.id
}

export const makePictureField = (hidden) => {
  const { id } = hidden
  const least = Number(hidden.dataset.picture)
  const frame = element("div", { class: "desk-lead" })
  const choose = button("", async () => put((await pickPictures())?.[0]), { id, class: "button", "aria-describedby": hidden.getAttribute("aria-describedby") })
  const remove = button("Take it off", () => put(null), { class: "button desk-quiet" })
  const show = (picture) => {
    frame.replaceChildren(...(picture ? card(picture, least) : []))
    frame.hidden = remove.hidden = !picture
    choose.textContent = picture ? "Another picture" : "Choose a picture"
  }
  const carryWords = wordsBeside(hidden)
  const put = (picture) => {
    if (picture === undefined) return
    const before = hidden.value
    hidden.value = picture?.id ?? ""
    carryWords(before, hidden.value)
    show(picture)
    hidden.dispatchEvent(new Event("change", { bubbles: true }))
    choose.focus()
  }
  const load = async () => show((await picturesOf([hidden.value].filter(Boolean)))[0] ?? null)
  hidden.type = "hidden"
  hidden.removeAttribute("id")
  hidden.addEventListener("desk:filled", load)
  hidden.after(element("div", { role: "group", "aria-labelledby": namedBy(id) }, frame, element("div", { class: "desk-line" }, choose, remove)))
  show(null)
  load()
}
