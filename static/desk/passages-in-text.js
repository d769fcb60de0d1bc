// Where in the editor's text something stands that a problem is about: "picture:12", an address, or the words themselves.

const withoutPart = (address) => address.split("#")[0]

const holdsPicture = ({ attrs }, number) =>
  attrs["data-picture"] === number || (attrs["data-gallery"] ?? "").split(",").includes(number)

const isAbout = (node, passage) => {
  const picture = passage.match(/^picture:(\d+)$/)
  return picture ? holdsPicture(node, picture[1]) : node.attrs["data-embed"] === passage
}

const isLinkTo = (node, passage) =>
  node.marks.some(({ type, attrs }) => type.name === "link" && withoutPart(attrs.href ?? "") === passage)

// Of words, the first place in a block of text, whatever marks divide them.
const wordsIn = (block, at, words) => {
  const index = block.textBetween(0, block.content.size, "\n", "\ufffc").indexOf(words)
  return index < 0 ? null : { from: at + 1 + index, to: at + 1 + index + words.length }
}

// {from, to} or {node: its place}, or null where it is not there any more.
export const placeOf = (doc, passage) => {
  let found = null
  doc.descendants((node, at) => {
    if (found) return false
    if (isAbout(node, passage)) found = { node: at }
    else if (node.isText && isLinkTo(node, passage)) found = { from: at, to: at + node.nodeSize }
    else if (node.isTextblock) found = wordsIn(node, at, passage)
  })
  return found
}

// Goes to it, or to the text where it is not found.
export const goTo = (editor, passage) => {
  const place = passage ? placeOf(editor.state.doc, passage) : null
  const chain = editor.chain().focus()
  if (place) "node" in place ? chain.setNodeSelection(place.node) : chain.setTextSelection(place)
  chain.scrollIntoView().run()
}
