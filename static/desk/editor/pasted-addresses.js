// The address of a video or post, pasted on an empty line or typed alone on one, becomes an embed; one that nobody knows
// stays a link.

import { Extension, Plugin } from "django-prose-editor/editor"
import { addressOf, isWebAddress } from "./addresses.js"
import { embedOrLink, embedOrLinkTyped } from "./embeds.js"

const TYPED = /^(https?:\/\/|www\.)\S+$/i

const isInParagraph = ({ empty, $from }) => empty && $from.depth === 1 && $from.parent.type.name === "paragraph"

const isEmptyLine = ({ selection }) => isInParagraph(selection) && !selection.$from.parent.content.size

// The address that a line consists of, {wanted, words, from, to}, where the caret is at its end; else null.
const addressTyped = ({ selection }) => {
  const { $from } = selection
  const words = $from.parent.textContent
  if (!isInParagraph(selection) || $from.parentOffset !== words.length || !TYPED.test(words)) return null
  const wanted = addressOf(words)
  return isWebAddress(wanted) ? { wanted, words, from: $from.start(), to: $from.end() } : null
}

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
    // The key does what it does: only the address left behind is looked at.
    const pressed = (view, event) => {
      const typed = event.key === "Enter" && !event.shiftKey && !event.isComposing && addressTyped(view.state)
      if (typed) embedOrLinkTyped(this.editor, typed)
      return false
    }
    return [new Plugin({ props: { handlePaste: pasted, handleKeyDown: pressed } })]
  },
})
