// A sentence of the story, set large.

import { Node } from "django-prose-editor/editor"

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "block+",
  defining: true,
  parseHTML: () => [{ tag: "blockquote[data-pull]", priority: 60 }],
  renderHTML: () => ["blockquote", { "data-pull": "" }, 0],
})

// A quotation in the text and a pull quote are each made of the other, and of paragraphs.
export const togglePullQuote = (editor) => {
  const chain = editor.chain().focus()
  if (editor.isActive("blockquote")) chain.lift("blockquote")
  chain.toggleWrap("pullQuote").run()
}

export const toggleQuote = (editor) => {
  const chain = editor.chain().focus()
  if (editor.isActive("pullQuote")) chain.lift("pullQuote")
  chain.toggleBlockquote().run()
}
