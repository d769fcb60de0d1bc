from django.conf import settings
from django.db import models

from newsroom.fields import LineField

from .story import Story, StoryByline


class ActQuerySet(models.QuerySet):
    """The log is only ever added to."""

    def about_stories_of(self, user):
        """About somebody's own, as StoryQuerySet.of has it, asked of the few acts instead of their many stories."""
        signed = StoryByline.objects.filter(author__user=user).values("story")
        given = user.assignments.values("story")
        return self.filter(models.Q(story__started_by=user) | models.Q(story__in=given) | models.Q(story__in=signed))

    def sent_back(self):
        """Those after which the story was left with its writer: nothing was done to it since, but for orders."""
        since = Act.objects.filter(story=models.OuterRef("story"), pk__gt=models.OuterRef("pk"))
        moved = since.exclude(verb__in=Act.BESIDE_THE_COPY)
        return self.filter(verb=Act.Verb.SEND_BACK, story__stage=Story.Stage.DRAFT).exclude(models.Exists(moved))

    def update(self, **kwargs):
        raise TypeError("An act is written once and never changed.")

    def delete(self):
        raise TypeError("An act is never deleted.")


class Act(models.Model):
    """One act on a story: who, what, when, from where, why. Written by publishing, never changed.

    It outlives the story it is about, whose number and headline of that moment it keeps. An act on the paper itself has
    the number 0, and says in place of a headline what it was done to.
    """

    class Verb(models.TextChoices):
        SUBMIT = "submit", "Submitted"
        TAKE_BACK = "take_back", "Taken back"
        APPROVE = "approve", "Approved"
        SEND_BACK = "send_back", "Sent back"
        PUBLISH = "publish", "Published"
        SCHEDULE = "schedule", "Scheduled"
        REMAKE = "remake", "Changed what is scheduled"
        UPDATE = "update", "Updated"
        CORRECT = "correct", "Corrected"
        CANCEL = "cancel", "Cancelled what was scheduled"
        END = "end", "Ended"
        RETRACT = "retract", "Retracted"
        RESTORE = "restore", "Restored"
        EMBARGO = "embargo", "Set an embargo"
        OVERRIDE = "override", "Overrode the gate"
        ASSIGN = "assign", "Assigned"
        SHARE = "share", "Shared by a link"
        UNSHARE = "unshare", "Revoked a share link"
        RESOLVE = "resolve", "Resolved a note"
        REOPEN = "reopen", "Reopened a note"
        SERIES_IN = "series_in", "Made part of a series"
        SERIES_OUT = "series_out", "Taken out of a series"
        BAN = "ban", "Kept from read next"
        UNBAN = "unban", "Let back to read next"
        DELETE = "delete", "Deleted"
        # Done to the paper itself, and to no story.
        PAPER = "paper", "Changed the paper"
        BANNER_UP = "banner_up", "Raised the banner"
        BANNER = "banner", "Changed the banner"
        BANNER_DOWN = "banner_off", "Took the banner down"
        PAGE_UP = "page_up", "Published a page"
        PAGE_DOWN = "page_off", "Took a page from readers"
        ARRANGE = "arrange", "Arranged a front"
        ARRANGE_OFF = "arrangeoff", "Cancelled an arrangement"
        TAGS = "tags", "Made tags one"
        SERIES = "series", "Changed a series"
        SERIES_DEL = "series_del", "Deleted a series"

    # Those that leave the copy where it stands.
    BESIDE_THE_COPY = (
        Verb.ASSIGN,
        Verb.EMBARGO,
        Verb.CORRECT,
        Verb.SHARE,
        Verb.UNSHARE,
        Verb.RESOLVE,
        Verb.REOPEN,
        Verb.SERIES_IN,
        Verb.SERIES_OUT,
        Verb.BAN,
        Verb.UNBAN,
    )

    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="acts")
    story_number = models.BigIntegerField(db_default=0)
    headline = LineField(max_length=200, db_default="")
    verb = models.CharField(max_length=10, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField()
    takes_effect_at = models.DateTimeField()
    where = LineField(
        max_length=100, blank=True, db_default="", help_text="The road it came by, and the address of the machine."
    )
    why = LineField(max_length=400, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        ordering = ["-done_at", "-id"]
        indexes = [
            models.Index(fields=["-done_at", "-id"], name="act_newest"),  # the log
            # the log's filters, a million acts long
            models.Index(fields=["verb", "-done_at", "-id"], name="act_verb_newest"),
            models.Index(fields=["by", "-done_at", "-id"], name="act_by_newest"),
            models.Index(fields=["story_number", "-done_at", "-id"], name="act_story_newest"),
        ]

    def __str__(self):
        return f"{self.get_verb_display()}: {f'story {self.story_number}' if self.story_number else self.headline}"
