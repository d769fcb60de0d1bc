// What can be done to words, in the text and in a caption: acts as in acts.js.

import { openLinkDialog } from "./link-dialog.js"

const mark = (name, label, command, keys, face) => ({
  ...{ name, label, keys, ...face, group: "marks" },
  run: (editor) => editor.chain().focus()[command]().run(),
  is: (editor) => editor.isActive(name),
})

export const MARKS = [
  mark("bold", "Bold", "toggleBold", "Mod-b", { letters: "B" }),
  mark("italic", "Italic", "toggleItalic", "Mod-i", { letters: "I" }),
  { ...mark("link", "Link…", "", "Mod-k", { sign: "link" }), ours: true, run: openLinkDialog },
  mark("strike", "Struck out", "toggleStrike", "Mod-Shift-s", { isAside: true }),
  mark("superscript", "Raised", "toggleSuperscript", "Mod-.", { isAside: true }),
  mark("subscript", "Lowered", "toggleSubscript", "Mod-,", { isAside: true }),
  mark("code", "Code", "toggleCode", "Mod-e", { isAside: true }),
]
