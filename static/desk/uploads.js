// Files that come into the library: by a button, dropped or pasted, several at once, each with its progress or the
// sentence that says why it was refused.

import { button, element } from "./elements.js"

const ACCEPTED = "image/*,.heic,.heif,.avif" // some systems know no type for the last three

const row = (file) => {
  const bar = element("progress", { max: 1, value: 0, "aria-label": `Uploading ${file.name}` })
  const words = element("span", {}, file.name)
  const item = element("li", { class: "desk-upload" }, words, bar)
  const finish = () => item.remove()
  const refuse = (sentence) => {
    words.textContent = `${file.name}: ${sentence}`
    item.classList.add("desk-upload-refused")
    item.setAttribute("role", "alert")
    bar.replaceWith(button("×", finish, { class: "desk-remove", "aria-label": `Put away what is said of ${file.name}` }))
  }
  return { item, finish, refuse, progress: (share) => (bar.value = share) }
}

// A button that lets somebody choose files. `take` is told of them.
export const chooseFiles = (words, take, attributes = {}) => {
  const input = element("input", { type: "file", accept: ACCEPTED, multiple: true, class: "visually-hidden", tabindex: "-1", "aria-hidden": "true" })
  input.addEventListener("change", () => {
    take([...input.files])
    input.value = ""
  })
  return element("div", {}, button(words, () => input.click(), { class: "button", ...attributes }), input)
}

// `upload(file, progress)` gives the picture or throws a sentence; `added(picture)` is told of each.
export const acceptFiles = ({ upload, added }) => {
  const list = element("ul", { class: "desk-uploads" })
  const one = async (file) => {
    const shown = row(file)
    list.append(shown.item)
    try {
      added(await upload(file, shown.progress))
      shown.finish()
    } catch (trouble) {
      shown.refuse(trouble.message)
    }
  }
  const all = async (files) => {
    for (const file of files) await one(file)
  }
  return { list, choose: chooseFiles("Upload…", all), listen: (place) => dropsInto(place, all) }
}

const filesOf = (transfer) => [...(transfer?.files ?? [])]

// Files that are dropped or pasted into a place. `take` is told of them.
export const dropsInto = (place, take) => {
  const over = (event, is) => {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    place.classList.toggle("desk-drop", is)
  }
  place.addEventListener("dragover", (event) => over(event, true))
  place.addEventListener("dragleave", (event) => place.contains(event.relatedTarget) || over(event, false))
  place.addEventListener("drop", (event) => {
    over(event, false)
    take(filesOf(event.dataTransfer))
  })
  place.addEventListener("paste", (event) => filesOf(event.clipboardData).length && take(filesOf(event.clipboardData)))
}
