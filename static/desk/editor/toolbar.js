// The bar above the text. It stays in view while the text scrolls, and is one stop for the Tab key.

import { Extension } from "django-prose-editor/editor"
import { button, element } from "../elements.js"
import { ACTS, GROUPS } from "./acts.js"
import { icon } from "./icons.js"
import { openKeys } from "./keys.js"
import { rove } from "./roving.js"
import { Tool } from "./tool.js"

class Toolbar {
  constructor(editor) {
    this.editor = editor
    this.tools = ACTS.filter((act) => !act.isAside).map((act) => new Tool(act, editor))
    this.groups = Object.entries(GROUPS).map(([name, label]) => this.group(name, label))
    const help = button(icon("help"), openKeys, { class: "desk-tool", title: "Keys (Ctrl+/)", "aria-label": "Keys", tabindex: "-1" })
    this.dom = element("div", { class: "desk-toolbar", role: "toolbar", "aria-label": "Text and blocks" }, ...this.groups, help)
    this.dom.addEventListener("mousedown", (event) => event.preventDefault()) // the text keeps its selection
    this.roving = rove(this.dom, { leave: () => editor.view.focus() })
    this.refresh()
  }

  group(name, label) {
    const tools = this.tools.filter(({ act }) => act.group === name).map((tool) => tool.button)
    return element("div", { class: `desk-tools desk-tools-${name}`, role: "group", "aria-label": label }, ...tools)
  }

  refresh() {
    this.tools.forEach((tool) => tool.refresh())
    this.dom.querySelector(".desk-tools-table").hidden = !this.editor.isActive("table")
    this.roving.refresh()
  }
}

// The page's own bar stands above this one.
const standBelow = (dom, above) => {
  if (!above) return
  new ResizeObserver(() => {
    const isSticky = getComputedStyle(above).position === "sticky"
    dom.style.setProperty("--desk-above", isSticky ? `${above.offsetHeight}px` : "0px")
  }).observe(above)
}

export const ToolbarAbove = Extension.create({
  name: "toolbarAbove",
  onCreate() {
    const toolbar = new Toolbar(this.editor)
    this.editor.view.dom.before(toolbar.dom)
    standBelow(toolbar.dom, document.querySelector(".desk-top"))
    let waits = false
    this.editor.on("transaction", () => {
      if (waits) return
      waits = true
      requestAnimationFrame(() => {
        waits = false
        if (!this.editor.isDestroyed) toolbar.refresh()
      })
    })
  },
})
