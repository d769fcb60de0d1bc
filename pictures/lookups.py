"""What the desk's picture dialog asks of the library: pictures by words or number, an upload, new words. JSON."""

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from newsroom.finding import NUMBER, asked_words

from . import library
from .models import Picture
from .renditions import PictureRefused

PAGE = 24  # pictures that the dialog shows before it asks for more
MOST_ASKED = 100  # by number, as a story's body names them
LOOKED_AT = ("alt", "caption", "credit", "source")


class WordsForm(forms.ModelForm):
    """What is said of a picture, straight after it was uploaded."""

    class Meta:
        model = Picture
        fields = ["alt", "is_decorative", "caption", "credit"]


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

    @method_decorator([require_safe, never_cache])
    def find(self, request):
        if not self.has_view_or_change_permission(request):
            return refusal("Your account may not look into the picture library.")
        rows = Picture.objects.with_renditions()
        found = named(rows, request.GET["ids"]) if "ids" in request.GET else newest(rows, request.GET)
        return JsonResponse({"results": [offer(picture, self.may_word(request, picture)) for picture in found]})

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
        return JsonResponse(offer(picture, self.may_word(request, picture)), status=201)

    @method_decorator(require_POST)
    def words(self, request, pk):
        picture = get_object_or_404(Picture.objects.with_renditions(), pk=pk)
        if not self.may_word(request, picture):
            return refusal("Only those who added a picture, and the picture desk, change its words.")
        form = WordsForm(request.POST, instance=picture)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=422)
        return JsonResponse(offer(form.save(), True))

    def may_word(self, request, picture):
        """Whether somebody may change what is said of a picture: its uploader may, without other rights."""
        is_own = picture.uploaded_by_id == request.user.pk and self.has_add_permission(request)
        return is_own or self.has_change_permission(request, picture)


def refusal(sentence, status=403):
    return JsonResponse({"message": sentence}, status=status)


def named(rows, numbers):
    """The pictures of those numbers (“3,5”), in that order."""
    numbers = [int(each) for each in numbers.split(",") if NUMBER.fullmatch(each)][:MOST_ASKED]
    found = rows.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def newest(rows, asked):
    """A page of those of which all the words are said, the newest first; behind the picture that `before` names."""
    for word in asked_words(asked.get("q", "")):
        rows = rows.filter(Q(*((f"{column}__icontains", word) for column in LOOKED_AT), _connector=Q.OR))
    if NUMBER.fullmatch(asked.get("before", "")):
        rows = rows.filter(pk__lt=asked["before"])
    return rows.order_by("-pk")[:PAGE]


def offer(picture, may_word=False):
    """A picture as the desk's scripts get it. `thumb` is "" as long as its renditions are being made."""
    thumbnail = picture.thumbnail()
    return {
        "id": picture.pk,
        "alt": picture.alt,
        "decorative": picture.is_decorative,
        "caption": picture.caption,
        "credit": picture.credit,
        "thumb": thumbnail.get_absolute_url() if thumbnail else "",
        "large": picture.fallback().get_absolute_url() if thumbnail else "",
        "width": picture.width,
        "height": picture.height,
        "may_word": may_word,
    }
