"""By section and by person: how the board and the calendar are narrowed, as their address says."""

from urllib.parse import urlencode

from django.utils.functional import cached_property

from articles.models import Arrangement, Category, Story
from newsroom.finding import NUMBER
from newsroom.models import User

BEATS = "mine"  # in the address, in place of a section's path: all that the person works for


class Narrowed:
    """What a request asks for. Nonsense in the address narrows nothing."""

    def __init__(self, request):
        self.user = request.user
        self.section_asked = request.GET.get("section", "").replace("\x00", "")
        self.person_asked = request.GET.get("person", "")

    @cached_property
    def section(self):
        return Category.objects.filter(path=self.section_asked).first() if self.section_asked else None

    @cached_property
    def person(self):
        is_number = NUMBER.fullmatch(self.person_asked)
        return User.objects.filter(pk=self.person_asked).first() if is_number else None

    @cached_property
    def has_beats(self):
        return self.user.beats.exists()

    @property
    def is_beats(self):
        return self.section_asked == BEATS and self.has_beats

    def stories(self):
        stories = Story.objects.all()
        if self.is_beats:
            stories = stories.on_beats_of(self.user)
        elif self.section:
            stories = stories.filter(category__in=Category.objects.within(self.section))
        return stories.of(self.person) if self.person else stories

    def arrangements(self):
        """Of the front and all sections' fronts, or of those asked for; a person has none."""
        if self.person:
            return Arrangement.objects.none()
        if self.is_beats:
            return Arrangement.objects.filter(page__category__in=Category.objects.worked_by(self.user))
        within = {"page__category__in": Category.objects.within(self.section)} if self.section else {}
        return Arrangement.objects.filter(**within)

    @cached_property
    def query(self):
        """What of the address has to be kept by links on the page: “section=money&person=3”."""
        kept = {"section": self.section_asked, "person": self.person_asked}
        return urlencode({name: value for name, value in kept.items() if value})

    @property
    def sections(self):
        """Pairs (section, its name indented by its depth) to choose from."""
        return [(each, "— " * each.path.count("/") + each.name) for each in Category.objects.order_by("path")]

    @property
    def people(self):
        return User.objects.at_desk().by_name()

    @property
    def narrows(self):
        return bool(self.is_beats or self.section or self.person)
