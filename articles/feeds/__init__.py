"""The paper for feed readers: the newest stories, whole, of all of it and of each section, tag and author.

`entries.py` says what a feed has to tell, once; `writers.py` writes it as RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1;
`texts.py` has the whole texts; `views.py` answers.
"""
