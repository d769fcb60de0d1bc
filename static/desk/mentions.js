// Names behind an @, offered while somebody types in a text field: the arrows move, Enter or Tab takes, Escape closes.
import { address, ask } from "./ask.js"
import { announce, element, freshId, later } from "./elements.js"

const WAIT = 120 // milliseconds without a key before the server is asked
const BEGUN = /(?<![\p{L}\p{N}_])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u // an @ and up to two words, before the caret

export class Mentions {
  constructor(field) {
    this.field = field
    this.people = []
    this.turn = 0
    this.list = element("ul", { id: freshId("people"), class: "desk-offers", role: "listbox", "aria-label": "People at the desk", hidden: true })
    field.after(this.list)
    field.setAttribute("aria-autocomplete", "list")
    field.setAttribute("aria-controls", this.list.id)
    const look = later(WAIT, () => this.offer())
    field.addEventListener("input", look)
    field.addEventListener("keydown", (event) => this.pressed(event))
    field.addEventListener("blur", () => this.close())
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()) // the field keeps the focus
  }

  get begun() {
    return BEGUN.exec(this.field.value.slice(0, this.field.selectionStart))?.[1] ?? null
  }

  async offer() {
    const turn = ++this.turn
    const words = this.begun
    if (words === null) return this.close()
    const { results } = await ask(address("people"), { q: words }).catch(() => ({ results: [] })) // a name can be typed, too
    if (turn === this.turn && document.activeElement === this.field) this.open(results)
  }

  open(people) {
    this.people = people
    this.list.replaceChildren(...people.map((person, place) => this.row(person, place)))
    this.list.hidden = !people.length
    this.list.scrollIntoView({ block: "nearest" })
    this.mark(0)
    if (people.length) announce(people.length === 1 ? "One name" : `${people.length} names`)
  }

  row(person, place) {
    const name = element("span", {}, person.name)
    const note = person.username !== person.name && element("small", {}, person.username)
    const attributes = { id: `${this.list.id}-${place}`, role: "option", class: "desk-offer", onclick: () => this.take(place) }
    return element("li", attributes, name, note)
  }

  mark(place) {
    const rows = [...this.list.children]
    this.active = rows.length ? (place + rows.length) % rows.length : -1
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.active)))
    if (rows[this.active]) this.field.setAttribute("aria-activedescendant", rows[this.active].id)
    rows[this.active]?.scrollIntoView({ block: "nearest" })
  }

  take(place) {
    const caret = this.field.selectionStart
    const start = caret - this.begun.length
    this.field.setRangeText(`${this.people[place].name} `, start, caret, "end")
    this.close()
    this.field.focus()
    this.field.dispatchEvent(new InputEvent("input", { bubbles: true }))
  }

  pressed(event) {
    if (this.list.hidden || event.isComposing) return
    const take = () => this.take(this.active)
    const keys = {
      ArrowDown: () => this.mark(this.active + 1),
      ArrowUp: () => this.mark(this.active - 1),
      Enter: take,
      Tab: take,
      Escape: () => this.close(),
    }
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    keys[event.key]()
  }

  close() {
    this.turn++
    this.list.hidden = true
    this.field.removeAttribute("aria-activedescendant")
  }
}
