// The page on which a story is written: joins its parts.

import { address } from "./ask.js"
import { Autosave } from "./autosave.js"
import { makeChips } from "./chips.js"
import { showCounts } from "./counts.js"
import { watchLeaving } from "./leaving.js"
import { offerBack } from "./offer.js"
import { Drawer } from "./offline.js"
import { showOutside } from "./outside.js"
import { grow, keepPanels } from "./panels.js"
import { makePictureField } from "./picture-field.js"
import { keepPresence } from "./presence.js"
import { tellUndone } from "./pressed.js"
import { Sheet } from "./sheet.js"
import { StatusLine } from "./status.js"
import { followLanguage } from "./tongue.js"

const tell = (name) => document.dispatchEvent(new CustomEvent(name))

// Any change of the story, by whatever field; `desk:typed` where a person made it.
const watch = (form, sheet) => {
  let last = sheet.text()
  const look = (event) => {
    const now = sheet.text()
    if (now === last) return
    last = now
    if (event.isTrusted || event.target.matches("textarea[data-django-prose-editor-configurable]")) tell("desk:typed")
    tell("desk:change")
  }
  form.addEventListener("input", look)
  form.addEventListener("change", look)
}

// Enter in a line of text would press the first button of the form.
const pressNothingByEnter = (form) =>
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input:not([type=submit], [type=button])")) event.preventDefault()
  })

// A story without text yet is opened to be written.
const startInText = () => {
  const focus = (editor) => editor.isEmpty && editor.commands.focus()
  const made = document.querySelector(".field-body .ProseMirror")?.editor // it may be faster than this module
  if (made) focus(made)
  else document.addEventListener("prose-editor:ready", ({ detail }) => focus(detail.editor))
}

const openSaving = (form, about) => {
  const sheet = new Sheet(form, about.fields.split(" ").filter(Boolean))
  const drawer = new Drawer(about.person, about.story)
  const status = new StatusLine(document.querySelector(".desk-status"))
  const saving = { place: about.autosave, sheet, status, drawer, isBound: "bound" in about, savedAt: about.saved }
  const autosave = new Autosave(saving)
  watch(form, sheet)
  document.addEventListener("desk:change", () => autosave.changed())
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    autosave.again()
  })
  const notices = document.querySelector(".desk-offers-back")
  watchLeaving(form, autosave, notices)
  offerBack({ sheet, drawer, place: notices })
  tellUndone(notices, saving.isBound)
  if (saving.isBound) autosave.changed()
  return { sheet, autosave }
}

const start = (form, about) => {
  form.querySelectorAll("[data-chips]:not([data-picture])").forEach(makeChips)
  form.querySelectorAll("[data-picture]").forEach(makePictureField)
  keepPanels(form.querySelectorAll(".desk-beside > section"))
  grow(form.querySelectorAll(".field-headline textarea, .field-standfirst textarea"))
  pressNothingByEnter(form)
  showOutside(form)
  followLanguage(form)
  startInText()
  showCounts(document.querySelector(".desk-counts"), Number(about.planned) || 0)
  if (!address("autosave") || !about.fields) return
  const { sheet, autosave } = openSaving(form, about)
  const place = document.querySelector(".desk-presence")
  if (address("presence")) keepPresence({ address: address("presence"), place, sheet, newer: () => autosave.foundNewer() })
}

const about = document.querySelector("desk-story")
if (about) start(about.closest("form"), about.dataset)
