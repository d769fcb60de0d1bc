// Things chosen, in an order that buttons and keys change: authors, related stories, the pictures of a gallery.

import { announce, button, element } from "./elements.js"

// The list with one thing moved by some places.
export const moved = (list, from, by) => {
  const to = Math.max(0, Math.min(list.length - 1, from + by))
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, list[from])
}

const DOWNWARDS = { back: ["↑", "up"], on: ["↓", "down"] }
export const ACROSS = { back: ["←", "earlier"], on: ["→", "later"] }

// The two buttons that move something of a list, which runs downwards or across. `move(by)` is told −1 or +1.
export const arrows = (name, place, length, move, { back, on } = DOWNWARDS) => {
  const arrow = ([sign, way], by, disabled) =>
    button(sign, () => move(by), { class: "desk-move", "aria-label": `Move ${name} ${way}`, "data-move": by, disabled })
  return [arrow(back, -1, place === 0), arrow(on, 1, place === length - 1)]
}

// What a row is dragged by; its fields go on taking the mouse for their words.
export const handle = () => element("span", { class: "desk-handle", draggable: "true", "aria-hidden": "true" }, "⠿")

// Has rows of a list dragged onto each other by their handles. `move(from, to)` is told places, from 0.
export const listenToDrags = (list, move) => {
  let from = null
  const rowAt = (event) => [...list.children].find((row) => row.contains(event.target))
  const mark = (name, marked) => [...list.children].forEach((row) => row.classList.toggle(name, row === marked))
  list.addEventListener("dragstart", (event) => {
    if (!event.target.matches?.(".desk-handle")) return
    const row = rowAt(event)
    from = [...list.children].indexOf(row)
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", "")
    event.dataTransfer.setDragImage(row, 0, 0)
    mark("is-dragged", row)
  })
  list.addEventListener("dragover", (event) => {
    if (from === null) return
    event.preventDefault()
    mark("takes", rowAt(event))
  })
  list.addEventListener("drop", (event) => {
    if (from === null) return
    event.preventDefault()
    const to = [...list.children].indexOf(rowAt(event))
    if (to >= 0 && to !== from) move(from, to)
  })
  list.addEventListener("dragend", () => {
    from = null
    for (const name of ["takes", "is-dragged"]) mark(name, null)
  })
}

// After a list was built anew: the focus on what moved, on the button that was pressed, or on the other one at an end.
export const focusMoved = (row, by) => {
  const pressed = row?.querySelector(`[data-move="${by}"]`)
  const target = pressed?.disabled ? row.querySelector(`[data-move="${-by}"]`) : pressed
  target?.focus()
}

export const announceMove = (name, place, length) => announce(`${name}: ${place + 1} of ${length}`)
