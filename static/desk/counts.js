// How long the text is: words against those that were planned, and the time it takes to read.

import { countWords, minutesFor } from "./counting.js"

const said = ({ words, minutes }, planned) => {
  const length = planned ? `${words} of ${planned} words` : `${words} ${words === 1 ? "word" : "words"}`
  return words && minutes ? `${length} · ${minutes} min` : length
}

// Of a text that is only there to be read: without what pictures and boxes say.
const countsOf = (text) => {
  const copy = text.cloneNode(true)
  copy.querySelectorAll("figure, aside").forEach((block) => block.remove())
  copy.querySelectorAll("p, li, td, th, h2, h3, h4, blockquote, br").forEach((block) => block.append("\n"))
  const words = countWords(copy.textContent)
  return { words, minutes: minutesFor(words) }
}

export const showCounts = (place, planned) => {
  const show = (counts) => {
    place.textContent = said(counts, planned)
    place.classList.toggle("desk-over", Boolean(planned) && counts.words > planned * 1.1)
  }
  const text = document.querySelector(".desk-read")
  if (text) show(countsOf(text))
  else document.addEventListener("desk:words", ({ detail }) => show(detail))
}
