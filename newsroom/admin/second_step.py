from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from newsroom.accounts import record, second_step


class TakesSecondStepAway:
    """What an account's page says of its two-step sign-in, and how it is taken away for whoever lost the telephone."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.take_second_step_away)
        return [path("<int:number>/second-step/", view, name="newsroom_user_second_step"), *super().get_urls()]

    @admin.display(description="two-step sign-in")
    def two_steps(self, person):
        if not person.second_step_since:
            return "Off. They set it up themselves, under “Your account”."
        since = date_format(person.second_step_since, "j F Y")
        address = reverse("admin:newsroom_user_second_step", args=[person.pk])
        return format_html('On since {}. <a href="{}">Take it away…</a>', since, address)

    @admin.display(description="two steps", boolean=True, ordering="second_step_since")
    def has_second_step(self, person):
        return person.second_step_since is not None

    def take_second_step_away(self, request, number):
        person = self.get_object(request, str(number))
        if person is None:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied("Two-step sign-in is taken away by those who look after that account.")
        if request.method == "POST":
            return self.taken_away(request, person)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{person.name} signs in by a password alone",
            "opts": self.opts,
            "person": person,
        }
        return TemplateResponse(request, "admin/accounts/take_away.html", context)

    def taken_away(self, request, person):
        second_step.take_away(person)
        record.note(person, "Two-step sign-in was taken away.", by=request.user)
        messages.success(request, f"{person.name} signs in by a password alone, and is signed out everywhere.")
        return redirect("admin:newsroom_user_change", person.pk)
