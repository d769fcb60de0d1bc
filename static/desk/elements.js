// Elements in one line: element("button", { type: "button", class: "desk-chip" }, "Solar").

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value)
    else if (value === true) made.setAttribute(key, "")
    else if (value !== false && value != null) made.setAttribute(key, value)
  }
  made.append(...children.filter((child) => child != null && child !== false))
  return made
}

export const button = (words, onclick, attributes = {}) => element("button", { type: "button", onclick, ...attributes }, words)

let made = 0
export const freshId = (stem) => `desk-${stem}-${++made}`

// Says something to screen readers, once, without moving the focus.
export const announce = (words) => {
  const place = document.querySelector(".desk-announcements") ?? document.body.appendChild(
    element("div", { class: "desk-announcements visually-hidden", role: "status" }),
  )
  place.textContent = words
}

export const later = (wait, act) => {
  let timer = 0
  return (...given) => {
    clearTimeout(timer)
    timer = setTimeout(act, wait, ...given)
  }
}

// Acts a moment after it is asked to, once for all that asks meanwhile; somebody who goes on asking holds up nothing.
export const soon = (wait, act) => {
  let timer = 0
  return () => {
    timer ||= setTimeout(() => {
      timer = 0
      act()
    }, wait)
  }
}
