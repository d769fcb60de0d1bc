// What a story says of a picture in its own words, in the place of the library's: asked for in a dialog; of pictures in
// a gallery kept as one line each, <p data-of="3" data-alt="A boat">At six</p>.

import { openDialog } from "../dialog.js"
import { announce, button, element, freshId } from "../elements.js"
import { tooLong, watchLengths } from "../lengths.js"

const LONGEST_ALT = 300 // articles/body/schema.py
const LONGEST_CAPTION = 500 // as in the library
const EMPTY = "Left empty, the library’s own is used."

const DESCRIPTION = { name: "alt", label: "Description", help: `In one sentence, as you would tell it over the telephone. ${EMPTY}`, most: LONGEST_ALT }
const CAPTION = { name: "caption", label: "Caption", help: `Printed under it in this story. ${EMPTY}`, most: LONGEST_CAPTION }

const tidy = (words) => words.trim().replace(/\s+/g, " ")

const line = ({ name, label, help, most }, value, isFirst) => {
  const id = freshId("said")
  const field = element("textarea", { id, name, rows: 3, "data-longest": most, autofocus: isFirst, "aria-describedby": `${id}-help` })
  field.value = value
  return element("div", { class: "desk-own-words" }, element("label", { for: id }, label), field, element("p", { id: `${id}-help`, class: "help" }, help))
}

// Asks for {alt, caption}, or for `alt` alone. `said`: the story's words so far; `picture`: the library's. Resolves to
// the story's words, null where they are the library's; or to null where somebody leaves.
const ask = (title, fields, said, picture) =>
  openDialog({
    title,
    name: "desk-description",
    fill: (close) => {
      const lines = fields.map((field, place) => line(field, said[field.name] ?? picture?.[field.name] ?? "", place === 0))
      const form = element("form", { autocomplete: "off" }, ...lines)
      const own = (name) => {
        const words = tidy(form.elements[name].value)
        return words && words !== picture?.[name] ? words : null
      }
      const keep = () => {
        const trouble = tooLong(form)
        if (!trouble) return close(Object.fromEntries(fields.map(({ name }) => [name, own(name)])))
        announce(`Not kept: ${trouble.words}`)
        trouble.field.focus()
      }
      watchLengths(form)
      form.append(element("footer", { class: "desk-dialog-foot" }, button("Keep", keep, { class: "button default" })))
      form.addEventListener("submit", (event) => event.preventDefault())
      return [form]
    },
  })

export const askDescription = (said, picture) => ask("What the picture shows", [DESCRIPTION], said, picture)
export const askWords = (name, said, picture) => ask(`Words of ${name}`, [CAPTION, DESCRIPTION], said, picture)

// Of the lines in a gallery's figure, {3: {caption, alt}}; null where there are none.
export const saidIn = (figure) => {
  const lines = [...figure.querySelectorAll("p[data-of]")].map((each) => [each.dataset.of, { caption: tidy(each.textContent), alt: each.dataset.alt ?? null }])
  return lines.length ? Object.fromEntries(lines) : null
}

// The lines of the pictures with those numbers, as ProseMirror writes HTML.
export const linesOf = (said, numbers) =>
  numbers
    .filter((number) => said?.[number]?.caption || said?.[number]?.alt)
    .map((number) => ["p", { "data-of": number, ...(said[number].alt ? { "data-alt": said[number].alt } : {}) }, said[number].caption ?? ""])
