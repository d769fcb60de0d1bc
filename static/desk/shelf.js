// The library's list: pictures are ticked one by one, in a range or all, and reached by the arrow keys.

import { showOnceMade } from "./being-made.js"

const form = document.querySelector("#changelist-form")
const shelf = form?.querySelector(".shelf")
const all = form?.querySelector("#shelf-all")
const ticks = [...(form?.querySelectorAll(".shelf-tick") ?? [])]
const links = [...(form?.querySelectorAll(".shelf-link") ?? [])]

const count = () => {
  const ticked = ticks.filter((tick) => tick.checked).length
  form.querySelector(".shelf-count").textContent = ticked ? `${ticked} chosen` : ""
  form.querySelector("button[name=index]").disabled = !ticked
  all.checked = ticked === ticks.length
  all.indeterminate = ticked > 0 && ticked < ticks.length
}

// With Shift, all between this one and the one before.
const tickRanges = () => {
  let last = null
  shelf.addEventListener("click", ({ target, shiftKey }) => {
    if (!target.matches(".shelf-tick")) return
    const [from, to] = [ticks.indexOf(last ?? target), ticks.indexOf(target)].sort((a, b) => a - b)
    if (shiftKey) ticks.slice(from, to + 1).forEach((tick) => (tick.checked = target.checked))
    last = target
    count()
  })
}

// How many stand in a row, as the browser laid them out.
const across = () => {
  const wraps = links.findIndex((link) => link.getBoundingClientRect().top !== links[0].getBoundingClientRect().top)
  return wraps === -1 ? links.length : wraps
}

const reachByArrows = () =>
  shelf.addEventListener("keydown", (event) => {
    const place = links.indexOf(event.target)
    if (place < 0 || event.altKey || event.ctrlKey || event.metaKey) return
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across(), ArrowDown: across(), Home: -place, End: links.length }
    if (event.key === " " && ticks[place]) ticks[place].click()
    else if (event.key in steps) links[Math.max(0, Math.min(place + steps[event.key], links.length - 1))].focus()
    else return
    event.preventDefault()
  })

if (all) {
  all.addEventListener("change", () => {
    ticks.forEach((tick) => (tick.checked = all.checked))
    count()
  })
  tickRanges()
  count()
}
if (shelf) reachByArrows()
showOnceMade()
