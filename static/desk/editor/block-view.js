// How a block that is more than text is shown while it is written: what it shows, its words, and a bar of buttons.

import { announce, button, element } from "../elements.js"
import { icon } from "./icons.js"
import { selectBlock, step } from "./inserting.js"
import { rove } from "./roving.js"

// Subclasses say: `kind`, `label`, `hint` of the words (none: it has none), `buttons()` and `draw()`.
export class BlockView {
  constructor({ node, editor, getPos }) {
    Object.assign(this, { node, editor, getPos })
    this.bar = element("div", { class: "desk-block-bar", role: "toolbar", "aria-label": this.label, contenteditable: "false" })
    this.shown = element("div", { class: "desk-block-shown", contenteditable: "false", onclick: (event) => this.clicked(event) })
    this.contentDOM = this.hint ? element("figcaption", { class: "desk-caption", "data-hint": this.hint }) : null
    this.dom = element("figure", { class: `desk-block desk-block-${this.kind}` }, this.bar, this.shown, this.contentDOM)
    this.bar.append(...this.buttons(), this.act("Remove", "remove", () => this.remove(), "desk-block-remove"))
    this.dom.leaveBar = () => selectBlock(this.editor.view, this.getPos())
    rove(this.dom, { isStop: false, leave: () => this.dom.leaveBar() })
    this.dom.addEventListener("keydown", (event) => this.pressed(event))
    this.mark()
    this.draw()
  }

  get attrs() {
    return this.node.attrs
  }

  // A button of the bar, with a sign or, without one, its words.
  act(words, sign, onclick, name = "") {
    const attributes = { class: `desk-block-button ${name}`, title: words, "aria-label": words, tabindex: "-1" }
    return button(sign ? icon(sign) : words, onclick, attributes)
  }

  clicked(event) {
    if (!event.target.closest("button, a")) selectBlock(this.editor.view, this.getPos())
  }

  // Undo and redo upon a button, which the text does not hear.
  pressed(event) {
    if (!this.stopEvent(event) || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const isRedo = event.key.toLowerCase() === "y" || (event.shiftKey && event.key.toLowerCase() === "z")
    if (!isRedo && event.key !== "z") return
    event.preventDefault()
    this.editor.chain().focus()[isRedo ? "redo" : "undo"]().run()
  }

  mark() {
    this.dom.classList.toggle("desk-block-bare", Boolean(this.contentDOM) && !this.node.content.size)
  }

  // Changes attributes: one step of undo.
  set(attributes) {
    const tr = step(this.editor.state).setNodeMarkup(this.getPos(), null, { ...this.attrs, ...attributes })
    this.editor.view.dispatch(tr)
  }

  remove() {
    const from = this.getPos()
    this.editor.view.dispatch(step(this.editor.state).delete(from, from + this.node.nodeSize))
    this.editor.view.focus()
    announce(`${this.label} removed`)
  }

  update(node) {
    if (node.type !== this.node.type) return false
    const isAsDrawn = JSON.stringify(node.attrs) === JSON.stringify(this.attrs)
    this.node = node
    this.mark()
    if (!isAsDrawn) this.draw()
    return true
  }

  selectNode() {
    this.dom.classList.add("ProseMirror-selectednode")
    announce(`${this.label}. Tab leads to its buttons, Enter to a new line.`)
  }

  deselectNode() {
    this.dom.classList.remove("ProseMirror-selectednode")
  }

  stopEvent(event) {
    return this.bar.contains(event.target) || this.shown.contains(event.target)
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM?.contains(mutation.target)
  }
}

export const viewedBy = (View) => () => (given) => new View(given)
