// Panels beside a story that the server writes: what is filled up to read next, and its series. They are fetched once the
// page stands, and after a save of a field that they follow; their buttons act without leaving the page, so that nothing
// typed is lost.

import { ask, tell } from "./ask.js"
import { announce, soon } from "./elements.js"

class Panel {
  constructor(section) {
    this.section = section
    this.address = section.dataset.fetch
    this.place = section.querySelector(".desk-fetched")
    this.trouble = section.querySelector(".desk-trouble")
    section.addEventListener("click", (event) => this.pressed(event))
    for (const kind of ["input", "change"]) section.addEventListener(kind, (event) => event.stopPropagation()) // no change of the story
    document.addEventListener("desk:saved", soon(500, () => this.followed() !== this.known && this.look()))
    this.look()
  }

  followed() {
    const { elements } = this.section.closest("form")
    return (this.section.dataset.follows ?? "").split(" ").map((name) => elements[name]?.value).join("\n")
  }

  // Whoever is in the middle of it is not disturbed.
  async look() {
    if (this.place.contains(document.activeElement)) return
    this.known = this.followed()
    try {
      this.show(await ask(this.address))
    } catch (error) {
      this.trouble.textContent = error.message
    }
  }

  show({ html }) {
    const fresh = document.createElement("template")
    fresh.innerHTML = html // as the server escaped it
    this.place.replaceChildren(fresh.content)
    this.trouble.textContent = ""
  }

  pressed(event) {
    const button = event.target.closest("button[name]")
    if (!button) return
    event.preventDefault()
    if (button.name === "pick" && this.pick(button.closest("[data-story]"))) return
    this.act(button)
  }

  // Into the form's own list, which saves itself.
  pick({ dataset }) {
    const field = document.querySelector("[data-chips=links]")
    if (!field || field.disabled) return false
    field.dispatchEvent(new CustomEvent("desk:pick", { detail: { id: Number(dataset.story), headline: dataset.headline } }))
    this.section.querySelector("h2").focus()
    this.place.querySelector(`[data-story="${dataset.story}"]`)?.remove()
    return true
  }

  async act(button) {
    const fields = Object.fromEntries([...this.place.querySelectorAll("select")].map(({ name, value }) => [name, value]))
    button.disabled = true
    try {
      const said = await tell(this.address, { ...fields, [button.name]: button.value })
      this.section.querySelector("h2").focus()
      this.show(said)
      announce(said.done)
    } catch (error) {
      this.trouble.textContent = error.message
      button.disabled = false
    }
  }
}

document.querySelectorAll("[data-fetch]").forEach((section) => new Panel(section))
