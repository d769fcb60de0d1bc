// What the story's editor knows beyond django-prose-editor: the figures a body keeps, and a strict page's styles.
// One ES module without a build step: everything it needs comes through the page's import map.
import { Extension, Node } from "django-prose-editor/editor"

const kept = (name) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(name),
  renderHTML: (attributes) => (attributes[name] == null ? {} : { [name]: attributes[name] }),
})

const Figure = Node.create({
  name: "storyFigure",
  group: "block",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({ "data-picture": kept("data-picture"), "data-size": kept("data-size"), src: kept("src"), alt: kept("alt") }),
  parseHTML: () => [
    {
      tag: "figure",
      contentElement: (element) => element.querySelector("figcaption") ?? document.createElement("figcaption"),
      getAttrs: (element) => {
        const image = element.querySelector("img")
        return {
          "data-picture": element.getAttribute("data-picture"),
          "data-size": element.getAttribute("data-size"),
          src: image?.getAttribute("src") ?? null,
          alt: image?.getAttribute("alt") ?? null,
        }
      },
    },
  ],
  renderHTML: ({ node }) => {
    const { src, alt, ...own } = node.attrs
    const attributes = Object.fromEntries(Object.entries(own).filter(([, value]) => value != null))
    const image = src ? [["img", { src, alt: alt ?? "" }]] : []
    return ["figure", attributes, ...image, ["figcaption", 0]]
  },
  addNodeView: () => ({ node }) => {
    const dom = document.createElement("figure")
    dom.className = "desk-figure"
    const label = document.createElement("span")
    label.contentEditable = "false"
    label.textContent = node.attrs["data-picture"] ? `Picture ${node.attrs["data-picture"]}` : `Outside picture: ${node.attrs.src ?? ""}`
    const contentDOM = document.createElement("figcaption")
    dom.append(label, contentDOM)
    return { dom, contentDOM }
  },
})

export const StoryFigures = Extension.create({ name: "storyFigures", addExtensions: () => [Figure] })

// Tiptap would put its few rules into a <style> without a nonce, which the page's policy forbids; they are in desk.css.
export const QuietStyles = Extension.create({
  name: "quietStyles",
  onBeforeCreate() {
    this.editor.options.injectCSS = false
  },
  onCreate() {
    this.editor.view.dom.setAttribute("aria-label", "Body of the story")
  },
})
