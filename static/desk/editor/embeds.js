// Somebody else's video, post, song or chart, by its address. Nothing of theirs is fetched by the desk's browser: the
// paper asks for the title and a small picture, and this card shows how far it has come.

import { Node } from "django-prose-editor/editor"
import { address, ask, tell } from "../ask.js"
import { openDialog } from "../dialog.js"
import { announce, button, element } from "../elements.js"
import { addressOf, isWebAddress } from "./addresses.js"
import { attribute } from "./attributes.js"
import { BlockView, viewedBy } from "./block-view.js"
import { insertBlock, selectBlock, step } from "./inserting.js"

const WAITS = [1000, 2000, 3000, 5000, 8000, 13000] // milliseconds between looks at whether it has come

const pause = (wait) => new Promise((resolve) => setTimeout(resolve, wait))

// What the paper knows of an address: {provider, label, address, state, title, author, thumb, trouble}; a provider of
// null: nobody knows it. The first asks for it, the second only looks how far that is.
const embedOf = (wanted, more = {}) => tell(address("embed"), { address: wanted, ...more })
const lookAt = (wanted) => ask(address("embed"), { address: wanted })

class EmbedView extends BlockView {
  get kind() {
    return "embed"
  }

  get label() {
    return "Embed"
  }

  buttons() {
    this.retry = this.act("Fetch once more", null, () => this.ask((wanted) => embedOf(wanted, { again: "1" })))
    return [this.retry]
  }

  draw() {
    this.ask(async (wanted) => {
      const embed = await lookAt(wanted)
      return embed.provider ? embed : embedOf(wanted)
    })
  }

  async ask(first) {
    this.show({ state: "waiting" })
    if (!address("embed")) return this.show({})
    try {
      await this.follow(this.attrs["data-embed"], first)
    } catch (trouble) {
      this.show({ state: "failed", trouble: trouble.message })
    }
  }

  async follow(wanted, first) {
    let embed = await first(wanted)
    this.show(embed)
    for (const wait of WAITS) {
      if (embed.state !== "waiting" || this.isGone) return
      await pause(wait)
      embed = await lookAt(wanted)
      this.show(embed)
    }
  }

  destroy() {
    this.isGone = true
  }

  show({ provider, label, state, title, author, thumb, trouble }) {
    this.retry.hidden = state !== "failed"
    const isTrouble = state === "failed" || Boolean(trouble)
    const said = {
      waiting: trouble ? `${trouble} It is tried again by itself.` : "Being fetched…",
      fetched: [author, label ?? provider].filter(Boolean).join(" · "),
      failed: trouble || "Could not be fetched. Readers get a link.",
    }
    const words = element("div", { class: "desk-embed-words" },
      element("strong", {}, title || this.attrs.words || this.attrs["data-embed"]),
      element("small", { class: isTrouble ? "desk-warning" : "" }, said[state] ?? ""),
      title ? element("small", {}, this.attrs["data-embed"]) : null,
    )
    this.shown.replaceChildren(...[thumb && element("img", { src: thumb, alt: "", draggable: "false" }), words].filter(Boolean))
    this.shown.dataset.state = state
  }
}

export const Embed = Node.create({
  name: "embed",
  group: "block storyBlock",
  atom: true,
  addAttributes: () => ({
    "data-embed": attribute("data-embed"),
    words: { default: null, rendered: false, parseHTML: (figure) => figure.textContent.trim() || null },
  }),
  parseHTML: () => [{ tag: "figure[data-embed]" }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { "data-embed": wanted, words } = node.attrs
    return ["figure", HTMLAttributes, ["a", { href: wanted }, words ?? wanted]]
  },
  addNodeView: viewedBy(EmbedView),
})

const nodeOf = (wanted, embed) => ({ type: "embed", attrs: { "data-embed": embed.address || wanted, words: embed.title || null } })

const linkTo = (wanted) => ({
  type: "paragraph",
  content: [{ type: "text", text: wanted, marks: [{ type: "link", attrs: { href: wanted } }] }],
})

// Where those are the only words of a paragraph, linked to that address, if they are still there.
const placeOf = (doc, wanted, words) => {
  let found = null
  doc.forEach((node, at) => {
    const link = node.firstChild?.marks.find((mark) => mark.type.name === "link")
    if (node.childCount === 1 && node.textContent === words && link?.attrs.href === wanted) found ??= at
  })
  return found
}

// Once it has come, an embed that is new here is called by its title; for feeds, and where no player is shown.
const nameIt = async (editor, embed) => {
  for (const wait of embed.state === "waiting" ? WAITS : []) {
    await pause(wait)
    const { state, title } = await lookAt(embed.address).catch(() => ({}))
    if (editor.isDestroyed || (state !== "waiting" && !title)) return
    if (title) return setWords(editor, embed.address, title)
  }
}

const setWords = (editor, wanted, words) => {
  const { tr } = editor.state
  tr.doc.descendants((node, at) => {
    const isIt = node.type.name === "embed" && node.attrs["data-embed"] === wanted && !node.attrs.words
    if (isIt) tr.setNodeAttribute(at, "words", words)
  })
  if (tr.docChanged) editor.view.dispatch(tr.setMeta("addToHistory", false))
}

// A pasted address stands there as a link at once.
export const embedOrLink = (editor, wanted) => {
  editor.chain().insertContent(linkTo(wanted)).run()
  return embedLink(editor, wanted, wanted, selectBlock)
}

// So does one that was typed, {wanted, words, from, to}. The caret stays where somebody writes on.
export const embedOrLinkTyped = (editor, { wanted, words, from, to }) => {
  editor.view.dispatch(editor.state.tr.addMark(from, to, editor.schema.marks.link.create({ href: wanted })))
  return embedLink(editor, wanted, words)
}

// Where a provider knows the address, the link becomes an embed: a step of its own, so that undo makes it a link again.
const embedLink = async (editor, wanted, words, select = () => {}) => {
  let embed
  try {
    embed = await embedOf(wanted)
  } catch {
    return // it stays a link
  }
  const at = placeOf(editor.state.doc, wanted, words)
  if (!embed.provider || at === null) return
  replace(editor, at, nodeOf(wanted, embed))
  select(editor.view, at)
  announce("The address became an embed. Undo makes it a link.")
  nameIt(editor, embed)
}

const replace = (editor, at, json) => {
  const { state, view } = editor
  const node = state.schema.nodeFromJSON(json)
  const tr = step(state).replaceWith(at, at + state.doc.nodeAt(at).nodeSize, node)
  const end = at + node.nodeSize
  if (end === tr.doc.content.size) tr.insert(end, state.schema.nodes.paragraph.create())
  view.dispatch(tr)
}

// By the button: asks for the address first, and says so where nobody knows it.
export const insertEmbed = async (editor) => {
  const asked = await askAddress()
  if (!asked) return
  const { wanted, embed } = asked
  insertBlock(editor, embed.provider ? nodeOf(wanted, embed) : linkTo(wanted))
  if (!embed.provider) return announce("No provider knows this address: it stands as a link.")
  nameIt(editor, embed)
}

const askAddress = () =>
  openDialog({
    title: "Video, post, song or chart",
    name: "desk-embed-dialog",
    fill: (close) => {
      const help = "Paste its address: YouTube, Vimeo, X, Instagram, TikTok, Spotify or Datawrapper. Any other becomes a link."
      const trouble = element("p", { class: "errornote", role: "alert", hidden: true })
      const say = (words) => Object.assign(trouble, { textContent: words, hidden: false })
      const field = element("input", { type: "url", "aria-label": "Address", placeholder: "https://", autofocus: true })
      const use = async () => {
        const wanted = addressOf(field.value)
        if (!isWebAddress(wanted)) return say("This is no address of the web. It begins with https://.")
        await embedOf(wanted).then((embed) => close({ wanted, embed }), (refused) => say(refused.message))
      }
      field.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), use()))
      const done = button("Insert", use, { class: "button default" })
      return [element("p", { class: "help" }, help), field, trouble, element("footer", { class: "desk-dialog-foot" }, done)]
    },
  })
