// The panels beside the text: which of them are open stays as it was the last time.

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

export const keepPanels = (panels) => {
  const known = remembered()
  for (const panel of panels) {
    const { panel: name } = panel.dataset
    const hasErrors = panel.querySelector(".errorlist")
    if (name in known) panel.open = known[name] || Boolean(hasErrors)
    panel.addEventListener("toggle", () => remember(name, panel.open))
  }
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
