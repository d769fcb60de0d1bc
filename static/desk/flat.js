// A page that is no story, while it is written: what is typed is kept on this computer until it is saved, is offered
// back where it was not, and is not left unasked.

import { soon } from "./elements.js"
import { guardLeaving } from "./guard.js"
import "./menus.js"
import { offerBack } from "./offer.js"
import { Drawer } from "./offline.js"
import { tellUndone } from "./pressed.js"
import { stamp } from "./sending.js"
import { differing, Sheet } from "./sheet.js"
import { StatusLine } from "./status.js"

const WORDS = ["headline", "body", "slug"]

const keepTyped = ({ form, sheet, drawer, status, isBound }) => {
  const saved = isBound ? Object.fromEntries(WORDS.map((name) => [name, ""])) : sheet.read()
  const keep = async () => {
    if (!differing(sheet, saved).length) return drawer.clear().then(() => status.show("opened"))
    const isKept = await drawer.keep(sheet.read(), sheet.base)
    status.show("kept", { isKept })
  }
  const keepSoon = soon(200, keep)
  const changed = ({ target }) => WORDS.includes(target.name) && keepSoon()
  form.addEventListener("input", changed)
  form.addEventListener("submit", ({ submitter }) => {
    keep()
    stamp(form, submitter, drawer.sending())
  })
  return keep
}

const start = (about) => {
  const form = about.closest("form")
  const sheet = new Sheet(form, WORDS, "seen")
  const drawer = new Drawer(about.dataset.person, `page-${about.dataset.page}`)
  const status = new StatusLine(document.querySelector(".desk-status"))
  const place = document.querySelector(".desk-offers-back")
  const isBound = "bound" in about.dataset
  status.show("opened")
  const keep = keepTyped({ form, sheet, drawer, status, isBound })
  if (isBound) keep()
  guardLeaving(form)
  offerBack({ sheet, drawer, place })
  tellUndone(place, isBound)
}

start(document.querySelector("desk-addresses[data-page]"))
