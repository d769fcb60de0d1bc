// Everything that can be done to the text: once for the toolbar, the slash menu, the keys and their list.
//
// An act has {name, label, group, run(editor)} and perhaps `sign` (of icons.js) or `letters` on its button; `keys` as
// Tiptap writes them; `ours`: keys that no extension of Tiptap's has bound already; `slash`: words by which the menu
// finds it, beside its label; `isAside`: keys alone, no button; `is(editor)`: whether it is in force here; `can(editor)`: whether it can be done here.

import { insertEmbed } from "./embeds.js"
import { insertGallery } from "./gallery.js"
import { openLinkDialog } from "./link-dialog.js"
import { insertPictures } from "./pictures.js"
import { togglePullQuote, toggleQuote } from "./pull-quote.js"
import { insertRelated } from "./related.js"
import { insertTable } from "./tables.js"

const chain = (editor) => editor.chain().focus()
const inTable = (editor) => editor.isActive("table")

const mark = (name, label, command, keys, face) => ({
  ...{ name, label, keys, ...face, group: "marks" },
  run: (editor) => chain(editor)[command]().run(),
  is: (editor) => editor.isActive(name),
})

const heading = (level, label, slash) => ({
  ...{ name: `heading${level}`, label, letters: `H${level}`, group: "lines", keys: `Mod-Alt-${level}`, slash },
  run: (editor) => chain(editor).toggleHeading({ level }).run(),
  is: (editor) => editor.isActive("heading", { level }),
})

const insert = (name, label, sign, letter, run, slash) => ({ name, label, sign, group: "blocks", keys: `Mod-Alt-${letter}`, ours: true, run, slash })

const ofTable = (label, sign, command) => ({ name: command, label, sign, group: "table", run: (editor) => chain(editor)[command]().run(), can: inTable })

export const ACTS = [
  { name: "undo", label: "Undo", sign: "undo", group: "history", keys: "Mod-z", run: (editor) => chain(editor).undo().run(), can: (editor) => editor.can().undo() },
  { name: "redo", label: "Redo", sign: "redo", group: "history", keys: "Mod-Shift-z", run: (editor) => chain(editor).redo().run(), can: (editor) => editor.can().redo() },
  heading(2, "Subhead", "heading title"),
  heading(3, "Small subhead", "heading title"),
  mark("bold", "Bold", "toggleBold", "Mod-b", { letters: "B" }),
  mark("italic", "Italic", "toggleItalic", "Mod-i", { letters: "I" }),
  { name: "link", label: "Link…", sign: "link", group: "marks", keys: "Mod-k", ours: true, run: openLinkDialog, is: (editor) => editor.isActive("link") },
  mark("strike", "Struck out", "toggleStrike", "Mod-Shift-s", { isAside: true }),
  mark("superscript", "Raised", "toggleSuperscript", "Mod-.", { isAside: true }),
  mark("subscript", "Lowered", "toggleSubscript", "Mod-,", { isAside: true }),
  {
    ...{ name: "bulletList", label: "List", sign: "bullets", group: "shapes", keys: "Mod-Shift-8", slash: "bullets points" },
    run: (editor) => chain(editor).toggleBulletList().run(),
    is: (editor) => editor.isActive("bulletList"),
  },
  {
    ...{ name: "orderedList", label: "Numbered list", sign: "numbers", group: "shapes", keys: "Mod-Shift-7", slash: "ordered steps" },
    run: (editor) => chain(editor).toggleOrderedList().run(),
    is: (editor) => editor.isActive("orderedList"),
  },
  {
    ...{ name: "blockquote", label: "Quotation", sign: "quote", group: "shapes", keys: "Mod-Shift-b", ours: true, slash: "quote blockquote" },
    run: toggleQuote,
    is: (editor) => editor.isActive("blockquote"),
  },
  {
    ...{ name: "pullQuote", label: "Pull quote", sign: "pull", group: "shapes", keys: "Mod-Alt-q", ours: true, slash: "quotation large" },
    run: togglePullQuote,
    is: (editor) => editor.isActive("pullQuote"),
  },
  insert("picture", "Picture", "picture", "p", insertPictures, "image photo library upload"),
  insert("gallery", "Gallery", "gallery", "g", insertGallery, "pictures images photos"),
  insert("embed", "Video or post", "embed", "e", insertEmbed, "embed youtube vimeo tweet tiktok instagram spotify chart datawrapper"),
  insert("related", "Box of stories", "related", "r", insertRelated, "related read on more"),
  insert("table", "Table", "table", "t", insertTable, "rows columns grid"),
  insert("rule", "Dividing line", "rule", "l", (editor) => chain(editor).setHorizontalRule().run(), "horizontal rule break"),
  { name: "note", label: "Note on this passage", sign: "note", group: "notes", keys: "Mod-Alt-m", run: (editor) => editor.commands.askForNote() },
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
