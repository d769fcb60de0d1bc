// How the desk's scripts ask the server: JSON back, or an error whose message is a sentence for the person at the desk.

export class Refused extends Error {
  constructor(message, { status = 0, said = {} } = {}) {
    super(message)
    this.status = status // of the answer; 0 where there was none
    this.said = said // what the answer held
  }
}

const OFFLINE = "The paper cannot be reached. Look at your connection and try once more."
const SIGNED_OUT = "You were signed out: sign in in another tab, then go on here."
const SENTENCES = {
  403: "Your account may not do this.",
  404: "It is not there any more. Somebody may have deleted it.",
  413: "This is larger than the desk takes.",
}

// The addresses that the page has for its scripts: <desk-story data-autosave="…">, by name.
export const address = (name) => document.querySelector("desk-story, desk-addresses")?.dataset[name] ?? ""

// The cookie's, which changes where somebody signs in once more in another tab, and the form's does not.
export const token = () =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ??
  document.querySelector("input[name=csrfmiddlewaretoken]")?.value ??
  ""

const isJSON = (answer) => (answer.headers.get("content-type") ?? "").includes("json")

const sentenceFor = (answer, said) =>
  said.message ?? SENTENCES[answer.status] ?? `The desk answered with error ${answer.status}. Try once more in a minute.`

const isSignIn = (place) => new URL(place, document.baseURI).pathname.endsWith("/login/")

const read = async (answer) => {
  if (isSignIn(answer.url)) throw new Refused(SIGNED_OUT, { status: 401 })
  const said = isJSON(answer) ? await answer.json() : {}
  if (said.signed_out) throw new Refused(SIGNED_OUT, { status: 401 }) // without the cookies: no lack of a right
  if (answer.ok && isJSON(answer)) return said
  throw new Refused(sentenceFor(answer, said), { status: answer.status, said })
}

const fetched = async (place, options) => {
  try {
    return await fetch(place, { credentials: "same-origin", ...options })
  } catch (error) {
    if (error.name === "AbortError") throw error
    throw new Refused(OFFLINE)
  }
}

// What a GET answers. `query`: an object of words and numbers.
export const ask = async (place, query = {}, options = {}) => {
  const url = new URL(place, document.baseURI)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return read(await fetched(url, { headers: { Accept: "application/json" }, ...options }))
}

// What a POST answers. `body`: FormData, URLSearchParams or an object of fields.
export const tell = async (place, body = {}, options = {}) => {
  const sent = body instanceof FormData || body instanceof URLSearchParams ? body : new URLSearchParams(body)
  const headers = { Accept: "application/json", "X-CSRFToken": token() }
  return read(await fetched(place, { method: "POST", body: sent, headers, ...options }))
}

// As `tell`, for a large file: `progress` is told the share that is sent, from 0 to 1. (fetch cannot tell.)
export const send = (place, form, progress = () => {}) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", place)
    request.setRequestHeader("Accept", "application/json")
    request.setRequestHeader("X-CSRFToken", token())
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0))
    request.addEventListener("error", () => reject(new Refused(OFFLINE)))
    request.addEventListener("load", () => {
      const headers = { "content-type": request.getResponseHeader("content-type") ?? "" }
      const answer = new Response(request.responseText, { status: request.status || 500, headers })
      Object.defineProperty(answer, "url", { value: request.responseURL })
      read(answer).then(resolve, reject)
    })
    request.send(form)
  })
