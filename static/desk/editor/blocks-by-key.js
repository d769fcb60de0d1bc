// How the keyboard moves in and around blocks, and which of them is the current one.

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { isBlock, lineBehind, selectBlock, step } from "./inserting.js"
import { focusFirst } from "./roving.js"

const { Decoration, DecorationSet } = pm.view
const { NodeSelection, Selection } = pm.state

// Where the block stands that is selected, or that holds the cursor in its words; or null.
export const currentBlock = ({ selection }) => {
  if (isBlock(selection.node)) return selection.from
  const { $from } = selection
  return isBlock($from.parent) ? $from.before() : null
}

const barOf = (view) => {
  const at = currentBlock(view.state)
  return at === null ? null : view.nodeDOM(at)?.querySelector(".desk-block-bar")
}

const toBar = ({ editor }) => {
  const bar = barOf(editor.view)
  if (bar) focusFirst(bar)
  return Boolean(bar)
}

// From the words of a block, or from the block itself, on to a new line.
const toNewLine = ({ editor }) => {
  const at = currentBlock(editor.state)
  return at !== null && lineBehind(editor.view, at)
}

const toLastLine = ({ editor }) => {
  const at = currentBlock(editor.state)
  if (at === null || at + editor.state.doc.nodeAt(at).nodeSize < editor.state.doc.content.size) return false
  return lineBehind(editor.view, at)
}

// Backspace at the beginning of a block's words selects it; once more removes it.
const toBlock = ({ editor }) => {
  const { empty, $from } = editor.state.selection
  if (!empty || !isBlock($from.parent) || $from.parentOffset) return false
  selectBlock(editor.view, $from.before())
  return true
}

// What is typed upon a selected block goes behind it; it would replace it.
const typeBehind = (view, event) => {
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey
  const { selection } = view.state
  if (isLetter && selection instanceof NodeSelection && isBlock(selection.node)) lineBehind(view, selection.from)
  return false
}

// The top block that the selection stands in, one place up or down.
const move = (by) => ({ editor }) => {
  const { state, view } = editor
  const { $from, anchor } = state.selection
  const index = $from.index(0)
  const node = state.doc.maybeChild(index)
  const other = state.doc.maybeChild(index + by)
  if (!node || !other) return true
  const from = $from.depth ? $from.before(1) : $from.pos
  const to = by < 0 ? from - other.nodeSize : from + other.nodeSize
  const tr = step(state).delete(from, from + node.nodeSize).insert(to, node)
  const isSelected = state.selection instanceof NodeSelection && !$from.depth
  tr.setSelection(isSelected ? NodeSelection.create(tr.doc, to) : Selection.near(tr.doc.resolve(anchor - from + to)))
  view.dispatch(tr.scrollIntoView())
  return true
}

const marked = (state) => {
  const at = currentBlock(state)
  if (at === null) return DecorationSet.empty
  const decoration = Decoration.node(at, at + state.doc.nodeAt(at).nodeSize, { class: "desk-block-current" })
  return DecorationSet.create(state.doc, [decoration])
}

export const BlocksByKey = Extension.create({
  name: "blocksByKey",
  priority: 900, // before the keys of text
  addKeyboardShortcuts: () => ({
    Tab: toBar,
    "Alt-F10": toBar,
    Enter: toNewLine,
    ArrowDown: toLastLine,
    Backspace: toBlock,
    "Alt-Shift-ArrowUp": move(-1),
    "Alt-Shift-ArrowDown": move(1),
  }),
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: marked, handleKeyDown: typeBehind } })],
})
