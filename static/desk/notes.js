// Notes on copy, beside the text: listed as they come in the text, begun from a selection, answered, resolved.
// Where their passages are in the text is known to the editor's own part of it (notes-extension.js), which is asked
// through the editor: who may only look at a story has none, and may remark all the same.
import { address, ask, tell } from "./ask.js"
import { Beside } from "./beside.js"
import { announce, later } from "./elements.js"
import { NoteCard, Writing } from "./note-cards.js"

const section = document.querySelector(".desk-notes")
const part = (name) => section.querySelector(`.desk-notes-${name}`)
const LONGEST_WAIT = 10_000 // milliseconds, for what nobody has pressed
const story = address("story")
const cards = new Map()
const beside = new Beside(section)
let notes = []
let editor = null
let met = null // the number of the note that the caret is in

const places = () => (editor ? editor.storage.storyNotes.places() : [])

// Those on the whole story first, then as they come in the text, then those whose passage is gone.
const inOrder = (open, found) => {
  const place = new Map(found.map(({ id, from }) => [id, from]))
  const where = (note) => (note.passage ? place.get(note.id) ?? Infinity : -1)
  return [...open].sort((one, other) => where(one) - where(other) || one.id - other.id)
}

const cardOf = (note) => {
  if (!cards.has(note.id)) cards.set(note.id, new NoteCard(note, { story, longest: section.dataset.longest, acts }))
  return cards.get(note.id)
}

const fill = (list, shown, gone) => {
  for (const note of shown) cardOf(note).show(note, gone.has(note.id))
  const elements = shown.flatMap((note) => beside.rowsOf(cardOf(note).root))
  if (elements.some((each, index) => list.children[index] !== each) || list.children.length !== elements.length) {
    const focused = document.activeElement
    list.replaceChildren(...elements)
    if (list.contains(focused)) focused.focus({ preventScroll: true })
  }
}

const render = () => {
  const open = notes.filter((note) => !note.resolved)
  const resolved = notes.filter((note) => note.resolved)
  const found = places()
  const gone = new Set(editor ? found.filter(({ quote }) => !quote).map(({ id }) => id) : [])
  fill(part("open"), inOrder(open, found), gone)
  fill(part("resolved").querySelector("ol"), resolved, new Set())
  part("resolved").hidden = !resolved.length
  part("resolved").querySelector("summary").textContent = `Resolved (${resolved.length})`
  part("count").textContent = open.length ? `(${open.length})` : ""
  part("none").hidden = notes.length > 0
}

const show = (said) => {
  notes = said.notes
  editor?.commands.placeNotes(notes.filter((note) => !note.resolved && note.passage))
  render()
  document.dispatchEvent(new CustomEvent("desk:notes", { detail: { open: notes.filter((note) => !note.resolved).length } }))
  return said
}

// One after another: what was asked before a note was added would else be answered after it, and take it away again.
let turn = Promise.resolve()
const inTurn = (act) => (turn = turn.catch(() => {}).then(act))

const post = (fields, options) => inTurn(() => tell(address("notes"), fields, options).then(show))
const briefly = () => ({ signal: AbortSignal.timeout(LONGEST_WAIT) })

// Where it fails, the next save or look asks once more.
const refresh = () => inTurn(() => ask(address("notes"), {}, briefly()).then(show)).catch(() => {})

// The passages that are found under other words than the notes were told.
const changed = () => {
  const known = new Map(notes.map((note) => [note.id, note]))
  const differs = ({ id, quote }) =>
    quote && ["passage", "before", "after"].some((name) => quote[name] !== known.get(id)?.[name])
  return places().filter(differs).map(({ id, quote: { passage, before, after } }) => ({ id, passage, before, after }))
}

const followText = () => {
  const quotes = changed()
  return quotes.length ? post({ act: "follow", quotes: JSON.stringify(quotes) }, briefly()).catch(() => {}) : refresh()
}

// Marks one card as the one that is looked at; none by null.
const mark = (id) => {
  const card = cards.get(id)?.root
  for (const { root } of cards.values()) root.classList.toggle("note-now", root === card)
  if (beside.card !== composer && beside.card !== card) beside.goBack()
}

// Marks it and, where it is out of sight, brings it beside its passage.
const look = (id) => {
  mark(id)
  const card = cards.get(id)?.root
  if (card?.isConnected) beside.bring(card)
}

const afterScrolling = (act) => requestAnimationFrame(() => requestAnimationFrame(act))

const acts = {
  look: ({ id }) => {
    editor?.chain().focus().goToNote(id).run()
    afterScrolling(() => look(id))
  },
  remark: (note, text) => post({ act: "remark", note: note.id, text }),
  resolve: async (note) => {
    await post({ act: "resolve", note: note.id })
    announce("Resolved")
    section.querySelector("h2").focus()
  },
  reopen: async (note) => {
    await post({ act: "reopen", note: note.id })
    cardOf(note).root.focus()
  },
}

// The new note: its passage and its words, until it is sent or left.
const composer = part("new")
let quote = null

const writing = new Writing({
  ...{ label: "Your note", press: "Add note", name: `note-${story}`, longest: section.dataset.longest },
  send: async (text) => {
    const { begun } = await post({ act: "begin", text, ...(quote ?? {}) })
    stopComposing()
    announce("Note added")
    if (quote && editor) editor.chain().focus().goToNote(begun).run()
    else cards.get(begun).root.focus()
  },
  leave: () => {
    writing.forget()
    stopComposing()
    if (editor) editor.commands.focus()
    else part("whole").focus()
  },
})
composer.append(writing.root)

const compose = (about) => {
  quote = about && { passage: about.passage, before: about.before, after: about.after }
  sessionStorage.setItem(`note-${story}-about`, JSON.stringify(quote))
  composer.querySelector(".note-about").textContent = quote ? `“${quote.passage.slice(0, 160)}”` : "On the whole story"
  composer.hidden = false
  part("whole").hidden = true
  beside.goBack()
  section.dispatchEvent(new Event("desk:reveal"))
  if (quote) beside.bring(composer)
  writing.field.focus()
}

const stopComposing = () => {
  beside.goBack()
  composer.hidden = true
  part("whole").hidden = false
}

const meet = (ready) => {
  editor = ready
  beside.meet(editor)
  editor.view.dom.addEventListener("click", () => met !== null && look(met))
  show({ notes })
  followText()
}

// What is typed here is no change of the story.
for (const kind of ["input", "change"]) section.addEventListener(kind, (event) => event.stopPropagation())
part("whole").addEventListener("click", () => compose(null))
document.addEventListener("desk:note-asked", ({ detail }) => compose(detail.quote))
document.addEventListener("desk:note-met", ({ detail: { id } }) => {
  met = id
  if (beside.isAsked) look(id)
  else mark(id)
})
document.addEventListener("desk:note-chosen", ({ detail }) => {
  look(detail.id)
  cards.get(detail.id)?.root.focus()
})
section.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !editor) return
  event.preventDefault()
  beside.leave()
})
document.addEventListener("desk:notes-moved", later(150, render))
document.addEventListener("desk:saved", followText)
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh())
section.closest("form")?.addEventListener("submit", () => {
  const quotes = changed()
  if (quotes.length) tell(address("notes"), { act: "follow", quotes: JSON.stringify(quotes) }, { keepalive: true }).catch(() => {})
})

await refresh()
if (writing.field.value) compose(JSON.parse(sessionStorage.getItem(`note-${story}-about`)))
const ready = document.querySelector(".ProseMirror[contenteditable=true]")?.editor
if (ready) meet(ready)
else document.addEventListener("prose-editor:ready", ({ detail }) => meet(detail.editor), { once: true })
