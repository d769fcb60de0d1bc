// The screen of an arranged page: what its buttons do is done without leaving it, and so is what is dragged.

import { tell } from "./ask.js"
import { attempt, fresh, openAsking, renew, say } from "./asked.js"
import { makeChips } from "./chips.js"
import { listenToDrags } from "./front-drag.js"
import { followColleagues } from "./front-news.js"
import { listenToKeys, listenToUndo } from "./front-keys.js"
import { makePictureField } from "./picture-field.js"

const screen = document.querySelector("[data-arranging]")
const base = () => screen.querySelector("input[name=base]")?.value ?? ""

// Where an act began: the story it moves, and the card (a place, or a story to put) in which the focus was; scheduling and
// cancelling begin elsewhere, and end at the button of the one.
const whereOf = (element, story) => {
  const { id, dataset = {} } = element?.closest("[data-place], .front-story") ?? {}
  return { story: story ?? dataset.story, id: id ?? (element?.closest("[data-asks]") && "front-schedule") }
}

// Where the focus goes once the screen is drawn anew: to the same button of what moved, else to its place, on which a
// second press of Enter does nothing; of a place that was emptied to that place; of undoing to that button, or where
// nothing is left to be undone to the other.
const focusOn = ({ story, id }, button) => {
  const card = (story && screen.querySelector(`[data-place][data-story="${story}"]`)) || (id && document.getElementById(id))
  const buttons = (place) => place?.querySelector(`button[name="${button}"]:not(:disabled)`)
  const others = { undo: "redo", redo: "undo" }
  const other = others[button] && screen.querySelector(`button[name="${others[button]}"]:not(:disabled)`)
  const target = buttons(card) ?? card ?? buttons(screen.querySelector(".front-buttons")) ?? other ?? screen.querySelector("[data-board] a")
  target?.focus({ preventScroll: true })
  ;(target?.querySelector("a") ?? target)?.scrollIntoView({ block: "nearest", behavior: "instant" })
}

let acts = 0 // that have begun, or are to be shown

const topOf = (id) => (id && document.getElementById(id)?.getBoundingClientRect().top) ?? null

// What the desk said as the page was opened, of publishing or of a conflict, is settled once something else is done. The
// card in which the act began stays under the pointer, however much is drawn above it.
const drawAnew = async ({ id } = {}) => {
  acts += 1
  const drawn = await fresh("[data-arranging]")
  const before = topOf(id)
  screen.replaceChildren(...drawn)
  document.querySelector(".messagelist")?.remove()
  const after = topOf(id)
  if (before !== null && after !== null) scrollBy({ top: after - before, behavior: "instant" })
}

const done = async (answer, where, button) => {
  await drawAnew(where)
  focusOn(where, button)
  say(answer.done)
}

// Where an act is about a story in its place: the place where that story stands by now; undefined where it is gone or at
// the end.
const placeNow = (name, story) =>
  screen.querySelector(`[data-place][data-story="${story}"] button[name="${name}"]:not(:disabled)`)?.value
const OF_ITS_PLACE = ["up", "down", "clear"]

// One act on the draft, as its button names it. Somebody else may have changed the draft: then it is shown as it is now.
const carryOut = async (name, value, story, from) => {
  const said = OF_ITS_PLACE.includes(name) ? placeNow(name, story) : value
  if (!said) return
  const where = whereOf(from, story)
  acts += 1
  const answer = await attempt(() => tell(screen.querySelector("[data-acts]").action, { base: base(), [name]: said }))
  if (answer) return done(answer, where, name)
  refusals += 1
  await drawAnew(where)
  focusOn(where, name)
}

// Whoever presses faster than the screen is drawn anew has one act done after the other; what was pressed before a refusal
// was meant for the screen as it was, and is not done.
let running = Promise.resolve()
let refusals = 0
const putting = new Set() // what is pressed once more before it is shown is put once
const act = (name, value, story, from = document.activeElement) => {
  if (putting.has(value)) return running
  if (name === "put") putting.add(value)
  const seen = refusals
  const carriedOut = running
    .then(() => seen === refusals && carryOut(name, value, story, from))
    .finally(() => putting.delete(value))
  running = carriedOut.catch(() => {})
  return carriedOut
}

const storyOf = (button) => (button.name === "put" ? button.value.split(":")[0] : button.closest("[data-story]")?.dataset.story)

screen.addEventListener("submit", (event) => {
  const { submitter, target } = event
  if (!target.matches("[data-acts]") || !submitter?.name) return
  event.preventDefault()
  act(submitter.name, submitter.value, storyOf(submitter), submitter.closest("[data-place]") ?? document.activeElement)
})

// Details of a place, in a dialog whose picture is chosen from the library and whose story is found by its headline.
openAsking(screen, (answer, link) => done(answer, whereOf(link), "details"))
const hideUnused = (choice) => {
  for (const name of ["tag", "section"]) {
    const row = choice.form.elements[name]?.closest(".desk-asked-field")
    if (row) row.hidden = choice.value !== name
  }
}
document.addEventListener("change", ({ target }) => target.matches("dialog [name=otherwise]") && hideUnused(target))
new MutationObserver(() => {
  document.querySelectorAll("dialog select[name=otherwise]").forEach(hideUnused)
  for (const field of document.querySelectorAll("dialog input[data-picture]")) {
    makePictureField(field)
    field.removeAttribute("data-picture")
  }
  for (const field of document.querySelectorAll("dialog input[data-chips]")) {
    makeChips(field)
    field.removeAttribute("data-chips")
  }
}).observe(document.body, { childList: true, subtree: true })

// A search keeps the screen as it is, and its words in the address.
screen.addEventListener("submit", async (event) => {
  if (!event.target.matches(".front-find")) return
  event.preventDefault()
  history.replaceState(null, "", `?${new URLSearchParams(new FormData(event.target))}`)
  await renew("[data-arranging]")
  screen.querySelector(".front-find input").focus()
  say(`${screen.querySelectorAll(".front-story").length} stories`)
})
screen.addEventListener("change", ({ target }) => target.matches(".front-find select") && target.form.requestSubmit())

// The page in the list of pages is shown as soon as it is chosen.
document.querySelector(".front-pages select").addEventListener("change", ({ target }) => target.form.requestSubmit())

// A menu that opens closes the others; Escape closes it.
const closeMenus = (but) => {
  for (const open of screen.querySelectorAll(".desk-moves[open]")) if (open !== but) open.open = false
}
screen.addEventListener("toggle", ({ target }) => target.open && closeMenus(target), true)
document.addEventListener("click", ({ target }) => closeMenus(target.closest?.(".desk-moves")))
screen.addEventListener("keydown", (event) => {
  const menu = event.target.closest(".desk-moves[open]")
  if (!menu || event.key !== "Escape") return
  menu.open = false
  menu.querySelector("summary").focus()
})

const showTheirs = async () => {
  await drawAnew()
  focusOn({ id: "front-schedule" })
}

followColleagues(screen, { drawAnew: showTheirs, acts: () => acts })
listenToDrags(screen, act)
listenToKeys(screen)
listenToUndo(screen)
