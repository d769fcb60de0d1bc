// Links in the text: an address pasted over words links them; one typed becomes a link.

import * as plain from "django-prose-editor/editor"
import { addressOf, isWebAddress } from "./addresses.js"

const { Plugin, pm } = plain

const pastedOver = (editor) => (view, event) => {
  const words = event.clipboardData?.getData("text/plain").trim() ?? ""
  const { selection } = view.state
  const isOverWords = selection instanceof pm.state.TextSelection && !selection.empty && !selection.$from.parent.type.spec.code
  if (!isOverWords || !isWebAddress(words)) return false
  return editor.chain().setLink({ href: addressOf(words) }).run()
}

export const Link = plain.Link.extend({
  inclusive: false,
  addOptions() {
    return {
      ...this.parent?.(),
      defaultProtocol: "https",
      linkOnPaste: false,
      shouldAutoLink: (words) => /^(https?:\/\/|www\.)/i.test(words),
      HTMLAttributes: { target: null, rel: null, class: null },
    }
  },
  addKeyboardShortcuts: () => ({}), // acts.js has Mod-k
  addProseMirrorPlugins() {
    return [new Plugin({ props: { handlePaste: pastedOver(this.editor) } }), ...(this.parent?.() ?? [])]
  },
})
