// Keys on the screen of a page: arrows go from place to place, with Shift they move what is pinned; Delete takes it off,
// D opens the details of a place, P the menu of a story, or pins what came into its place by itself. Control and Z
// undoes, with Shift, or with Y, it is done again.

const cards = (from) => [...from.closest("[data-board], [data-stories]").querySelectorAll("[data-place], .front-story")]
const reach = (card) => card?.querySelector(".front-headline a, .front-acts a")?.focus()
const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey

const press = (card, selector) => {
  const target = card.querySelector(selector)
  if (target && !target.disabled) target.click()
  return Boolean(target)
}

const pin = (card) => {
  const menu = card.querySelector(".desk-moves")
  if (!menu) return press(card, "button[name=put]")
  menu.open = true
  menu.querySelector("button").focus()
  return true
}

const goInMenu = (menu, by) => {
  const choices = [...menu.querySelectorAll("button")]
  choices[(choices.indexOf(document.activeElement) + by + choices.length) % choices.length].focus()
}

const STEPS = { ArrowUp: -1, ArrowDown: 1 }

const doKey = (event, card) => {
  const by = STEPS[event.key]
  const menu = event.target.closest(".desk-moves[open]")
  if (by && menu) return goInMenu(menu, by) ?? true
  if (by && event.shiftKey) return press(card, `button[name=${by < 0 ? "up" : "down"}]`)
  if (by) return reach(cards(card)[cards(card).indexOf(card) + by]) ?? true
  if (event.key === "Delete") return press(card, "button[name=clear]")
  if (event.key.toLowerCase() === "d") return press(card, "a[data-asks]")
  return event.key.toLowerCase() === "p" && pin(card)
}

export const listenToKeys = (screen) =>
  screen.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-place], .front-story")
    if (card && isPlain(event) && doKey(event, card)) event.preventDefault()
  })

// Whether the letter came in capitals says nothing: Caps Lock may be on.
const ofHistory = ({ key, shiftKey }) => ({ z: shiftKey ? "redo" : "undo", y: "redo" })[key.toLowerCase()]

// Anywhere on the page but in a field, which has an undo of its own, and in a dialog.
export const listenToUndo = (screen) =>
  document.addEventListener("keydown", (event) => {
    const name = (event.ctrlKey || event.metaKey) && !event.altKey && ofHistory(event)
    if (!name || event.target.closest("input, select, textarea, dialog")) return
    if (press(screen, `button[name=${name}]`)) event.preventDefault()
  })
