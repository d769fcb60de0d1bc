// A row of buttons that is one stop for the Tab key: arrows, Home and End move within it, as the ARIA Authoring
// Practices want of a toolbar. Escape leaves it.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

const stopsOf = (bar) => [...bar.querySelectorAll("button")].filter((each) => !each.disabled && !each.closest("[hidden]"))

const target = (key, stops, at) => {
  if (key === "Home") return stops[0]
  if (key === "End") return stops.at(-1)
  return key in STEPS ? stops[(at + STEPS[key] + stops.length) % stops.length] : null
}

export const focusFirst = (bar) => stopsOf(bar)[0]?.focus()

// `isStop`: whether Tab stops at it at all; the bar of a block is reached from its block alone.
export const rove = (bar, { isStop = true, leave }) => {
  const mark = (current) =>
    bar.querySelectorAll("button").forEach((each) => each.setAttribute("tabindex", isStop && each === current ? "0" : "-1"))
  bar.addEventListener("focusin", ({ target: stop }) => stop.matches("button") && mark(stop))
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave(event)
    const stops = stopsOf(bar)
    const next = target(event.key, stops, stops.indexOf(document.activeElement))
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    next.focus()
  })
  mark(stopsOf(bar)[0])
  return { refresh: () => bar.querySelector("button[tabindex='0']:not([hidden] *)") || mark(stopsOf(bar)[0]) }
}
