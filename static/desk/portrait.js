// An author's page at the desk.

import { guardLeaving } from "./guard.js"
import { makePictureField } from "./picture-field.js"

document.querySelectorAll("[data-picture]").forEach(makePictureField)
guardLeaving(document.querySelector("#author_form"))
