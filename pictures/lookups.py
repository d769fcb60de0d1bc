"""What the desk's picture dialog asks of the library: pictures by words or number, an upload, new words. JSON."""

from datetime import timedelta

from django.contrib import admin
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from newsroom.finding import NUMBER

from . import finding, library, replacing, uses
from .forms import SaidForm
from .models import Picture
from .offers import offer
from .renditions import PictureRefused

PAGE = 24  # pictures that the dialog shows before it asks for more
MOST_ASKED = 100  # by number, as a story's body names them
FRESH = timedelta(days=1)  # how long whoever added a picture may word it
NOT_YOURS = (
    "Its words are the picture desk’s. Whoever added a picture may change them for a day, until it is published. "
    "For this story only, write a caption in the text."
)


class PictureLookups(admin.ModelAdmin):
    """For the picture admin: `…/picture/find/`, `…/picture/upload/` and `…/picture/<number>/words/`.

    Answers {"results": [{…}]} or one picture; {"message": sentence} where it is refused.
    """

    def get_urls(self):
        views = [
            path("find/", self.admin_site.admin_view(self.find), name="find_pictures"),
            path("upload/", self.admin_site.admin_view(self.upload), name="upload_picture"),
            path("<int:pk>/words/", self.admin_site.admin_view(self.words), name="picture_words"),
        ]
        return [*views, *super().get_urls()]

    def rows(self):
        """All pictures, with what an offer tells of them."""
        return Picture.objects.for_desk().prefetch_related("keywords")

    @method_decorator([require_safe, never_cache])
    def find(self, request):
        if not self.has_view_or_change_permission(request):
            return refusal("Your account may not look into the picture library.")
        rows = self.rows()
        found = named(rows, request.GET["ids"]) if "ids" in request.GET else newest(rows, request.GET)
        wordable = self.wordable(request, found)
        return JsonResponse({"results": [offer(picture, picture.pk in wordable) for picture in found]})

    @method_decorator(require_POST)
    def upload(self, request):
        if not self.has_add_permission(request):
            return refusal("Your account may not add pictures. The picture desk can.")
        if "file" not in request.FILES:
            return refusal("No file came with the upload. Choose it once more.", status=422)
        try:
            picture = library.add(request.FILES["file"], by=request.user)
        except PictureRefused as refused:
            return refusal(str(refused), status=422)
        may_word = bool(self.wordable(request, [picture]))
        return JsonResponse({**offer(picture, may_word), "warning": replacing.warning(picture)}, status=201)

    @method_decorator(require_POST)
    def words(self, request, pk):
        picture = get_object_or_404(Picture, pk=pk)
        if not self.wordable(request, [picture]):
            return refusal(NOT_YOURS)
        form = SaidForm(request.POST, instance=picture)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=422)
        return JsonResponse(offer(self.rows().get(pk=self.said(request, form).pk), True))

    @transaction.atomic
    def said(self, request, form):
        """Saves the words, and who changed which of them: readers of all stories with the picture see them at once."""
        picture = form.write()
        if form.has_changed():
            self.log_change(request, picture, self.construct_change_message(request, form, None))
        return picture

    def wordable(self, request, pictures):
        """The numbers of those whose words somebody may change: the picture desk's all; else what they added
        themselves of late, until a story with it is published."""
        if self.has_change_permission(request):
            return {picture.pk for picture in pictures}
        since = timezone.now() - FRESH
        may_add, user = self.has_add_permission(request), request.user.pk
        own = [each for each in pictures if may_add and each.uploaded_by_id == user and each.uploaded_at > since]
        return {picture.pk for picture in own} - uses.printed(own)


def refusal(sentence, status=403):
    return JsonResponse({"message": sentence}, status=status)


def named(rows, numbers):
    """The pictures of those numbers (“3,5”), in that order."""
    numbers = [int(each) for each in numbers.split(",") if NUMBER.fullmatch(each)][:MOST_ASKED]
    found = rows.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def newest(rows, asked):
    """A page of those that may be used and that the words find, the newest first; behind the picture that `before`
    names."""
    rows = finding.find(rows.usable(timezone.localdate()), asked.get("q", ""))
    if NUMBER.fullmatch(asked.get("before", "")):
        rows = rows.filter(pk__lt=asked["before"])
    return rows.order_by("-pk")[:PAGE]
