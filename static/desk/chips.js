// The fields of a story in which things are chosen: its section, tags, authors, and what to read next. A hidden input
// holds what the form sends (articles/choosing.py); what stands here shows it, and writes it.

import { sectionOf } from "./chips-section.js"
import { authorRows, linkRows } from "./chips-rows.js"
import { storyOf } from "./chips-story.js"
import { tagChips } from "./chips-tags.js"

const KINDS = {
  ...{ section: sectionOf, story: storyOf, tags: tagChips, authors: authorRows, links: linkRows },
  parts: (given) => linkRows({ ...given, isOurs: true }),
}

// The field takes over what the hidden input had: its label, its name for errors, what describes it.
const handOver = (hidden) => {
  const { id } = hidden
  const described = { "aria-describedby": hidden.getAttribute("aria-describedby"), "aria-invalid": hidden.getAttribute("aria-invalid") }
  hidden.type = "hidden"
  hidden.removeAttribute("id")
  return { id, ...described }
}

const labelOf = (hidden) => document.querySelector(`label[for="${hidden.id}"]`)?.textContent.replace(":", "").trim() ?? hidden.name

export const makeChips = (hidden) => {
  const make = KINDS[hidden.dataset.chips]
  if (!make || hidden.disabled) return
  const label = labelOf(hidden)
  const write = (value) => {
    hidden.value = value
    hidden.dispatchEvent(new Event("change", { bubbles: true }))
  }
  const { root, show } = make({ hidden, write, label, labelled: true, ...handOver(hidden) })
  hidden.addEventListener("desk:filled", show)
  hidden.after(root)
}
