// The fields with a story's words are in its language: spelling checkers and screen readers are told, and the words run
// its way. In the paper's language they run as their letters do.

import { papersLanguage } from "./papers-language.js"

const WORDS = ["kicker", "headline", "standfirst", "lead_caption", "lead_alt", "search_title", "share_headline", "share_text"]

const spoken = (choice) => {
  if (!choice?.value) return { lang: choice?.dataset.own ?? papersLanguage(), dir: "auto" }
  return { lang: choice.value, dir: choice.dataset.rtl.split(" ").includes(choice.value) ? "rtl" : "ltr" }
}

const say = (element, said) => Object.entries(said).forEach(([name, value]) => element.setAttribute(name, value))

// The text itself, once its editor stands.
export const speak = (element) => say(element, spoken(document.querySelector("select[name=language]")))

export const followLanguage = (form) => {
  const fields = () => [...WORDS.map((name) => form.elements[name]), form.querySelector(".ProseMirror")].filter(Boolean)
  const follow = () => fields().forEach((field) => say(field, spoken(form.elements.language)))
  form.elements.language?.addEventListener("change", follow)
  form.elements.language?.addEventListener("desk:filled", follow)
  follow()
}
