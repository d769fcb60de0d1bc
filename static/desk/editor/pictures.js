// One picture of the library in the text, with its words and its size.

import { Node } from "django-prose-editor/editor"
import { standIn } from "../being-made.js"
import { announce, button, element } from "../elements.js"
import { pickPictures } from "../pickers.js"
import { attribute } from "./attributes.js"
import { BlockView, viewedBy } from "./block-view.js"
import { insertBlock, step } from "./inserting.js"
import { fileOf, pictures } from "./library.js"
import { askDescription } from "./said.js"

const SIZES = { text: "Text width", wide: "Wide", full: "Full width" }

// A picture as a node; the library's caption is where the story's own begins.
export const pictureNode = ({ id, caption }) => ({
  type: "storyPicture",
  attrs: { "data-picture": String(id) },
  content: caption ? [{ type: "text", text: caption }] : [],
})

export const insertPictures = async (editor) => {
  const chosen = await pickPictures({ title: "Pictures for the text", many: true })
  if (!chosen?.length) return
  pictures.put(chosen)
  for (const picture of chosen) insertBlock(editor, pictureNode(picture))
}

class PictureView extends BlockView {
  get kind() {
    return "picture"
  }

  get label() {
    return "Picture"
  }

  get hint() {
    return "Caption"
  }

  buttons() {
    this.sizes = Object.entries(SIZES).map(([size, words]) =>
      button(words, () => this.resize(size), { class: "desk-block-button", "data-size": size, tabindex: "-1" }),
    )
    const group = element("div", { role: "group", "aria-label": "Size", class: "desk-block-group" }, ...this.sizes)
    return [group, this.act("Description…", null, () => this.describe()), this.act("Replace…", null, () => this.replace())]
  }

  get size() {
    return this.attrs["data-size"] ?? "text"
  }

  resize(size) {
    this.set({ "data-size": size })
    announce(SIZES[size])
  }

  async replace() {
    const [picture] = (await pickPictures()) ?? []
    if (!picture) return
    pictures.put([picture])
    if (String(picture.id) === this.attrs["data-picture"]) return this.draw()
    this.become(picture)
    announce("Picture replaced, and its caption with it")
  }

  // No word of the other picture stays: a wrong name under a face is worse than none. One step of undo.
  become(picture) {
    const { state, view } = this.editor
    const from = this.getPos()
    const { attrs, content } = state.schema.nodeFromJSON(pictureNode(picture))
    const words = [from + 1, from + 1 + this.node.content.size]
    const size = { "data-size": this.attrs["data-size"] }
    view.dispatch(step(state).setNodeMarkup(from, null, { ...attrs, ...size }).replaceWith(...words, content))
  }

  async describe() {
    const said = await askDescription({ alt: this.attrs["data-alt"] }, this.picture)
    if (said) this.set({ "data-alt": said.alt })
  }

  async draw() {
    this.dom.dataset.size = this.size
    this.sizes.forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.size === this.size)))
    const asked = this.attrs["data-picture"]
    try {
      const picture = await pictures.get(Number(asked))
      if (asked === this.attrs["data-picture"]) this.show(picture)
    } catch (trouble) {
      this.say(trouble.message)
    }
  }

  show(picture) {
    this.picture = picture
    if (!picture) return this.say(`Picture ${this.attrs["data-picture"]} is not in the library any more. Readers see nothing here.`)
    const alt = this.attrs["data-alt"] ?? picture.alt
    const { width, height } = picture
    const image = (now) => element("img", { src: fileOf(now), alt, width, height, draggable: "false" })
    const shown = fileOf(picture) ? image(picture) : standIn(picture, image, { class: "desk-block-note" })
    this.shown.replaceChildren(shown, this.described(picture, alt))
    if (picture.withheld) this.shown.append(withheld(picture))
  }

  described(picture, alt) {
    const credit = picture.credit ? element("span", { class: "desk-credit" }, picture.credit) : null
    const isMissing = !alt && !picture.decorative
    const words = isMissing ? "No description: who cannot see the picture learns nothing of it." : alt || "Decorative, not described"
    return element("p", { class: "desk-block-note" }, credit, element("span", { class: isMissing ? "desk-warning" : "desk-alt" }, words))
  }

  say(words) {
    this.shown.replaceChildren(element("p", { class: "desk-block-note desk-warning" }, words))
  }
}

const withheld = ({ why_withheld: why }) =>
  element("p", { class: "desk-block-note desk-warning" }, `Readers see an empty frame here: ${why}.`)

export const StoryPicture = Node.create({
  name: "storyPicture",
  group: "block storyBlock",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({
    "data-picture": attribute("data-picture"),
    "data-size": attribute("data-size"),
    "data-alt": attribute("data-alt"),
  }),
  parseHTML: () => [
    {
      tag: "figure[data-picture]",
      contentElement: (figure) => figure.querySelector("figcaption") ?? document.createElement("figcaption"),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],
  addNodeView: viewedBy(PictureView),
})
