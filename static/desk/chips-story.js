// One story of ours, found by words of its headline, its number or address. An empty field is none.

import { Combobox } from "./combobox.js"
import { element } from "./elements.js"
import { about } from "./finder.js"
import { findStories, storiesOf } from "./pickers.js"

export const storyOf = ({ hidden, write, ...field }) => {
  let headline = JSON.parse(hidden.dataset.chosen ?? "[]")[0]?.headline ?? hidden.value
  const put = (words) => (box.input.value = headline = words)
  const empty = () => (put(""), write(""))
  const box = new Combobox({
    ...field,
    placeholder: "Words of a headline",
    eager: true,
    find: findStories,
    nothing: "No story has these words in its headline. Try fewer words.",
    show: (story) => ({ words: story.headline, note: about(story) }),
    pick: (story) => (put(story.headline), write(String(story.id))),
    leave: () => (box.input.value.trim() ? put(headline) : empty()), // what was typed and not chosen is none
  })
  const show = async () => put((await storiesOf([hidden.value].filter(Boolean)))[0]?.headline ?? "")
  box.input.addEventListener("focus", () => box.input.select())
  put(headline)
  return { root: element("div", {}, box.root), show }
}
