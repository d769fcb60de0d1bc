// What the blocks show of the library and of our stories: asked for once, all that a page names in one request.

import { picturesOf, storiesOf } from "../pickers.js"

const MOST_AT_ONCE = 100

class Shelf {
  constructor(ask) {
    this.ask = ask
    this.known = new Map()
    this.wanted = new Map()
  }

  put(things) {
    things.forEach((thing) => this.known.set(thing.id, Promise.resolve(thing)))
  }

  // A promise of the thing of that number, or of undefined where it is gone.
  get(id) {
    if (!this.known.has(id)) this.known.set(id, this.later(id))
    return this.known.get(id)
  }

  later(id) {
    if (!this.wanted.size) queueMicrotask(() => this.fetch())
    return new Promise((resolve, reject) => this.wanted.set(id, { resolve, reject }))
  }

  async fetch() {
    const wanted = this.wanted
    this.wanted = new Map()
    try {
      const found = new Map()
      for (const ids of batches([...wanted.keys()])) (await this.ask(ids)).forEach((thing) => found.set(thing.id, thing))
      wanted.forEach(({ resolve }, id) => resolve(found.get(id)))
    } catch (trouble) {
      wanted.forEach(({ reject }, id) => {
        this.known.delete(id) // asked for once more the next time
        reject(trouble)
      })
    }
  }
}

const batches = (ids) => (ids.length ? [ids.slice(0, MOST_AT_ONCE), ...batches(ids.slice(MOST_AT_ONCE))] : [])

export const pictures = new Shelf(picturesOf)
export const stories = new Shelf(storiesOf)

export const fileOf = (picture) => picture.large || picture.thumb
