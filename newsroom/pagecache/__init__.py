"""Readers' pages, kept ready: rendered once, and fresh for as long as nothing that they print has changed.

Knows no app: views name, as strings, the keys of what a page prints (`naming.name`), and whoever changes what readers
see marks those keys in the same transaction (`marks.mark`). A page is fresh while none of its keys has been marked
since it was rendered. docs/decisions/021-page-cache.md says why.
"""
