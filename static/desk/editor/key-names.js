// Keys as people read them, and as machines do.

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const NAMES = { Mod: isMac ? "⌘" : "Ctrl", Alt: isMac ? "⌥" : "Alt", Shift: "Shift", ArrowUp: "↑", ArrowDown: "↓" }

// “Mod-Alt-p” as “Ctrl+Alt+P”.
export const readable = (keys) => keys.split("-").map(named).join("+")

const named = (key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)

// As aria-keyshortcuts wants it.
export const announced = (keys) => keys.replace("Mod", isMac ? "Meta" : "Control").replaceAll("-", "+")
