// Words that an earlier opening of the story could not save: offered, and never put in place unasked.

import { announce, button, element } from "./elements.js"
import { showDifference } from "./compare.js"
import { differing } from "./sheet.js"
import { clock } from "./status.js"

const when = (at) => {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  return isToday ? clock(at) : `${new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long" })}, ${clock(at)}`
}

const offer = (kept, names, { sheet, drawer, place }, next) => {
  const heading = `Words of ${when(kept.at)} that were not saved are kept on this computer.`
  const end = () => {
    box.remove()
    drawer.clear(kept.key)
    next()
  }
  const take = () => {
    sheet.base = kept.base // so that somebody's newer version is not written over unseen
    sheet.fill(Object.fromEntries(names.map((name) => [name, kept.fields[name]])))
    end()
  }
  const compare = () => showDifference({ sheet, kept, names, take })
  const box = element(
    "section",
    { class: "desk-offer-back", "aria-label": "Words that were not saved" },
    element("p", {}, heading),
    button("Compare", compare, { class: "button" }),
    button("Take them", take, { class: "button" }),
    button("Throw them away", end, { class: "button" }),
  )
  place.append(box)
  announce(heading)
}

// One at a time, the newest first.
export const offerBack = async ({ sheet, drawer, place }) => {
  const { found: left, later } = await drawer.left()
  let isOffering = true
  const next = () => {
    const kept = left.pop()
    isOffering = Boolean(kept)
    if (!kept) return
    const names = differing(sheet, kept.fields)
    if (names.length) return offer(kept, names, { sheet, drawer, place }, next)
    drawer.clear(kept.key)
    next()
  }
  next()
  left.push(...(await later))
  if (!isOffering) next()
}
