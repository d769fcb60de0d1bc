// What the story's editor knows beyond django-prose-editor: the blocks that a body keeps (articles/body/schema.py) and
// what helps to write them. Modules without a build step: all they need is on the page's own map of modules.
// (Static files are renamed by pattern, so no comment above the first statement may hold the word for fetching one.)
// What leaves here under a name of django-prose-editor's stands in for its own.

import * as plain from "django-prose-editor/editor"
import { BlocksByKey } from "./editor/blocks-by-key.js"
import { Embed } from "./editor/embeds.js"
import { Filled } from "./editor/filled.js"
import { Gallery } from "./editor/gallery.js"
import { ActKeys } from "./editor/keys.js"
import { OutsideFigure } from "./editor/outside-figure.js"
import { Paste } from "./editor/paste.js"
import { PastedAddresses } from "./editor/pasted-addresses.js"
import { PictureFiles } from "./editor/picture-files.js"
import { StoryPicture } from "./editor/pictures.js"
import { PullQuote } from "./editor/pull-quote.js"
import { RelatedBox } from "./editor/related.js"
import { SlashCommands } from "./editor/slash.js"
import { ToolbarAbove } from "./editor/toolbar.js"
import { Typography } from "./editor/typography.js"
import { Words } from "./editor/words.js"
import { speak } from "./tongue.js"

const { Extension } = plain

export { Code } from "./editor/code.js"
export { Link } from "./editor/link.js"
export { Table, TableRow } from "./editor/tables.js"

export const StoryBlocks = Extension.create({
  name: "storyBlocks",
  addExtensions: () => [StoryPicture, Gallery, Embed, RelatedBox, PullQuote, OutsideFigure],
})

export const StoryTools = Extension.create({
  name: "storyTools",
  addExtensions: () => [
    BlocksByKey, ActKeys, Filled, SlashCommands, PastedAddresses, PictureFiles, Paste, Typography, ToolbarAbove, Words,
  ],
})

// Tiptap would put its few rules into a <style> without a nonce, which the page's policy forbids; they are in editor.css.
export const QuietStyles = Extension.create({
  name: "quietStyles",
  onBeforeCreate() {
    this.editor.options.injectCSS = false
  },
})

// To screen readers and spelling checkers the text is the story's, in its language.
export const Sheet = Extension.create({
  name: "sheet",
  onCreate() {
    const said = { "aria-label": "Body of the story", spellcheck: "true" }
    Object.entries(said).forEach(([name, value]) => this.editor.view.dom.setAttribute(name, value))
    speak(this.editor.view.dom)
  },
})
