// An author's page at the desk.

import { guardLeaving } from "./guard.js"
import { watchLengths } from "./lengths.js"
import { makePictureField } from "./picture-field.js"

document.querySelectorAll("[data-picture]").forEach(makePictureField)
const form = document.querySelector("#author_form")
watchLengths(form)
guardLeaving(form)
