// The panels beside the text: which of them are open stays as it was the last time.

import { element } from "./elements.js"

const KEY = "desk-panels"

const remembered = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {}
  } catch {
    return {}
  }
}

const remember = (name, isOpen) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), [name]: isOpen }))
  } catch {
    // a browser that keeps nothing opens them as the page says
  }
}

// Each section's heading opens and closes it. Those with errors are open; one that is `data-folded` opens when asked.
export const keepPanels = (sections) => {
  const known = remembered()
  for (const section of sections) makePanel(section, known)
}

const makePanel = (section, known) => {
  const heading = section.querySelector(":scope > h2")
  if (!heading) return
  const name = section.getAttribute("aria-labelledby") ?? heading.textContent
  const toggle = element("button", { type: "button", class: "desk-panel-toggle" }, ...heading.childNodes)
  const set = (isOpen) => {
    section.classList.toggle("desk-closed", !isOpen)
    toggle.setAttribute("aria-expanded", String(isOpen))
  }
  heading.replaceChildren(toggle)
  set((known[name] ?? !("folded" in section.dataset)) || Boolean(section.querySelector(".errorlist")))
  toggle.addEventListener("click", () => {
    set(section.classList.contains("desk-closed"))
    remember(name, !section.classList.contains("desk-closed"))
  })
  section.addEventListener("desk:reveal", () => set(true))
}

// Brings a field into view and puts the focus there, opening the panel that it stands in.
export const reveal = (field) => {
  field?.closest(".desk-beside > section")?.dispatchEvent(new Event("desk:reveal"))
  field?.focus()
}

// Text fields as tall as what stands in them, where the stylesheet cannot make them so (`field-sizing`).
export const grow = (fields) => {
  if (CSS.supports("field-sizing", "content")) return
  const fit = (field) => {
    field.style.height = "auto"
    field.style.height = `${field.scrollHeight}px`
  }
  for (const field of fields) {
    field.addEventListener("input", () => fit(field))
    fit(field)
  }
}
