// Two versions of the same fields, word by word.

import { openDialog } from "./dialog.js"
import { button, element } from "./elements.js"

const MOST_STEPS = 4_000_000 // of the table that finds what stayed: 2,000 words against 2,000

// What a field says, without its marks.
const plain = (value) => {
  if (!/<\w/.test(value)) return value
  const parsed = new DOMParser().parseFromString(value.replace(/\sstyle=/gi, " data-style="), "text/html")
  return [...parsed.body.children].map((block) => block.textContent.trim()).join("\n")
}

const split = (words) => words.match(/\s+|[^\s]+/g) ?? []

// For each place in both lists, how long the longest row of common words from there on is.
const lengths = (one, other) => {
  const table = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1))
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      table[i][j] = one[i] === other[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1])
  return table
}

const middle = (one, other) => {
  if (one.length * other.length > MOST_STEPS) return [["del", one.join("")], ["ins", other.join("")]]
  const table = lengths(one, other)
  const found = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    if (i < one.length && one[i] === other[j]) found.push(["span", one[i++]]) && j++
    else if (j >= other.length || (i < one.length && table[i + 1][j] >= table[i][j + 1])) found.push(["del", one[i++]])
    else found.push(["ins", other[j++]])
  }
  return found
}

// Pairs ["span" | "del" | "ins", words]. What both begin and end with is not looked through.
export const difference = (before, after) => {
  const [one, other] = [split(before), split(after)]
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const within = middle(one.slice(start, one.length - end), other.slice(start, other.length - end))
  return [["span", one.slice(0, start).join("")], ...within, ["span", end ? one.slice(-end).join("") : ""]]
}

const shownDifference = (before, after) =>
  difference(plain(before), plain(after)).filter(([, words]) => words).map(([mark, words]) => element(mark, {}, words))

export const showDifference = ({ sheet, kept, names, take }) => {
  const shown = sheet.read()
  const part = (name) => [
    element("h3", {}, sheet.label(name)),
    element("p", { class: "desk-difference" }, ...shownDifference(shown[name], kept.fields[name])),
  ]
  const fill = (close) => [
    element("p", { class: "help" }, "Struck out: on the page now. Underlined: kept on this computer."),
    element("div", { class: "desk-differences", tabindex: "0", role: "region", "aria-label": "Differences" }, ...names.flatMap(part)),
    element(
      "footer",
      { class: "desk-dialog-foot" },
      button("Back", () => close(), { class: "button" }),
      button("Take them", () => (close(), take()), { class: "button default" }),
    ),
  ]
  return openDialog({ title: "What is kept on this computer", name: "desk-dialog-wide", fill })
}
