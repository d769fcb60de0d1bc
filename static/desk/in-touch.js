// Keeps in touch with the desk while a page is open: `say` tells it something, and hears what colleagues do meanwhile. At
// once, every twenty seconds as long as the page is looked at, and as soon as it is again.

const EVERY = 20_000 // milliseconds

export const keepInTouch = (say) => {
  say()
  setInterval(() => document.hidden || say(), EVERY)
  document.addEventListener("visibilitychange", () => document.hidden || say())
}
