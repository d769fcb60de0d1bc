// Words that the paper does not have yet, kept on this computer: in the browser's own database, by person, story and
// opening. What an earlier opening left there is offered back (offer.js).

import { received } from "./received.js"

const STORE = "kept"
const LONGEST_KEPT = 30 * 24 * 3600 * 1000 // milliseconds
const LONGEST_LEAVING = 20_000 // that a page which was left takes to be gone

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const opened = () => {
  const request = indexedDB.open("desk", 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return done(request)
}

let database = null

const within = async (mode, act) => {
  database ??= opened()
  const transaction = (await database).transaction(STORE, mode, { durability: "strict" })
  const finished = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onerror = transaction.onabort = () => reject(transaction.error)
  })
  const result = await done(act(transaction.objectStore(STORE)))
  await finished
  return result
}

// One after the other: what is kept last is what stays.
let last = Promise.resolve()
const inTurn = (act) => (last = last.then(act, act))

// Whether the opening of that key is over soon, as of the page that was left for this one.
const isOver = (key) =>
  navigator.locks.request(key, { signal: AbortSignal.timeout(LONGEST_LEAVING) }, () => true).catch(() => false)

export class Drawer {
  constructor(person, story) {
    this.stem = `${person}:${story}:`
    this.key = `${this.stem}${Date.now()}`
    navigator.locks?.request(this.key, () => new Promise(() => {})) // held until the page is gone
  }

  // What a sending of this page is called: the paper names it once it has come in.
  sending() {
    return `${this.key}:${Date.now()}`
  }

  // Keeps {fields, base, at}. Gives whether it is kept: a private window or a full disk may refuse.
  keep(fields, base) {
    const sheet = { fields, base, at: Date.now() }
    return inTurn(() => within("readwrite", (store) => store.put(sheet, this.key)).then(() => true, () => false))
  }

  clear(key = this.key) {
    return inTurn(() => within("readwrite", (store) => store.delete(key)).catch(() => false)) // nothing was kept either
  }

  // What earlier openings of this story left and the paper does not have, the newest last: [{key, fields, base, at}]; in
  // `later`, a promise, that of those which were still going. Those of other tabs that stay open are theirs.
  async left() {
    try {
      const keys = await within("readonly", (store) => store.getAllKeys(IDBKeyRange.bound(this.stem, `${this.stem}~`)))
      const { held } = (await navigator.locks?.query()) ?? { held: [] }
      const isHeld = (key) => held.some((lock) => lock.name === key)
      const others = keys.filter((key) => key !== this.key)
      const later = Promise.all(others.filter(isHeld).map(async (key) => ((await isOver(key)) ? [key] : [])))
      const found = await this.sheets(others.filter((key) => !isHeld(key)))
      return { found, later: later.then((over) => this.sheets(over.flat())).catch(() => []) }
    } catch {
      return { found: [], later: [] }
    }
  }

  async sheets(keys) {
    const sheets = await Promise.all(keys.map((key) => within("readonly", (store) => store.get(key))))
    return this.missing(this.young(keys.map((key, place) => ({ key, ...sheets[place] }))))
  }

  young(sheets) {
    return this.without(sheets, (sheet) => Date.now() - sheet.at > LONGEST_KEPT).sort((one, other) => one.at - other.at)
  }

  // Without what has come in. Words that were typed after a sending go on from what was saved then.
  missing(sheets) {
    const known = received()
    const left = this.without(sheets, ({ key, at }) => known.has(key) && at <= known.get(key).at)
    return left.map((sheet) => ({ ...sheet, base: known.get(sheet.key)?.number ?? sheet.base }))
  }

  without(sheets, isDone) {
    sheets.filter(isDone).forEach((sheet) => this.clear(sheet.key))
    return sheets.filter((sheet) => !isDone(sheet))
  }
}
