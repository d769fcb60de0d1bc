"""Reads, noted one by one before Django is asked: a page's beacon comes in, eight bytes go onto this process's sheet.

Knows no app: whoever rolls the sheets up is told of story numbers and moments, and says himself which of them count.
docs/decisions/026-reads.md says why.
"""
