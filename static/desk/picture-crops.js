// What becomes of a picture in each crop: the largest window of that shape whose middle is as near the focus as it goes.

import { element } from "./elements.js"

// How far a window that shows a share of the picture is moved, in per cent of the way it can be moved.
const shift = (focus, share) => (share >= 1 ? 50 : (Math.max(0, Math.min(focus - share / 2, 1 - share)) / (1 - share)) * 100)

export const position = (picture, crop, focus) =>
  crop < picture
    ? `${shift(focus.across, crop / picture)}% 50%`
    : `50% ${shift(focus.down, picture / crop)}%`

// Fills the places (<div data-ratio="1.7778">) with the picture. Gives a function that is told of the focus.
export const showCrops = (places, image) => {
  const shown = [...places].map((place) => {
    const copy = element("img", { src: image.src, alt: "" })
    place.style.aspectRatio = place.dataset.ratio
    place.replaceChildren(copy)
    return { copy, ratio: Number(place.dataset.ratio) }
  })
  const ratio = image.getAttribute("width") / image.getAttribute("height")
  return (focus) => shown.forEach((each) => (each.copy.style.objectPosition = position(ratio, each.ratio, focus)))
}
