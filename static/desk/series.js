// The page of a series at the desk: its picture, and its parts in order.

import { makeChips } from "./chips.js"
import { makePictureField } from "./picture-field.js"

document.querySelectorAll("[data-picture]").forEach(makePictureField)
document.querySelectorAll("[data-chips=parts]").forEach(makeChips)
