// The cards that show notes beside the text, one for each, kept from one showing to the next: what somebody is typing
// in one of them stays.
import { button, element, freshId } from "./elements.js"
import { watchLengths } from "./lengths.js"
import { Mentions } from "./mentions.js"

const SHOWN = 160 // characters of a passage on a card

const shortened = (words) => (words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words)

// A field for words, with a button that sends them: `send(text)` gives a promise. What is typed and not sent outlives
// the page, under `name`, in this tab.
export class Writing {
  constructor({ label, press, name, longest, send, leave }) {
    Object.assign(this, { name, send })
    const id = freshId("remark")
    this.field = element("textarea", { id, rows: 3, "data-longest": longest })
    this.trouble = element("p", { class: "note-trouble", role: "alert" })
    this.press = button(press, () => this.submit(), { class: "button" })
    const row = element("p", { class: "note-buttons" }, this.press, button("Cancel", leave, { class: "note-quiet" }))
    this.root = element("div", { class: "note-writing" }, element("label", { for: id }, label), this.field, this.trouble, row)
    new Mentions(this.field)
    this.field.value = sessionStorage.getItem(name) ?? ""
    watchLengths(this.root)
    this.field.addEventListener("input", () => this.remember())
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.submit()
    })
  }

  remember() {
    if (this.field.value) sessionStorage.setItem(this.name, this.field.value)
    else sessionStorage.removeItem(this.name)
  }

  async submit() {
    this.trouble.textContent = ""
    this.press.disabled = true
    try {
      await this.send(this.field.value)
      this.forget()
    } catch (trouble) {
      this.trouble.textContent = trouble.message
      this.field.focus()
    }
    this.press.disabled = false
  }

  forget() {
    this.field.value = ""
    this.field.dispatchEvent(new Event("desk:filled"))
    this.trouble.textContent = ""
    this.remember()
  }
}

export class NoteCard {
  // `acts`: {look(note), remark(note, text), resolve(note), reopen(note)}; all but the first give promises.
  constructor(note, { story, longest, acts }) {
    this.acts = acts
    this.head = element("div")
    this.thread = element("ol", { class: "desk-remarks" })
    this.trouble = element("p", { class: "note-trouble", role: "alert" })
    this.reply = button("Reply", () => this.write(), { class: "note-quiet" })
    this.settle = button("Resolve", () => this.settled(), { class: "note-quiet" })
    this.buttons = element("p", { class: "note-buttons" }, this.reply, this.settle)
    this.writing = new Writing({
      ...{ label: "Reply", press: "Reply", name: `remark-${story}-${note.id}`, longest },
      send: (text) => this.acts.remark(this.note, text).then(() => this.leave()),
      leave: () => this.leave(true),
    })
    this.writing.root.hidden = !this.writing.field.value
    this.reply.hidden = !this.writing.root.hidden
    this.root = element("li", { class: "note-card", tabindex: "-1", "data-note": note.id })
    this.root.append(this.head, this.thread, this.writing.root, this.trouble, this.buttons)
  }

  write() {
    this.writing.root.hidden = false
    this.reply.hidden = true
    this.writing.field.focus()
  }

  leave(forgotten = false) {
    if (forgotten) this.writing.forget()
    this.writing.root.hidden = true
    this.reply.hidden = false
    this.reply.focus()
  }

  async settled() {
    this.trouble.textContent = ""
    const { reopen, resolve } = this.acts
    await (this.note.resolved ? reopen : resolve)(this.note).catch((trouble) => (this.trouble.textContent = trouble.message))
  }

  // `isGone`: the passage is not in the text any more.
  show(note, isGone) {
    this.note = note
    this.head.replaceChildren(this.about(note, isGone))
    this.thread.replaceChildren(...note.remarks.map(remark))
    if (note.resolved) this.thread.append(element("li", { class: "note-end" }, `Resolved by ${note.resolved.by}, ${note.resolved.at}`))
    this.settle.hidden = !note.may_settle
    this.settle.textContent = note.resolved ? "Reopen" : "Resolve"
  }

  about(note, isGone) {
    if (!note.passage) return element("p", { class: "note-about" }, "On the whole story")
    const words = element("q", {}, shortened(note.passage))
    if (isGone) return element("p", { class: "note-gone" }, element("strong", {}, "The passage is gone: "), words)
    if (note.resolved) return element("p", { class: "note-about" }, words)
    const look = button("", () => this.acts.look(this.note), { class: "note-passage", title: "Show it in the text" })
    look.append(words)
    return look
  }
}

const remark = ({ by, at, iso, text }) =>
  element("li", {},
    element("p", { class: "desk-remark-by" }, element("strong", {}, by), " ", element("time", { datetime: iso }, at)),
    element("p", { class: "desk-remark-text" }, text),
  )
