// The keys of the text, and the list of them.

import { Extension } from "django-prose-editor/editor"
import { openDialog } from "../dialog.js"
import { element } from "../elements.js"
import { ACTS, GROUPS } from "./acts.js"
import { inOneStep } from "./inserting.js"
import { readable } from "./key-names.js"

const MORE = [
  ["On an empty line: the menu of all blocks", "/"],
  ["To the buttons of a picture or another block", "Tab"],
  ["Back from there to the text", "Escape"],
  ["Move what the cursor is in up or down", "Alt-Shift-ArrowUp"],
  ["Straight quotation marks again, right after they were set", "Backspace"],
  ["Paste as plain text", "Mod-Shift-v"],
  ["This list", "Mod-/"],
]

const row = ([label, keys]) => [element("dt", {}, label), element("dd", {}, element("kbd", {}, readable(keys)))]

export const openKeys = () =>
  openDialog({
    title: "Keys",
    name: "desk-keys",
    fill: () => [element("div", { class: "desk-keys-all" }, ...Object.entries(GROUPS).map(ofGroup), section("Around", MORE))],
  })

const ofGroup = ([group, title]) => {
  const acts = ACTS.filter((act) => act.group === group && act.keys)
  return acts.length ? section(title, acts.map((act) => [act.label, act.keys])) : ""
}

const section = (title, pairs) => element("section", {}, element("h3", {}, title), element("dl", {}, ...pairs.flatMap(row)))

export const ActKeys = Extension.create({
  name: "actKeys",
  priority: 500, // before Tiptap's own
  addKeyboardShortcuts() {
    const bound = (run) => () => {
      inOneStep(this.editor, run)
      return true
    }
    const ours = ACTS.filter((act) => act.ours).map((act) => [act.keys, bound(act.run)])
    return Object.fromEntries([...ours, ["Mod-/", bound(openKeys)]])
  },
})
