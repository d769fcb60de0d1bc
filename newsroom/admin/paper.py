"""“The paper”: one page for all that every page says of the paper."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from articles import publishing
from articles.models import FlatPage
from newsroom import colours
from newsroom.models import Paper
from newsroom.whence import whence

from .legible import doubts
from .paper_form import BarForm, LinkForms, PaperForm

FIELDSETS = {
    "Name": ["name", "strapline"],
    "Look": ["accent", "new_logo", "new_dark_logo", "new_icon"],
    "Footer": ["footer", "social"],
    "Contact": ["mail", "telephone", "postal"],
    "Time and language": ["time_zone", "language_code"],
}


@admin.register(Paper)
class PaperAdmin(admin.ModelAdmin):
    """No list of one row: the page opens at once."""

    def get_urls(self):
        return [
            path("", self.admin_site.admin_view(self.page), name="newsroom_paper_changelist"),
            path("shades.css", self.admin_site.admin_view(self.shades), name="paper_shades"),
        ]

    def has_view_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def page(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied("The paper’s own page is for chief editors.")
        stored, forms = paper_as_saved(), forms_of(request)
        if request.method == "POST" and are_sound(forms):
            try:
                return self.saved(request, publishing_of(forms, request), forms["form"].instance)
            except publishing.Refused as refused:
                overtaken(forms, paper_as_saved(), str(refused))
        return self.shown(request, stored, forms)

    def saved(self, request, changed, paper):
        words = f"Saved: {', '.join(changed)}. Readers get it within seconds." if changed else "Nothing was changed."
        messages.success(request, words)
        for doubt in doubts(paper):
            messages.warning(request, doubt)
        return redirect("admin:newsroom_paper_changelist")

    def shown(self, request, stored, forms):
        wears, tried = forms["form"].instance, forms["form"]["accent"].value() or ""
        context = {
            **self.admin_site.each_context(request),
            **forms,
            "title": "The paper",
            "opts": self.opts,
            "stored": stored,
            "wears": wears,
            "accent": tried if colours_are_sound(tried) else stored.accent,
            "fieldsets": fieldsets(forms["form"], stored),
            "flat_pages": FlatPage.objects.all(),
            "has_errors": any(form.is_bound and not form.is_valid() for form in forms.values()),
        }
        return TemplateResponse(request, "admin/newsroom/paper/page.html", context)

    def shades(self, request):
        """The style sheet of the two previews, for an accent that is only tried."""
        accent = request.GET.get("accent", "")
        if not (self.has_change_permission(request) and colours_are_sound(accent)):
            return HttpResponse(status=422, content_type="text/css")
        light, dark = colours.shades(accent)
        told = f".paper-light {{ --tried: {light} }}\n.paper-dark {{ --tried: {dark} }}\n"
        return HttpResponse(told, content_type="text/css")


def paper_as_saved():
    return Paper.objects.first() or Paper.begun()


def forms_of(request):
    """The page's forms by name, filled with what was sent, or with what there is."""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    paper = paper_as_saved()
    links = LinkForms(*sent, prefix="links", initial=paper.links)
    return {"form": PaperForm(*sent, instance=paper), "bar": BarForm(*sent), "links": links}


def are_sound(forms):
    """Whether nothing is wrong in any: all are asked, so that all say what is."""
    wrong = [form for form in forms.values() if not form.is_valid()]
    return not wrong


def overtaken(forms, stored, sentence):
    """Says in the forms what somebody else has saved meanwhile, so that a second press replaces it knowingly."""
    form = forms["form"]
    whole = {"links in the footer": forms["links"].said() != stored.links, "sections in the bar": forms["bar"].is_moved}
    others = [words for words, is_otherwise in whole.items() if is_otherwise]
    more = f" The {' and the '.join(others)} are saved otherwise than here, too." if others else ""
    form.add_error(None, f"{sentence}{more}")
    form.tell_saved(stored)
    form.data["seen"] = stored.saves


def publishing_of(forms, request):
    paper = forms["form"].instance
    paper.links = forms["links"].said()
    seen = forms["form"].cleaned_data["seen"]
    doing = {"by": request.user, "where": whence(request, "the paper"), "seen": seen}
    return publishing.set_paper(paper, forms["bar"].said(), older_stay=forms["form"].older_stay, **doing)


def fieldsets(form, stored):
    """Pairs of a heading and its bound fields; beside an upload what is worn, the box that takes it off, and in a form
    that is shown once more what was chosen for it: a browser shows that field empty."""
    return [(title, [beside(form, name, stored) for name in names]) for title, names in FIELDSETS.items()]


def beside(form, name, stored):
    worn = name.removeprefix("new_")
    is_upload = worn != name
    is_new = is_upload and form.is_bound and getattr(form.instance, worn) not in ("", getattr(stored, worn))
    return {
        "field": form[name],
        "is_chosen": is_new,
        "chosen": getattr(form.files.get(name), "name", "") if is_new else "",
        "kept": form[worn] if is_upload else None,
        "off": form[f"no_{worn}"] if is_upload and getattr(form.instance, worn) else None,
    }


def colours_are_sound(accent):
    return len(accent) == 7 and accent[0] == "#" and all(letter in "0123456789abcdefABCDEF" for letter in accent[1:])
