// What is written on the page: the fields of the story's form that are the story's own, and nothing of the buttons'.

export class Sheet {
  // `base`: the name of the field that says which version the page was opened with.
  constructor(form, names, base = "base") {
    this.form = form
    this.names = names
    this.baseField = form.elements[base]
  }

  // All fields by name, as the form would send them.
  read() {
    const sent = new FormData(this.form)
    return Object.fromEntries(this.names.filter((name) => sent.has(name)).map((name) => [name, String(sent.get(name))]))
  }

  // The same as one text, to tell whether anything changed. What the base is, is no change.
  text() {
    return textOf(this.read())
  }

  get base() {
    return Number(this.baseField?.value ?? 0)
  }

  set base(number) {
    if (this.baseField) this.baseField.value = number
  }

  // Puts words into the fields; those who show a field in their own way hear `desk:filled` on it.
  fill(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.form.elements[name]
      if (!field || field.value === value || name === "base") continue
      field.value = value
      field.dispatchEvent(new Event("desk:filled"))
      field.dispatchEvent(new Event("input", { bubbles: true }))
    }
  }

  // What a person calls a field: its label.
  label(name) {
    const label = this.form.querySelector(`.field-${name} label, .field-${name} legend`)
    return label?.textContent.replace(":", "").trim() ?? name
  }
}

export const textOf = (fields) => JSON.stringify(Object.entries({ ...fields, base: "" }))

// What a field says, whatever space stands between its words and none between its blocks: the paper puts each block
// into a line of its own.
const said = (value) => value.replace(/>\s+</g, "><").replace(/\s+/g, " ").trim()

// Of fields that the page has, the names of those that say something else than `fields`.
export const differing = (sheet, fields) => {
  const shown = sheet.read()
  return Object.keys(fields).filter((name) => name !== "base" && name in shown && said(shown[name]) !== said(fields[name]))
}
