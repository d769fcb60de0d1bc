import json
from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, StringAgg, Subquery, TextField, Value, When
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.db.models.functions import Cast, JSONObject
from django.utils.translation import gettext_lazy as _

from newsroom.fields import BlockField

from .story import Story

BEHIND = "\n"  # JSON has no line's end within


class CorrectionQuerySet(models.QuerySet):
    """What readers are told of a story's mistakes is only ever added to."""

    def of_story(self, story_id, at):
        """What the story's own page tells at `at` (aware), newest first. Once restored, it speaks for itself again."""
        return self.under_it(story_id).filter(made_at__lte=at).newest_first()

    def under_it(self, story):
        """What the page of a story tells sooner or later. `story`: its number, or an expression for it."""
        return self.filter(story=story).exclude(kind=self.model.RETRACTION)

    def in_one_text(self, story):
        """The same of each story in a query of what names one by the column `story`: a text for `Correction.read`."""
        said = Cast(JSONObject(pk="pk", kind="kind", text="text", made_at="made_at"), TextField())
        told = self.under_it(OuterRef(story)).order_by().values("story")
        return Subquery(told.values(told=StringAgg(said, delimiter=Value(BEHIND))))

    def newest_first(self):
        return self.order_by("-made_at", "-id")

    def older_than(self, made_at, number):
        """Behind that place in `newest_first`."""
        return self.filter(TupleLessThan(Tuple(F("made_at"), F("id")), (made_at, number)))

    def oldest_first(self):
        return self.order_by("made_at", "id")

    def newer_than(self, made_at, number):
        """Above that place in `newest_first`."""
        return self.filter(TupleGreaterThan(Tuple(F("made_at"), F("id")), (made_at, number)))

    def with_restorations(self, editions):
        """With `restored_at` of a retraction: when readers got the story back, or None. `editions`: a queryset of those
        of the correction's story that readers have seen."""
        again = editions.filter(starts_at__gt=OuterRef("made_at")).order_by("starts_at").values("starts_at")[:1]
        return self.annotate(restored_at=Case(When(kind=self.model.RETRACTION, then=Subquery(again))))

    def update(self, **kwargs):
        raise TypeError("A correction is written once and never changed. Add another.")

    def delete(self):
        raise TypeError("A correction is never deleted. Add another.")


class Correction(models.Model):
    """What readers are told was wrong with a story they have seen: by publishing.correct, or as it is retracted.

    Never changed afterwards.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")
        EDITORS_NOTE = "editors_note", _("Editor’s note")

    RETRACTION = "retraction"  # beside the kinds that the desk chooses from: publishing.retract writes it

    story = models.ForeignKey(Story, models.PROTECT, related_name="corrections")
    kind = models.CharField(
        max_length=16, choices=[*Kind.choices, (RETRACTION, _("Retraction"))], default=Kind.CORRECTION
    )
    text = BlockField(max_length=2000)
    is_unnamed = models.BooleanField(default=False, db_default=False)  # its headline harms somebody: libel, say
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="correction_newest")]  # the corrections page, its feed

    def __str__(self):
        return f"{self.get_kind_display()} of story {self.story_id}"

    @classmethod
    def read(cls, told):
        """Out of `CorrectionQuerySet.in_one_text`: a list, the newest first."""
        found = [cls._from_line(line) for line in (told or "").split(BEHIND) if line]
        return sorted(found, key=lambda each: each.list_place, reverse=True)

    @classmethod
    def _from_line(cls, line):
        said = json.loads(line)
        made_at = datetime.fromisoformat(said.pop("made_at"))
        return cls(**said, made_at=made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC))  # SQLite's has no zone

    @property
    def list_place(self):
        """Where it stands in `newest_first`."""
        return self.made_at, self.pk
