// Tables as a body keeps them: rows in a head and a body.

import * as plain from "django-prose-editor/editor"

const { pm } = plain

export const TableRow = plain.TableRow.extend({
  addAttributes() {
    const isOfHead = (row) => row.parentElement?.tagName === "THEAD"
    return { ...this.parent?.(), isOfHead: { default: false, parseHTML: isOfHead, rendered: false } }
  },
})

// Written whole, since rows of one node go into several parts; and into a document that fetches no pictures.
export const Table = plain.Table.extend({
  renderHTML: ({ node }) => {
    const quiet = document.implementation.createHTMLDocument()
    const write = pm.model.DOMSerializer.fromSchema(node.type.schema)
    const table = quiet.createElement("table")
    node.forEach((row) => {
      const name = row.attrs.isOfHead ? "thead" : "tbody"
      const last = table.lastElementChild
      const part = last?.localName === name ? last : table.appendChild(quiet.createElement(name))
      part.append(write.serializeNode(row, { document: quiet }))
    })
    return table
  },
})

export const insertTable = (editor) => {
  editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
}
