"""Every act of the desk on a story, one verb each, and the only writer of editions and of the dates that follow.

A verb is one transaction. It takes the story as it is saved, and says who does it, why and from where; it asks
`workflow` whether they may, and is written down as an `Act`. Instants are aware datetimes. A verb that cannot be done
raises `Refused`, or `Forbidden`, with a sentence for the person who asked, and changes nothing.

    publish(story, by=request.user, why="On time", where="form, 192.0.2.7")

`by=None` is the paper itself (an import, a task) and may do everything. Verbs that make an edition take
`override="a reason"`, to publish against what the gate says must be mended. Two are no verbs: `write_down` logs what is
done beside the copy, with notes and share links; `mend` puts right what lists go by.
Of pages, not of stories, are `arrange` and `cancel_arrangement`: each arrangement says itself who made it.
Around a change of a section, a tag, an author or an old address stands `renaming(row)`: pages that print it follow.
"""

from .acts import write_down
from .corrections import correct
from .fronts import arrange, cancel_arrangement
from .mending import mend
from .moving import approve, embargo, send_back, submit, take_back
from .orders import assign, delete
from .refusals import Forbidden, Refused
from .renaming import renaming
from .sections import file_category
from .showing import cancel, publish, remake, schedule, update
from .withdrawing import end, restore, retract

__all__ = [
    "Forbidden",
    "Refused",
    "approve",
    "arrange",
    "assign",
    "cancel",
    "cancel_arrangement",
    "correct",
    "delete",
    "embargo",
    "end",
    "file_category",
    "mend",
    "publish",
    "remake",
    "renaming",
    "restore",
    "retract",
    "schedule",
    "send_back",
    "submit",
    "take_back",
    "update",
    "write_down",
]
