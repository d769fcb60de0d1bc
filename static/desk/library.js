// The dialog of the picture library: look, search, upload, say what a picture shows, pick.

import { openDialog } from "./dialog.js"
import { announce, button, element, later } from "./elements.js"
import { PictureGrid } from "./grid.js"
import { picturePanel } from "./picture-panel.js"
import { ACROSS, arrows, focusMoved, moved } from "./rows.js"
import { acceptFiles } from "./uploads.js"

const nameOf = (picture) => picture.alt || picture.caption || `picture ${picture.id}`

class Library {
  constructor({ many, find, upload, word, close }, chosen) {
    Object.assign(this, { many, find, word, close, chosen })
    this.grid = new PictureGrid({ many, pick: (picture) => this.picked(picture), active: (picture) => this.look(picture) })
    this.search = element("input", { type: "search", class: "desk-search", placeholder: "Words of a picture", "aria-label": "Search the picture library", autofocus: true })
    this.search.addEventListener("input", later(200, () => this.load()))
    this.search.addEventListener("keydown", (event) => this.keyOfSearch(event))
    this.panel = element("section", { class: "desk-picture-panel", "aria-label": "The picture" })
    this.tray = element("ol", { class: "desk-tray", "aria-label": "Chosen pictures, in order" })
    this.more = button("Show more", () => this.load(true), { class: "button", hidden: true })
    this.trouble = element("p", { class: "desk-trouble", role: "alert", hidden: true })
    this.use = button("", () => close(this.chosen), { class: "button default" })
    this.uploads = acceptFiles({ upload, added: (picture) => this.added(picture) })
  }

  fill() {
    this.changed()
    this.load()
    const tools = element("div", { class: "desk-library-tools" }, this.search, this.uploads.choose)
    const shelf = element("div", { class: "desk-library-shelf" }, this.grid.root, this.more)
    const middle = element("div", { class: "desk-library-middle" }, shelf, this.panel)
    const foot = element("footer", { class: "desk-dialog-foot" }, button("Cancel", () => this.close(), { class: "button" }), this.use)
    const all = element("div", { class: "desk-library" }, tools, this.uploads.list, this.trouble, middle, this.many && this.tray, foot)
    this.uploads.listen(all)
    this.grid.pickByDoubleClick(all)
    return [all]
  }

  async load(further = false) {
    const turn = (this.turn = (this.turn ?? 0) + 1)
    try {
      const found = await this.find(this.search.value.trim(), further ? this.grid.last : "")
      if (turn === this.turn) this.show(found, further)
    } catch (trouble) {
      this.complain(trouble.message)
    }
  }

  show(found, further) {
    this.complain("")
    this.grid.show(further ? [...this.grid.pictures, ...found] : found, this.chosen)
    this.more.hidden = found.length < 24
    this.grid.say(this.grid.pictures.length ? "" : this.search.value ? `Nothing found for “${this.search.value}”` : "No pictures yet: upload the first.")
    if (this.search.value) announce(`${this.grid.pictures.length} pictures`)
  }

  complain(words) {
    this.trouble.textContent = words
    this.trouble.hidden = !words
  }

  keyOfSearch(event) {
    if (event.key === "Enter") event.preventDefault()
    if (event.key === "ArrowDown" || event.key === "Enter") this.grid.focus()
  }

  // One is picked at once; of several, each is put at the end of those chosen, or taken away again.
  picked(picture) {
    if (!this.many) return this.close([picture])
    const place = this.chosen.findIndex((each) => each.id === picture.id)
    this.chosen = place < 0 ? [...this.chosen, picture] : this.chosen.toSpliced(place, 1)
    announce(place < 0 ? `${nameOf(picture)}: number ${this.chosen.length}` : `${nameOf(picture)}: no longer chosen`)
    this.changed()
  }

  look(picture) {
    if (!this.many) this.chosen = [picture]
    this.changed()
    if (this.shown?.id === picture.id) return
    this.settle()
    this.shown = { id: picture.id, ...picturePanel(picture, { word: this.word, changed: (now) => this.worded(now) }) }
    this.panel.replaceChildren(this.shown.root)
  }

  // Saves words that were typed a moment ago.
  settle() {
    return this.shown?.settle()
  }

  worded(picture) {
    this.chosen = this.chosen.map((each) => (each.id === picture.id ? { ...picture, thumb: picture.thumb || each.thumb } : each))
    this.grid.update(picture)
    this.changed()
  }

  // The focus goes where its words are written.
  added(picture) {
    if (picture.withheld) return this.complain(`${nameOf(picture)} is in the library already, and may not be used: ${picture.why_withheld}.`)
    this.complain(picture.warning ?? "")
    this.grid.add(picture)
    if (this.many && !this.chosen.some((each) => each.id === picture.id)) this.chosen = [...this.chosen, picture]
    this.grid.activate(picture.id)
    this.look(picture)
    this.shown.focus()
    announce(picture.was_known ? `${nameOf(picture)} was in the library already.` : `${nameOf(picture)} is in the library. Say what it shows.`)
  }

  changed() {
    const number = this.chosen.length
    this.use.disabled = !number
    this.use.textContent = this.many && number > 1 ? `Use these ${number} pictures` : "Use this picture"
    this.grid.choose(this.chosen)
    this.tray.replaceChildren(...this.chosen.map((picture, place) => this.trayRow(picture, place)))
  }

  trayRow(picture, place) {
    const name = nameOf(picture)
    const move = (by) => {
      this.chosen = moved(this.chosen, place, by)
      this.changed()
      focusMoved(this.tray.children[place + by], by)
    }
    const away = () => {
      this.picked(picture)
      const next = this.tray.children[Math.min(place, this.chosen.length - 1)]
      ;(next?.querySelector(".desk-remove") ?? this.search).focus()
    }
    const remove = button("×", away, { class: "desk-remove", "aria-label": `Take “${name}” away` })
    return element("li", {}, element("img", { src: picture.thumb || false, alt: name }), ...arrows(`“${name}”`, place, this.chosen.length, move, ACROSS), remove)
  }
}

// Once the dialog is closed, words typed in it are saved, and what was picked has them.
export const openLibrary = async ({ title = "Picture library", many, chosen, named, ...means }) => {
  const before = await named(chosen)
  let library = null
  const fill = (close) => (library = new Library({ many, close, ...means }, before)).fill()
  const picked = await openDialog({ title, name: "desk-dialog-wide", fill })
  await library.settle()
  return picked && picked.map((picture) => library.chosen.find((each) => each.id === picture.id) ?? picture)
}
