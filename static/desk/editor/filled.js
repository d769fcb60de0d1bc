// Words that are put into the field from elsewhere are shown in the editor too, which would write over them.

import { Extension } from "django-prose-editor/editor"

export const Filled = Extension.create({
  name: "filled",
  onCreate() {
    const field = this.editor.options.element.querySelector("textarea")
    field.addEventListener("desk:filled", () => this.editor.commands.setContent(field.value))
  },
})
