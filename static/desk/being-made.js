// Pictures whose small files are still being made: the library is asked now and then, until they are there.

import { address, ask } from "./ask.js"
import { element } from "./elements.js"

const EVERY = 2000 // milliseconds
const MOST_TIMES = 150 // five minutes; after that a reload will tell
const MOST_AT_ONCE = 100

const waiting = new Map()
let timer = 0
let times = 0

const look = async () => {
  timer = 0
  const ids = [...waiting.keys()].slice(0, MOST_AT_ONCE).join()
  const { results } = await ask(address("pictures"), { ids }).catch(() => ({ results: [] }))
  for (const picture of results.filter((each) => each.thumb)) {
    waiting.get(picture.id)?.forEach((tell) => tell(picture))
    waiting.delete(picture.id)
  }
  again()
}

const again = () => {
  if (waiting.size && !timer && times++ < MOST_TIMES) timer = setTimeout(look, EVERY)
}

// A promise of the picture once it has its small files.
export const made = (id) =>
  new Promise((resolve) => {
    waiting.set(id, [...(waiting.get(id) ?? []), resolve])
    again()
  })

// Puts each picture in the place that waits for it: <span data-being-made="12" data-size="thumb">. Tells `desk:made`.
export const showOnceMade = (root = document) => {
  for (const place of root.querySelectorAll("[data-being-made]")) {
    made(Number(place.dataset.beingMade)).then((picture) => {
      const { size, alt } = place.dataset
      const image = element("img", { src: picture[size], alt: alt ?? "", width: picture.width, height: picture.height })
      place.replaceWith(image)
      image.dispatchEvent(new Event("desk:made", { bubbles: true }))
    })
  }
}
