// Notes on copy, in the editor: the passages they are about, shown by decorations, which are no part of the text and
// follow it as it is edited. What the notes say stands beside the text: notes.js.
import { Extension, pm } from "django-prose-editor/editor"
import { find, quoted } from "./passages.js"

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view

const key = new PluginKey("storyNotes")

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }))

// The document's text with the place of each character: blocks end with a line break, as do lines.
const flatten = (doc) => {
  let text = ""
  const places = []
  const add = (words, from) => {
    for (let index = 0; index < words.length; index++) places.push(from + index)
    text += words
  }
  doc.descendants((node, at) => {
    if (node.isText) add(node.text, at)
    else if (node.isTextblock && text) add("\n", at)
    else if (node.isLeaf && node.isInline) add("\n", at)
  })
  return { text, places }
}

const toDocument = ({ places }, found) => found && { from: places[found.from], to: places[found.to - 1] + 1 }

const toText = ({ places }, { from, to }) => {
  const begin = places.findIndex((place) => place >= from)
  const end = places.findIndex((place) => place >= to)
  return [begin < 0 ? places.length : begin, end < 0 ? places.length : end]
}

// The passage of a range without the white space at its ends, or null where there are no words in it.
const quoteOf = (flat, range) => {
  const [begin, end] = toText(flat, range)
  const words = flat.text.slice(begin, end)
  const from = begin + (words.length - words.trimStart().length)
  const to = begin + words.trimEnd().length
  return to > from ? { ...quoted(flat.text, from, to), from, to } : null
}

const moved = (range, mapping) => {
  const [from, to] = [mapping.map(range.from, 1), mapping.map(range.to, -1)]
  return to > from ? { from, to } : null
}

// The state: notes as they were told, by number {id, passage, before, after}, the range of each or null, and the one
// that is looked at.
const locate = (notes, doc) => {
  const flat = flatten(doc)
  return new Map(notes.map((note) => [note.id, toDocument(flat, find(flat.text, note))]))
}

const follow = (state, tr) => {
  const ranges = new Map([...state.ranges].map(([id, range]) => [id, range && moved(range, tr.mapping)]))
  const lost = state.notes.filter((note) => !ranges.get(note.id))
  for (const [id, range] of lost.length ? locate(lost, tr.doc) : []) ranges.set(id, range) // undone, or put elsewhere
  return { ...state, ranges }
}

const decorate = ({ ranges, current }, doc) => {
  const shown = [...ranges].filter(([, range]) => range)
  const marks = shown.map(([id, { from, to }]) =>
    Decoration.inline(from, to, { class: id === current ? "desk-noted desk-noted-now" : "desk-noted" }, { id }),
  )
  return DecorationSet.create(doc, marks)
}

const apply = (tr, state) => {
  const told = tr.getMeta(key)
  let next = tr.docChanged ? follow(state, tr) : state
  if (told?.notes) next = { ...next, notes: told.notes, ranges: keepFound(next, told.notes, tr.doc) }
  if (told && "current" in told) next = { ...next, current: told.current }
  return next === state ? state : { ...next, marks: decorate(next, tr.doc) }
}

// Notes that are told again stay where they are: the server may know them by older words.
const keepFound = ({ ranges }, notes, doc) => {
  const found = locate(notes.filter((note) => !ranges.get(note.id)), doc)
  return new Map(notes.map((note) => [note.id, ranges.get(note.id) ?? found.get(note.id)]))
}

const idAt = ({ ranges }, at) => {
  const around = [...ranges].filter(([, range]) => range && range.from <= at && at <= range.to)
  return around.sort(([, one], [, other]) => one.to - one.from - (other.to - other.from))[0]?.[0]
}

const notesPlugin = () =>
  new Plugin({
    key,
    state: {
      init: (_, { doc }) => ({ notes: [], ranges: new Map(), current: null, marks: DecorationSet.create(doc, []) }),
      apply,
    },
    props: {
      decorations: (state) => key.getState(state).marks,
      handleClick: (view, at) => {
        const id = idAt(key.getState(view.state), at)
        if (id != null) tell("desk:note-chosen", { id })
      },
    },
    view: () => ({
      update: (view, before) => {
        const state = key.getState(view.state)
        if (state !== key.getState(before)) tell("desk:notes-moved", {})
      },
    }),
  })

// Asks for a note on what is selected; without a selection, goes to the note around the caret, if there is one.
const askForNote = (editor) => {
  const { state } = editor
  const { from, to, empty } = state.selection
  const around = empty ? idAt(key.getState(state), from) : null
  if (around != null) tell("desk:note-chosen", { id: around, focus: true })
  else tell("desk:note-asked", { quote: empty ? null : quoteOf(flatten(state.doc), { from, to }) })
  return true
}

export const StoryNotes = Extension.create({
  name: "storyNotes",
  addProseMirrorPlugins: () => [notesPlugin()],
  addKeyboardShortcuts() {
    return { "Mod-Alt-m": () => askForNote(this.editor) }
  },
  addMenuItems: ({ buttons, menu }) =>
    menu.defineItem({
      name: "storyNotes",
      groups: "utility",
      button: buttons.material("add_comment", "Note on the selected passage (Ctrl+Alt+M)"),
      command: askForNote,
    }),
  addCommands: () => ({
    // Shows the passages of the notes: a list of {id, passage, before, after}.
    placeNotes: (notes) => ({ tr, dispatch }) => {
      dispatch?.(tr.setMeta(key, { notes }).setMeta("addToHistory", false))
      return true
    },
    // Marks one note's passage as looked at (none by null), and brings the caret there if asked.
    lookAtNote: (id, { select = false } = {}) => ({ tr, state, dispatch }) => {
      const range = key.getState(state).ranges.get(id)
      tr.setMeta(key, { current: id }).setMeta("addToHistory", false)
      if (range && select) tr.setSelection(pm.state.TextSelection.create(tr.doc, range.from, range.to)).scrollIntoView()
      dispatch?.(tr)
      return true
    },
  }),
})

// Where the notes are now, in the order of the text: [{id, from, quote}], quote null where the passage is gone.
export const placesOfNotes = ({ state }) => {
  const flat = flatten(state.doc)
  const places = [...key.getState(state).ranges].map(([id, range]) => ({
    id,
    from: range?.from ?? Infinity,
    quote: range && quoteOf(flat, range),
  }))
  return places.sort((one, other) => one.from - other.from)
}
