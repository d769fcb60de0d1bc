"""Where picture files are opened and developed: the only place for Pillow, and a process of its own.

`pictures.hatch` starts it for each file. Nothing in here imports Django, reads a setting or sees the database, and
nothing trusts a file: not its name, not its declared type, not its header.
"""
