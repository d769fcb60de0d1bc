// “/” on an empty line opens the list of what can be put there. The focus stays in the text: typing filters, arrows
// move, Enter takes, Escape closes.

import { Extension, Plugin } from "django-prose-editor/editor"
import { announce, element, freshId } from "../elements.js"
import { ACTS } from "./acts.js"
import { icon } from "./icons.js"
import { inOneStep } from "./inserting.js"
import { readable } from "./key-names.js"

const CHOICES = ACTS.filter((act) => act.slash)
const ASKED = /^\/([\p{L}\p{N} ]{0,30})$/u

// The words behind the slash, or null where there is none to answer.
const askedOf = ({ selection: { empty, $from } }) => {
  const isLine = empty && $from.parent.type.name === "paragraph" && $from.depth === 1
  const found = isLine && $from.parentOffset === $from.parent.content.size ? ASKED.exec($from.parent.textContent) : null
  return found && found[1].trim().toLowerCase()
}

const fits = (act, words) => words.split(/\s+/).every((word) => ` ${act.label} ${act.slash}`.toLowerCase().includes(` ${word}`))

class SlashMenu {
  constructor(view, editor) {
    Object.assign(this, { view, editor, found: [], active: 0, dismissed: null })
    this.list = element("ul", { class: "desk-slash", role: "listbox", id: freshId("slash"), "aria-label": "Put in here", hidden: true })
    this.list.addEventListener("mousedown", (event) => event.preventDefault())
    view.dom.parentElement.append(this.list)
  }

  update(view, before) {
    if (before && view.state.doc.eq(before.doc) && view.state.selection.eq(before.selection)) return
    const words = askedOf(view.state)
    if (words === null) this.dismissed = null
    if (words === null || this.dismissed !== null) return this.close()
    const found = CHOICES.filter((act) => fits(act, words))
    if (!found.length) return this.close()
    if (this.list.hidden || found.length !== this.found.length) this.offer(found)
  }

  offer(found) {
    const isNew = this.list.hidden
    this.found = found
    this.list.replaceChildren(...found.map((act, place) => this.row(act, place)))
    this.list.hidden = false
    this.stand()
    this.list.scrollIntoView({ block: "nearest" })
    this.mark(0)
    this.view.dom.setAttribute("aria-controls", this.list.id)
    if (isNew) announce(`${found.length} to put in. Type to find one, arrows to choose, Escape to leave.`)
  }

  row(act, place) {
    const attributes = { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false" }
    const sign = act.sign ? icon(act.sign) : element("b", { "aria-hidden": "true" }, act.letters)
    const words = [element("span", {}, act.label), element("kbd", {}, readable(act.keys))]
    return element("li", { ...attributes, onclick: () => this.take(place) }, sign, ...words)
  }

  stand() {
    const cursor = this.view.coordsAtPos(this.view.state.selection.from)
    const frame = this.view.dom.parentElement.getBoundingClientRect()
    const hasRoom = innerHeight - cursor.bottom > this.list.offsetHeight + 16 || cursor.top < this.list.offsetHeight + 80
    const top = hasRoom ? cursor.bottom + 6 : cursor.top - this.list.offsetHeight - 6
    this.list.style.insetBlockStart = `${top - frame.top}px`
    this.list.style.insetInlineStart = `${Math.max(0, Math.min(cursor.left - frame.left, frame.width - this.list.offsetWidth))}px`
  }

  mark(place) {
    this.active = (place + this.found.length) % this.found.length
    const rows = [...this.list.children]
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.active)))
    rows[this.active].scrollIntoView({ block: "nearest" })
    this.view.dom.setAttribute("aria-activedescendant", rows[this.active].id)
  }

  take(place) {
    const act = this.found[place]
    const { $from } = this.view.state.selection
    this.view.dispatch(this.view.state.tr.delete($from.start(), $from.end()))
    this.close()
    inOneStep(this.editor, act.run)
  }

  dismiss() {
    this.dismissed = askedOf(this.view.state)
    this.close()
  }

  close() {
    this.list.hidden = true
    this.view.dom.removeAttribute("aria-activedescendant")
    this.view.dom.removeAttribute("aria-controls")
  }

  press(event) {
    if (this.list.hidden || event.isComposing) return false
    const keys = {
      ArrowDown: () => this.mark(this.active + 1),
      ArrowUp: () => this.mark(this.active - 1),
      Enter: () => this.take(this.active),
      Tab: () => this.take(this.active),
      Escape: () => this.dismiss(),
    }
    if (!keys[event.key]) return false
    event.preventDefault()
    keys[event.key]()
    return true
  }

  destroy() {
    this.list.remove()
  }
}

export const SlashCommands = Extension.create({
  name: "slashCommands",
  priority: 1000, // before all other keys
  addProseMirrorPlugins() {
    let menu = null
    return [
      new Plugin({
        view: (view) => (menu = new SlashMenu(view, this.editor)),
        props: {
          handleKeyDown: (_view, event) => menu?.press(event) ?? false,
          handleDOMEvents: { blur: () => menu?.close() },
        },
      }),
    ]
  },
})
