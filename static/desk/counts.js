// How long the text is: words against those that were planned, and the time it takes to read.

const said = ({ words, minutes }, planned) => {
  const length = planned ? `${words} of ${planned} words` : `${words} ${words === 1 ? "word" : "words"}`
  return words && minutes ? `${length} · ${minutes} min` : length
}

export const showCounts = (place, planned) =>
  document.addEventListener("desk:words", ({ detail }) => {
    place.textContent = said(detail, planned)
    place.classList.toggle("desk-over", Boolean(planned) && detail.words > planned * 1.1)
  })
