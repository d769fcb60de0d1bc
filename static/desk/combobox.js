// A field that offers while somebody types. The combobox of the ARIA Authoring Practices, with a list that the field
// itself moves through: the focus stays in the field, for keyboards, screen readers and thumbs alike.

import { announce, element, freshId, later } from "./elements.js"

const WAIT = 120 // milliseconds without a key before the server is asked

export class Combobox {
  // `find(words)`: a promise of options. `show(option)`: {words, note}. `pick(option)`: what happens with it.
  // `create(words)`: what happens with words that are no option, by Enter or a comma; missing, they must be one.
  // `erase()`: Backspace in the empty field. `eager`: offers before a key is pressed. `leave()`: the field lost the
  // focus. `labelled`: a <label> names the field already. `nothing`: what is said where nothing is found.
  constructor({ label, labelled = false, find, show, pick, create, erase, leave, nothing, eager = false, ...rest }) {
    Object.assign(this, { find, show, pick, create, erase, leave, nothing, eager })
    this.options = []
    this.active = -1
    this.asked = 0
    this.words = "" // that were typed
    this.build(label, labelled, rest)
    this.look = later(WAIT, (turn) => turn === this.asked && this.offer()) // unless all was taken or closed meanwhile
  }

  build(label, labelled, { placeholder = "", id = freshId("combobox"), ...described }) {
    this.list = element("ul", { id: freshId("list"), class: "desk-offers", role: "listbox", "aria-label": label, hidden: true })
    this.note = element("p", { class: "desk-offers-note", role: "status", hidden: true })
    this.input = element("input", {
      ...{ id, type: "text", class: "desk-combobox-input", role: "combobox", placeholder },
      ...{ autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "done" },
      ...{ "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, "aria-label": !labelled && label },
      ...described,
      oninput: (event) => this.typed(event),
      onkeydown: (event) => this.pressed(event),
      onfocus: () => this.eager && this.offer(),
      onblur: () => this.left(),
    })
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()) // the field keeps the focus
    this.root = element("div", { class: "desk-combobox" }, this.input, this.list, this.note)
  }

  typed(event) {
    event.stopPropagation() // words looked for are no change of the story
    this.words = this.input.value.trim()
    if (this.create && this.input.value.includes(",")) return this.takeTyped()
    if (this.words || this.eager) this.look(++this.asked)
    else this.close()
  }

  takeTyped() {
    const words = this.input.value.split(",").map((each) => each.trim())
    this.clear()
    words.filter(Boolean).forEach((each) => this.create(each))
  }

  async offer() {
    const turn = ++this.asked
    try {
      const found = await this.find(this.words)
      if (turn === this.asked && document.activeElement === this.input) this.open(found, this.words)
    } catch (trouble) {
      if (turn === this.asked) this.say(trouble.message)
    }
  }

  open(found, words) {
    this.options = found
    this.active = -1
    this.list.replaceChildren(...found.map((option, place) => this.row(option, place)))
    this.list.hidden = !found.length
    this.input.setAttribute("aria-expanded", String(found.length > 0))
    this.input.removeAttribute("aria-activedescendant")
    if (found.length) announce(found.length === 1 ? "One found" : `${found.length} found`)
    this.say(found.length ? "" : this.nothingFound(words))
  }

  nothingFound(words) {
    if (!words) return ""
    return this.create ? `Enter makes “${words}” new` : this.nothing ?? `Nothing found for “${words}”`
  }

  say(words) {
    this.note.hidden = !words
    this.note.textContent = words
  }

  row(option, place) {
    const { words, note } = this.show(option)
    const attributes = { id: `${this.list.id}-${place}`, role: "option", "aria-selected": "false", class: "desk-offer" }
    const onclick = () => this.choose(place)
    return element("li", { ...attributes, onclick }, element("span", {}, words), note && element("small", {}, note))
  }

  mark(place) {
    const rows = [...this.list.children]
    this.active = rows.length ? (place + rows.length) % rows.length : -1
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.active)))
    const row = rows[this.active]
    if (!row) return
    this.input.setAttribute("aria-activedescendant", row.id)
    row.scrollIntoView({ block: "nearest" })
  }

  choose(place) {
    const option = this.options[place]
    this.clear()
    this.pick(option)
    this.input.focus()
  }

  pressed(event) {
    const keys = {
      ArrowDown: () => (this.isOpen ? this.mark(this.active + 1) : this.offer()),
      ArrowUp: () => this.isOpen && this.mark(this.active < 0 ? -1 : this.active - 1),
      Enter: () => this.entered(),
      Escape: () => this.isOpen && this.close(),
    }
    if (event.key === "Backspace" && !this.input.value) return this.erase?.()
    if (!keys[event.key] || event.isComposing) return
    if (event.key === "Escape" && !this.isOpen) return // the dialog's, if it stands in one
    event.preventDefault()
    event.stopPropagation()
    keys[event.key]()
  }

  entered() {
    if (this.active >= 0) return this.choose(this.active)
    if (this.create && this.words) return this.takeTyped()
    if (this.words && this.options.length && this.isOpen) return this.choose(0)
    if (this.words) return this.offer() // which says so where there is nothing
    this.input.dispatchEvent(new Event("desk:enter", { bubbles: true })) // there was nothing to choose
  }

  left() {
    this.close()
    if (this.create && this.words) this.takeTyped()
    this.leave?.()
  }

  get isOpen() {
    return !this.list.hidden
  }

  clear() {
    this.input.value = this.words = ""
    this.close()
  }

  close() {
    this.asked++
    this.list.hidden = true
    this.active = -1
    this.input.setAttribute("aria-expanded", "false")
    this.input.removeAttribute("aria-activedescendant")
    this.say("")
  }
}
