"""Pages that are no stories at the desk: written like a story, published by a press, every version kept."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import embeds, flat, publishing
from articles.models import FlatPage, FlatVersion
from newsroom import languages
from newsroom.finding import number_of
from newsroom.missing import MissesRows
from newsroom.whence import whence

from . import dialogs
from .preview import as_readers_ask, never_kept
from .received import tell_received
from .saving import TriesOnceMore

LOST = (
    "The desk’s copy has words that readers never saw. They are replaced, and no version keeps them. "
    "To keep them, go back, and publish or copy them first."
)
KEPT = "Its text and versions are kept."
CHANGED = "{} Look at theirs in another tab; save again to replace it."


class FlatForm(forms.ModelForm):
    """`seen`: the number of the save that whoever writes had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = FlatPage
        fields = ["headline", "body", "slug", "in_footer", "position"]
        widgets = {"headline": forms.Textarea({"rows": 1, "class": "desk-headline"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.saves

    def clean(self):
        cleaned = super().clean()
        seen = cleaned.get("seen")
        if self.instance.pk and seen is not None and seen != self.instance.saves:
            self.data = self.data.copy()
            self.data["seen"] = self.instance.saves
            self.add_error(None, CHANGED.format(publishing.who_saved(self.instance)))
        if "_publish" in self.data and not cleaned.get("body"):
            self.add_error("body", "There is nothing on the page yet. Write it, then publish.")
        return cleaned


@admin.register(FlatPage)
class FlatPageAdmin(TriesOnceMore, MissesRows, admin.ModelAdmin):
    form = FlatForm
    list_display = ["headline", "address", "standing", "in_footer"]
    change_form_template = "admin/articles/flatpage/change_form.html"
    fieldsets = [
        (None, {"fields": ["headline", "body", "seen"]}),
        ("Address", {"fields": ["slug"]}),
        ("Footer", {"fields": ["in_footer", "position"]}),
    ]
    actions = None
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("shown")

    @admin.display(description="address")
    def address(self, page):
        return f"/{page.slug}/"

    @admin.display(description="readers see")
    def standing(self, page):
        if page.shown is None:
            return "nothing"
        return "an older version" if page.has_unpublished_edits else "it as it is"

    def get_readonly_fields(self, request, obj=None):
        """An address that readers have had stays, since nothing else leads to the page."""
        return ["slug"] if obj and obj.versions.exists() else []

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is kept."""
        return super().has_delete_permission(request, obj) and not (obj and obj.versions.exists())

    def get_urls(self):
        views = {"preview": self.preview, "down": self.down}
        mine = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"flatpage_{name}")
            for name, view in views.items()
        ]
        of_version = {"": self.version, "restore/": self.restore}
        for end, view in of_version.items():
            name = f"flatpage_{end.strip('/') or 'version'}"
            mine.append(path(f"<int:pk>/versions/<int:number>/{end}", self.admin_site.admin_view(view), name=name))
        return [*mine, *super().get_urls()]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        page = self.get_object(request, object_id) if object_id else None
        more = {"versions": page.versions.select_related("made_by")[:20] if page else [], "subtitle": None}
        asked = partial(super().changeform_view, request, object_id, form_url, {**more, **(extra_context or {})})
        try:
            return asked()
        except publishing.Refused:  # somebody saved it in the same moment: asked once more, the form says so
            return asked()

    def render_change_form(self, request, context, *args, **kwargs):
        """As on a story's page: the scripts of Django's admin have nothing to do there."""
        context["media"] = context["adminform"].form.media
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        publishing.save_page(obj, seen=form.cleaned_data["seen"] if change else None, by=request.user)
        if "_publish" in request.POST:
            publishing.publish_page(obj, by=request.user, where=whence(request, "page"))
        embeds.ask_all(obj.body)

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_change(request, obj)

    def response_change(self, request, obj):
        return tell_received(request, self.answer(request, obj), obj.saves)

    def answer(self, request, obj):
        if "_preview" in request.POST:
            return redirect("admin:flatpage_preview", obj.pk)
        is_seen = "_publish" in request.POST
        words = f"Published: readers find it at /{obj.slug}/." if is_seen else "Saved. Readers see no difference yet."
        messages.success(request, words)
        return redirect("admin:articles_flatpage_change", obj.pk)

    @method_decorator(require_safe)
    def preview(self, request, pk):
        page = self.seen_page(request, pk)
        return self.as_readers_get_it(request, page, page)

    @method_decorator(require_safe)
    def version(self, request, pk, number):
        page = self.seen_page(request, pk)
        return self.as_readers_get_it(request, page, get_object_or_404(FlatVersion, page=page, number=number))

    @languages.for_readers()
    def as_readers_get_it(self, request, page, words):
        back = reverse("admin:articles_flatpage_change", args=[page.pk])
        asked = as_readers_ask(request, page.get_absolute_url())
        return never_kept(render(asked, "articles/flat_preview.html", {**flat.context(page, words), "back": back}))

    @method_decorator(require_POST)
    def restore(self, request, pk, number):
        """Puts the words of a version into the desk's copy. Readers see them once it is published. Where words of the
        copy would be lost by it, it asks first."""
        page = self.changed_page(request, pk)
        version = get_object_or_404(FlatVersion, page=page, number=number)
        is_sure = number_of(request.POST.get("sure")) == page.saves
        if not (is_sure or page.is_kept):
            return self.ask_to_restore(request, version)
        page.headline, page.body = version.headline, version.body
        try:
            publishing.save_page(page, seen=page.saves, by=request.user)
            messages.success(request, f"Version {number} is the desk’s copy again. Publish it, and readers see it.")
        except publishing.Refused as refused:
            messages.warning(request, str(refused))
        return redirect("admin:articles_flatpage_change", pk)

    def ask_to_restore(self, request, version):
        form = forms.Form()
        form.tells = LOST
        shown = {"title": f"Restore version {version.number}?", "press": "Restore it", "leave": "Keep the copy"}
        above = above_acts_on(version.page)
        return dialogs.show(request, self.admin_site, form, **shown, above=above, hidden={"sure": version.page.saves})

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def down(self, request, pk):
        """Asks first: whoever follows a link to the page finds nothing."""
        page = self.changed_page(request, pk)
        if request.method != "POST":
            return self.ask_down(request, page)
        try:
            publishing.take_down_page(page, by=request.user, where=whence(request, "page"))
            messages.success(request, f"Readers do not find the page any more. {KEPT}")
        except publishing.Refused as refused:
            messages.warning(request, str(refused))
        return redirect("admin:articles_flatpage_change", pk)

    def ask_down(self, request, page):
        if page.shown is None:
            messages.warning(request, "Readers do not see the page by now.")
            return redirect("admin:articles_flatpage_change", page.pk)
        form = forms.Form()
        form.tells = f"Who comes to /{page.slug}/ will be told that there is no such page. {KEPT}"
        shown = {"title": f"Take “{page}” from readers?", "press": "Take it from them", "leave": "Leave it to them"}
        return dialogs.show(request, self.admin_site, form, **shown, above=above_acts_on(page))

    def seen_page(self, request, pk):
        page = get_object_or_404(FlatPage.objects.select_related("shown"), pk=pk)
        if not self.has_view_permission(request, page):
            raise PermissionDenied("Your account may not see this page at the desk.")
        return page

    def changed_page(self, request, pk):
        page = self.seen_page(request, pk)
        if not self.has_change_permission(request, page):
            raise PermissionDenied("Your account may not change the paper’s pages.")
        return page


def above_acts_on(page):
    """What stands above a question about the page (`dialogs.show`)."""
    return [
        ("Pages", reverse("admin:articles_flatpage_changelist")),
        (str(page), reverse("admin:articles_flatpage_change", args=[page.pk])),
    ]
