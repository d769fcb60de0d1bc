// The address of a video or post, pasted on an empty line, becomes an embed; one that nobody knows stays a link.

import { Extension, Plugin } from "django-prose-editor/editor"
import { isWebAddress } from "./addresses.js"
import { embedOrLink } from "./embeds.js"

const isEmptyLine = ({ selection: { empty, $from } }) =>
  empty && $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size

export const PastedAddresses = Extension.create({
  name: "pastedAddresses",
  priority: 850,
  addProseMirrorPlugins() {
    const pasted = (view, event) => {
      const words = event.clipboardData?.getData("text/plain").trim() ?? ""
      if (!isWebAddress(words) || !isEmptyLine(view.state)) return false
      embedOrLink(this.editor, words)
      return true
    }
    return [new Plugin({ props: { handlePaste: pasted } })]
  },
})
