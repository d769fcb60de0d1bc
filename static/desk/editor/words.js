// How many words the story has and how long it takes to read, told to the page as `desk:words`.

import { Extension } from "django-prose-editor/editor"
import { countWords, minutesFor } from "../counting.js"
import { later } from "../elements.js"

const WAIT = 150 // milliseconds without a change

// What the writer wrote: not the captions of pictures, nor what embeds and boxes of stories say.
const textOf = (doc, from = 0, to = doc.content.size) => {
  let text = ""
  doc.nodesBetween(from, to, (node, at) => {
    if (node.type.spec.group?.includes("storyBlock")) return false
    if (node.isText) text += node.text.slice(Math.max(from - at, 0), to - at)
    else if (node.isBlock || node.type.name === "hardBreak") text += "\n"
  })
  return text
}

export const countsOf = ({ doc, selection }) => {
  const text = textOf(doc)
  const words = countWords(text)
  return {
    words,
    minutes: minutesFor(words),
    characters: [...text.replaceAll("\n", "")].length,
    selected: selection.empty ? 0 : countWords(textOf(doc, selection.from, selection.to)),
  }
}

export const Words = Extension.create({
  name: "words",
  onCreate() {
    const tell = () => {
      if (this.editor.isDestroyed) return
      document.dispatchEvent(new CustomEvent("desk:words", { detail: countsOf(this.editor.state) }))
    }
    const tellSoon = later(WAIT, tell)
    this.editor.on("update", tellSoon)
    this.editor.on("selectionUpdate", tellSoon)
    tell()
  },
})
