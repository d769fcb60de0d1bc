// A box of stories of ours. Readers see of it those that are live.

import { Node } from "django-prose-editor/editor"
import { element } from "../elements.js"
import { pickStories } from "../pickers.js"
import { attribute, numbersOf, textOf } from "./attributes.js"
import { BlockView, viewedBy } from "./block-view.js"
import { insertBlock } from "./inserting.js"
import { stories } from "./library.js"

export const insertRelated = async (editor) => {
  const chosen = await pickStories({ chosen: [] })
  if (!chosen?.length) return
  stories.put(chosen)
  insertBlock(editor, { type: "relatedBox", attrs: { "data-related": textOf(chosen.map(({ id }) => id)) } })
}

const line = (story, number) =>
  story
    ? element("li", {}, story.headline, " ", element("small", {}, story.standing ?? story.state))
    : element("li", {}, `Story ${number} is not there any more`)

class RelatedView extends BlockView {
  get kind() {
    return "related"
  }

  get label() {
    return "Box of stories"
  }

  get numbers() {
    return numbersOf(this.attrs["data-related"])
  }

  buttons() {
    return [this.act("Choose stories…", null, () => this.choose())]
  }

  async choose() {
    const chosen = await pickStories({ chosen: this.numbers })
    if (!chosen) return
    stories.put(chosen)
    if (chosen.length) this.set({ "data-related": textOf(chosen.map(({ id }) => id)) })
    else this.remove()
  }

  async draw() {
    const { numbers } = this
    const note = element("p", { class: "desk-block-note" }, "Read on: readers see those that are live.")
    try {
      const found = await Promise.all(numbers.map((number) => stories.get(number)))
      this.shown.replaceChildren(note, element("ul", {}, ...found.map((story, place) => line(story, numbers[place]))))
    } catch (trouble) {
      note.textContent = trouble.message
      this.shown.replaceChildren(note)
    }
  }
}

export const RelatedBox = Node.create({
  name: "relatedBox",
  group: "block storyBlock",
  atom: true,
  addAttributes: () => ({ "data-related": attribute("data-related") }),
  parseHTML: () => [{ tag: "aside[data-related]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", HTMLAttributes],
  addNodeView: viewedBy(RelatedView),
})
