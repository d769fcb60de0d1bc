// The page of one picture.

import { showOnceMade } from "./being-made.js"
import { watchFocus } from "./picture-focus.js"

document.querySelectorAll("picture-focus").forEach(watchFocus)
showOnceMade()
