// A picture of another site that came from an older archive: kept as it is, and never fetched.

import { Node } from "django-prose-editor/editor"
import { attribute, picked } from "./attributes.js"
import { BlockView, viewedBy } from "./block-view.js"
import { element } from "../elements.js"

const image = (figure) => figure.querySelector("img")
const linkAround = (figure) => image(figure)?.closest("a")

class OutsideView extends BlockView {
  get kind() {
    return "outside"
  }

  get label() {
    return "Picture of another site"
  }

  get hint() {
    return "Caption"
  }

  buttons() {
    return []
  }

  draw() {
    const words = `Picture of another site: readers get a link. ${this.attrs.src ?? ""}`
    this.shown.replaceChildren(element("p", { class: "desk-block-note" }, words))
  }
}

const shown = (attributes) => {
  const picture = ["img", { alt: "", ...picked(attributes, "src", "alt", "width", "height") }]
  return attributes.href ? ["a", picked(attributes, "href", "title"), picture] : picture
}

export const OutsideFigure = Node.create({
  name: "outsideFigure",
  group: "block storyBlock",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({
    src: attribute("src", image),
    alt: attribute("alt", image),
    width: attribute("width", image),
    height: attribute("height", image),
    href: attribute("href", linkAround),
    title: attribute("title", linkAround),
  }),
  parseHTML: () => [
    {
      tag: "figure",
      priority: 40, // behind the figures that say what they are
      getAttrs: (figure) => (figure.querySelectorAll("img").length === 1 ? null : false),
      contentElement: (figure) => figure.querySelector("figcaption") ?? document.createElement("figcaption"),
    },
  ],
  renderHTML: ({ node }) => ["figure", shown(node.attrs), ["figcaption", 0]],
  addNodeView: viewedBy(OutsideView),
})
