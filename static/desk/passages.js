// Where a passage stands in a text, found by its own words and those around it, as the W3C's Web Annotation model has
// it (https://www.w3.org/TR/annotation-model/#text-quote-selector). Pure: it knows neither editor nor page.

const AROUND = 48 // characters kept from either side
const ENOUGH = 24 // characters that have to agree, of the passage and its sides, for it to be the same place
const SIDE = 8 // characters of either side between which a passage may have been rewritten

const sharedEnd = (one, other) => {
  let count = 0
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++
  return count
}

const sharedStart = (one, other) => {
  let count = 0
  while (count < one.length && count < other.length && one[count] === other[count]) count++
  return count
}

// How a passage is kept: {passage, before, after}.
export const quoted = (text, from, to) => ({
  passage: text.slice(from, to),
  before: text.slice(Math.max(0, from - AROUND), from),
  after: text.slice(to, to + AROUND),
})

const places = function* (text, words) {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) yield at
}

// The occurrence whose surroundings agree best with the kept ones, if enough does, or all that there is to agree.
const unchanged = (text, { passage, before, after }) => {
  let best = null
  for (const from of places(text, passage)) {
    const to = from + passage.length
    const agreed = sharedEnd(text.slice(0, from).slice(-AROUND), before) + sharedStart(text.slice(to, to + AROUND), after)
    if (!best || agreed > best.agreed) best = { from, to, agreed }
  }
  const all = Math.min(ENOUGH - passage.length, before.length + after.length)
  return best && best.agreed >= all ? best : null
}

// What now stands between the kept surroundings, where the passage itself was rewritten.
const rewritten = (text, { passage, before, after }) => {
  const [left, right] = [before.slice(-ENOUGH), after.slice(0, ENOUGH)]
  if (left.length < SIDE || right.length < SIDE) return null
  const begin = text.indexOf(left)
  if (begin < 0 || text.indexOf(left, begin + 1) >= 0) return null
  const from = begin + left.length
  const to = text.indexOf(right, from)
  const longest = 2 * passage.length + ENOUGH
  return to > from && to - from <= longest && text.slice(from, to).trim() ? { from, to } : null
}

// Where the quote's passage stands in the text, {from, to}, or null where it is gone.
export const find = (text, quote) => (quote.passage ? unchanged(text, quote) ?? rewritten(text, quote) : null)
