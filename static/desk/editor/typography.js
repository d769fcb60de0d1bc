// Quotation marks, apostrophes, dashes and dots as they are printed, by the paper's language. Backspace right after
// one was set gives back what was typed. Never in code, which Tiptap's input rules leave alone.

import { Extension, InputRule } from "django-prose-editor/editor"
import { papersLanguage } from "../papers-language.js"
import { marksOf } from "./languages.js"

const APOSTROPHE = "’"
const ELIDED = "tis|twas|twere|em|n|til|cause|round|bout" // words whose beginning is left out: ’tis, rock ’n’ roll

// Puts `set(match)` in the place of what the pattern finds behind its first group.
const rule = (find, set) =>
  new InputRule({
    find,
    handler: ({ state, range, match }) => {
      const from = range.from + (match[1]?.length ?? 0)
      const { marks } = state.doc.nodeAt(from)
      state.tr.replaceWith(from, range.to, state.schema.text(set(match), marks))
    },
  })

// The same for one sign that was typed, by all the words before it in its block.
const sign = (typed, set) =>
  new InputRule({
    find: (text) => (text.endsWith(typed) ? { index: text.length - 1, text: typed, data: text.slice(0, -1) } : null),
    handler: ({ state, range, match }) => {
      const { marks } = state.doc.nodeAt(range.from)
      state.tr.replaceWith(range.from, range.to, state.schema.text(set(match.data), marks))
    },
  })

const isUnclosed = (before, [open, close]) => before.lastIndexOf(open) > before.lastIndexOf(close)

// Whether a mark opens here: at the beginning, behind a space or bracket or another opening mark; behind a dash unless
// it ends what was opened (“But I—”).
const opens = (before, pair, { double, single }) => {
  if (!before || /[\s([{/\u00a0]$/u.test(before)) return true
  if (/[–—-]$/.test(before)) return !isUnclosed(before, pair)
  return [double, single].some(([open, close]) => open !== close && before.endsWith(open))
}

const quotes = (marks) => [
  sign('"', (before) => marks.double[opens(before, marks.double, marks) ? 0 : 1]),
  sign("'", (before) => {
    if (opens(before, marks.single, marks)) return marks.single[0]
    return isUnclosed(before, marks.single) ? marks.single[1] : APOSTROPHE
  }),
]

// What was taken for an opening mark turns out to be an apostrophe: the ’90s, ’tis.
const elisions = ({ single: [open] }) =>
  open === "‘"
    ? [
        rule(/(^|[\s(])‘(\d\ds)$/u, (found) => APOSTROPHE + found[2]),
        rule(new RegExp(`(^|[\\s(])‘(${ELIDED})([\\s.,;:!?'])$`, "iu"), ([, , word, end]) => {
          return APOSTROPHE + word + (end === "'" ? APOSTROPHE : end)
        }),
      ]
    : []

const dashes = ({ dash }) => [
  rule(/([^\s-][\s\u00a0]?)--$/u, () => dash),
  rule(/([^\s-][\s\u00a0]?)–-$/u, () => "—"),
  rule(/(^|[^.])\.\.\.$/u, () => "…"),
]

// French puts a space that does not break before high punctuation, a thin one before all but the colon.
const spaces = ({ isSpaced }) =>
  isSpaced
    ? [rule(/([^\s\u00a0]) ([?!;])$/u, (found) => `\u202f${found[2]}`), rule(/([^\s\u00a0]) :$/u, () => "\u00a0:")]
    : []

export const Typography = Extension.create({
  name: "typography",
  addInputRules: () => {
    const marks = marksOf(papersLanguage())
    return [...elisions(marks), ...quotes(marks), ...dashes(marks), ...spaces(marks)]
  },
})
