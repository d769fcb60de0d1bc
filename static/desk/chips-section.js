// The section: one, chosen from all of them or by typing.

import { Combobox } from "./combobox.js"
import { element } from "./elements.js"
import { findSections, sectionsOf } from "./pickers.js"

export const sectionOf = ({ hidden, write, ...field }) => {
  let name = JSON.parse(hidden.dataset.chosen ?? "[]")[0]?.name ?? ""
  const put = (words) => (box.input.value = name = words)
  const box = new Combobox({
    ...field,
    placeholder: "Choose a section",
    eager: true,
    find: findSections,
    show: (section) => ({ words: section.name, note: section.parent && `part of ${section.parent}` }),
    pick: (section) => (put(section.name), write(String(section.id))),
    leave: () => put(name), // what was typed and not chosen is none
  })
  const show = async () => put((await sectionsOf([hidden.value].filter(Boolean)))[0]?.name ?? "")
  box.input.addEventListener("focus", () => box.input.select())
  put(name)
  return { root: element("div", {}, box.root), show }
}
