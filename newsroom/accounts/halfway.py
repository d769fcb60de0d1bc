"""Those who gave the right password and have still to give a code: noted in the session, signed in to nothing."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.crypto import constant_time_compare

from newsroom.models import User

NOTE = "halfway"
PATIENCE = timedelta(minutes=10)


class Halfway(NamedTuple):
    person: User
    backend: str
    next: str  # where they wanted to go


def begin(request, person, next):
    request.session[NOTE] = {
        "person": person.pk,
        "backend": person.backend,
        "hash": person.get_session_auth_hash(),
        "at": timezone.now().isoformat(),
        "next": next,
    }


def found(request):
    """The `Halfway` of a request, or None: where nobody is, it took too long, or the password is another by now."""
    noted = request.session.get(NOTE)
    if not noted or timezone.now() - datetime.fromisoformat(noted["at"]) > PATIENCE:
        return None
    person = User.objects.at_desk().filter(pk=noted["person"], second_step_since__isnull=False).first()
    if not person or not constant_time_compare(noted["hash"], person.get_session_auth_hash()):
        return None
    return Halfway(person, noted["backend"], noted["next"])


def end(request):
    request.session.pop(NOTE, None)
