// Puts blocks into the text, each as one step that undo takes back.

import { pm } from "django-prose-editor/editor"

const { closeHistory } = pm.history
const { NodeSelection, TextSelection } = pm.state

// A transaction that is a step of its own for undo.
export const step = (state) => closeHistory(state.tr)

// Does something as a step of its own: what was typed before it and what is typed after it are others.
export const inOneStep = (editor, run) => {
  editor.view.dispatch(step(editor.state))
  run(editor)
  editor.view.dispatch(step(editor.state))
}

// Blocks of ours: they are more than text, and are selected as a whole.
export const isBlock = (node) => Boolean(node?.type.isInGroup("storyBlock"))

const isEmptyLine = ({ empty, $from }) =>
  empty && $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size

// Where a block goes: in place of the empty line that the cursor is in, else behind the block that it is in.
const placeOf = (selection) => {
  const { $from, $to } = selection
  if (isEmptyLine(selection)) return { from: $from.before(), to: $from.after() }
  const at = $to.depth ? $to.after(1) : $to.pos
  return { from: at, to: at }
}

// Puts a node there. Behind a block at the very end comes a line to write on.
export const put = (tr, { from, to }, node) => {
  tr.replaceWith(from, to, node)
  const end = from + node.nodeSize
  if (end === tr.doc.content.size) tr.insert(end, tr.doc.type.schema.nodes.paragraph.create())
  return tr
}

// Inserts a block, {type, attrs, content}, and selects it.
export const insertBlock = (editor, json) => {
  const place = placeOf(editor.state.selection)
  const node = editor.schema.nodeFromJSON(json)
  const tr = put(step(editor.state), place, node)
  tr.setSelection(isBlock(node) ? NodeSelection.create(tr.doc, place.from) : TextSelection.near(tr.doc.resolve(place.from + 1)))
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
}

// A new line behind the block at `position`, with the cursor in it.
export const lineBehind = (view, position) => {
  const tr = view.state.tr
  const end = position + tr.doc.nodeAt(position).nodeSize
  tr.insert(end, view.state.schema.nodes.paragraph.create())
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView())
  return true
}

export const selectBlock = (view, position) => {
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)))
  view.focus()
}
