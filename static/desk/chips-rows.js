// Authors, each with what they did, and what to read next: rows in the order of print.

import { Combobox } from "./combobox.js"
import { announce, button, element } from "./elements.js"
import { about } from "./finder.js"
import { watchLengths } from "./lengths.js"
import { authorsOf, findAuthors, findStories, storiesOf } from "./pickers.js"
import { announceMove, arrows, focusMoved, handle, listenToDrags, moved } from "./rows.js"

const ROLES = ["reporting", "writing", "photography", "illustration", "editing", "translation"]
const ADDRESS = /^https?:\/\/\S+$/
const LONGEST_TITLE = 200 // articles/models/related.py
const OWN_STORY = /-(\d+)\/?$/

const parsed = (text) => {
  try {
    return JSON.parse(text || "[]")
  } catch {
    return []
  }
}

// Rows that can be moved and taken off. `name(row)` is what a person calls one, `fill(row, change)` what stands in it.
class Rows {
  constructor({ hidden, write, label, name, fill, strip }) {
    Object.assign(this, { hidden, write, name, fill, strip, rows: [] })
    this.list = element("ol", { class: "desk-chosen", "aria-label": `${label}, in order` })
    listenToDrags(this.list, (from, to) => this.move(from, to - from))
  }

  show(rows) {
    this.rows = rows
    this.list.replaceChildren(...rows.map((row, place) => this.row(row, place)))
    this.list.hidden = !rows.length
  }

  row(row, place) {
    const name = this.name(row)
    const move = (by) => {
      this.move(place, by)
      focusMoved(this.list.children[place + by], by)
    }
    const remove = button("×", () => this.remove(place), { class: "desk-remove", "aria-label": `Take off ${name}` })
    const grip = this.rows.length > 1 && handle()
    return element("li", { class: "desk-chosen-row" }, grip, ...this.fill(row, () => this.save()), ...arrows(name, place, this.rows.length, move), remove)
  }

  move(place, by) {
    const name = this.name(this.rows[place])
    this.change(moved(this.rows, place, by))
    announceMove(name, place + by, this.rows.length)
  }

  add(row) {
    this.change([...this.rows, row])
    announce(`${this.name(row)} added`)
  }

  remove(place) {
    const name = this.name(this.rows[place])
    this.change(this.rows.toSpliced(place, 1))
    announce(`${name} taken off`)
    this.field?.focus()
  }

  removeLast() {
    if (this.rows.length) this.remove(this.rows.length - 1)
  }

  change(rows) {
    this.show(rows)
    this.save()
  }

  save() {
    this.write(JSON.stringify(this.rows.map(this.strip)))
  }
}

const roleOf = (author, save) => {
  const choose = (event) => {
    author.role = event.target.value
    save()
  }
  const options = ROLES.map((role) => element("option", { value: role, selected: role === author.role }, role))
  return element("select", { "aria-label": `What ${author.name} did`, onchange: choose }, ...options)
}

export const authorRows = ({ hidden, write, ...field }) => {
  const rows = new Rows({
    ...{ hidden, write, label: field.label },
    name: (author) => author.name,
    fill: (author, save) => [element("span", { class: "desk-chosen-words" }, author.name), roleOf(author, save)],
    strip: ({ id, role }) => ({ author: id, role }),
  })
  const box = new Combobox({
    ...field,
    placeholder: "Add an author",
    find: async (words) => (await findAuthors(words)).filter(({ id }) => !rows.rows.some((row) => row.id === id)),
    show: ({ name, job }) => ({ words: name, note: job }),
    pick: ({ id, name }) => rows.add({ id, name, role: "reporting" }),
    erase: () => rows.removeLast(),
  })
  rows.field = box.input
  rows.show(parsed(hidden.dataset.chosen))
  const show = async () => {
    const given = parsed(hidden.value)
    const known = await authorsOf(given.map(({ author }) => author))
    rows.show(given.map(({ author, role }) => ({ id: author, role, name: known.find(({ id }) => id === author)?.name ?? `author ${author}` })))
  }
  return { root: element("div", {}, rows.list, box.root), show }
}

const wordsOf = (link, save) => {
  const change = (event) => {
    event.stopPropagation()
    link.title = event.target.value
    save()
  }
  const field = element("input", { type: "text", "data-longest": LONGEST_TITLE, placeholder: "What the link says", "aria-label": `Words of the link to ${link.url}`, oninput: change })
  field.value = link.title
  return field
}

const filledLink = (link, save) => {
  const said = link.url ? [wordsOf(link, save), element("small", {}, link.url)] : [link.headline, element("small", {}, about(link))]
  const words = element("div", { class: "desk-chosen-words" }, ...said)
  watchLengths(words)
  return [words]
}

// `isOurs`: only stories of ours are chosen, no addresses outside.
export const linkRows = ({ hidden, write, isOurs = false, ...field }) => {
  const rows = new Rows({
    ...{ hidden, write, label: field.label },
    name: (link) => link.headline ?? link.title ?? link.url,
    fill: filledLink,
    strip: ({ id, url, title }) => (url ? { url, title } : { target: id, ...(title && { title }) }),
  })
  const has = (id) => rows.rows.some((row) => row.id === id)
  const ofAddress = async (address) => {
    const url = new URL(address)
    const number = url.origin === location.origin ? url.pathname.match(OWN_STORY)?.[1] : null
    return number ? (await storiesOf([number]))[0] : null
  }
  const box = new Combobox({
    ...field,
    placeholder: isOurs ? "Words of a headline" : "Words of a headline, or an address",
    find: async (words) => {
      if (!ADDRESS.test(words)) return (await findStories(words)).filter(({ id }) => !has(id))
      const ours = await ofAddress(words)
      if (isOurs && !ours) return []
      return [ours ?? { url: words, title: "" }].filter(({ id }) => !id || !has(id))
    },
    show: (link) => (link.url ? { words: link.url, note: "Outside link" } : { words: link.headline, note: about(link) }),
    pick: (link) => {
      rows.add(link)
      if (link.url) setTimeout(() => rows.list.lastElementChild.querySelector("input").focus())
    },
    erase: () => rows.removeLast(),
  })
  rows.field = box.input
  rows.show(parsed(hidden.dataset.chosen))
  hidden.addEventListener("desk:pick", ({ detail }) => has(detail.id) || rows.add(detail))
  const show = async () => {
    const given = parsed(hidden.value)
    const known = await storiesOf(given.flatMap(({ target }) => target ?? []))
    rows.show(given.map((row) => (row.url ? row : { ...known.find(({ id }) => id === row.target), ...row, id: row.target })))
  }
  return { root: element("div", {}, rows.list, box.root), show }
}
