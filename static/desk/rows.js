// Things chosen, in an order that buttons and keys change: authors, related stories, the pictures of a gallery.

import { announce, button } from "./elements.js"

// The list with one thing moved by some places.
export const moved = (list, from, by) => {
  const to = Math.max(0, Math.min(list.length - 1, from + by))
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, list[from])
}

// The two buttons that move something of a list. `move(by)` is told −1 or +1.
export const arrows = (name, place, length, move) => [
  button("↑", () => move(-1), { class: "desk-move", "aria-label": `Move ${name} up`, "data-move": "-1", disabled: place === 0 }),
  button("↓", () => move(1), { class: "desk-move", "aria-label": `Move ${name} down`, "data-move": "1", disabled: place === length - 1 }),
]

// After a list was built anew: the focus on what moved, on the button that was pressed, or on the other one at an end.
export const focusMoved = (row, by) => {
  const pressed = row?.querySelector(`[data-move="${by}"]`)
  const target = pressed?.disabled ? row.querySelector(`[data-move="${-by}"]`) : pressed
  target?.focus()
}

export const announceMove = (name, place, length) => announce(`${name}: ${place + 1} of ${length}`)
