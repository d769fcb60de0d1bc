// What the story's editor knows beyond django-prose-editor: all that a body keeps (articles/body/schema.py), a strict
// page's styles, and to ask before words are lost.
// One ES module without a build step: everything it needs comes through the page's import map.
import * as plain from "django-prose-editor/editor"

const { Extension, Node, pm } = plain

const attribute = (name, holder = (element) => element) => ({
  default: null,
  parseHTML: (element) => holder(element)?.getAttribute(name) ?? null,
  renderHTML: (attributes) => (attributes[name] == null ? {} : { [name]: attributes[name] }),
})

const image = (figure) => figure.querySelector("img")
const linkAround = (figure) => image(figure)?.closest("a")
const isOnePicture = (figure) => figure.hasAttribute("data-picture") || figure.querySelectorAll("img").length === 1

const picked = (attributes, ...names) =>
  Object.fromEntries(names.filter((name) => attributes[name] != null).map((name) => [name, attributes[name]]))

const shown = (attributes) => {
  if (!attributes.src) return []
  const picture = ["img", { alt: "", ...picked(attributes, "src", "alt", "width", "height") }]
  return [attributes.href ? ["a", picked(attributes, "href", "title"), picture] : picture]
}

const Figure = Node.create({
  name: "storyFigure",
  group: "block",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({
    "data-picture": attribute("data-picture"),
    "data-size": attribute("data-size"),
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
      getAttrs: (figure) => (isOnePicture(figure) ? null : false),
      contentElement: (figure) => figure.querySelector("figcaption") ?? document.createElement("figcaption"),
    },
  ],
  renderHTML: ({ node }) => [
    "figure",
    picked(node.attrs, "data-picture", "data-size"),
    ...shown(node.attrs),
    ["figcaption", 0],
  ],
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

export const StoryFigures = Extension.create({
  name: "storyFigures",
  addExtensions: () => [Figure],
  addGlobalAttributes: () => [{ types: ["blockquote"], attributes: { "data-pull": attribute("data-pull") } }],
})

// A module's extensions stand in for django-prose-editor's own of the same name.

export const Code = plain.Code.extend({ excludes: "" }) // in a link, or bold

export const TableRow = plain.TableRow.extend({
  addAttributes() {
    const isOfHead = (row) => row.parentElement?.tagName === "THEAD"
    return { ...this.parent?.(), isOfHead: { default: false, parseHTML: isOfHead, rendered: false } }
  },
})

// Written whole, since rows of one node go into several parts; and into a document that fetches no pictures.
export const Table = plain.Table.extend({
  renderHTML: ({ node }) => {
    const quiet = document.implementation.createHTMLDocument()
    const write = pm.model.DOMSerializer.fromSchema(node.type.schema)
    const table = quiet.createElement("table")
    node.forEach((row) => {
      const name = row.attrs.isOfHead ? "thead" : "tbody"
      const last = table.lastElementChild
      const part = last?.localName === name ? last : table.appendChild(quiet.createElement(name))
      part.append(write.serializeNode(row, { document: quiet }))
    })
    return table
  },
})

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

// All that the form would send. Compared instead of counting events: pickers and rows change it without any.
const filled = (form) => new URLSearchParams(new FormData(form)).toString()

const askBeforeLeaving = (form) => {
  let kept = form.querySelector(".errorlist") ? null : filled(form)
  form.addEventListener("submit", () => (kept = filled(form)))
  window.addEventListener("beforeunload", (event) => filled(form) === kept || event.preventDefault())
}

document.addEventListener("prose-editor:ready", ({ detail }) => askBeforeLeaving(detail.textarea.form))
