// Tags: chips in a line, new ones by Enter or a comma. The form sends them between commas, as people type them; a name
// that has a comma stands in straight quotes.

import { Combobox } from "./combobox.js"
import { announce, button, element } from "./elements.js"
import { findTags } from "./pickers.js"

const NAME = /"([^"]*)"|[^,"]+/g

export const namesIn = (text) =>
  [...text.matchAll(NAME)].map(([typed, quoted]) => (quoted ?? typed).trim()).filter(Boolean)

export const between = (names) => names.map((name) => (name.includes(",") ? `"${name}"` : name)).join(", ")

const isSame = (one) => (other) => one.toLowerCase() === other.toLowerCase()

export const tagChips = ({ hidden, write, ...field }) => {
  const list = element("ul", { class: "desk-chip-list", "aria-label": `${field.label}, chosen` })
  let names = namesIn(hidden.value)
  const show = () => {
    names = namesIn(hidden.value)
    list.replaceChildren(...names.map(chip))
    list.hidden = !names.length
  }
  const change = (now, said) => {
    write(between(now))
    show()
    announce(said)
  }
  const add = (typed) => {
    const name = typed.replaceAll('"', "").trim()
    if (name && !names.some(isSame(name))) change([...names, name], `${name} added`)
  }
  const remove = (name) => {
    change(names.filter((each) => each !== name), `${name} taken off`)
    box.input.focus()
  }
  const chip = (name) =>
    element("li", { class: "desk-chip" }, name, button("×", () => remove(name), { class: "desk-remove", "aria-label": `Take off ${name}` }))
  const box = new Combobox({
    ...field,
    placeholder: "Add a tag",
    find: async (words) => (await findTags(words)).filter((tag) => !names.some(isSame(tag.name))),
    show: (tag) => ({ words: tag.name }),
    pick: (tag) => add(tag.name),
    create: add,
    erase: () => names.length && remove(names.at(-1)),
  })
  show()
  return { root: element("div", {}, list, box.root), show }
}
