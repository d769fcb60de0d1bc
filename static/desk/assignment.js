// The assignment beside a story's form is asked in a dialog, so that nothing typed in the form is left behind.

import { openAsking, renew, say } from "./asked.js"

const panel = document.querySelector("[data-assignment]")

openAsking(panel, async (answer) => {
  await renew("[data-assignment]")
  panel.querySelector("a[data-asks]")?.focus()
  say(answer.done)
})
