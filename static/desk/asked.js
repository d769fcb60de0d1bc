// Small forms of the desk in a dialog over the page. Without this script each is a page of its own.

import { ask, Refused, tell } from "./ask.js"
import { openDialog } from "./dialog.js"
import { announce, element } from "./elements.js"
import { watchLengths } from "./lengths.js"
import "./moments.js"

// A form's elements, from HTML that the desk itself has written.
const formIn = (html) => {
  const template = document.createElement("template")
  template.innerHTML = html
  return template.content.querySelector("form")
}

const focusFirst = (form) => {
  const wrong = form.querySelector(".errors :is(input, select, textarea)")
  const first = wrong ?? form.querySelector("input:not([type=hidden]), select, textarea") ?? form.querySelector("[data-leaves]")
  first?.focus()
}

const sentence = (words) => element("p", { class: "errornote", role: "alert" }, words)

// Sends the form as its reader left it. What the desk answers: {done}, or null where the form is there once more.
const send = async (place, form) => {
  const press = form.querySelector("button[type=submit]")
  press.disabled = true
  try {
    return await tell(form.action, new FormData(form))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    press.disabled = false
    show(place, error.said.form ? formIn(error.said.form) : form, error.said.form ? "" : error.message)
    return null
  }
}

const show = (place, form, trouble) => {
  form.querySelectorAll(".errornote[data-passing]").forEach((old) => old.remove())
  if (trouble) {
    const said = sentence(trouble)
    said.dataset.passing = ""
    form.prepend(said)
  }
  place.replaceChildren(form)
  watchLengths(form)
  focusFirst(form)
}

// Opens the form found at an address. Resolves to what the desk answers once it is done, null where somebody left it.
export const askInDialog = async (address) => {
  const said = await ask(address)
  return openForm(said.title, formIn(said.form))
}

export const openForm = (title, form) =>
  openDialog({
    title,
    name: "desk-asked-dialog",
    fill: (close) => {
      const place = element("div", {})
      place.addEventListener("submit", async (event) => {
        event.preventDefault()
        const answer = await send(place, event.target)
        if (answer) close(answer)
      })
      place.addEventListener("click", ({ target }) => target.matches("[data-leaves]") && close())
      place.append(form)
      watchLengths(form)
      queueMicrotask(() => focusFirst(form))
      return [place]
    },
  })

// A sentence at the foot of the page, read out as well, which goes by itself.
export const say = (words, isTrouble = false) => {
  document.querySelector(".desk-said")?.remove()
  const said = element("p", { class: `desk-said${isTrouble ? " is-trouble" : ""}` }, words)
  document.body.append(said)
  announce(words)
  setTimeout(() => said.remove(), isTrouble ? 12000 : 6000)
}

// Does what may be refused, and says so where it is. Gives what was answered, or null.
export const attempt = async (act) => {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    say(error.message, true)
    return null
  }
}

// Has every link that `asks` open in a dialog; `afterwards` is told what was answered.
export const openAsking = (place, afterwards) =>
  place.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-asks]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const answer = await attempt(() => askInDialog(link.href))
    if (answer) afterwards(answer, link)
  })

// What the part of the page that `selector` names holds by now at the page's own address: nodes, or null where there is no
// such part any more, or no answer.
export const found = async (selector) => {
  const answer = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } })
  const isThere = answer.ok && !answer.redirected
  const page = isThere && new DOMParser().parseFromString(await answer.text(), "text/html")
  const now = page && page.querySelector(selector)
  return now ? [...now.childNodes] : null
}

// The same, to be put in the place of the old ones. Where there is none the page is opened once more, and these are the
// old ones.
export const fresh = async (selector) => {
  const nodes = await found(selector)
  if (!nodes) location.reload()
  return nodes ?? [...document.querySelector(selector).childNodes]
}

export const renew = async (selector) => {
  const nodes = await fresh(selector)
  document.querySelector(selector).replaceChildren(...nodes)
}
