// Pictures side by side, as a listbox: arrows move, Enter and the space bar pick.

import { standIn } from "./being-made.js"
import { element } from "./elements.js"

const STEPS = { ArrowLeft: -1, ArrowRight: 1 }

const imageOf = ({ thumb, width, height }) => element("img", { src: thumb, alt: "", loading: "lazy", width, height })

export class PictureGrid {
  // `pick(picture)`: Enter, space or a double click. `active(picture)`: it was clicked or reached by an arrow.
  constructor({ many, pick, active }) {
    Object.assign(this, { many, pick, active, pictures: [], place: 0 })
    this.list = element("ul", { class: "desk-grid", role: "listbox", "aria-label": "Pictures", "aria-multiselectable": many && "true" })
    this.list.addEventListener("keydown", (event) => this.pressed(event))
    this.list.addEventListener("click", (event) => this.clicked(event))
    this.note = element("p", { class: "desk-offers-note", hidden: true })
    this.root = element("div", {}, this.list, this.note)
  }

  get last() {
    return this.pictures.at(-1)?.id ?? ""
  }

  show(pictures, chosen) {
    this.pictures = pictures
    this.place = Math.max(0, Math.min(this.place, pictures.length - 1))
    this.list.replaceChildren(...pictures.map((picture) => this.cell(picture)))
    this.list.hidden = !pictures.length // a listbox without options is an error to screen readers
    this.choose(chosen)
  }

  cell(picture) {
    const name = picture.alt || picture.caption || `Picture ${picture.id}`
    const shown = picture.thumb ? imageOf(picture) : this.waiting(picture)
    const marks = element("span", { class: "desk-grid-mark", "aria-hidden": "true" })
    return element("li", { role: "option", class: "desk-grid-cell", "aria-label": this.described(picture, name) }, shown, marks)
  }

  waiting(picture) {
    return standIn(picture, ({ thumb, large }) => imageOf(Object.assign(picture, { thumb, large })), { class: "desk-grid-waiting" })
  }

  described(picture, name) {
    const lacks = [!picture.alt && !picture.decorative && "no description", !picture.credit && "no credit"].filter(Boolean)
    return [name, picture.credit, ...lacks].filter(Boolean).join(", ")
  }

  // The place of the option that an event happened at, or -1.
  placeOf(event) {
    return [...this.list.children].indexOf(event.target.closest("[role=option]"))
  }

  // The second click of a double click means what the first one hit, whatever stands under the pointer by then.
  clicked(event) {
    if (event.detail > 1) return
    const place = this.placeOf(event)
    this.clickedFirst = this.pictures[place]
    if (!this.clickedFirst) return
    this.go(place)
    if (this.many) this.pick(this.clickedFirst)
  }

  // Picks by a double click, wherever in `place` its second click falls: on a narrow screen the panel of what was clicked
  // comes in between.
  pickByDoubleClick(place) {
    place.addEventListener("click", ({ detail, target }) => detail === 1 && !this.list.contains(target) && (this.clickedFirst = null))
    place.addEventListener("dblclick", () => this.many || !this.clickedFirst || this.pick(this.clickedFirst))
  }

  // How many stand in a row, as the browser laid them out.
  get across() {
    const cells = [...this.list.children]
    const top = cells[0]?.offsetTop
    return cells.findIndex((cell) => cell.offsetTop !== top) === -1 ? cells.length : cells.findIndex((cell) => cell.offsetTop !== top)
  }

  pressed(event) {
    const focused = this.placeOf(event)
    if (focused >= 0) this.place = focused
    const steps = { ...STEPS, ArrowUp: -this.across, ArrowDown: this.across, Home: -this.place, End: this.pictures.length }
    if (event.key in steps) this.go(this.place + steps[event.key])
    else if (event.key === "Enter" || event.key === " ") this.pick(this.pictures[this.place])
    else return
    event.preventDefault()
  }

  go(place) {
    this.place = Math.max(0, Math.min(place, this.pictures.length - 1))
    this.reach()
    this.list.children[this.place]?.focus()
    this.active(this.pictures[this.place])
  }

  reach() {
    ;[...this.list.children].forEach((cell, index) => cell.setAttribute("tabindex", index === this.place ? "0" : "-1"))
  }

  focus() {
    if (this.pictures.length) this.go(this.place)
  }

  activate(id) {
    this.place = Math.max(0, this.pictures.findIndex((picture) => picture.id === id))
    this.reach()
  }

  // Marks what is chosen, with its number where the order counts.
  choose(chosen) {
    this.pictures.forEach((picture, index) => {
      const place = chosen.findIndex((each) => each.id === picture.id)
      const cell = this.list.children[index]
      cell.setAttribute("aria-selected", String(place >= 0))
      cell.querySelector(".desk-grid-mark").textContent = place < 0 ? "" : this.many ? place + 1 : "✓"
    })
    this.reach()
  }

  add(picture) {
    this.say("")
    this.show([picture, ...this.pictures.filter((each) => each.id !== picture.id)], [])
  }

  update(picture) {
    const known = this.pictures.find((each) => each.id === picture.id)
    if (known) Object.assign(known, { ...picture, thumb: picture.thumb || known.thumb })
    const cell = this.list.children[this.pictures.indexOf(known)]
    cell?.setAttribute("aria-label", this.described(picture, picture.alt || picture.caption || `Picture ${picture.id}`))
  }

  say(words) {
    this.note.textContent = words
    this.note.hidden = !words
  }
}
