"""The keywords that pictures are found by: spelt better, made one, or given up. New ones are made where they are
written."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count
from django.template.response import TemplateResponse

from newsroom.finding import Finds
from pictures import filing
from pictures.models import Keyword, Keyworded

PAGE = "admin/pictures/keyword/merged.html"
TOO_FEW = "Tick two keywords or more that mean the same."


class AsksWhichStays(forms.Form):
    """Of keywords that mean the same, the one that all their pictures are to have."""

    stays = forms.ModelChoiceField(
        Keyword.objects.none(),
        label="Which one stays",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Say which one stays.", "invalid_choice": "That one is gone. Choose another."},
    )
    use_required_attribute = False

    def __init__(self, chosen, *sent):
        super().__init__(*sent, label_suffix="")
        self.fields["stays"].queryset = chosen
        self.initial["stays"] = chosen.order_by("-pictures_number", "name").first()


@admin.register(Keyword)
class KeywordAdmin(Finds, admin.ModelAdmin):
    list_display = ["name", "times"]
    search_fields = ["name"]
    fields = ["name"]
    list_per_page = 100
    show_full_result_count = False
    actions = ["make_one"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(pictures_number=Count("pictures"))

    def has_add_permission(self, request):
        return False

    def get_deleted_objects(self, objs, request):
        """The keywords and the number of their pictures. Django would list each picture."""
        pictures = Keyworded.objects.filter(tag__in=objs).count()
        needed = set() if self.has_delete_permission(request) else {Keyword._meta.verbose_name}
        return [str(keyword) for keyword in objs], {"keywords": len(objs), "pictures": pictures}, needed, []

    @admin.display(description="pictures", ordering="pictures_number")
    def times(self, keyword):
        return keyword.pictures_number

    @admin.action(description="Make one of these, which mean the same", permissions=["change", "delete"])
    def make_one(self, request, chosen):
        """Asks which one stays; the pictures of the others have that one then."""
        if chosen.count() < 2:
            return self.message_user(request, TOO_FEW, messages.ERROR)
        form = AsksWhichStays(chosen, *([request.POST] if "asked" in request.POST else []))
        if not form.is_valid():
            return self.ask_which_stays(request, form, chosen)
        stays, number = form.cleaned_data["stays"], chosen.count()
        filing.merge(chosen, stays)
        return self.message_user(request, f"{number} keywords are one now: “{stays}”.", messages.SUCCESS)

    def ask_which_stays(self, request, form, chosen):
        numbers = chosen.values_list("pk", flat=True)
        page = {"title": "Make one keyword of these", "form": form, "ticked": ACTION_CHECKBOX_NAME, "numbers": numbers}
        return TemplateResponse(
            request,
            PAGE,
            {**self.admin_site.each_context(request), "opts": self.opts, **page},
            status=422 if form.errors else 200,
        )
