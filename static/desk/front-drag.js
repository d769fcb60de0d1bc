// The mouse: a story is dragged from the list, or from its place, onto a place of the page. One that came into its place by
// itself, too: it is pinned where it is dropped.

export const listenToDrags = (screen, act) => {
  let dragged = null

  const mark = (place) => {
    for (const each of screen.querySelectorAll(".takes")) each.classList.toggle("takes", each === place)
    place?.classList.add("takes")
  }

  screen.addEventListener("dragstart", (event) => {
    const from = event.target.closest?.("[draggable=true]:is([data-story], [data-stands])")
    if (!from) return
    dragged = from
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", from.querySelector(".front-headline").textContent.trim())
    screen.classList.add("is-dragging")
  })
  screen.addEventListener("dragover", (event) => {
    const place = dragged && event.target.closest("[data-place]")
    mark(place)
    if (place && place !== dragged) event.preventDefault()
  })
  screen.addEventListener("drop", (event) => {
    const place = dragged && event.target.closest("[data-place]")
    if (!place || place === dragged) return
    event.preventDefault()
    const story = dragged.dataset.story ?? dragged.dataset.stands
    act("put", `${story}:${place.dataset.place}`, story, place)
  })
  screen.addEventListener("dragend", () => {
    dragged = null
    mark(null)
    screen.classList.remove("is-dragging")
  })
}
