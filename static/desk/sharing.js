// Share links beside a story: made, copied, revoked without leaving the page.
import { tell } from "./ask.js"
import { announce } from "./elements.js"

const section = document.querySelector(".share")
const now = section.querySelector(".share-now")
const reader = section.querySelector("#share-reader")
const days = section.querySelector("#share-days")
const make = section.querySelector(".share-make")
const trouble = section.querySelector(".share-trouble")

const show = ({ links }) => {
  const fresh = document.createElement("template")
  fresh.innerHTML = links // as the server escaped it
  now.replaceChildren(fresh.content)
}

const attempt = async (act) => {
  trouble.textContent = ""
  try {
    await act()
  } catch (error) {
    trouble.textContent = error.message
  }
}

const makeLink = () =>
  attempt(async () => {
    make.disabled = true
    try {
      show(await tell(section.dataset.share, { reader: reader.value, days: days.value }))
    } finally {
      make.disabled = false
    }
    reader.value = ""
    reader.dispatchEvent(new Event("desk:filled"))
    announce("Share link made")
    now.querySelector("[data-copy]")?.focus()
  })

const copy = async (button) => {
  const field = button.closest("li").querySelector(".share-address")
  field.select()
  await navigator.clipboard.writeText(field.value).catch(() => {
    throw new Error("The browser did not let us copy. The link is selected: press Ctrl+C.")
  })
  button.textContent = "Copied"
  announce("Copied")
}

const revoke = async (button) => {
  show(await tell(section.dataset.unshare, { link: button.closest("li").dataset.link }))
  announce("Revoked: the link opens nothing any more")
  section.querySelector("h2").focus()
}

section.addEventListener("click", ({ target }) => {
  if (target.matches("[data-copy]")) attempt(() => copy(target))
  if (target.matches("[data-revoke]")) attempt(() => revoke(target))
  if (target.matches(".share-address")) target.select()
})
make?.addEventListener("click", makeLink) // who may only end links makes none
reader?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return
  event.preventDefault() // it would save the story
  makeLink()
})
// What is typed here is no change of the story.
for (const kind of ["input", "change"]) section.addEventListener(kind, (event) => event.stopPropagation())
