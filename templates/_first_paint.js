{
  const root = document.documentElement;
  root.classList.add("js");
  const [visit] = performance.getEntriesByType("navigation");
  const hasPlace = `${visit?.name}${location.hash}`.includes("#");
  if (visit?.type === "navigate" && innerWidth < 768 && !hasPlace) root.classList.add("far");
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {}
}
