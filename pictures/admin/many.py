"""What is done with many pictures of the library at once: deleted, which is asked first, and restored."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

from pictures import deleting, returning, uses
from pictures.acts import Refused

PAGE = "admin/pictures/picture/many_asked.html"
MOST_SHOWN = 24  # of those that are to be deleted


class EndsMany(admin.ModelAdmin):
    """For the picture admin: actions on those that are ticked in the list."""

    ending_actions = ("delete_ticked", "restore_ticked")

    def get_actions(self, request, action_location=admin.ActionLocation.CHANGE_LIST):
        """Restoring is offered where what was deleted is looked at, and deleting elsewhere."""
        actions = super().get_actions(request, action_location)
        is_bin = request.GET.get("state") == "deleted"
        for name in ("delete_selected", "delete_ticked" if is_bin else "restore_ticked"):
            actions.pop(name, None)
        return actions

    @admin.action(description="Delete these; for 30 days they can be restored", permissions=["delete"])
    def delete_ticked(self, request, chosen):
        """Deletes them once it was asked."""
        if "asked" not in request.POST:
            return self.ask_of_many(request, list(chosen))
        return self.act_on(request, chosen, deleting.delete, "deleted. For 30 days they can be restored.")

    @admin.action(description="Restore these", permissions=["delete"])
    def restore_ticked(self, request, chosen):
        self.act_on(request, chosen, returning.restore, "restored.")

    def ask_of_many(self, request, chosen):
        """The page that shows which ones go, and says how many stay since something has them."""
        times = uses.counted(chosen)
        go = [picture for picture in chosen if not times[picture.pk]]
        page = {"go": go, "shown": go[:MOST_SHOWN], "more": len(go[MOST_SHOWN:]), "stay": len(chosen) - len(go)}
        page |= {"title": "Delete pictures", "ticked": ACTION_CHECKBOX_NAME, "address": request.get_full_path()}
        about = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, **page}
        return TemplateResponse(request, PAGE, about)

    def act_on(self, request, chosen, act, done):
        """Does it to each, and says of how many; those that stay are named with their reason."""
        number = 0
        for picture in chosen:
            try:
                act(picture, by=request.user)
                number += 1
            except Refused as refused:
                messages.error(request, str(refused))
        if number:
            messages.success(request, f"{number} {'picture' if number == 1 else 'pictures'} {done}")
