// The board: arrows go from card to card, a card's menu and the mouse move it along.

import { tell } from "./ask.js"
import { askInDialog, attempt, openAsking, openForm, renew, say } from "./asked.js"

const board = document.querySelector("[data-board]")
const columns = () => [...board.querySelectorAll(".desk-column")]
const cardsOf = (column) => [...column.querySelectorAll(".desk-card")]
const headline = (card) => card?.querySelector(".desk-card-headline")
const menu = (card) => card?.querySelector(".desk-moves")

// Keys. From a card, in the direction of an arrow, the card to go to.
const beside = (card, key) => {
  const all = columns()
  const column = all.indexOf(card.closest(".desk-column"))
  const place = cardsOf(all[column]).indexOf(card)
  if (key === "ArrowUp" || key === "ArrowDown") return cardsOf(all[column])[place + (key === "ArrowDown" ? 1 : -1)]
  if (key === "Home") return cardsOf(all[column])[0]
  if (key === "End") return cardsOf(all[column]).at(-1)
  const rest = key === "ArrowRight" ? all.slice(column + 1) : all.slice(0, column).reverse()
  const filled = rest.map(cardsOf).find((cards) => cards.length)
  return filled?.[Math.min(place, filled.length - 1)]
}

const MOVES = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]
const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey

const closeMenus = (but) => {
  for (const open of board.querySelectorAll(".desk-moves[open]")) if (open !== but) open.open = false
}

const openMenu = (card) => {
  const moves = menu(card)
  if (!moves) return
  moves.open = true
  moves.querySelector("button, a")?.focus()
}

const goInMenu = (moves, key) => {
  const choices = [...moves.querySelectorAll("button, a")]
  const at = choices.indexOf(document.activeElement)
  const to = key === "Home" ? 0 : key === "End" ? choices.length - 1 : at + (key === "ArrowDown" ? 1 : -1)
  choices[(to + choices.length) % choices.length]?.focus()
}

const keyInMenu = (event, moves) => {
  if (event.key === "Escape") {
    moves.open = false
    headline(moves.closest(".desk-card")).focus()
  } else if (["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) goInMenu(moves, event.key)
  else return
  event.preventDefault()
}

board.addEventListener("keydown", (event) => {
  const card = event.target.closest(".desk-card")
  if (!card || !isPlain(event)) return
  const open = event.target.closest(".desk-moves[open]")
  if (open) return keyInMenu(event, open)
  if (event.key.toLowerCase() === "m") openMenu(card)
  else if (MOVES.includes(event.key)) headline(beside(card, event.key))?.focus()
  else return
  event.preventDefault()
})

// A menu that opens closes the others; one that is left closes.
board.addEventListener("toggle", (event) => event.target.open && closeMenus(event.target), true)
document.addEventListener("click", (event) => closeMenus(event.target.closest?.(".desk-moves")))
board.addEventListener("focusout", ({ target, relatedTarget }) => {
  const moves = target.closest(".desk-moves")
  if (moves && relatedTarget && !moves.contains(relatedTarget)) moves.open = false
})

// Moves. What was not done may be so since somebody else was first: the board is shown as it is now.
const renewed = async (answer, story) => {
  await renew("[data-board]")
  document.querySelector(`#story-${story}`)?.focus()
  if (answer) say(answer.done)
}

// What a press of a menu's button asks; where the desk answers with a form, it is shown with its sentence.
const press = async (choice) => {
  const { asks } = choice.dataset
  if (asks) return askInDialog(asks)
  try {
    return await tell(choice.formAction, { verb: choice.value })
  } catch (error) {
    if (!error.said?.form) throw error
    const template = document.createElement("template")
    template.innerHTML = error.said.form
    return openForm(error.said.title, template.content.querySelector("form"))
  }
}

board.addEventListener("submit", async (event) => {
  const choice = event.submitter
  if (!choice?.value) return
  event.preventDefault()
  const card = choice.closest(".desk-card")
  closeMenus()
  headline(card).focus()
  await renewed(await attempt(() => press(choice)), card.dataset.story)
})
openAsking(document, async (answer, link) => {
  const card = link.closest(".desk-card")
  await renewed(answer, card?.dataset.story ?? answer.story)
})

// The mouse.
let dragged = null
const choiceFor = (card, column) => card.querySelector(`.desk-moves button[data-to="${column.dataset.column}"]`)

board.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".desk-card")
  if (!dragged) return
  event.dataTransfer.effectAllowed = "move"
  for (const column of columns()) column.classList.toggle("takes", Boolean(choiceFor(dragged, column)))
})
board.addEventListener("dragover", (event) => {
  const column = event.target.closest(".desk-column")
  if (dragged && column && column !== dragged.closest(".desk-column")) event.preventDefault()
})
board.addEventListener("drop", (event) => {
  const column = event.target.closest(".desk-column")
  if (!dragged || !column) return
  event.preventDefault()
  const choice = choiceFor(dragged, column)
  if (choice) return choice.form.requestSubmit(choice)
  say(`“${headline(dragged).textContent}” cannot go to “${column.querySelector("h2").firstChild.textContent.trim()}” from where it is, or not by you.`, true)
})
board.addEventListener("dragend", () => {
  dragged = null
  for (const column of columns()) column.classList.remove("takes")
})
