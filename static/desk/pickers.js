// What the desk's scripts may pick and look up: pictures of the library and stories of ours.

import { address, ask, send, tell } from "./ask.js"
import { openLibrary } from "./library.js"
import { openFinder } from "./finder.js"
import { sketch } from "./sketch.js"

const results = async (name, query) => (await ask(address(name), query)).results

// Pictures are {id, alt, decorative, caption, credit, thumb, width, height}; `thumb` is "" while it is being made.

export const picturesOf = async (ids) => (ids.length ? results("pictures", { ids: ids.join() }) : [])

export const findPictures = (words, before = "") => results("pictures", { q: words, before })

// Sends a file to the library. Throws an Error whose message says why it was refused. The library makes its small
// pictures in the background: until then `thumb` is a sketch from the file itself. `progress`: told the share sent.
export const uploadPicture = async (file, progress) => {
  const form = new FormData()
  form.append("file", file)
  const picture = await send(address("upload"), form, progress)
  return { ...picture, thumb: picture.thumb || (await sketch(file)) }
}

// Changes what is said of a picture: {alt, caption, credit, is_decorative}. Gives the picture.
export const wordPicture = (id, words) => tell(address("words").replace("/0/", `/${id}/`), words)

// Opens the library. Resolves to the chosen pictures, in order, or null.
export const pickPictures = ({ title, many = false, chosen = [] } = {}) =>
  openLibrary({ title, many, chosen, find: findPictures, named: picturesOf, upload: uploadPicture, word: wordPicture })

// Stories are {id, headline, section, state, standing, day, address}; the one on the page is never among those found.

export const storiesOf = async (ids) => (ids.length ? results("stories", { ids: ids.join() }) : [])

export const findStories = (words) => {
  const own = address("story")
  return results("stories", own ? { q: words, not: own } : { q: words })
}

// Opens a list of stories to choose from and to put in order. Resolves to the chosen ones, or null.
export const pickStories = ({ chosen = [] } = {}) => openFinder({ chosen, find: findStories, named: storiesOf })

export const findTags = (words) => results("tags", { q: words })
export const findAuthors = (words) => results("authors", { q: words })
export const authorsOf = async (ids) => (ids.length ? results("authors", { ids: ids.join() }) : [])
export const findSections = (words) => results("sections", { q: words })
export const sectionsOf = async (ids) => (ids.length ? results("sections", { ids: ids.join() }) : [])
