// Many pictures at once: dropped, chosen or pasted; then each gets its words, one below the other.

import { announce, button, element } from "./elements.js"
import { PictureRow } from "./picture-row.js"
import { line, SAME_FOR_ALL } from "./picture-words.js"
import { picturesOf, uploadPicture } from "./pickers.js"
import { chooseFiles, dropsInto } from "./uploads.js"

const AT_ONCE = 2 // more would only wait for each other in the darkroom
const OF_THE_FILE = [413, 422] // answers that the same file would get again
const HELP = "JPEG, PNG, WebP, AVIF, HEIC or GIF; at most 50 MB and 100 megapixels each. What a file says of itself (caption, byline, credit, copyright, keywords) is filled in."

const plural = (number, one, many) => `${number} ${number === 1 ? one : many}`

class Uploads {
  // `ids`: pictures that are in the library already, of which only the words are written; else new ones are taken.
  constructor(root, ids) {
    this.rows = []
    this.waiting = []
    this.under_way = 0
    this.list = element("ol", { class: "uploads-rows", "aria-label": "The pictures" })
    this.summary = element("p", { class: "uploads-summary", role: "status" })
    this.together = this.sameForAll()
    if (!ids.length) root.append(this.drop())
    root.append(this.summary, this.together, this.list)
    if (ids.length) this.load(ids)
    else dropsInto(document.body, (files) => this.take(files))
    addEventListener("beforeunload", (event) => this.isBusy && event.preventDefault())
    document.addEventListener("visibilitychange", () => this.rows.forEach((row) => row.settle()))
    this.count()
  }

  drop() {
    const choose = chooseFiles("Choose pictures…", (files) => this.take(files), { class: "button default" })
    return element("div", { class: "uploads-drop" }, element("p", { class: "uploads-invitation" }, "Drop pictures here"), choose, element("p", { class: "help" }, HELP))
  }

  get isBusy() {
    return this.under_way > 0 || this.waiting.length > 0 || this.rows.some((row) => !row.isSaved)
  }

  take(files) {
    for (const file of files) this.wait(file, this.row(file.name))
  }

  wait(file, row) {
    this.waiting.push({ file, row })
    this.next()
  }

  row(name) {
    const row = new PictureRow(name, { changed: () => this.count(), gone: (which) => this.forget(which) })
    this.rows.push(row)
    this.list.append(row.root)
    this.count()
    return row
  }

  next() {
    while (this.under_way < AT_ONCE && this.waiting.length) {
      this.under_way++
      this.send(this.waiting.shift()).finally(() => {
        this.under_way--
        this.next()
        this.count()
      })
    }
  }

  async send({ file, row }) {
    try {
      this.place(row, await uploadPicture(file, (share) => row.progress(share)))
    } catch (trouble) {
      const isOfFile = OF_THE_FILE.includes(trouble.status)
      row.refuse(trouble.message, isOfFile ? null : () => this.wait(file, row))
    }
  }

  place(row, picture) {
    const twin = this.rows.find((each) => each.picture?.id === picture.id)
    if (twin) row.refuse(`The same picture as “${twin.name}”, which is on this page already.`)
    else row.show(picture)
  }

  async load(ids) {
    try {
      for (const picture of await picturesOf(ids)) this.row(picture.alt || picture.caption || `Picture ${picture.id}`).show(picture)
    } catch (trouble) {
      this.summary.textContent = trouble.message
    }
  }

  forget(row) {
    this.rows = this.rows.filter((each) => each !== row)
    row.root.remove()
    this.count()
  }

  // Only pictures that are new here: what the library says of others was written with care.
  get wordable() {
    return this.rows.filter((row) => row.picture?.may_word && !row.picture.was_known)
  }

  sameForAll() {
    const form = element("form", { class: "uploads-same", autocomplete: "off" }, ...SAME_FOR_ALL.map((field) => line(field)))
    this.put = button("", () => this.putIntoAll(form), { class: "button" })
    const summary = element("summary", {}, "The same for all")
    const help = element("p", { class: "help" }, "What is empty here stays as it is in each picture.")
    form.addEventListener("submit", (event) => event.preventDefault())
    form.append(element("div", { class: "uploads-put" }, this.put, help))
    return element("details", { class: "uploads-together" }, summary, form)
  }

  putIntoAll(form) {
    const words = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()))
    if (!Object.keys(words).length) return form.querySelector("textarea").focus()
    this.wordable.forEach((row) => row.put(words))
    announce(`Put into ${plural(this.wordable.length, "picture", "pictures")}`)
  }

  count() {
    const pictures = this.rows.filter((row) => row.picture)
    const sent = this.waiting.length + this.under_way
    const lacking = pictures.filter(({ picture }) => !picture.alt && !picture.decorative).length
    const refused = this.rows.filter((row) => row.isRefused).length
    this.summary.textContent = [
      pictures.length && plural(pictures.length, "picture", "pictures"),
      sent && `${sent} on the way`,
      refused && `${refused} not taken`,
      lacking && `${lacking} without a description`,
    ]
      .filter(Boolean)
      .join(" · ")
    this.together.hidden = this.wordable.length < 2
    this.put.textContent = `Put into all ${this.wordable.length}`
  }
}

const root = document.querySelector("picture-uploads")
const plain = document.querySelector(".picture-one")
if (plain && !("isRefused" in plain.dataset)) plain.hidden = true
new Uploads(root, root.dataset.ids?.split(",").filter(Boolean) ?? [])
