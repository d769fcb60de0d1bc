// Who else has a story open, or the arrangement of a page. Of a story, says that this page has it, and whether somebody
// types in it.

import { tell } from "./ask.js"
import { keepInTouch } from "./in-touch.js"

const ago = (instant) => {
  const minutes = Math.floor((Date.now() - new Date(instant)) / 60_000)
  return minutes < 1 ? "just now" : `${minutes} min ago`
}

const sentence = ({ name, typed_at: typed }) =>
  typed ? `${name} has this open, last typed ${ago(typed)}` : `${name} has this open`

// `place`: the paragraph that tells of them, or is hidden where nobody is there; `others`: as the desk answers.
export const showOthers = (place, others) => {
  const words = others.map(sentence).join(" · ")
  if (words !== place.textContent) place.textContent = words
  place.hidden = !words
}

export const keepPresence = ({ address, place, sheet, newer }) => {
  let hasTyped = false
  document.addEventListener("desk:typed", () => (hasTyped = true))
  keepInTouch(async () => {
    const typed = hasTyped
    hasTyped = false
    try {
      const { others, revision } = await tell(address, typed ? { typed: 1 } : {})
      showOthers(place, others)
      if (revision > sheet.base) newer()
    } catch {
      hasTyped ||= typed // told the next time; the status line says what is wrong
    }
  })
}
