// The dialog in which words are linked: to a story of ours, found by words of its headline, or to an address.

import { Combobox } from "../combobox.js"
import { openDialog } from "../dialog.js"
import { announce, button, element } from "../elements.js"
import { about } from "../finder.js"
import { findStories } from "../pickers.js"
import { addressOf } from "./addresses.js"

const HELP = "The headlines of our stories are searched: one or two of their words are enough. Or paste an address."
const NOTHING = "No story has these words in its headline. Paste an address, or try fewer words."
const EMPTY = "Type words of a headline, or paste an address."

const optionsFor = async (words) => {
  const href = addressOf(words)
  if (href) return [{ href, words: `Link to ${href}` }]
  const found = words ? await findStories(words) : []
  return found.filter((story) => story.address).map((story) => ({ href: story.address, words: story.headline, note: about(story) }))
}

const field = (close) =>
  new Combobox({
    label: "Words of a headline, or an address",
    placeholder: "Words of a headline, or an address",
    find: optionsFor,
    nothing: NOTHING,
    show: ({ words, note }) => ({ words, note }),
    pick: ({ href, words }) => close({ href, words }),
  })

const present = (href, close) => [
  element("p", { class: "desk-link-now" }, "Now: ", element("a", { href, target: "_blank", rel: "noopener" }, href)),
  button("Remove link", () => close({ href: "" }), { class: "button" }),
]


const ask = (href) =>
  openDialog({
    title: href ? "Change the link" : "Link",
    name: "desk-link",
    fill: (close) => {
      const combobox = field(close)
      const take = async () => {
        const typed = addressOf(combobox.input.value)
        if (typed) return close({ href: typed })
        combobox.input.focus()
        if (!combobox.words) return combobox.say(EMPTY)
        await combobox.offer()
        if (combobox.options.length) combobox.say("Choose a story from the list.")
      }
      combobox.input.toggleAttribute("autofocus", true)
      // An address is taken as it stands, before the list has answered.
      const takeAddress = (event) => {
        if (event.key !== "Enter" || !addressOf(combobox.input.value)) return
        event.preventDefault()
        event.stopPropagation()
        take()
      }
      combobox.root.addEventListener("keydown", takeAddress, true)
      const done = button(href ? "Change" : "Link", take, { class: "button default" })
      return [element("p", { class: "help" }, HELP), combobox.root, element("footer", { class: "desk-dialog-foot" }, ...(href ? present(href, close) : []), done)]
    },
  })

const isNothing = (editor) => editor.state.selection.empty && !editor.isActive("link")

export const openLinkDialog = async (editor) => {
  const { href = "" } = editor.getAttributes("link")
  const asked = await ask(href)
  editor.view.focus()
  if (!asked) return
  if (!asked.href) return remove(editor)
  if (isNothing(editor)) insert(editor, asked)
  else editor.chain().extendMarkRange("link").setLink({ href: asked.href }).run()
}

const remove = (editor) => {
  editor.chain().extendMarkRange("link").unsetLink().run()
  announce("Link removed")
}

// Without words to link, the headline or the address stands there.
const insert = (editor, { href, words }) => {
  const text = words && !words.endsWith(href) ? words : href
  editor.commands.insertContent([{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }])
}
