// Several pictures of the library in a row, put in order by buttons and keys.

import { Node } from "django-prose-editor/editor"
import { standIn } from "../being-made.js"
import { announce, button, element } from "../elements.js"
import { pickPictures } from "../pickers.js"
import { announceMove, moved } from "../rows.js"
import { attribute, numbersOf, textOf } from "./attributes.js"
import { BlockView, viewedBy } from "./block-view.js"
import { icon } from "./icons.js"
import { insertBlock } from "./inserting.js"
import { pictures } from "./library.js"
import { shownOf } from "./line.js"
import { askWords, linesOf, saidIn } from "./said.js"

export const insertGallery = async (editor) => {
  const chosen = await pickPictures({ title: "Pictures for a gallery", many: true })
  if (!chosen?.length) return
  pictures.put(chosen)
  insertBlock(editor, { type: "gallery", attrs: { "data-gallery": textOf(chosen.map(({ id }) => id)) } })
}

const imageOf = (picture, alt) =>
  element("img", { src: picture.thumb, alt: alt || picture.alt || picture.caption || `Picture ${picture.id}`, draggable: "false" })

class GalleryView extends BlockView {
  get kind() {
    return "gallery"
  }

  get label() {
    return "Gallery"
  }

  get hint() {
    return "Caption of the whole gallery"
  }

  get numbers() {
    return numbersOf(this.attrs["data-gallery"])
  }

  buttons() {
    return [this.act("Add pictures…", null, () => this.add())]
  }

  async add() {
    const chosen = await pickPictures({ title: "Pictures for a gallery", many: true })
    if (!chosen) return
    pictures.put(chosen)
    this.have([...new Set([...this.numbers, ...chosen.map(({ id }) => id)])])
  }

  have(numbers) {
    if (numbers.length) this.set({ "data-gallery": textOf(numbers) })
    else this.remove()
  }

  draw() {
    const { numbers } = this
    this.list ??= this.shown.appendChild(element("ol", { class: "desk-gallery", "aria-label": "Pictures, in their order" }))
    this.list.replaceChildren(...numbers.map((number, place) => this.row(number, place, numbers.length)))
  }

  row(number, place, length) {
    const name = `picture ${place + 1} of ${length}`
    const image = element("span", { class: "desk-gallery-picture" })
    const words = element("span", { class: "desk-gallery-words" })
    this.fill(image, words, number)
    const change = (words, sign, act, disabled, data) => {
      const said = { title: words, "aria-label": `${words}: ${name}` }
      return button(icon(sign), act, { class: "desk-block-button", ...said, tabindex: "-1", disabled, "data-act": data })
    }
    return element(
      "li",
      {},
      image,
      change("Earlier", "back", () => this.move(place, -1), place === 0, "-1"),
      change("Later", "on", () => this.move(place, 1), place === length - 1, "1"),
      change("Caption and description", "write", () => this.word(number, name), false, "words"),
      change("Take out", "remove", () => this.takeOut(place), false, "out"),
      words,
    )
  }

  said(number) {
    return this.attrs.said?.[number] ?? {}
  }

  async word(number, name) {
    const picture = await pictures.get(number).catch(() => undefined)
    const said = await askWords(name, this.said(number), picture)
    if (!said) return
    this.set({ said: { ...this.attrs.said, [number]: said } })
    this.list.children[this.numbers.indexOf(number)]?.querySelector('[data-act="words"]').focus()
  }

  async fill(place, words, number) {
    const picture = await pictures.get(number).catch(() => undefined)
    const { caption, alt } = this.said(number)
    words.replaceChildren(caption ? shownOf(caption) : (picture?.caption ?? ""))
    if (!picture) place.textContent = "Not in the library any more"
    else if (picture.withheld) place.textContent = `Readers see an empty frame: ${picture.why_withheld}`
    else place.replaceChildren(picture.thumb ? imageOf(picture, alt) : standIn(picture, (now) => imageOf(now, alt)))
  }

  // The keyboard goes on at the picture that moved up, or at the last one.
  takeOut(place) {
    const left = this.numbers.toSpliced(place, 1)
    this.have(left)
    if (!left.length) return
    announce(`Picture taken out, ${left.length} left`)
    this.list.children[Math.min(place, left.length - 1)].querySelector('[data-act="out"]').focus()
  }

  move(place, by) {
    const to = place + by
    this.have(moved(this.numbers, place, by))
    const row = this.list.children[to]
    const pressed = row.querySelector(`[data-act="${by}"]`)
    ;(pressed.disabled ? row.querySelector(`[data-act="${-by}"]`) : pressed).focus()
    announceMove("Picture", to, this.numbers.length)
  }
}

export const Gallery = Node.create({
  name: "gallery",
  group: "block storyBlock",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({
    "data-gallery": attribute("data-gallery"),
    said: { default: null, parseHTML: saidIn, renderHTML: () => ({}) },
  }),
  parseHTML: () => [
    {
      tag: "figure[data-gallery]",
      contentElement: (figure) => figure.querySelector("figcaption") ?? document.createElement("figcaption"),
    },
  ],
  renderHTML: ({ node: { attrs }, HTMLAttributes }) => [
    "figure",
    HTMLAttributes,
    ...linesOf(attrs.said, numbersOf(attrs["data-gallery"])),
    ["figcaption", 0],
  ],
  addNodeView: viewedBy(GalleryView),
})
