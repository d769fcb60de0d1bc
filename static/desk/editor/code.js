// Letters as a machine reads them. They may stand in a link, or be bold.

import * as plain from "django-prose-editor/editor"

export const Code = plain.Code.extend({ excludes: "" })
