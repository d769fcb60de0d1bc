// The bar above the text. It stays in view while the text scrolls, and is one stop for the Tab key.

import { Extension } from "django-prose-editor/editor"
import { button, element } from "../elements.js"
import { ACTS, GROUPS } from "./acts.js"
import { icon } from "./icons.js"
import { inOneStep } from "./inserting.js"
import { announced, openKeys, readable } from "./keys.js"
import { rove } from "./roving.js"

const face = ({ sign, letters }) => (sign ? icon(sign) : element("span", { "aria-hidden": "true" }, letters))

class Tool {
  constructor(act, editor) {
    Object.assign(this, { act, editor })
    const keys = act.keys ? ` (${readable(act.keys)})` : ""
    this.button = button(face(act), () => this.press(), {
      ...{ class: `desk-tool desk-tool-${act.name}`, title: act.label + keys, "aria-label": act.label },
      ...{ "aria-keyshortcuts": act.keys ? announced(act.keys) : null, tabindex: "-1" },
    })
  }

  press() {
    if (this.button.getAttribute("aria-disabled") !== "true") inOneStep(this.editor, this.act.run)
  }

  refresh() {
    const { is, can } = this.act
    if (is) this.button.setAttribute("aria-pressed", String(is(this.editor)))
    if (can) this.button.setAttribute("aria-disabled", String(!can(this.editor)))
  }
}

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
