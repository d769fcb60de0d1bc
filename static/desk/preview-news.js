// Tells the tabs that preview a story that it has been saved in another.

const channel = (story) => new BroadcastChannel(`desk-story-${story}`)

export const savedElsewhere = (story, act) => channel(story).addEventListener("message", act)

// On the story's own page: after each autosave, and once as it opens, since it opens anew when it was saved by its button.
const story = document.querySelector("desk-story")?.dataset.story
if (story) {
  const told = channel(story)
  told.postMessage("saved")
  document.addEventListener("desk:saved", () => told.postMessage("saved"))
}
