// The list of versions: what was saved by itself, one after the other, is folded until somebody wants to see it.

for (const group of document.querySelectorAll(".desk-fold")) {
  const unfold = group.querySelector(".desk-unfold")
  const show = (isOpen) => {
    unfold.setAttribute("aria-expanded", String(isOpen))
    for (const row of group.querySelectorAll(".desk-folded")) row.hidden = !isOpen
  }
  unfold.addEventListener("click", () => show(unfold.getAttribute("aria-expanded") !== "true"))
  show(Boolean(group.querySelector(":checked")))
}
