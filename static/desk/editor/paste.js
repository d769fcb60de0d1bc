// What is pasted, made plain: headings, lists, links, emphasis and tables of Word, Google Docs and web pages stay, and
// nothing else. The schema would drop what it does not know; this mends what it would misread.

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { mergeSplitLists, nestLists } from "./pasted-lists.js"
import { unwrapped } from "./redirects.js"
import { tell } from "./telling.js"
import { listsOfWord } from "./word-lists.js"

const { Fragment, Slice } = pm.model

// An attribute style="" or onclick="" is a report to the policy, as soon as it is parsed and wherever that is.
const TAG = /<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi
const FORBIDDEN = /([\s"'/])(style|on[a-z]+)(?=\s*=)/gi
const NOISE = /<!--[\s\S]*?-->|<!\[[^>]*>|<\?xml[^>]*>|<(style|script|xml|title|svg|math|noscript|template)\b[\s\S]*?<\/\1\s*>/gi

const LEFT = /(<[a-z][^<>]*[\s"'/])(style|on[a-z]+)(?=\s*=)/gi // in tags whose quotation marks do not pair

export const quiet = (html) => {
  let calm = html.replace(NOISE, "").replace(TAG, (tag) => tag.replace(FORBIDDEN, "$1data-$2"))
  while (calm.search(LEFT) >= 0) calm = calm.replace(LEFT, "$1data-$2")
  return calm
}

const styleOf = (element) => element.dataset.style ?? ""

const renamed = (element, name) => {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

const open = (element) => element.replaceWith(...element.childNodes)

const each = (root, selector, act) => root.querySelectorAll(selector).forEach(act)

const wrapIn = (element, name) => {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.append(made)
}

// Word processors say by style what is bold or leaning; Google Docs puts all of a text into a <b> that is not.
const EMPHASIS = [
  ["strong", /(?:^|[;\s])font-weight:\s*(bold|[6-9]00)/i],
  ["em", /(?:^|[;\s])font-style:\s*italic/i],
  ["s", /text-decoration[^;]*:\s*[^;]*line-through/i],
  ["sup", /vertical-align:\s*super/i],
  ["sub", /vertical-align:\s*sub\b/i],
]

const emphasis = (root) => {
  each(root, "b, strong, i, em", (element) => /(?:^|[;\s])font-(weight|style):\s*(normal|400)/i.test(styleOf(element)) && open(element))
  each(root, "span[data-style], font[data-style]", (span) => {
    if (span.closest("h1, h2, h3, h4, h5, h6, th")) return
    for (const [name, says] of EMPHASIS) if (says.test(styleOf(span)) && !span.closest(name)) wrapIn(span, name)
  })
  each(root, "h1 b, h1 strong, h2 b, h2 strong, h3 b, h3 strong, h4 b, h4 strong, th b, th strong", open)
}

// Word's own styles of headings, where it does not say <h1>; and no more levels than a story has.
const headings = (root) => {
  each(root, "[data-style*='mso-list:Ignore']", (sign) => sign.remove()) // their numbers
  each(root, "p.MsoTitle, p[class*='Heading1']", (line) => renamed(line, "h2"))
  each(root, "[role='heading']:not(h1, h2, h3, h4, h5, h6)", (line) => renamed(line, line.getAttribute("aria-level") < 3 ? "h2" : "h3"))
  each(root, "h1", (heading) => renamed(heading, "h2"))
  each(root, "h4, h5, h6", (heading) => renamed(heading, "h3"))
  each(root, "h2 br, h3 br", (line) => line.replaceWith(" "))
}

const links = (root) =>
  each(root, "a", (link) => {
    const href = unwrapped(link.getAttribute("href") ?? "")
    if (/^(https?:|mailto:)/i.test(href) && link.textContent.trim()) link.setAttribute("href", href)
    else open(link)
  })

const HIDDEN =
  "[data-style*='mso-hide:all'], [data-style*='display:none'], [data-style*='display: none'], [hidden], " +
  ".MsoCommentReference, .msocomtxt, hr.msocomoff"

const leftOver = (root) => {
  each(root, HIDDEN, (element) => element.remove())
  each(root, "br.Apple-interchange-newline", (line) => line.remove())
  each(root, "head, meta, link, button, input, select, textarea, nav, iframe, object, embed, video, audio", (element) => element.remove())
}

const BLOCK = /^(p|h[1-6]|[uo]l|li|table|blockquote|pre|div|section|article|header|footer|figure|hr|br)$/i

const blank = (element) => !element.textContent.replace(/[\s\u00a0\u200b\ufeff]/g, "") && !element.querySelector("img, hr, table")

const isInline = (node) => node && (node.nodeType === Node.TEXT_NODE ? node.data.trim() : !BLOCK.test(node.nodeName))

const empties = (root) => {
  each(root, "p, h2, h3, li, blockquote", (block) => blank(block) && block.remove())
  each(root, "br", (line) => (isInline(line.previousSibling) && isInline(line.nextSibling)) || line.remove())
}

const spaces = (root) => {
  const walk = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest("pre, code")) walk.currentNode.data = walk.currentNode.data.replace(/[\u00a0\s]+/g, " ")
  }
}

// Pictures of a page are somebody else's. Gives how many were left out, without the dots that count readers.
const pictures = (root) => {
  const found = [...root.querySelectorAll("img")]
  found.forEach((image) => image.remove())
  return found.filter((image) => !(Number(image.getAttribute("width")) < 3 && image.hasAttribute("width"))).length
}

// Foreign HTML as plain HTML, and how many pictures were left out of it.
export const plainHTML = (html) => {
  const root = new DOMParser().parseFromString(quiet(html), "text/html").body
  leftOver(root)
  listsOfWord(root)
  mergeSplitLists(root)
  nestLists(root)
  emphasis(root)
  headings(root)
  links(root)
  const left = pictures(root)
  spaces(root)
  empties(root)
  each(root, "*", (element) => [...element.attributes].forEach(({ name }) => KEPT.has(name) || element.removeAttribute(name)))
  return { html: root.innerHTML, left }
}

const KEPT = new Set(["href", "colspan", "rowspan"])

// What was copied from this editor is ours already.
const isOurs = (html) => html.includes("data-pm-slice")

const told = (number) => {
  const words = number === 1 ? "The picture in it was left out" : `The ${number} pictures in it were left out`
  return `${words}: add pictures from the library, or drop their files into the text.`
}

// Plain text: a blank line divides paragraphs, a single line break stays one; without blank lines each line is one.
export const paragraphsOf = (text) => {
  const whole = text.replace(/\r\n?/g, "\n").trim()
  const parts = /\n[^\S\n]*\n/.test(whole) ? whole.split(/\n(?:[^\S\n]*\n)+/) : whole.split("\n")
  return parts.map((part) => part.trim()).filter(Boolean)
}

const asText = (text, $context, _plain, view) => {
  const { schema } = view.state
  const marks = $context.marks()
  const line = (words) => (words ? [schema.text(words, marks)] : [])
  const lines = (part) =>
    part.split("\n").flatMap((words, place) => [...(place ? [schema.nodes.hardBreak.create()] : []), ...line(words.trim())])
  const nodes = paragraphsOf(text).map((part) => schema.nodes.paragraph.create(null, lines(part)))
  return new Slice(Fragment.from(nodes), nodes.length ? 1 : 0, nodes.length ? 1 : 0)
}

export const Paste = Extension.create({
  name: "plainPaste",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPastedHTML: (html) => {
          if (isOurs(html)) return quiet(html)
          const plain = plainHTML(html)
          if (plain.left) tell(told(plain.left))
          return plain.html
        },
        clipboardTextParser: asText,
      },
    }),
  ],
})
