// Notes on copy, in the editor: the passages they are about, shown by decorations, which are no part of the text and
// follow it as it is edited. What the notes say stands beside the text: notes.js.
import { Extension, pm } from "django-prose-editor/editor"
import { find, quoted } from "./passages.js"

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view

const key = new PluginKey("storyNotes")

const tell = (name, detail = {}) => document.dispatchEvent(new CustomEvent(name, { detail }))

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

// The state: the notes as they were told, [{id, passage, before, after}]; by number the range of each, or null; and the
// number of the one whose passage the caret is in.
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
    Decoration.inline(from, to, { class: id === current ? "desk-noted desk-noted-now" : "desk-noted" }),
  )
  return DecorationSet.create(doc, marks)
}

// The note in whose passage the caret is, the shortest of several.
const idAround = ({ ranges }, { empty, from }) => {
  const around = [...ranges].filter(([, range]) => empty && range && range.from <= from && from <= range.to)
  return around.sort(([, one], [, other]) => one.to - one.from - (other.to - other.from))[0]?.[0] ?? null
}

const apply = (tr, state) => {
  const notes = tr.getMeta(key)
  if (!notes && !tr.docChanged && !tr.selectionSet) return state
  let next = tr.docChanged ? follow(state, tr) : state
  if (notes) next = { ...next, notes, ranges: keepFound(next, notes, tr.doc) }
  const current = idAround(next, tr.selection)
  if (next === state && current === state.current) return state
  next = { ...next, current }
  return { ...next, marks: decorate(next, tr.doc) }
}

// Notes that are told again stay where they are: the server may know them by older words.
const keepFound = ({ ranges }, notes, doc) => {
  const found = locate(notes.filter((note) => !ranges.get(note.id)), doc)
  return new Map(notes.map((note) => [note.id, ranges.get(note.id) ?? found.get(note.id)]))
}

const notesPlugin = () =>
  new Plugin({
    key,
    state: {
      init: (_, { doc }) => ({ notes: [], ranges: new Map(), current: null, marks: DecorationSet.create(doc, []) }),
      apply,
    },
    props: { decorations: (state) => key.getState(state).marks },
    view: () => ({
      update: (view, before) => {
        const [now, then] = [key.getState(view.state), key.getState(before)]
        if (now !== then) tell("desk:notes-moved")
        if (now.current !== then.current) tell("desk:note-met", { id: now.current })
      },
    }),
  })

// Asks for a note on what is selected; without a selection, goes to the note around the caret, if there is one.
const askForNote = ({ state }) => {
  const { current } = key.getState(state)
  if (current !== null) tell("desk:note-chosen", { id: current })
  else tell("desk:note-asked", { quote: state.selection.empty ? null : quoteOf(flatten(state.doc), state.selection) })
  return true
}

// Where the notes are now, in the order of the text: [{id, from, quote}], quote null where the passage is gone.
const placesOfNotes = ({ state }) => {
  const flat = flatten(state.doc)
  const places = [...key.getState(state).ranges].map(([id, range]) => ({
    id,
    from: range?.from ?? Infinity,
    quote: range && quoteOf(flat, range),
  }))
  return places.sort((one, other) => one.from - other.from)
}

export const StoryNotes = Extension.create({
  name: "storyNotes",
  // For who stands outside of the editor and may be there without it, as where a story can only be read.
  onBeforeCreate() {
    this.storage.places = () => placesOfNotes(this.editor)
  },
  addProseMirrorPlugins: () => [notesPlugin()],
  addKeyboardShortcuts() {
    return { "Mod-Alt-m": () => askForNote(this.editor) }
  },
  addCommands: () => ({
    askForNote: () => ({ editor }) => askForNote(editor),
    // Shows the passages of the notes: a list of {id, passage, before, after}.
    placeNotes: (notes) => ({ tr, dispatch }) => {
      dispatch?.(tr.setMeta(key, notes).setMeta("addToHistory", false))
      return true
    },
    // Brings the caret to the end of a note's passage: were it selected, the next letter typed would replace it.
    goToNote: (id) => ({ tr, state, dispatch }) => {
      const range = key.getState(state).ranges.get(id)
      if (range) dispatch?.(tr.setSelection(pm.state.TextSelection.create(tr.doc, range.to)).scrollIntoView())
      return Boolean(range)
    },
  }),
})
