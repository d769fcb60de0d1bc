"""Every act of the desk on a story, one verb each, and the only writer of editions and of the dates that follow.

A verb is one transaction. It takes the story as it is saved, and says who does it, why and from where; it asks
`workflow` whether they may, and is written down as an `Act`. Instants are aware datetimes. A verb that cannot be done
raises `Refused`, or `Forbidden`, with a sentence for the person who asked, and changes nothing.

    publish(story, by=request.user, why="On time", where="form, 192.0.2.7")

`by=None` is the paper itself (an import, a task) and may do everything. Verbs that make an edition take
`override="a reason"`, to publish against what the gate says must be mended. Two are no verbs: `write_down` logs what is
done beside the copy, with notes and share links; `mend` puts right what lists go by. `plain_notice` is what a
retraction says where nobody says more.
What is done to the paper itself, to its name, its banner and its flat pages, is written down as an act, too.
So is what is done to arranged pages, `arrange` and `cancel_arrangement`, and to series.
Around a change of a section, a tag, an author or an old address stands `renaming(row)`: pages that print it follow.
"""

from .acts import who_changed, who_sent_back, who_was_first, write_down
from .banners import change_banner, raise_banner, take_down_banner
from .bans import ban, unban
from .corrections import correct
from .flat import publish_page, save_page, take_down_page, who_saved
from .fronts import arrange, cancel_arrangement
from .masthead import is_asked_of_older, set_paper
from .mending import mend
from .moving import approve, embargo, send_back, submit, take_back
from .orders import assign, delete
from .refusals import Forbidden, Refused
from .renaming import renaming
from .sections import file_category
from .series import delete_series, put_in_series, save_series, take_out_of_series
from .settling import tell_search
from .showing import cancel, publish, remake, schedule, update
from .tags import merge_tags
from .withdrawing import end, plain_notice, restore, retract

__all__ = [
    "Forbidden",
    "Refused",
    "approve",
    "arrange",
    "assign",
    "ban",
    "cancel",
    "cancel_arrangement",
    "change_banner",
    "correct",
    "delete",
    "delete_series",
    "embargo",
    "end",
    "file_category",
    "is_asked_of_older",
    "mend",
    "merge_tags",
    "plain_notice",
    "publish",
    "publish_page",
    "put_in_series",
    "raise_banner",
    "remake",
    "renaming",
    "restore",
    "retract",
    "save_page",
    "save_series",
    "schedule",
    "send_back",
    "set_paper",
    "submit",
    "take_back",
    "take_down_banner",
    "take_down_page",
    "take_out_of_series",
    "tell_search",
    "unban",
    "update",
    "who_changed",
    "who_saved",
    "who_sent_back",
    "who_was_first",
    "write_down",
]
