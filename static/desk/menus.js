// The menu “More” beside the buttons of a page: a press elsewhere and Escape close it.

const makeMenu = (menu) => {
  const summary = menu.querySelector("summary")
  document.addEventListener("click", (event) => menu.contains(event.target) || (menu.open = false))
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open || document.querySelector("dialog[open]")) return
    menu.open = false
    summary.focus()
  })
}

document.querySelectorAll(".desk-more").forEach(makeMenu)
