// Under a field that asks for a moment: what the paper's clock shows now, and moments that a press fills in.

import { button, element } from "./elements.js"

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TICK = 10_000 // milliseconds after which the clock is read again

// What clocks in the zone show at an instant, as the field writes it: “2026-11-27T06:00”.
const fieldOf = (instant, zone) => {
  const two = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", ...two, hourCycle: "h23" })
  return format.format(instant).replace(" ", "T")
}

const dayOf = (shown) => shown.slice(0, 10)
const timeOf = (shown) => shown.slice(11, 16)
const dayAfter = (day) => new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10)

// Pairs of words and what is filled in. An evening that is over is not offered.
export const momentsFrom = (now, zone) => {
  const today = dayOf(fieldOf(now, zone))
  const found = [["In 1 hour", fieldOf(now + HOUR, zone)]]
  if (timeOf(fieldOf(now, zone)) < "18:00") found.push(["Today 18:00", `${today}T18:00`])
  return [...found, ["Tomorrow 06:00", `${dayAfter(today)}T06:00`]]
}

class Moments extends HTMLElement {
  connectedCallback() {
    const { zone } = this.dataset
    const clock = element("span", { class: "desk-moments-now" })
    const tell = () => (clock.textContent = `It is ${timeOf(fieldOf(Date.now(), zone))} in ${zone.split("/").at(-1).replaceAll("_", " ")}.`)
    const chips = momentsFrom(Date.now(), zone).map(([words]) => button(words, () => this.fill(words), { class: "desk-moment-chip" }))
    tell()
    this.ticking = setInterval(tell, TICK)
    this.setAttribute("role", "group")
    this.setAttribute("aria-label", "Moments to choose")
    this.replaceChildren(clock, ...chips)
  }

  disconnectedCallback() {
    clearInterval(this.ticking)
  }

  // By the clock as it is when the button is pressed: the page may have stood open for hours.
  fill(words) {
    const field = document.getElementById(this.getAttribute("for"))
    const found = momentsFrom(Date.now(), this.dataset.zone).find(([each]) => each === words)
    if (!found) return
    field.value = found[1]
    field.dispatchEvent(new Event("input", { bubbles: true }))
    field.focus()
  }
}

customElements.define("desk-moments", Moments)
