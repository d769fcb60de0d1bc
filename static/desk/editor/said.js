// What a story says of a picture in its own words, in the place of the library's: asked for in a dialog; of pictures in
// a gallery kept as one line each, <p data-of="3" data-alt="A boat">At <em>six</em></p>. A caption is a line (line.js),
// a description plain text.

import { openDialog } from "../dialog.js"
import { announce, button, element, freshId } from "../elements.js"
import { tooLong, watchLengths } from "../lengths.js"
import { LineField } from "./line-field.js"
import { lineIn, lineOf, nodesOf } from "./line.js"

const LONGEST_ALT = 300 // articles/body/schema.py
const EMPTY = "Left empty, the library’s own is used."

const tidy = (words) => words.trim().replace(/\s+/g, " ")

const row = (id, name, field, help) =>
  element("div", { class: "desk-own-words" }, name, field, element("p", { id: `${id}-help`, class: "help" }, `${help} ${EMPTY}`))

// A field has the `row` that it stands in, `words()`, null where there are none, and perhaps `end()` for when it is gone.
const description = (words, isFirst = false) => {
  const id = freshId("said")
  const about = { id, name: "alt", rows: 3, "data-longest": LONGEST_ALT, "aria-describedby": `${id}-help`, autofocus: isFirst }
  const field = element("textarea", about)
  field.value = words ?? ""
  const name = element("label", { for: id }, "Description")
  return {
    row: row(id, name, field, "In one sentence, as you would tell it over the telephone."),
    words: () => tidy(field.value) || null,
  }
}

const caption = (line, done) => {
  const id = freshId("said")
  const about = { "aria-labelledby": `${id}-name`, "aria-describedby": `${id}-help`, autofocus: "" }
  const field = new LineField({ label: "Caption", line, about, done })
  const name = element("span", { id: `${id}-name`, class: "desk-own-words-name", onclick: () => field.editor.view.focus() }, "Caption")
  return {
    row: row(id, name, field.place, "Printed under it in this story."),
    words: () => (field.line.length ? field.line : null),
    end: () => field.editor.destroy(),
  }
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other)

// Asks for the words of the fields, by name; `fieldsOf` is given what keeps them. `librarys`: the library's words by the
// same names. Resolves to the story's own, null where they are the library's; or to null where somebody leaves.
const ask = async (title, fieldsOf, librarys) => {
  let fields
  const fill = (close) => {
    const keep = () => {
      const trouble = tooLong(form)
      if (!trouble) return close(Object.fromEntries(Object.entries(fields).map(own)))
      announce(`Not kept: ${trouble.words}`)
      trouble.field.focus()
    }
    const own = ([name, field]) => [name, isSame(field.words(), librarys[name]) ? null : field.words()]
    fields = fieldsOf(keep)
    const form = element("form", { autocomplete: "off" }, ...Object.values(fields).map((field) => field.row))
    watchLengths(form)
    form.append(element("footer", { class: "desk-dialog-foot" }, button("Keep", keep, { class: "button default" })))
    form.addEventListener("submit", (event) => event.preventDefault())
    return [form]
  }
  const words = await openDialog({ title, name: "desk-description", fill })
  Object.values(fields).forEach((field) => field.end?.())
  return words
}

export const askDescription = ({ alt }, picture) =>
  ask("What the picture shows", () => ({ alt: description(alt ?? picture?.alt, true) }), { alt: picture?.alt })

export const askWords = (name, said, picture) => {
  const librarys = { caption: lineOf(picture?.caption ?? ""), alt: picture?.alt }
  const fieldsOf = (keep) => ({
    caption: caption(said.caption ?? librarys.caption, keep),
    alt: description(said.alt ?? librarys.alt),
  })
  return ask(`Words of ${name}`, fieldsOf, librarys)
}

// Of the lines in a gallery's figure, {3: {caption, alt}}; null where there are none.
export const saidIn = (figure) => {
  const lines = [...figure.querySelectorAll("p[data-of]")].map((each) => {
    const line = lineIn(each)
    return [each.dataset.of, { caption: line.length ? line : null, alt: each.dataset.alt ?? null }]
  })
  return lines.length ? Object.fromEntries(lines) : null
}

// The lines of the pictures with those numbers, as elements.
export const linesOf = (said, numbers) =>
  numbers.map((number) => [number, said?.[number]]).filter(([, words]) => words?.caption || words?.alt).map(lineOfPicture)

const lineOfPicture = ([number, { caption, alt }]) =>
  element("p", { "data-of": number, "data-alt": alt || null }, nodesOf(caption ?? []))
