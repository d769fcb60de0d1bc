// A form that keeps nothing by itself: the page is not left unasked with something in it that is not saved.

const told = ([name, value]) => (value instanceof File ? [name, value.name, value.size] : [name, value])
const filled = (form) => JSON.stringify([...new FormData(form)].map(told))

// A form that comes back with something to mend has not been saved either.
export const guardLeaving = (form) => {
  const saved = form.querySelector(".errorlist, .errornote") ? "" : filled(form)
  let isSent = false
  form.addEventListener("submit", () => (isSent = true))
  addEventListener("pageshow", () => (isSent = false))
  addEventListener("beforeunload", (event) => {
    if (!isSent && filled(form) !== saved) event.preventDefault()
  })
}
