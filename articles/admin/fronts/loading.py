"""An arrangement of the history, a cancelled one too, as the draft: to go on from, to be published or scheduled."""

from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles import layout
from articles.admin import dialogs
from newsroom.clock import moment
from newsroom.finding import number_of

from .asking import Asked
from .board import labels
from .page import FrontScreen, above, address, answer, refuse_others
from .publishing import arrangement_of


class LoadsArrangements(FrontScreen):
    def page_views(self):
        return {**super().page_views(), "load": self.load_view}

    @method_decorator(require_POST)
    def load_view(self, request, page):
        """Asks first where something would be lost of the draft, for the draft as it is now (`base`)."""
        refuse_others(request, page)
        loaded, draft = arrangement_of(page, request), layout.opened(page)
        said, when = layout.fitting(page, layout.as_said(loaded.slots.all())), moment(loaded.starts_at)
        lost = lost_by(page, draft, said)
        if lost and number_of(request.POST.get("base")) != draft.number:
            return self.ask_to_load(request, loaded, draft, lost)
        try:
            layout.save(page, said, base=draft.number, by=request.user, words=f"Loaded from {when}")
        except layout.Stale as stale:
            return answer(request, page, str(stale), is_trouble=True)
        return answer(request, page, f"The draft is what was laid out for {when}. Readers see no difference yet.")

    def ask_to_load(self, request, loaded, draft, lost):
        form, page = Asked(label_suffix=""), loaded.page
        form.tells = f"The draft says something of its own of these places: {'; '.join(lost)}. It is replaced. {BACK}"
        shown = {"title": f"Load what was laid out for {moment(loaded.starts_at)}?", "press": "Load it"}
        shown |= {"leave": "Keep the draft", "hidden": {"arrangement": loaded.pk, "base": draft.number}}
        of_history = [*above(page), ("History", address(page, "front_history"))]
        return dialogs.show(request, self.admin_site, form, above=of_history, **shown)


BACK = "“Undo” brings it back."


def lost_by(page, draft, said):
    """The labels of the places of which the draft says what neither readers see nor `said` has."""
    names = layout.differing(page, draft, timezone.now())
    return labels(page, {name for name in names if draft.slots.get(name) != said.get(name)})
