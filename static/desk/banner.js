// The banner's form: the field for a story, which a script of Django's admin replaces when it comes to it, keeps its name
// for those who read by ear.

const name = (place) => {
  const label = document.querySelector("label[for=id_story]").textContent.replace(/:$/, "")
  for (const part of place.querySelectorAll("[role=combobox], [role=textbox]")) part.setAttribute("aria-label", label)
}

const place = document.querySelector(".field-story")
if (place) {
  name(place)
  new MutationObserver(() => name(place)).observe(place, { childList: true, subtree: true })
}
