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

// Of words, all places in a block of text, whatever marks divide them.
const wordsIn = (block, at, words) => {
  const text = block.textBetween(0, block.content.size, "\n", "\ufffc")
  const found = []
  for (let index = text.indexOf(words); index >= 0; index = text.indexOf(words, index + words.length)) {
    found.push({ from: at + 1 + index, to: at + 1 + index + words.length })
  }
  return found
}

// A list of {from, to}, and {from, to, node: true} where it is a whole block.
export const placesOf = (doc, passage) => {
  const found = []
  doc.descendants((node, at) => {
    const whole = { from: at, to: at + node.nodeSize }
    if (isAbout(node, passage)) found.push({ ...whole, node: true })
    else if (node.isText && isLinkTo(node, passage)) found.push(whole)
    else if (node.isTextblock) found.push(...wordsIn(node, at, passage))
  })
  return found
}

// Goes to it, from one place to the next where there are several, or to the text where it is not there any more.
export const goTo = (editor, passage) => {
  const { doc, selection } = editor.state
  const places = passage ? placesOf(doc, passage) : []
  const place = places.find(({ from }) => from >= selection.to) ?? places[0]
  const chain = editor.chain().focus()
  if (place) place.node ? chain.setNodeSelection(place.from) : chain.setTextSelection(place)
  chain.scrollIntoView().run()
}
