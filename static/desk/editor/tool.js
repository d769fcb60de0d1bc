// A button that does an act (acts.js) to the words of an editor, and shows whether it is in force there.

import { button, element } from "../elements.js"
import { icon } from "./icons.js"
import { inOneStep } from "./inserting.js"
import { announced, readable } from "./key-names.js"

const face = ({ sign, letters }) => (sign ? icon(sign) : element("span", { "aria-hidden": "true" }, letters))

export class Tool {
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
