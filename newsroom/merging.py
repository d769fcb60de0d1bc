"""Names under which things are filed, several of which mean the same: the desk makes them one."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse
from django.urls import reverse

PAGE = "admin/merged.html"


class AsksWhichStays(forms.Form):
    """Of names that mean the same, the one that all that is filed under them is to have."""

    stays = forms.ModelChoiceField(
        None,
        label="Which one stays",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Say which one stays.", "invalid_choice": "That one is gone. Choose another."},
    )
    use_required_attribute = False

    def __init__(self, chosen, fullest, *sent):
        super().__init__(*sent, label_suffix="")
        self.fields["stays"].queryset = chosen
        self.initial["stays"] = fullest


class MakesOne:
    """For admins: an action that asks which one stays, then has `merge(request, chosen, stays)` do it, which may return
    a sentence about what follows.

    `filed`: the annotation of their rows that says how much is filed under each. `tells`: what will happen.
    """

    actions = ["make_one"]
    filed = tells = ""

    @admin.action(description="Make one of these, which mean the same", permissions=["change", "delete"])
    def make_one(self, request, chosen):
        names = self.opts.verbose_name_plural
        if chosen.count() < 2:
            return self.message_user(request, f"Tick two {names} or more that mean the same.", messages.ERROR)
        fullest = chosen.order_by(f"-{self.filed}", "name").first()
        form = AsksWhichStays(chosen, fullest, *([request.POST] if "asked" in request.POST else []))
        if not form.is_valid():
            return self.ask_which_stays(request, form, chosen)
        stays, number = form.cleaned_data["stays"], chosen.count()
        follows = self.merge(request, chosen, stays) or ""
        return self.message_user(request, f"{number} {names} are one now: “{stays}”. {follows}", messages.SUCCESS)

    def ask_which_stays(self, request, form, chosen):
        page = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Make one {self.opts.verbose_name} of these",
            "form": form,
            "ticked": ACTION_CHECKBOX_NAME,
            "numbers": chosen.values_list("pk", flat=True),
            "tells": self.tells,
            "back": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
        }
        return TemplateResponse(request, PAGE, page, status=422 if form.errors else 200)
