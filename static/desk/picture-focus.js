// What must stay in view: a click on the picture says it, and so do a drag of the mark and the arrow keys on it.

import { announce, button, element, later } from "./elements.js"
import { showCrops } from "./picture-crops.js"

const STEP = 0.01
const FAR = 0.1
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const within = (number) => Math.round(Math.max(0, Math.min(1, number)) * 1000) / 1000
const percent = (number) => `${Math.round(number * 100)} %`

class Focus {
  constructor(root, image) {
    Object.assign(this, { root, image, across: root.querySelector("[name=focus_x]"), down: root.querySelector("[name=focus_y]") })
    this.frame = root.querySelector(".picture-frame")
    this.crop = showCrops(root.querySelectorAll(".picture-crop"), image)
    this.say = later(400, () => announce(this.words))
    if (this.across) this.open()
    this.show()
  }

  get point() {
    const number = (field) => (field && Number.isFinite(field.valueAsNumber) ? within(field.valueAsNumber) : 0.5)
    return { across: number(this.across), down: number(this.down) }
  }

  get words() {
    const { across, down } = this.point
    return `${percent(across)} across, ${percent(down)} down`
  }

  open() {
    const about = { class: "picture-mark", "aria-label": "What must stay in view", "aria-describedby": "picture-focus-help" }
    this.mark = element("button", { type: "button", ...about })
    this.mark.addEventListener("keydown", (event) => this.pressed(event))
    this.frame.append(this.mark)
    this.frame.classList.add("picture-frame-open")
    // A click, or a drag by the mark: a thumb that scrolls over the picture moves nothing.
    this.frame.addEventListener("click", (event) => event.detail && this.pointed(event))
    this.mark.addEventListener("pointerdown", (event) => this.mark.setPointerCapture(event.pointerId))
    this.mark.addEventListener("pointermove", (event) => this.mark.hasPointerCapture(event.pointerId) && this.pointed(event))
    this.root.querySelector(".picture-focus-numbers").append(button("To the middle", () => this.put(0.5, 0.5), { class: "button" }))
    for (const field of [this.across, this.down]) field.addEventListener("input", () => this.show())
  }

  pointed({ clientX, clientY }) {
    const box = this.image.getBoundingClientRect()
    this.put((clientX - box.left) / box.width, (clientY - box.top) / box.height)
    this.mark.focus({ preventScroll: true })
  }

  pressed(event) {
    if (!(event.key in ARROWS)) return
    event.preventDefault()
    const [right, below] = ARROWS[event.key]
    const step = event.shiftKey ? FAR : STEP
    this.put(this.point.across + right * step, this.point.down + below * step)
  }

  put(across, down) {
    this.across.value = within(across)
    this.down.value = within(down)
    this.down.dispatchEvent(new Event("input", { bubbles: true }))
    this.say()
  }

  show() {
    const { across, down } = this.point
    this.crop(this.point)
    if (!this.mark) return
    this.mark.style.left = `${across * 100}%`
    this.mark.style.top = `${down * 100}%`
  }
}

export const watchFocus = (root) => {
  const start = () => new Focus(root, root.querySelector(".picture-frame img"))
  if (root.querySelector(".picture-frame img")) start()
  else root.addEventListener("desk:made", start, { once: true })
}
