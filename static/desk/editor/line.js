// Words in one line, with what may stand in a line: emphasis, links, breaks. Kept as the JSON of ProseMirror's inline
// nodes, a list; of no words it is empty.

import * as plain from "django-prose-editor/editor"
import { element } from "../elements.js"
import { Code } from "./code.js"
import { Link } from "./link.js"

const { getSchema, pm } = plain
const { DOMParser, DOMSerializer, Fragment } = pm.model

const Sheet = plain.Document.extend({ content: "paragraph" })
const Marks = ["Bold", "Italic", "Strike", "Subscript", "Superscript"].map((name) => plain[name])

export const IN_A_LINE = [Sheet, plain.Paragraph, plain.Text, plain.HardBreak, ...Marks, Code, Link]

const schema = getSchema(IN_A_LINE)
const parser = DOMParser.fromSchema(schema)
const writer = DOMSerializer.fromSchema(schema)

export const docOf = (line) => ({ type: "doc", content: [{ type: "paragraph", content: line }] })

// The line that a place of the page holds, without white space at its ends or twice.
export const lineIn = (place) => parser.parse(place).firstChild.content.toJSON() ?? []

export const lineOf = (text) => lineIn(element("p", {}, text))

// The line as nodes of a page, and the same where nobody can follow a link by mistake.
export const nodesOf = (line) => writer.serializeFragment(Fragment.fromJSON(schema, line))

export const shownOf = (line) => {
  const nodes = nodesOf(line)
  nodes.querySelectorAll("a").forEach((link) => link.removeAttribute("href"))
  return nodes
}
