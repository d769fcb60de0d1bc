// The page in the frame: as wide as the chosen screen and made smaller where the window is narrower, in the chosen
// colours, and shown anew once the story has been saved in another tab, where the reader's eye was.
import { fieldWords } from "./clocks.js"
import { savedElsewhere } from "./preview-news.js"

const WIDTHS = { phone: 390, tablet: 820, desktop: 1440 }

const preview = document.querySelector(".preview")
const form = preview.querySelector("form")
const stage = preview.querySelector(".preview-stage")
const frame = stage.querySelector("iframe")

const chosen = (name) => new FormData(form).get(name)

const fit = () => {
  const width = WIDTHS[chosen("width")] ?? WIDTHS.desktop
  const room = stage.clientWidth
  const scale = Math.min(1, room / width)
  const left = Math.max(0, (room - width * scale) / 2)
  frame.style.setProperty("--preview-width", `${width}px`)
  frame.style.setProperty("--preview-scale", scale)
  frame.style.setProperty("--preview-height", `${stage.clientHeight / scale}px`)
  frame.style.marginInlineStart = `${left}px`
}

// As readers' own switch for light and dark does it (static/js/site.js), but without remembering it.
const colour = () => {
  const root = frame.contentDocument?.documentElement
  if (!root) return
  const colours = chosen("colours")
  if (colours) root.dataset.theme = colours
  else delete root.dataset.theme
}

// The field has the browser's own way with dates, which may put the month before the day.
const field = document.getElementById("id_at")
const told = form.querySelector(".preview-moment")
const tell = () => (told.textContent = fieldWords(field.value))

// Width and colours need no new page; the address still says them, for whoever loads it again or sends it on.
const remember = () => {
  const address = new URL(location)
  for (const name of ["width", "colours"]) address.searchParams.set(name, chosen(name) ?? "")
  history.replaceState(null, "", address)
}

const showAnew = () => {
  const { scrollX, scrollY } = frame.contentWindow
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(scrollX, scrollY), { once: true })
  frame.contentWindow.location.reload()
}

// On a phone, a phone: unless the address says otherwise.
if (innerWidth < WIDTHS.tablet && !new URL(location).searchParams.get("width")) form.elements.width.value = "phone"

form.addEventListener("change", ({ target }) => {
  if (target.name === "show") return form.requestSubmit()
  fit()
  colour()
  remember()
})
field.addEventListener("input", tell)
frame.addEventListener("load", colour)
new ResizeObserver(fit).observe(stage)
savedElsewhere(preview.dataset.story, showAnew)
tell()
fit()
colour()
