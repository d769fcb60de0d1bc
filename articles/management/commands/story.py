from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from articles import publishing
from articles.models import Correction, Story
from newsroom.clock import PaperDateTimeField
from newsroom.commanding import PaperCommand
from newsroom.models import User

MOMENTS = ("at", "ends_at", "until")
# What each verb may be told beside its reason.
TOLD = {
    "submit": (),
    "take_back": (),
    "approve": (),
    "send_back": (),
    "publish": ("override",),
    "schedule": ("at", "ends_at", "override"),
    "remake": ("override",),
    "update": ("override",),
    "correct": ("kind", "text", "with_edits", "override"),
    "cancel": (),
    "end": ("at", "notice"),
    "retract": ("notice",),
    "restore": ("as_saved", "override"),
    "embargo": ("until",),
    "delete": (),
}
OPTIONS = {"why", *(name for names in TOLD.values() for name in names)}
NEEDED = {"send_back": ("why",), "schedule": ("at",), "correct": ("kind", "text")}


class Command(PaperCommand):
    help = "Moves one story along, in the name of somebody at the desk and with their rights: story approve 12 --as mei"

    def add_arguments(self, parser):
        parser.add_argument("verb", choices=TOLD)
        parser.add_argument("number", type=int, help="of the story, as at the end of its address")
        parser.add_argument("--as", dest="username", required=True, help="the name that person signs in with")
        parser.add_argument("--why", default="", help="for the log; send_back needs it, and the writer reads it")
        parser.add_argument("--at", help="a moment by the paper’s clock: 2026-11-23T18:00")
        parser.add_argument("--ends-at", help="when a scheduled story is to end")
        parser.add_argument("--until", help="when an embargo ends; left out, the embargo is lifted")
        parser.add_argument("--notice", help="what readers find in the place of a story that ended or was retracted")
        parser.add_argument("--kind", choices=Correction.Kind.values)
        parser.add_argument("--text", help="of a correction: what readers are told")
        parser.add_argument("--with-edits", action="store_true", default=None, help="correct: show the saved copy, too")
        parser.add_argument("--as-saved", action="store_true", default=None, help="restore: the saved copy, too")
        parser.add_argument("--override", help="a reason to pass over what the checklist says must be mended")

    def handle(self, *args, verb, number, username, **options):
        said = told(verb, {name: given for name, given in options.items() if given})
        story = Story.objects.filter(pk=number).first()
        if story is None:
            raise CommandError(f"There is no story {number}.")
        by = User.objects.filter(username=username).first()
        if by is None:
            raise CommandError(f"Nobody signs in as “{username}”.")
        try:
            getattr(publishing, verb)(story, by=by, where="command", **said)
        except publishing.Refused as refusal:
            raise CommandError(f"Not done: {refusal}") from refusal
        self.stdout.write(f"Done: {verb} story {number}, “{story.headline}”.")


def told(verb, options):
    """The keywords of the verb, moments as instants. Raises CommandError for what it lacks or cannot be told."""
    given = {name: value for name, value in options.items() if name in OPTIONS}
    if strange := [flag(name) for name in given if name not in ("why", *TOLD[verb])]:
        raise CommandError(f"{verb} is not told {', '.join(strange)}.")
    if missing := [flag(name) for name in NEEDED.get(verb, ()) if name not in given]:
        raise CommandError(f"{verb} needs {', '.join(missing)}.")
    nothing = {"until": None} if verb == "embargo" else {}
    return {**nothing, **{name: instant(name, value) if name in MOMENTS else value for name, value in given.items()}}


def flag(name):
    return f"--{name.replace('_', '-')}"


def instant(name, typed):
    try:
        return PaperDateTimeField().clean(typed)
    except ValidationError as error:
        raise CommandError(f"{flag(name)}: {' '.join(error.messages)}") from error
