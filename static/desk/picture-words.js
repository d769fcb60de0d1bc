// What is said of one picture, as a form that saves itself: only what was changed is sent.

import { element, freshId, later } from "./elements.js"
import { watchLengths } from "./lengths.js"

const DESCRIPTION = { name: "alt", label: "Description", help: "What it shows, for readers who cannot see it. No “picture of”.", most: 300 }
const CREDIT = { name: "credit", label: "Credit", help: "Who made it and for whom, as printed.", most: 200 }
const CAPTION = { name: "caption", label: "Caption", help: "Printed under it: who, what, where and when.", most: 500 }
const UNTIL = { name: "usable_until", label: "May be used until", help: "The last day of our right to print it.", type: "date" }
const SOURCE = { name: "source", label: "Source", help: "Agency and number, or an address. Not printed.", most: 300 }
const LICENCE = { name: "licence", label: "Licence", help: "On what terms: “staff”, “CC BY 4.0”. Not printed.", most: 200 }
const HOLDER = { name: "rights_holder", label: "Rights holder", help: "Whose it is, and whom to ask. Not printed.", most: 200 }
const KEYWORDS = { name: "keywords", label: "Keywords", help: "Between commas: names, places, subjects." }
const TAKEN = { name: "taken_on", label: "Taken on", help: "The day the picture was made.", type: "date" }
const NOTES = { name: "notes", label: "Notes", help: "For colleagues: conditions, who is who. Not printed.", most: 2000 }

const PRINTED = [CAPTION, CREDIT]
const RIGHTS = [SOURCE, LICENCE, HOLDER, UNTIL, KEYWORDS, TAKEN, NOTES]
export const SAME_FOR_ALL = [CREDIT, SOURCE, LICENCE, HOLDER, UNTIL, KEYWORDS]

const NOT_YOURS = "Its words are the picture desk’s to change."

const control = ({ type, most }, attributes) =>
  type ? element("input", { type, ...attributes }) : element("textarea", { rows: 1, "data-longest": most, ...attributes })

// A field with its label and help, as a <div>.
export const line = (field, value = "", disabled = false) => {
  const id = freshId(field.name)
  const box = control(field, { id, name: field.name, "aria-describedby": `${id}-help`, disabled })
  box.value = value
  const help = element("p", { id: `${id}-help`, class: "help" }, field.help)
  const made = element("div", { class: `picture-line picture-line-${field.name}` }, element("label", { for: id }, field.label), box, help)
  watchLengths(made)
  return made
}

const decorativeLine = (picture) => {
  const box = element("input", { type: "checkbox", name: "is_decorative", disabled: !picture.may_word })
  box.checked = picture.decorative
  return element("label", { class: "desk-check" }, box, "Decorative: screen readers pass it over")
}

const lines = (fields, picture) => fields.map((field) => line(field, picture[field.name], !picture.may_word))

export class WordsForm {
  // `word(id, fields)` saves and gives the picture; `changed(picture)` is told of it. Words are saved as they are
  // typed; `settle` saves what is not yet. `closed`: the rights stand behind a summary.
  constructor(picture, { word, changed, closed = false }) {
    Object.assign(this, { picture, word, changed, dirty: new Set(), loaded: new Map() })
    this.said = element("p", { class: "desk-offers-note", role: "status" }, picture.may_word ? "" : NOT_YOURS)
    const rights = element(closed ? "details" : "div", { class: "picture-rights" }, closed && element("summary", {}, "Source, rights and keywords"), ...lines(RIGHTS, picture))
    this.form = element("form", { class: "desk-picture-words", autocomplete: "off" }, ...lines([DESCRIPTION], picture), decorativeLine(picture), ...lines(PRINTED, picture), rights)
    this.root = element("div", {}, this.form, this.said)
    this.remember([...this.form.elements].map(({ name }) => [name, this.value(name)]))
    const soon = later(800, () => this.settle())
    this.form.addEventListener("input", ({ target }) => soon(this.dirty.add(target.name)))
    this.form.addEventListener("submit", (event) => event.preventDefault())
  }

  get isSaved() {
    return !this.dirty.size && !this.saving
  }

  focus() {
    this.form.querySelector("textarea:enabled")?.focus()
  }

  // Puts words into the fields: {credit: "…"}. They are saved like typed ones.
  put(words) {
    for (const [name, value] of Object.entries(words)) {
      this.form.elements[name].value = value
      this.form.elements[name].dispatchEvent(new Event("desk:filled"))
      this.dirty.add(name)
    }
    return this.settle()
  }

  // One save after the other, so that none overtakes another.
  settle() {
    this.saving = (this.saving ?? Promise.resolve()).then(() => this.save()).finally(() => (this.saving = null))
    return this.saving
  }

  async save() {
    if (!this.dirty.size) return
    const sent = this.sent()
    this.dirty.clear()
    this.said.textContent = "Saving…"
    try {
      this.changed((this.picture = await this.word(this.picture.id, sent)))
      this.remember(sent)
      this.complain({})
      this.said.textContent = "Saved in the library"
    } catch (trouble) {
      for (const name of sent.keys()) if (this.form.elements[name]) this.dirty.add(name)
      this.complain(trouble.said?.errors ?? {})
      this.said.textContent = `Not saved: ${Object.values(trouble.said?.errors ?? {}).flat()[0] ?? trouble.message}`
    }
  }

  value(name) {
    const { type, checked, value } = this.form.elements[name]
    return type === "checkbox" ? (checked ? "on" : "") : value
  }

  // How the fields stood when they were shown, or last saved: against that the library tells what was changed here.
  remember(words) {
    for (const [name, value] of words) this.loaded.set(name, value)
  }

  // A description and the tick that there is none are judged together.
  sent() {
    const names = new Set(this.dirty)
    if (names.has("alt") || names.has("is_decorative")) names.add("alt").add("is_decorative")
    const before = [...names].map((name) => [`initial-${name}`, this.loaded.get(name)])
    return new URLSearchParams([...[...names].map((name) => [name, this.value(name)]), ...before])
  }

  complain(errors) {
    for (const field of this.form.elements) field.setAttribute("aria-invalid", String(field.name in errors))
  }
}
