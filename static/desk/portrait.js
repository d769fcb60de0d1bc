// An author's page at the desk.

import { makePictureField } from "./picture-field.js"

document.querySelectorAll("[data-picture]").forEach(makePictureField)
