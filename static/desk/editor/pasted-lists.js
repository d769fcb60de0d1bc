// Lists that are lists, but taken apart: Google Docs puts a list beside the item it belongs to, Word on the web and
// Outlook give each item a list of its own, with its level written on it.

const isList = (element) => element?.matches("ul, ol")

const adjacent = (element) => {
  let next = element.nextSibling
  while (next && next.nodeType === Node.TEXT_NODE && !next.data.trim()) next = next.nextSibling
  return next
}

// A list that stands straight in a list belongs to the item before it.
export const nestLists = (root) => {
  root.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol").forEach((list) => {
    const item = list.previousElementSibling ?? list.parentElement.insertBefore(root.ownerDocument.createElement("li"), list)
    item.append(list)
  })
}

const levelOf = (list) => Number(list.querySelector("li[data-aria-level]")?.dataset.ariaLevel ?? 0)

const lastItemAt = (list, depth) => {
  let item = list.lastElementChild
  for (let level = 1; level < depth && item; level++) {
    const inner = [...item.children].findLast(isList)
    if (!inner) break
    item = inner.lastElementChild
  }
  return item
}

const join = (list, next, level) => {
  const item = lastItemAt(list, level - 1)
  const inner = level > 1 && item ? [...item.children].findLast(isList) ?? item.appendChild(next.cloneNode()) : list
  inner.append(...next.childNodes)
  next.remove()
}

export const mergeSplitLists = (root) => {
  root.querySelectorAll(".ListContainerWrapper").forEach((wrapper) => wrapper.replaceWith(...wrapper.childNodes))
  for (const list of root.querySelectorAll("ul, ol")) {
    if (!list.isConnected || !levelOf(list)) continue
    for (let next = adjacent(list); isListOf(next, list); next = adjacent(list)) join(list, next, levelOf(next))
  }
}

const isListOf = (next, list) =>
  next?.nodeType === Node.ELEMENT_NODE && isList(next) && (levelOf(next) > 1 || (levelOf(next) === 1 && next.tagName === list.tagName))
