"""The breaking banner at the desk: no list, the line that is up or the form that raises one."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from articles import publishing
from articles.models import Banner
from newsroom.clock import PaperDateTimeField, moment
from newsroom.missing import MissesRows
from newsroom.whence import whence

from . import dialogs
from .pickers import Picks

USUAL = timedelta(hours=2)  # that breaking news is breaking
RIGHT = "articles.raise_banner"
FOR_GOOD = "It is gone for readers within ten seconds; to bring it back, raise it anew."


class BannerForm(forms.ModelForm):
    until = PaperDateTimeField(
        label="Until",
        help_text="By the paper’s clock. It goes by itself then; two hours from now, unless you say otherwise.",
    )

    class Meta:
        model = Banner
        fields = ["text", "story", "until"]
        widgets = {"text": forms.Textarea({"rows": 2, "class": "paper-banner-text"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["story"].widget.can_add_related = False
        self.initial.setdefault("until", (timezone.now() + USUAL).replace(second=0, microsecond=0))

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until <= timezone.now():
            raise forms.ValidationError(f"{moment(until)} is past. Choose a later end.", code="past")
        return until


@admin.register(Banner)
class BannerAdmin(Picks, MissesRows, admin.ModelAdmin):
    form = BannerForm
    autocomplete_fields = ["story"]
    change_form_template = "admin/articles/banner/change_form.html"
    view_on_site = False

    def has_module_permission(self, request):
        return request.user.has_perm(RIGHT)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(RIGHT)

    def has_add_permission(self, request):
        return request.user.has_perm(RIGHT)

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm(RIGHT)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        down = path("<int:pk>/down/", self.admin_site.admin_view(self.down), name="articles_banner_down")
        return [down, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied("Your account may not raise the banner. An editor can.")
        return redirect(form_address())

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What cannot be done by now is said over a form that has what was typed."""
        title = {"title": "The banner" if object_id else "Raise a banner", "subtitle": None}
        try:
            return super().changeform_view(request, object_id, form_url, {**title, **(extra_context or {})})
        except publishing.Refused as refused:
            messages.error(request, str(refused))
            return redirect(f"{reverse('admin:articles_banner_add')}?{urlencode({'text': request.POST['text']})}")

    def save_model(self, request, obj, form, change):
        said = [form.cleaned_data[name] for name in ("text", "until", "story")]
        by, where = request.user, whence(request, "banner")
        if change:
            publishing.change_banner(obj, *said, by=by, where=where)
        else:
            obj.pk = publishing.raise_banner(*said, by=by, where=where).pk

    def log_addition(self, request, obj, message):
        """The desk's own log has it."""

    def log_change(self, request, obj, message):
        """The desk's own log has it."""

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, f"The banner is up until {moment(obj.until)}.")
        return redirect("admin:index")

    def response_change(self, request, obj):
        return self.response_add(request, obj)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def down(self, request, pk):
        """Asks first: the line is on every page, and what it says is written for the day."""
        if not self.has_change_permission(request):
            raise PermissionDenied("Your account may not take the banner down. An editor can.")
        if request.method != "POST":
            return self.ask_down(request, Banner.objects.up().filter(pk=pk).first())
        try:
            publishing.take_down_banner(Banner(pk=pk), by=request.user, where=whence(request, "banner"))
            messages.success(request, "The banner is down.")
        except publishing.Refused as refused:
            messages.warning(request, str(refused))
        return redirect("admin:index")

    def ask_down(self, request, banner):
        if banner is None:
            messages.warning(request, "That banner is down by now.")
            return redirect("admin:index")
        form = forms.Form()
        form.tells = f"“{banner}” is over every page, and would go by itself at {moment(banner.until)}. {FOR_GOOD}"
        above = [("The banner", reverse("admin:articles_banner_change", args=[banner.pk]))]
        shown = {"title": "Take the banner down?", "press": "Take it down", "leave": "Leave it up"}
        return dialogs.show(request, self.admin_site, form, above=above, **shown)


def form_address():
    """Where the banner that is up is changed, or one is raised."""
    up = Banner.objects.up().first()
    return reverse("admin:articles_banner_change", args=[up.pk]) if up else reverse("admin:articles_banner_add")
