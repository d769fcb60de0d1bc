// The calendar by keyboard and mouse. Without this script it is a page of links.

import { tell } from "./ask.js"
import { attempt, openAsking, renew, say } from "./asked.js"

const calendar = document.querySelector("[data-calendar]")
const grid = () => calendar.querySelector(".desk-spread")
const days = () => [...calendar.querySelectorAll(".desk-day")]
const linksOf = (day) => [...day.querySelectorAll("a:not(.desk-entry-move)")]
const link = (selector) => calendar.querySelector(`.desk-turns ${selector}`)

// One day at a time is a stop of the tabulator; arrows move it.
const stopAt = (day) => {
  for (const each of days()) each.tabIndex = each === day ? 0 : -1
  day.focus()
}

// The date as the desk's addresses write it, some days on. Dates have no clock here, so that none can be jumped over.
const daysOn = (day, number) => {
  const [year, month, date] = day.split("-").map(Number)
  return new Date(Date.UTC(year, month - 1, date + number)).toISOString().slice(0, 10)
}

const dated = (place, day) => {
  const address = new URL(place, location.href)
  address.searchParams.set("day", day)
  return address
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

// Over the edge of what is shown, the page turns to the day that lies there.
const step = (day, number) => {
  const wanted = daysOn(day.dataset.day, number)
  const there = calendar.querySelector(`[data-day="${wanted}"]`)
  if (there) return stopAt(there)
  location.assign(`${dated(link("[aria-current]").href, wanted)}#day`)
}

const go = (place) => location.assign(`${place.href}#day`)
const TURNS = {
  n: () => go(link("[rel=next]")),
  p: () => go(link("[rel=prev]")),
  t: () => go(link("[data-today]")),
  w: (day) => location.assign(`${dated(link("[data-view=week]").href, day)}#day`),
  o: (day) => location.assign(`${dated(link("[data-view=month]").href, day)}#day`),
}

const inEntry = (event, day) => {
  const all = linksOf(day)
  const at = all.indexOf(event.target.closest("li").querySelector("a"))
  if (event.key === "Escape") day.focus()
  else if (event.key === "ArrowDown") all[Math.min(at + 1, all.length - 1)].focus()
  else if (event.key === "ArrowUp") all[Math.max(at - 1, 0)].focus()
  else if (event.key.toLowerCase() === "d") event.target.closest("li").querySelector(".desk-entry-move")?.click()
  else return false
  return true
}

const onDay = (event, day) => {
  if (event.key in STEPS) step(day, STEPS[event.key])
  else if (event.key === "Home" || event.key === "End") {
    const week = [...day.parentElement.querySelectorAll(".desk-day")]
    stopAt(event.key === "Home" ? week[0] : week.at(-1))
  } else if (event.key === "Enter") linksOf(day)[0]?.focus()
  else return false
  return true
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return
  const day = event.target.closest?.(".desk-day")
  if (day) {
    const isDone = event.target === day ? onDay(event, day) : inEntry(event, day)
    if (isDone) return event.preventDefault()
  }
  const turn = TURNS[event.key.toLowerCase()]
  if (!turn || event.target.closest("dialog")) return
  event.preventDefault()
  turn((day ?? calendar.querySelector(".desk-day[tabindex='0']")).dataset.day)
})

// After the page was turned by a key, the focus is on the day that was asked for. (No element has that name: the browser
// would take the focus away to it.)
if (location.hash === "#day") calendar.querySelector(".desk-day[tabindex='0']")?.focus()

// A plan's other day, by the dialog or the mouse.
const planned = async (answer, address) => {
  await renew(".desk-spread")
  calendar.querySelector(`[data-plan="${address}"] a`)?.focus()
  say(answer.done)
}
openAsking(document, (answer, asked) => planned(answer, asked.closest("[data-plan]")?.dataset.plan ?? ""))

let dragged = null
const isDragged = (event) => dragged && event.target.closest(".desk-day")
grid().addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-plan]")
  if (dragged) event.dataTransfer.effectAllowed = "move"
})
grid().addEventListener("dragover", (event) => {
  if (!isDragged(event)) return
  event.preventDefault()
  for (const day of days()) day.classList.toggle("takes", day === event.target.closest(".desk-day"))
})
grid().addEventListener("drop", async (event) => {
  if (!isDragged(event)) return
  event.preventDefault()
  const { plan } = dragged.dataset
  const { day } = event.target.closest(".desk-day").dataset
  const answer = await attempt(() => tell(plan, { day }))
  if (answer) await planned(answer, plan)
})
grid().addEventListener("dragend", () => {
  dragged = null
  for (const day of days()) day.classList.remove("takes")
})
