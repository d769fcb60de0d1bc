// The one card that stands beside its passage because its own place in the list is out of sight. It goes back as soon
// as somebody turns to something else, for it may lie on fields; a stub keeps its place meanwhile.
import { button, element } from "./elements.js"

const BACK = "Put the note back into its list"

export class Beside {
  constructor(section) {
    this.section = section
    this.card = this.stub = null
    this.close = button("×", () => this.leave(), { class: "desk-remove note-close", "aria-label": BACK, title: BACK })
    document.addEventListener("focusin", ({ target }) => this.turnedTo(target))
    document.addEventListener("pointerdown", ({ target }) => this.turnedTo(target))
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.goBack())
  }

  // The editor of the text: only now there are passages to stand beside.
  meet(editor) {
    this.editor = editor
    const { dom } = editor.view
    for (const sign of ["pointerdown", "keydown"]) dom.addEventListener(sign, () => (this.isUsed = true), { capture: true, once: true })
    // Another window leaves all as it is.
    dom.addEventListener("focusout", ({ relatedTarget }) => document.hasFocus() && this.turnedTo(relatedTarget))
  }

  // Whether somebody is in the text, and has moved there; the caret that a page opens with says nothing.
  get isAsked() {
    return Boolean(this.isUsed && this.editor.view.hasFocus())
  }

  bring(card) {
    this.section.dispatchEvent(new Event("desk:reveal"))
    if (!this.editor || card === this.card || isInSight(card)) return
    this.goBack()
    const { top } = this.editor.view.coordsAtPos(this.editor.state.selection.from)
    card.style.setProperty("--note-top", `${top - this.section.parentElement.getBoundingClientRect().top}px`)
    this.card = card
    this.stub = stubOf(card, () => this.goBack(true))
    card.before(this.stub)
    card.prepend(this.close)
    card.classList.add("note-out")
  }

  goBack(isFollowed = false) {
    const { card, stub } = this
    if (!card) return
    this.card = this.stub = null
    card.classList.remove("note-out")
    this.close.remove()
    stub.remove()
    if (isFollowed) (card.matches("[tabindex]") ? card : card.querySelector("textarea")).focus()
  }

  leave() {
    this.goBack()
    this.editor.commands.focus()
  }

  turnedTo(place) {
    if (![this.card, this.stub, this.editor?.view.dom].some((ours) => ours?.contains(place))) this.goBack()
  }

  // What stands in a list for a card: itself, behind its stub while it is out.
  rowsOf(card) {
    return card === this.card ? [this.stub, card] : [card]
  }
}

const stubOf = (card, follow) =>
  element(card.localName === "li" ? "li" : "p", { class: "note-stub" },
    button("This note stands beside its passage. Put it back here.", follow, { class: "note-quiet" }),
  )

const isInSight = (card) => {
  const { top, bottom, height } = card.getBoundingClientRect()
  return height > 0 && top >= 0 && bottom <= innerHeight
}
