// The checklist beside the text: what the gate says of the story as it stands in the form, and the way to each place.
import { address, tell } from "./ask.js"
import { element, later } from "./elements.js"
import { reveal } from "./panels.js"
import { goTo } from "./passages-in-text.js"

const PAUSE = 1_200 // milliseconds without a key, before the story is looked at again
const SOON = 12_000 // until an embed that is being fetched is asked after
const MOST_LOOKS = 10 // after such embeds, in a row

const section = document.querySelector(".desk-checklist")
const form = section.closest("form")
const part = (name) => section.querySelector(`.desk-checklist-${name}`)
let running = null
let looks = 0

const editor = () => form.querySelector(".field-body .ProseMirror[contenteditable=true]")?.editor

const verdict = (musts, shoulds) => {
  if (musts === 1) return "1 thing must be mended before readers can see it."
  if (musts) return `${musts} things must be mended before readers can see it.`
  return shoulds ? section.dataset.fine : "All clear."
}

const lead = ({ field, passage }) => {
  if (field === "body" && editor()) return goTo(editor(), passage)
  if (field === "notes") return reveal(document.querySelector("#desk-notes-heading button, #desk-notes-heading"))
  reveal(document.getElementById(`id_${field}`))
}

const again = async (passage) => {
  looks = 0
  await tell(address("embed"), { address: passage, again: "1" }).catch(() => {}) // the next look says how it stands
  look()
}

const item = ({ check, field, passage, words }) =>
  element(
    "li",
    {},
    element("button", { type: "button", "data-check": check, "data-field": field, "data-passage": passage }, words),
    check === "embeds" && element("button", { type: "button", class: "desk-checklist-again", "data-again": passage }, "Try again"),
  )

const isWaiting = ({ check }) => check === "embeds_waiting"

// Only what changed is drawn anew, so that a button that has the focus keeps it.
const fill = (list, problems) => {
  const drawn = JSON.stringify(problems)
  list.hidden = !problems.length
  if (list.dataset.drawn === drawn) return
  const focused = list.contains(document.activeElement) ? document.activeElement.textContent : null
  list.dataset.drawn = drawn
  list.replaceChildren(...problems.map(item))
  if (focused === null) return
  const same = [...list.querySelectorAll("button")].find(({ textContent }) => textContent === focused)
  ;(same ?? list.querySelector("button") ?? section.querySelector("h2 button"))?.focus({ preventScroll: true })
}

const say = (place, words) => {
  if (place.textContent !== words) place.textContent = words
}

const show = ({ problems }) => {
  const musts = problems.filter(({ level }) => level === "must")
  const shoulds = problems.filter(({ level }) => level !== "must")
  fill(part("musts"), musts)
  fill(part("shoulds"), shoulds)
  say(part("verdict"), verdict(musts.length, shoulds.length))
  say(part("count"), String(musts.length || shoulds.length || "✓"))
  part("count").dataset.level = musts.length ? "must" : shoulds.length ? "should" : "clear"
  document.dispatchEvent(new CustomEvent("desk:checked", { detail: { musts: musts.length, shoulds: shoulds.length } }))
  if (problems.some(isWaiting) && looks++ < MOST_LOOKS) setTimeout(look, SOON)
}

// Of two looks the later one counts.
const look = async () => {
  running?.abort()
  const mine = (running = new AbortController())
  section.classList.add("desk-checking")
  try {
    show(await tell(address("checklist"), new FormData(form), { signal: mine.signal }))
  } catch {
    // the list stays as it was: the status line says when the paper cannot be reached
  }
  if (running === mine) section.classList.remove("desk-checking")
}

section.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button[data-field], button[data-again]")?.dataset ?? {}
  if (pressed.again) again(pressed.again)
  else if (pressed.field) lead(pressed)
})

if (address("checklist")) {
  const soon = later(PAUSE, look)
  document.addEventListener("desk:change", () => {
    looks = 0
    soon()
  })
  document.addEventListener("desk:saved", soon)
  document.addEventListener("desk:notes", soon)
}
