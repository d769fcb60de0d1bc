// How many words the story has and how long it takes to read, told to the page as `desk:words`. The same counting as
// on the server: articles/body/text.py.

import { Extension } from "django-prose-editor/editor"
import { later } from "../elements.js"

const WORD = /[\p{L}\p{N}]+(?:[’'\-.][\p{L}\p{N}]+)*/gu
// Scripts without spaces between words: Thai, Lao, Myanmar, Khmer, Chinese, Japanese. Four letters make a word.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]/g
const UNSPACED_LETTERS_A_WORD = 4
const WORDS_A_MINUTE = 238
const WAIT = 150 // milliseconds without a change

export const countWords = (text) => {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  return (text.replace(UNSPACED, " ").match(WORD)?.length ?? 0) + Math.ceil(unspaced / UNSPACED_LETTERS_A_WORD)
}

// Halves go to the even number, as in Python.
const rounded = (number) => (number % 1 === 0.5 ? 2 * Math.round(number / 2) : Math.round(number))

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
    minutes: Math.max(1, rounded(words / WORDS_A_MINUTE)),
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
