// The line that says whether the words are safe. It is never ahead of the truth.

import { element } from "./elements.js"

export const clock = (instant) =>
  new Date(instant).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone() })

const zone = () => document.querySelector("desk-story, desk-addresses")?.dataset.zone || undefined // the paper's, as all of the desk

const kept = (isKept) => (isKept ? "kept on this computer" : "not kept anywhere yet")

// What the line says, by kind.
const LINES = {
  opened: () => "No changes",
  saved: ({ at }) => `Saved ${clock(at)}`,
  saving: () => "Saving…",
  unsaved: () => "Unsaved changes",
  kept: ({ isKept }) => `Unsaved changes: ${kept(isKept)}`,
  offline: ({ isKept }) => `Offline: ${kept(isKept)}`,
  conflict: ({ by, at }) => `Conflict: ${by} saved at ${clock(at)}`,
  refused: ({ sentence, isKept }) => `Not saved: ${sentence}${isKept ? " (Kept on this computer.)" : ""}`,
  partly: ({ at, sentence }) => `Saved ${clock(at)}, except ${sentence}`,
  newer: () => "Somebody saved a newer version",
}
const TROUBLE = new Set(["offline", "conflict", "refused", "partly", "newer"])

export class StatusLine {
  constructor(place) {
    this.place = place
    this.words = element("span", { class: "desk-status-words" })
    this.ways = element("span", { class: "desk-status-ways" })
    this.told = element("span", { class: "visually-hidden", role: "status" })
    place.replaceChildren(this.words, this.ways, this.told)
  }

  // Shows a kind. `ways`: links or buttons that lead out of it.
  show(kind, about = {}, ...ways) {
    const words = LINES[kind](about)
    this.ways.replaceChildren(...ways)
    if (words === this.words.textContent) return
    this.words.textContent = words
    this.place.dataset.kind = kind
    this.tell(kind, words)
  }

  // Screen readers are told of trouble, and that it is over; not every few seconds that all goes well.
  tell(kind, words) {
    const isOver = this.isTroubled && kind === "saved"
    if (TROUBLE.has(kind) || isOver) this.told.textContent = words
    if (TROUBLE.has(kind)) this.isTroubled = true
    if (kind === "saved") this.isTroubled = false
  }
}
