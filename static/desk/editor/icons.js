// The signs on the editor's buttons, drawn, so that none depends on a font. Lines on a ground of 24 by 24.

const LINES = {
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  link: "M10 14a4.5 4.5 0 0 0 6.4 0l3.2-3.2a4.5 4.5 0 0 0-6.4-6.4L12 5.6M14 10a4.5 4.5 0 0 0-6.4 0l-3.2 3.2a4.5 4.5 0 0 0 6.4 6.4l1.2-1.2",
  bullets: "M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01",
  numbers: "M10 6h11M10 12h11M10 18h11M3.5 4.5 5 4v5M3.5 15.2c.4-.8 2.5-.9 2.5.5 0 1.2-2.5 2-2.5 3.3H6",
  quote: "M4 5v14M9 7h11M9 12h11M9 17h7",
  pull: "M4 4h16M4 20h16M8 10c0-1.3.6-2 2-2M8 10v4h3v-4zM14 10c0-1.3.6-2 2-2M14 10v4h3v-4z",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  gallery: "M8 4h12v11H8zM8 12.5l3.5-3 3 2.5 2-2L20 13M4 8v12h12",
  embed: "M4 5h16v14H4zM10 9v6l5-3z",
  related: "M5 4h14v16H5zM8 8h8M8 12h8M8 16h5",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14",
  rule: "M4 12h16M8 6h8M8 18h8",
  write: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  note: "M4 5h16v11h-9l-4 4v-4H4zM12 8v5M9.5 10.5h5",
  paragraph: "M4 7h16M4 12h16M4 17h10",
  code: "m8 8-4 4 4 4M16 8l4 4-4 4",
  help: "M9 9.2a3 3 0 1 1 4.4 2.7c-1 .5-1.4 1-1.4 2.1M12 17.5h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  back: "M19 12H5M11 6l-6 6 6 6",
  on: "M5 12h14M13 6l6 6-6 6",
  remove: "M6 6l12 12M18 6 6 18",
  rowBelow: "M4 4h16v8H4zM12 15v6M9 18h6",
  rowGone: "M4 4h16v8H4zM9 18h6",
  columnAfter: "M4 4h8v16H4zM15 12h6M18 9v6",
  columnGone: "M4 4h8v16H4zM15 12h6",
  head: "M4 5h16v14H4zM4 6.5h16M4 8h16M4 10h16M10 10v9",
}

const SVG = "http://www.w3.org/2000/svg"

export const icon = (name) => {
  const drawing = document.createElementNS(SVG, "svg")
  drawing.setAttribute("viewBox", "0 0 24 24")
  drawing.setAttribute("aria-hidden", "true")
  drawing.setAttribute("class", "desk-icon")
  drawing.append(document.createElementNS(SVG, "path"))
  drawing.firstChild.setAttribute("d", LINES[name])
  return drawing
}
