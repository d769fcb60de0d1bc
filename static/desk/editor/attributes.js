// How attributes of the stored HTML become attributes of a node of the editor, and back.

// One that keeps its name. `holder`: where in the figure it is found, where not on the figure itself.
export const attribute = (name, holder = (element) => element) => ({
  default: null,
  parseHTML: (element) => holder(element)?.getAttribute(name) ?? null,
  renderHTML: (attributes) => (attributes[name] == null ? {} : { [name]: attributes[name] }),
})

// Those of the attributes that are there.
export const picked = (attributes, ...names) =>
  Object.fromEntries(names.filter((name) => attributes[name] != null).map((name) => [name, attributes[name]]))

// “3,5” as [3, 5], and back.
export const numbersOf = (text) => (text ?? "").split(",").map(Number).filter(Boolean)
export const textOf = (numbers) => numbers.join(",")
