// Word on the desktop writes lists as paragraphs that look like items: their level in the style, their sign as text.

const ITEM = "p[class*='MsoList'], p[data-style*='mso-list:'], div[class*='MsoListParagraph']"
const PLACE = /mso-list:\s*(l\d+)\s+level(\d+)/i
const ORDERED = /^\(?(\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6})[.)]/i
const SIGN = /^[\s\u00a0]*(?:[·•▪◦§–oØü\uf0b7\uf0a7\uf0d8\uf076-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)])[\s\u00a0]+/i

const styleOf = (element) => element.dataset.style ?? ""

// {level, id, isOrdered} of a paragraph that is an item; null of one that only goes on in an item, or is none.
const itemOf = (line) => {
  const [, id, level] = PLACE.exec(styleOf(line)) ?? []
  if (!id || /mso-list:\s*none/i.test(styleOf(line))) return null
  return { id, level: Number(level), isOrdered: ORDERED.test(signOf(line).trim()) }
}

const ignored = (line) => line.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']")

const signOf = (line) => (ignored(line) ?? line).textContent.replace(/[\u00a0\s]+/g, " ").trimStart()

const withoutSign = (line) => {
  const sign = ignored(line)
  if (sign) sign.remove()
  else stripText(line)
  return line
}

// Where the sign is not marked as one, it is the first text of the paragraph.
const stripText = (line) => {
  const walk = line.ownerDocument.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  if (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replace(SIGN, "")
}

class ListMaker {
  constructor(document) {
    this.document = document
    this.open = [] // lists, the outermost first: {list, id, isOrdered}
  }

  add(line, item) {
    while (this.open.length > item.level) this.open.pop()
    const level = this.open.at(-1)
    const isOther = this.open.length === item.level && level.isOrdered !== item.isOrdered
    if (isOther) this.open.pop()
    while (this.open.length < item.level) this.deepen(line, item)
    this.open.at(-1).list.append(this.item(line))
  }

  deepen(line, { isOrdered }) {
    const list = this.document.createElement(isOrdered ? "ol" : "ul")
    const outer = this.open.at(-1)?.list
    if (outer) (outer.lastElementChild ?? outer.appendChild(this.document.createElement("li"))).append(list)
    else line.before(list)
    this.open.push({ list, isOrdered })
  }

  item(line) {
    const made = this.document.createElement("li")
    made.append(this.paragraph(withoutSign(line)))
    line.remove()
    return made
  }

  paragraph(line) {
    const made = this.document.createElement("p")
    made.append(...line.childNodes)
    return made
  }

  // A paragraph of the list without a sign goes on in the last item.
  goOn(line) {
    this.open.at(-1).list.lastElementChild.append(this.paragraph(line))
    line.remove()
  }

  close() {
    this.open = []
  }
}

const isRightBehind = (line, before) => {
  let next = before?.nextSibling
  while (next && next !== line && next.nodeType !== Node.ELEMENT_NODE && !next.data.trim()) next = next.nextSibling
  return next === line
}

export const listsOfWord = (root) => {
  const maker = new ListMaker(root.ownerDocument)
  for (const line of root.querySelectorAll(ITEM)) {
    const outermost = maker.open[0]?.list
    if (!isRightBehind(line, outermost)) maker.close()
    const item = itemOf(line)
    if (item) maker.add(line, item)
    else if (maker.open.length) maker.goOn(line)
  }
}
