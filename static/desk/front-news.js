// What colleagues do to a page while it is open, and who of them has it open, too. What they publish or schedule is shown
// at once, and so is what becomes of the stories that are pinned, and what fills the other places. A draft that they
// changed is told of, and shown once that is asked for: what is done next is meant for the draft that one sees.

import { address, Refused, tell } from "./ask.js"
import { found, say } from "./asked.js"
import { button, element } from "./elements.js"
import { keepInTouch } from "./in-touch.js"
import { showOthers } from "./presence.js"

const SAID = { draft: "drafted", current: "published", ahead: "scheduled" } // by what the line knows of

const FILLED = "Other stories stand in places that fill themselves."

const line = () => document.querySelector(".front-status")

const states = (pins = "") => new Map(pins.split(" ").map((pin) => pin.split(":")))

const storyIn = (card) => card?.dataset.story ?? card?.dataset.stands

// Where the card of a place is by now: in that place, or where its story went.
const cardNow = (part, card) => {
  const same = part.querySelector(`#${card.id}`)
  if (storyIn(same) === storyIn(card)) return same
  return [...part.querySelectorAll("[data-place]")].find((each) => storyIn(each) && storyIn(each) === storyIn(card)) ?? same
}

const among = (place, was, what) => {
  const known = what(was)
  return [...place.querySelectorAll("a[href], button:not(:disabled)")].find((each) => known && what(each) === known)
}

// What is by now the button, link or place that was there: on a card the one that does the same, else the card; elsewhere
// the one of that name or address. Null or undefined where there is none.
const controlNow = (part, was) => {
  const card = was.closest("[data-place]")
  if (!card) return among(part, was, (each) => each.name || each.id || each.getAttribute("href"))
  const now = cardNow(part, card)
  if (!now || was === card) return now
  return among(now, was, (each) => each.name || (each.matches("[data-asks]") ? "details" : "headline")) ?? now
}

// Draws a part anew around the focus, which stays on what it is on, wherever that stands by then, or goes to the next that
// takes it.
const redraw = (part, nodes) => {
  const focusable = () => [...part.querySelectorAll("a[href], button, [tabindex]")]
  const was = document.activeElement
  const at = focusable().indexOf(was)
  part.replaceChildren(...nodes)
  if (at < 0) return
  const next = () => focusable().slice(at).find((each) => !each.disabled) ?? focusable().findLast((each) => !each.disabled)
  ;(controlNow(part, was) ?? next())?.focus({ preventScroll: true })
}

// `screen`: the element in which the page is arranged. `drawAnew` draws all of it, and goes on at a button; `acts`: how
// many acts have begun or ended so far.
export const followColleagues = (screen, { drawAnew, acts }) => {
  const inSight = () => [...screen.querySelectorAll("[data-place]")].find((each) => each.getBoundingClientRect().bottom > 0)
  const topOf = (id) => document.getElementById(id).getBoundingClientRect().top

  // What became of the stories pinned in the draft that is open, in sentences: they are deleted, or in another state.
  // Processes of the release before, which may answer during an upgrade, say nothing of pins nor of what fills places; that
  // may go one release later.
  const became = (pins = line().dataset.pins) => {
    const now = states(pins)
    const told = ([number, state]) => {
      const headline = screen.querySelector(`[data-place][data-story="${number}"] .front-headline`)?.textContent
      if (!headline || now.get(number) === state) return []
      return now.has(number) ? `“${headline}” is ${now.get(number).replace("draft", "a draft")} now.` : `“${headline}” was deleted.`
    }
    return [...states(line().dataset.pins)].flatMap(told)
  }

  // All but the stories to put, where somebody may be typing; no place moves in the window.
  const drawAround = async (isOver) => {
    const nodes = await found("[data-arranging]").catch(() => null) // asked for again the next time
    if (!nodes || isOver()) return false
    const drawn = element("div", {}, ...nodes)
    const { id } = inSight() ?? {}
    const before = id && topOf(id)
    const parts = drawn.querySelectorAll("[data-follows]")
    screen.querySelectorAll("[data-follows]").forEach((part, at) => redraw(part, parts[at].childNodes))
    if (id) scrollBy({ top: topOf(id) - before, behavior: "instant" })
    return true
  }

  const offer = (words) => {
    if (line().dataset.told === words) return
    line().dataset.told = words
    line().replaceChildren(`${words} `, button("Show it", drawAnew, { class: "front-show" }))
  }

  const look = async () => {
    const before = acts()
    const isOver = () => acts() !== before || screen.matches(".is-dragging") || document.querySelector("dialog[open]")
    const told = await tell(address("standing"))
    showOthers(document.querySelector(".desk-presence"), told.others)
    const changed = Object.keys(SAID).filter((name) => String(told[name]) !== line().dataset[name])
    const isSame = !changed.includes("draft") && !changed.includes("current")
    const pinned = isSame ? became(told.pins) : [] // other drafts have other pins
    const isFilled = isSame && (told.fills ?? line().dataset.fills) !== line().dataset.fills
    if (isOver() || !(changed.length || pinned.length || isFilled)) return
    const words = [...changed.map((name) => told[SAID[name]]), ...pinned].join(" ") || FILLED
    if (changed.includes("draft")) offer(words)
    else if (await drawAround(isOver)) say(words)
  }

  keepInTouch(() =>
    look().catch((error) => {
      if (!(error instanceof Refused)) throw error // the next act says what is wrong
    }),
  )
}
