// “The paper”: what is typed and chosen is seen beside the form at once, and the sections are moved by buttons or drawn.

import { element } from "./elements.js"
import { guardLeaving } from "./guard.js"
import { announceMove, arrows, focusMoved } from "./rows.js"

const field = (name) => document.getElementById(`id_${name}`)
const COLOUR = /^#[0-9a-f]{6}$/i

const echo = (input, places) =>
  input.addEventListener("input", () => document.querySelectorAll(places).forEach((place) => (place.textContent = input.value)))

// The shades are made by the server, which knows how; a colour that is half typed is waited for.
const tryAccent = (input) => {
  const link = document.querySelector("[data-shades]")
  const picker = element("input", { type: "color", "aria-label": "Choose the accent colour", value: COLOUR.test(input.value) ? input.value : "#000000" })
  const show = () => {
    if (!COLOUR.test(input.value)) return
    picker.value = input.value.toLowerCase()
    link.href = `${new URL(link.href).pathname}?accent=${encodeURIComponent(input.value)}`
  }
  picker.addEventListener("input", () => {
    input.value = picker.value
    show()
  })
  input.addEventListener("input", show)
  input.after(picker)
}

const read = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = reject
    reader.readAsDataURL(file)
  })

// The dark page wears the one logo where it has none of its own.
const tryLogo = (input, schemes) =>
  input.addEventListener("change", async () => {
    const [file] = input.files
    if (!file) return
    const address = await read(file)
    for (const scheme of schemes) {
      const image = document.querySelector(`[data-look-logo="${scheme}"]`)
      image.src = address
      image.hidden = false
      image.parentElement.querySelector("[data-look-name]")?.remove()
    }
  })

class Order {
  constructor(list) {
    this.list = list
    this.rows.forEach((row) => this.prepare(row))
    list.addEventListener("dragover", (event) => this.over(event))
    list.addEventListener("drop", (event) => event.preventDefault())
    this.number()
  }

  get rows() {
    return [...this.list.children]
  }

  prepare(row) {
    row.draggable = true
    row.querySelector(".paper-place").hidden = true
    row.append(element("span", { class: "paper-moves" }))
    row.addEventListener("dragstart", (event) => {
      event.dataTransfer.effectAllowed = "move"
      event.dataTransfer.setData("text/plain", this.name(row))
      this.moving = row
      row.classList.add("paper-moved")
    })
    row.addEventListener("dragend", () => {
      row.classList.remove("paper-moved")
      this.moving = null
      this.number()
    })
  }

  name(row) {
    return row.querySelector(".paper-section span").textContent
  }

  over(event) {
    const row = event.target.closest("[data-order] > li")
    if (!this.moving || !row) return
    event.preventDefault()
    const { top, height } = row.getBoundingClientRect()
    if (row !== this.moving) row[event.clientY < top + height / 2 ? "before" : "after"](this.moving)
  }

  move(row, by) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling
    other?.[by < 0 ? "before" : "after"](row)
    this.number()
    focusMoved(row, by)
    announceMove(this.name(row), this.rows.indexOf(row), this.rows.length)
  }

  number() {
    this.rows.forEach((row, place) => {
      row.querySelector("input[type=number]").value = place + 1
      row.querySelector(".paper-moves").replaceChildren(...arrows(this.name(row), place, this.rows.length, (by) => this.move(row, by)))
    })
  }
}

echo(field("name"), "[data-look-name]")
echo(field("strapline"), "[data-look-strap]")
tryAccent(field("accent"))
tryLogo(field("new_logo"), field("dark_logo").value ? ["light"] : ["light", "dark"])
tryLogo(field("new_dark_logo"), ["dark"])
document.querySelectorAll("[data-order]").forEach((list) => new Order(list))
guardLeaving(document.querySelector(".paper-form"))
