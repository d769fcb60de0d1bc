// What happens when the page is left: by a button of the form, by a link, by closing it.

import { sayNotSent } from "./pressed.js"
import { stamp } from "./sending.js"

const BACK_AT_WORK = 15_000 // milliseconds after which a form that was sent and did not go anywhere counts as here

const tick = () => new Promise((resolve) => setTimeout(resolve))

// What is still unsaved then is saved by itself again.
const stay = (autosave) => {
  autosave.isLeaving = false
  if (autosave.isDirty) autosave.plan()
}

// A button sends the form once no autosave is under way, so that it starts from the revision that one made, and once
// its words are kept on this computer, should they not come in.
const sendInTurn = (form, autosave, notices) => {
  let isReady = false
  document.addEventListener("submit", async (event) => {
    if (event.target !== form || event.defaultPrevented) return
    if (isReady) return void (isReady = false)
    event.preventDefault()
    const pressed = event.submitter
    await Promise.all([autosave.running, tick()]) // a form in the midst of its own event cannot be sent
    if (autosave.isUnreachable) await autosave.again()
    if (autosave.isUnreachable) return sayNotSent(notices, pressed)
    await autosave.keep()
    isReady = autosave.isLeaving = true
    setTimeout(() => stay(autosave), BACK_AT_WORK)
    stamp(form, pressed, autosave.drawer.sending())
    form.requestSubmit(pressed)
  })
}

// `notices`: where it is said that a button did not do what it says.
export const watchLeaving = (form, autosave, notices) => {
  sendInTurn(form, autosave, notices)
  document.addEventListener("visibilitychange", () => document.hidden && !autosave.isLeaving && autosave.leave())
  addEventListener("pagehide", () => autosave.isLeaving || autosave.leave())
  addEventListener("pageshow", () => stay(autosave))
  addEventListener("online", () => autosave.isUnreachable && autosave.again())
  addEventListener("beforeunload", (event) => {
    if (!autosave.isLeaving && autosave.isAtRisk) event.preventDefault()
  })
}
