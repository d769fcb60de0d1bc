// One picture beside the library's grid: what is said of it, read by all, changed by those who may.

import { standIn } from "./being-made.js"
import { element } from "./elements.js"
import { WordsForm } from "./picture-words.js"

const image = ({ thumb, width, height }) => element("img", { src: thumb, alt: "", width, height })

const shown = (picture) => (picture.thumb ? image(picture) : standIn(picture, image, { class: "desk-grid-waiting" }))

// `word(id, fields)` saves and gives the picture; `changed(picture)` is told of it.
export const picturePanel = (picture, { word, changed }) => {
  const words = new WordsForm(picture, { word, changed, closed: true })
  const size = element("p", { class: "help" }, `${picture.width} × ${picture.height} pixels · `, element("a", { href: picture.page, target: "_blank" }, "Its page"))
  return { root: element("div", {}, shown(picture), size, words.root), settle: () => words.settle(), focus: () => words.focus() }
}
