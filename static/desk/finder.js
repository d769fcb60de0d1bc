// The dialog in which stories of ours are found, chosen and put in order.

import { Combobox } from "./combobox.js"
import { openDialog } from "./dialog.js"
import { button, element } from "./elements.js"
import { announceMove, arrows, focusMoved, moved } from "./rows.js"

export const about = (story) => [story.standing, story.section, story.day].filter(Boolean).join(" · ")

const row = (story, place, chosen, change) =>
  element(
    "li",
    { class: "desk-chosen-row" },
    element("span", { class: "desk-chosen-words" }, story.headline, element("small", {}, about(story))),
    ...arrows(`“${story.headline}”`, place, chosen.length, (by) => change(moved(chosen, place, by), place + by, by)),
    button("×", () => change(chosen.toSpliced(place, 1)), { class: "desk-remove", "aria-label": `Remove “${story.headline}”` }),
  )

const HELP = "The headlines of our stories are searched: one or two of their words are enough."
const NOTHING = "No story has these words in its headline. Try fewer words."

export const openFinder = async ({ chosen: ids, find, named }) => {
  const before = await named(ids)
  return openDialog({
    title: "Stories of ours",
    name: "desk-finder",
    fill: (close) => {
      let chosen = before
      const list = element("ol", { class: "desk-chosen" })
      const done = button("Use these", () => close(chosen), { class: "button default" })
      const change = (now, at, by) => {
        chosen = now
        list.replaceChildren(...chosen.map((story, place) => row(story, place, chosen, change)))
        if (by) {
          focusMoved(list.children[at], by)
          announceMove(chosen[at].headline, at, chosen.length)
        } else field.input.focus()
      }
      const field = new Combobox({
        label: "Find a story by words of its headline",
        placeholder: "Words of a headline",
        eager: true,
        nothing: NOTHING,
        find: async (words) => (await find(words)).filter((story) => !chosen.some((each) => each.id === story.id)),
        show: (story) => ({ words: story.headline, note: about(story) }),
        pick: (story) => change([...chosen, story]),
        erase: () => chosen.length && change(chosen.slice(0, -1)),
      })
      field.input.toggleAttribute("autofocus", true)
      change(chosen)
      return [element("p", { class: "help" }, HELP), field.root, list, element("footer", { class: "desk-dialog-foot" }, button("Cancel", () => close(), { class: "button" }), done)]
    },
  })
}
