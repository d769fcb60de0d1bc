// Saves the story by itself, one request at a time, and says truthfully what became of the words.

import { Refused, tell } from "./ask.js"
import { button, element, soon } from "./elements.js"
import { reveal } from "./panels.js"
import { textOf } from "./sheet.js"

const IDLE = 2_000 // milliseconds without a key after which words are saved
const LONGEST = 8_000 // they wait no longer than this while somebody types on
const LONGEST_ANSWER = 30_000
const LONGEST_PAUSE = 60_000 // between two tries
const MOST_KEPT_ALIVE = 60_000 // bytes: what a browser sends on while its page goes away is 64 KB at most

const size = (fields) => new Blob([new URLSearchParams(fields).toString()]).size

export class Autosave {
  // `isBound`: the form shows what was refused, so that nothing of it is saved yet.
  constructor({ place, sheet, status, drawer, isBound = false, savedAt = null }) {
    Object.assign(this, { place, sheet, status, drawer, savedAt })
    this.saved = isBound ? {} : sheet.read() // by field
    this.keptText = null
    this.running = null
    this.failures = 0
    this.trouble = null // the last answer, where it was none to be glad of
    this.keepSoon = soon(200, () => this.keep())
    this.show()
  }

  get isDirty() {
    return this.sheet.text() !== textOf(this.saved)
  }

  // Neither with the paper nor on this computer.
  get isAtRisk() {
    return this.isDirty && this.keptText !== this.sheet.text()
  }

  // Nothing that is sent now comes in: there is no connection, or nobody is signed in.
  get isUnreachable() {
    return this.isDirty && [0, 401].includes(this.trouble?.status)
  }

  changed() {
    if (!this.isDirty) return this.settled()
    this.dirtySince ??= Date.now()
    if (this.trouble?.status === 422) this.trouble = null
    this.keepSoon()
    this.show()
    this.plan()
  }

  settled() {
    this.dirtySince = null
    this.trouble = null
    clearTimeout(this.timer)
    this.keptText = null
    this.drawer.clear()
    this.show()
  }

  async keep() {
    const text = this.sheet.text()
    const { base } = this.sheet
    if (!this.isDirty || (this.keptText === text && this.keptBase === base)) return
    const isKept = await this.drawer.keep(this.sheet.read(), base)
    this.keptText = isKept ? text : null
    this.keptBase = base
    this.show()
  }

  plan() {
    clearTimeout(this.timer)
    if (this.isHeld) return
    const now = Date.now()
    const wait = Math.min(IDLE, (this.dirtySince ?? now) + LONGEST - now)
    this.timer = setTimeout(() => this.save(), Math.max(0, wait, (this.retryAt ?? 0) - now))
  }

  // Saves what is not saved. Resolves when it is, or is known not to be.
  save({ keepalive = false } = {}) {
    clearTimeout(this.timer)
    if (this.running || this.isHeld || this.isLeaving || !this.isDirty) return this.running ?? Promise.resolve()
    this.running = this.attempt(keepalive).finally(() => {
      this.running = null
      this.next()
    })
    return this.running
  }

  async attempt(keepalive) {
    const fields = this.sheet.read()
    this.dirtySince = null
    this.show("saving")
    try {
      const sent = { ...fields, sending: this.drawer.sending() }
      const answer = await tell(this.place, sent, { keepalive, signal: AbortSignal.timeout(LONGEST_ANSWER) })
      this.succeeded(fields, answer)
    } catch (trouble) {
      if (trouble.said?.saved) this.succeeded(fields, trouble.said)
      else this.failed(trouble instanceof Refused ? trouble : new Refused(trouble.message), fields)
    }
  }

  // Where some fields cannot be saved as they stand, the others are.
  succeeded(fields, { revision, saved_at, errors = {} }) {
    const unsaved = Object.fromEntries(Object.keys(errors).map((name) => [name, this.saved[name]]))
    this.sheet.base = revision
    this.saved = { ...fields, ...unsaved }
    this.savedAt = saved_at
    this.failures = 0
    this.retryAt = null
    this.trouble = Object.keys(errors).length ? new Refused("", { status: 422, said: { errors, saved: true } }) : null
    document.dispatchEvent(new CustomEvent("desk:saved", { detail: { revision, saved_at } }))
  }

  failed(trouble, fields) {
    this.trouble = trouble
    this.refused = fields
    if (trouble.said.saved) this.sheet.base = trouble.said.revision // all but the fields that it names
    this.failures += 1
    this.isHeld = [403, 409].includes(trouble.status)
    this.retryAt = Date.now() + Math.min(LONGEST_PAUSE, 1_000 * 2 ** this.failures)
    this.keep()
  }

  // After each try: what was typed meanwhile, or the same once more, but not what was refused for what it says.
  next() {
    if (!this.isDirty) return this.settled()
    this.show()
    if (this.trouble?.status === 422) return
    this.dirtySince ??= Date.now()
    if (!this.trouble) this.keep() // upon the base that it has now
    this.plan()
  }

  again() {
    this.isHeld = false
    this.retryAt = null
    return this.save()
  }

  // The page is left or hidden.
  leave() {
    if (!this.isDirty) return
    this.keep()
    this.save({ keepalive: size(this.sheet.read()) < MOST_KEPT_ALIVE })
  }

  show(kind = this.kind()) {
    const isKept = this.keptText !== null && this.keptText === this.sheet.text()
    const { said = {}, message } = this.trouble ?? {}
    this.status.show(kind, { at: this.savedAt, isKept, sentence: this.sentence(message, said), ...said }, ...this.ways())
  }

  // Somebody saved since this page was opened, and nothing here is lost yet.
  foundNewer() {
    if (!this.sheet.base) return // a page to read, with nothing to save on top of anything
    if (this.running || this.isDirty) return // the next save says so, and whose it is
    this.status.show("newer", {}, button("Reload", () => location.reload()))
  }

  kind() {
    if (this.running && !this.trouble) return "saving"
    if (!this.isDirty) return this.savedAt ? "saved" : "opened"
    if (!this.trouble) return "unsaved"
    if (this.trouble.said.saved) return "partly"
    return { 0: "offline", 409: "conflict" }[this.trouble.status] ?? "refused"
  }

  // Of what several fields cannot take, the first.
  sentence(message, { errors } = {}) {
    const [name, sentences] = Object.entries(errors ?? {})[0] ?? []
    return name ? `${this.sheet.label(name)}: ${sentences[0]}` : message
  }

  // What leads out of trouble.
  ways() {
    const status = this.trouble && this.isDirty ? this.trouble.status : null
    if (status === 409) return [button("Compare", () => this.compare())]
    if (status === 401) return [element("a", { href: signIn(), target: "_blank" }, "Sign in")]
    if (status === 422) return [button("Show", () => this.toField())]
    return status === null || this.running ? [] : [button("Try now", () => this.again())]
  }

  // Both versions side by side, where the desk has both. What was typed since is sent along, to be kept there too.
  async compare() {
    if (textOf(this.refused) !== this.sheet.text())
      return this.sheet.form.requestSubmit(this.sheet.form.querySelector("[name=_continue]"))
    this.isLeaving = true
    await this.drawer.clear()
    location.assign(this.trouble.said.compare)
  }

  toField() {
    const [name] = Object.keys(this.trouble?.said.errors ?? {})
    reveal(document.getElementById(`id_${name}`))
  }
}

const signIn = () => `${document.querySelector("desk-story").dataset.signin}?next=${encodeURIComponent(location.pathname)}`
