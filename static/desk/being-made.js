// Pictures whose small files are still being made: the library is asked now and then, until they are there.

import { address, ask } from "./ask.js"
import { element } from "./elements.js"

const EVERY = 2000 // milliseconds
const MOST_TIMES = 150 // five minutes
const MOST_AT_ONCE = 100
const NOT_YET = "Not made yet. Load the page again in a while."

const waiting = new Map()
let timer = 0
let times = 0

const look = async () => {
  timer = 0
  const ids = [...waiting.keys()].slice(0, MOST_AT_ONCE).join()
  const { results } = await ask(address("pictures"), { ids }).catch(() => ({ results: [] }))
  results.filter((each) => each.thumb || !each.waits).forEach(settle)
  again()
}

const settle = (picture) => {
  waiting.get(picture.id)?.forEach((tell) => tell(picture))
  waiting.delete(picture.id)
}

const again = () => {
  if (!waiting.size || timer) return
  if (times++ < MOST_TIMES) timer = setTimeout(look, EVERY)
  else [...waiting.keys()].forEach((id) => settle({ id, thumb: "", unseen: NOT_YET }))
}

// A promise of the picture once it has its small files, or of one without `thumb` that says why it is `unseen`.
const made = (id) =>
  new Promise((resolve) => {
    waiting.set(id, [...(waiting.get(id) ?? []), resolve])
    again()
  })

// What stands for a picture that has no small file: words that say why, and once it is made what `draw(picture)` gives.
export const standIn = (picture, draw, attributes = {}) => {
  const place = element("span", attributes, picture.unseen)
  if (picture.waits) tellOnceMade(picture.id, place, draw)
  return place
}

const tellOnceMade = async (id, place, draw) => {
  const picture = await made(id)
  if (!picture.thumb) place.textContent = picture.unseen
  else place.replaceWith(draw(picture))
}

// Puts each picture in the place that waits for it: <span data-being-made="12" data-size="thumb">. Tells `desk:made`.
export const showOnceMade = (root = document) => {
  for (const place of root.querySelectorAll("[data-being-made]")) {
    const { beingMade, size, alt } = place.dataset
    tellOnceMade(Number(beingMade), place, (picture) => {
      const image = element("img", { src: picture[size], alt: alt ?? "", width: picture.width, height: picture.height })
      queueMicrotask(() => image.dispatchEvent(new Event("desk:made", { bubbles: true })))
      return image
    })
  }
}
