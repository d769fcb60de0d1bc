// One picture among many: on its way, refused with a sentence, or in the library with the form of its words.

import { standIn } from "./being-made.js"
import { button, element } from "./elements.js"
import { WordsForm } from "./picture-words.js"
import { wordPicture } from "./pickers.js"

const imageOf = ({ thumb, width, height }) => element("img", { src: thumb, alt: "", width, height })

export class PictureRow {
  // `changed()`: something is other than it was; `gone(row)`: it was put away.
  constructor(name, { changed, gone }) {
    Object.assign(this, { name, changed, gone, picture: null, isRefused: false })
    this.bar = element("progress", { max: 1, value: 0, "aria-label": `Uploading ${name}` })
    this.thumb = element("div", { class: "uploads-thumb" })
    this.note = element("p", { class: "uploads-note" }, "Waiting for its turn…")
    this.side = element("div", { class: "uploads-side" }, this.thumb, element("p", { class: "uploads-name" }, name), this.note, this.bar)
    this.root = element("li", { class: "uploads-row", "aria-label": name }, this.side)
  }

  get isSaved() {
    return !this.words || this.words.isSaved
  }

  settle() {
    return this.words?.settle()
  }

  put(words) {
    return this.words?.put(words)
  }

  progress(share) {
    this.bar.value = share
    this.note.textContent = share < 1 ? "Uploading…" : "Looking at it…"
  }

  // `again`: what sends it once more, where the fault is not the file's.
  refuse(sentence, again = null) {
    this.isRefused = true
    this.bar.hidden = this.note.hidden = true
    this.root.classList.add("uploads-refused")
    const retry = again && button("Try once more", () => this.retry(again), { class: "button", "aria-label": `Try ${this.name} once more` })
    const away = button("Put away", () => this.gone(this), { class: "button", "aria-label": `Put away what is said of ${this.name}` })
    const words = element("p", { role: "alert", class: "uploads-why" }, sentence)
    this.trouble = element("div", {}, words, element("div", { class: "uploads-put" }, retry, away))
    this.root.append(this.trouble)
    this.changed()
  }

  retry(again) {
    this.isRefused = this.bar.hidden = this.note.hidden = false
    this.root.classList.remove("uploads-refused")
    this.trouble.remove()
    again()
  }

  show(picture) {
    this.picture = picture
    this.bar.remove()
    this.note.replaceChildren(...this.told())
    this.words = new WordsForm(picture, { word: wordPicture, changed: (now) => this.worded(now) })
    this.root.append(this.words.root)
    this.draw()
    this.changed()
  }

  told() {
    const { picture } = this
    const page = element("a", { href: picture.page }, "Its page")
    const known = picture.was_known && element("strong", {}, "In the library already: its words are as they were. ")
    const withheld = picture.withheld && element("strong", {}, `May not be used: ${picture.why_withheld}. `)
    const warning = picture.warning && element("strong", {}, `${picture.warning} `)
    return [known, withheld, warning, `${picture.width} × ${picture.height} · `, page].filter(Boolean)
  }

  draw() {
    if (this.picture.thumb) return this.thumb.replaceChildren(imageOf(this.picture))
    this.thumb.replaceChildren(standIn(this.picture, imageOf, { class: "picture-none" }))
  }

  worded(picture) {
    this.picture = { ...picture, was_known: this.picture.was_known }
    this.changed()
  }
}
