// Everything that can be done to the text: once for the toolbar, the slash menu, the keys and their list.
//
// An act has {name, label, group, run(editor)} and perhaps `sign` (of icons.js) or `letters` on its button; `keys` as
// Tiptap writes them; `ours`: keys that no extension of Tiptap's has bound already; `slash`: words by which the menu
// finds it, beside its label; `isAside`: keys alone, no button; `is(editor)`: whether it is in force here;
// `can(editor)`: whether it can be done here.

import { insertEmbed } from "./embeds.js"
import { insertGallery } from "./gallery.js"
import { MARKS } from "./marks.js"
import { insertPictures } from "./pictures.js"
import { togglePullQuote, toggleQuote } from "./pull-quote.js"
import { insertRelated } from "./related.js"
import { insertTable } from "./tables.js"

const chain = (editor) => editor.chain().focus()

// By a command of Tiptap's.
const by = (command, ...given) => (editor) => chain(editor)[command](...given).run()

const history = (command, label, keys) => ({
  ...{ name: command, label, sign: command, group: "history", keys },
  run: by(command),
  can: (editor) => editor.can()[command](),
})

const heading = (level, label) => ({
  ...{ name: `heading${level}`, label, letters: `H${level}`, group: "lines", keys: `Mod-Alt-${level}`, slash: "heading title" },
  run: by("toggleHeading", { level }),
  is: (editor) => editor.isActive("heading", { level }),
})

const shape = (name, label, sign, keys, run, slash) => ({
  ...{ name, label, sign, group: "shapes", keys, run, slash },
  ours: ["blockquote", "pullQuote"].includes(name),
  is: (editor) => editor.isActive(name),
})

const insert = (name, label, letter, run, slash) => ({
  ...{ name, label, sign: name, group: "blocks", keys: `Mod-Alt-${letter}`, ours: true, run, slash },
})

const ofTable = (label, sign, command) => ({
  ...{ name: command, label, sign, group: "table", run: by(command) },
  can: (editor) => editor.isActive("table"),
})

export const ACTS = [
  history("undo", "Undo", "Mod-z"),
  history("redo", "Redo", "Mod-Shift-z"),
  heading(2, "Subhead"),
  heading(3, "Small subhead"),
  ...MARKS,
  shape("bulletList", "List", "bullets", "Mod-Shift-8", by("toggleBulletList"), "bullets points"),
  shape("orderedList", "Numbered list", "numbers", "Mod-Shift-7", by("toggleOrderedList"), "ordered steps"),
  shape("blockquote", "Quotation", "quote", "Mod-Shift-b", toggleQuote, "quote blockquote"),
  shape("pullQuote", "Pull quote", "pull", "Mod-Alt-q", togglePullQuote, "quotation large"),
  insert("picture", "Picture", "p", insertPictures, "image photo library upload"),
  insert("gallery", "Gallery", "g", insertGallery, "pictures images photos"),
  insert("embed", "Video or post", "e", insertEmbed, "embed youtube vimeo x twitter tiktok instagram spotify datawrapper"),
  insert("related", "Box of stories", "r", insertRelated, "related read on more"),
  insert("table", "Table", "t", insertTable, "rows columns grid"),
  insert("rule", "Dividing line", "l", by("setHorizontalRule"), "horizontal rule break"),
  {
    ...{ name: "note", label: "Note on this passage", sign: "note", group: "notes", keys: "Mod-Alt-m" },
    run: (editor) => editor.commands.askForNote(),
  },
  ofTable("Row below", "rowBelow", "addRowAfter"),
  ofTable("Column to the right", "columnAfter", "addColumnAfter"),
  ofTable("Remove row", "rowGone", "deleteRow"),
  ofTable("Remove column", "columnGone", "deleteColumn"),
  ofTable("Head row on or off", "head", "toggleHeaderRow"),
  ofTable("Remove table", "remove", "deleteTable"),
]

export const GROUPS = {
  history: "Undo",
  lines: "Subheads",
  marks: "Words",
  shapes: "Lists and quotations",
  blocks: "Insert",
  notes: "Notes",
  table: "Table",
}
