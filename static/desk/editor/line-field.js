// A field for words in one line, with their marks: a small editor in the place of a text field. Enter is told to
// `done`, which keeps what the field stands in; what is pasted becomes one line.

import * as plain from "django-prose-editor/editor"
import { element } from "../elements.js"
import { speak } from "../tongue.js"
import { docOf, IN_A_LINE, lineIn, nodesOf } from "./line.js"
import { MARKS } from "./marks.js"
import { Paste } from "./paste.js"
import { rove } from "./roving.js"
import { Tool } from "./tool.js"
import { Typography } from "./typography.js"

const { Extension, Plugin, pm } = plain
const { Fragment, Slice } = pm.model

// Blocks one behind the other, a space between them.
const inOneLine = (slice, { state: { schema } }) => {
  const lines = []
  slice.content.descendants((node) => {
    if (node.isTextblock) lines.push(node.content)
    return !node.isTextblock
  })
  if (!lines.length) return slice
  const joined = lines.reduce((all, line) => all.append(Fragment.from(schema.text(" "))).append(line))
  return new Slice(joined, 0, 0)
}

// Which keys a text has and a field of one line has not.
const OneLine = (done) =>
  Extension.create({
    name: "oneLine",
    priority: 900, // before the keys of text
    addKeyboardShortcuts() {
      const keep = () => {
        done()
        return true
      }
      const ours = MARKS.filter((act) => act.ours).map((act) => [act.keys, ({ editor }) => Boolean(act.run(editor))])
      return { Enter: keep, "Mod-Enter": keep, ...Object.fromEntries(ours) }
    },
    addProseMirrorPlugins: () => [new Plugin({ props: { transformPasted: inOneLine } })],
  })

const barOf = (editor, label) => {
  const tools = MARKS.filter((act) => !act.isAside).map((act) => new Tool(act, editor))
  const bar = element("div", { class: "desk-marked-bar", role: "toolbar", "aria-label": label }, ...tools.map((tool) => tool.button))
  const leave = (event) => {
    event.preventDefault() // the dialog stays open
    editor.view.focus()
  }
  const refresh = () => tools.forEach((tool) => tool.refresh())
  bar.addEventListener("mousedown", (event) => event.preventDefault()) // the field keeps its selection
  rove(bar, { leave })
  editor.on("transaction", refresh)
  refresh()
  return bar
}

export class LineField {
  // `line`: what stands in it at first (line.js); `about`: attributes that name and describe it to those who cannot
  // see it.
  constructor({ label, line, about, done }) {
    this.place = element("div", { class: "desk-marked" })
    this.editor = new plain.Editor({
      element: this.place,
      injectCSS: false,
      extensions: [...IN_A_LINE, plain.UndoRedo, Paste, Typography, OneLine(done)],
      content: docOf(line),
      editorProps: { attributes: { role: "textbox", "aria-multiline": "false", spellcheck: "true", ...about } },
    })
    speak(this.editor.view.dom)
    this.editor.commands.setTextSelection(this.editor.state.doc.content.size - 1)
    this.place.prepend(barOf(this.editor, `Marks in the ${label.toLowerCase()}`))
  }

  // Without white space at its ends, which the editor keeps while somebody types.
  get line() {
    return lineIn(element("p", {}, nodesOf(this.editor.getJSON().content[0].content ?? [])))
  }
}
