// Picture files that are dropped or pasted into the text: each goes to the library and stands in the text once it is
// there, in the order of the files. Until then a line says so; where a file is refused, the line says why.

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { announce, button, element } from "../elements.js"
import { uploadPicture } from "../pickers.js"
import { put, step } from "./inserting.js"
import { pictures } from "./library.js"
import { pictureNode } from "./pictures.js"
import { tell } from "./telling.js"

const { PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view

const key = new PluginKey("pictureFiles")

// Some systems know no type for the last three.
const isPicture = ({ type, name }) => type.startsWith("image/") || (!type && /\.(heic|heif|avif)$/i.test(name))

// The lines that stand for files are no part of the text: undo and saving know nothing of them.
const lines = {
  init: () => DecorationSet.empty,
  apply: (tr, set) => {
    const { add = [], remove } = tr.getMeta(key) ?? {}
    const kept = set.map(tr.mapping, tr.doc)
    return kept.remove(remove ? kept.find(null, null, (spec) => spec.upload === remove) : []).add(tr.doc, add)
  },
}

class Upload {
  constructor(view, file) {
    Object.assign(this, { view, file })
    this.words = element("span", {}, `${file.name || "Picture"} is being added to the library…`)
    this.line = element("div", { class: "desk-file", contenteditable: "false" }, this.words)
  }

  decoration(at) {
    return Decoration.widget(at, this.line, { upload: this, side: 1, stopEvent: () => true, ignoreSelection: true })
  }

  get place() {
    return key.getState(this.view.state).find(null, null, (spec) => spec.upload === this)[0]?.from
  }

  sent() {
    this.picture = uploadPicture(this.file)
    this.picture.catch(() => {}) // told in its turn
    return this
  }

  async settle() {
    try {
      this.insert(await this.picture)
    } catch (trouble) {
      this.refuse(trouble.message)
    }
  }

  insert(picture) {
    if (picture.withheld) return this.refuse(`It is in the library already, and may not be used: ${picture.why_withheld}.`)
    const at = this.place
    if (at === undefined || this.view.isDestroyed) return
    pictures.put([picture])
    const node = this.view.state.schema.nodeFromJSON(pictureNode(picture))
    const tr = put(step(this.view.state).setMeta(key, { remove: this }), { from: at, to: at }, node)
    this.view.dispatch(tr)
    announce(`${this.file.name || "Picture"} added`)
  }

  refuse(sentence) {
    this.words.textContent = `${this.file.name || "Picture"}: ${sentence}`
    this.line.classList.add("desk-file-refused")
    this.line.append(button("Put away", () => this.forget(), { class: "desk-block-button" }))
    announce(this.words.textContent)
  }

  forget() {
    this.view.dispatch(this.view.state.tr.setMeta(key, { remove: this }))
    this.view.focus()
  }
}

// Between two blocks: before or behind the one that the position is in.
const between = ({ doc }, position) => {
  const $at = doc.resolve(position)
  if (!$at.depth) return position
  return $at.parentOffset || $at.parent.content.size === 0 ? $at.after(1) : $at.before(1)
}

const take = async (view, files, position) => {
  const uploads = files.map((file) => new Upload(view, file).sent())
  const at = between(view.state, position)
  view.dispatch(view.state.tr.setMeta(key, { add: uploads.map((upload) => upload.decoration(at)) }))
  for (const upload of uploads) await upload.settle()
}

// Office puts a picture of the words beside the words: then the words are meant.
const hasWords = (transfer) => {
  const html = transfer.getData("text/html").replace(/<!--[\s\S]*?-->|<(style|head)[\s\S]*?<\/\1>|<[^>]*>/gi, "")
  return Boolean(html.trim() || transfer.getData("text/plain").trim())
}

const filesOf = (transfer) => [...(transfer?.files ?? [])].filter(isPicture)

const pasted = (view, { clipboardData }) => {
  const files = filesOf(clipboardData)
  if (!files.length || hasWords(clipboardData)) return false
  take(view, files, view.state.selection.to)
  return true
}

const dropped = (view, event) => {
  const files = filesOf(event.dataTransfer)
  if (!event.dataTransfer?.files.length) return false
  event.preventDefault()
  if (!files.length) tell("Only picture files can be dropped into the text.")
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (files.length) take(view, files, found ? found.pos : view.state.doc.content.size)
  return true
}

export const PictureFiles = Extension.create({
  name: "pictureFiles",
  priority: 800, // before text is read off the clipboard
  addProseMirrorPlugins: () => {
    const props = { decorations: (state) => key.getState(state), handlePaste: pasted, handleDrop: dropped }
    return [new Plugin({ key, state: lines, props })]
  },
})
