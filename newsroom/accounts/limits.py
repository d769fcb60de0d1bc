"""How often somebody may try: so that nobody guesses a password, and nobody's mailbox is flooded.

A try is noted before it is made, so that a hundred at once are no way round; one that went well is taken back.
"""

import ipaddress
import unicodedata
from datetime import timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from newsroom.models import Try
from newsroom.whence import address_of


class TooOften(Exception):
    """A limit is reached. `until`: when there may be one more try (aware datetime)."""

    def __init__(self, until):
        super().__init__(f"too often; again at {until}")
        self.until = until


class Limit(NamedTuple):
    """At most so many tries within so long, each counted for whoever it is of."""

    name: str
    most: int
    within: timedelta

    def mark(self, whose):
        words = "\n".join([self.name, *map(folded, whose)])
        return salted_hmac("newsroom.accounts.limits", words, algorithm="sha256").hexdigest()

    def opens_at(self, whose, now):
        """None while there are no more than `most`; else the moment at which one may be made again."""
        at = list(Try.objects.newest(self.mark(whose), now - self.within, self.most + 1))
        return at[-1] + self.within if len(at) > self.most else None


# A person mistypes a few times; a whole newsroom may share one address; a thousand machines may guess at one name.
SIGN_IN = Limit("sign in, a name from a machine", 10, timedelta(minutes=15))
SIGN_IN_NAME = Limit("sign in, a name", 100, timedelta(hours=12))
SIGN_IN_MACHINE = Limit("sign in, a machine", 300, timedelta(hours=1))
CODE = Limit("code, a person", 5, timedelta(minutes=15))
CODE_DAY = Limit("code, a person in a day", 30, timedelta(days=1))  # of a million codes, three are right at a time
LINK = Limit("link, an address", 3, timedelta(hours=1))
LINK_MACHINE = Limit("link, a machine", 20, timedelta(hours=1))


def note(*tries):
    """Notes a try for each pair of a limit and whose it is (a tuple of words). Returns what `take_back` is given.
    Raises `TooOften`, and notes none, where one limit is reached."""
    now = timezone.now()
    Try.objects.old(now).delete()
    noted = Try.objects.bulk_create(Try(mark=limit.mark(whose), at=now) for limit, whose in tries)
    reached = [moment for limit, whose in tries if (moment := limit.opens_at(whose, now))]
    if reached:
        take_back(noted)
        raise TooOften(max(reached))
    return noted


def take_back(noted):
    Try.objects.filter(pk__in=[each.pk for each in noted]).delete()


def forget(*tries):
    """All tries of these pairs: whoever signs in has not been guessing."""
    Try.objects.filter(mark__in=[limit.mark(whose) for limit, whose in tries]).delete()


def sign_in_tries(name, request):
    machine = machine_of(request)
    return [(SIGN_IN, (name, machine)), (SIGN_IN_NAME, (name,)), *_of_machine(SIGN_IN_MACHINE, machine)]


def forget_sign_in_tries(name, request):
    """But not those of the machine, which may be guessing other names."""
    forget((SIGN_IN, (name, machine_of(request))), (SIGN_IN_NAME, (name,)))


def code_tries(person):
    whose = (str(person.pk),)
    return [(CODE, whose), (CODE_DAY, whose)]


def link_tries(address, request):
    return [(LINK, (address,)), *_of_machine(LINK_MACHINE, machine_of(request))]


def _of_machine(limit, machine):
    return [(limit, (machine,))] if machine else []


def machine_of(request):
    """Its address; of IPv6 the network, since anybody who has one has as many addresses as they like."""
    address = address_of(request)
    try:
        known = ipaddress.ip_address(address)
    except ValueError:  # a proxy that does not say
        return ""
    known = getattr(known, "ipv4_mapped", None) or known
    return str(ipaddress.ip_network((known, 64), strict=False)) if known.version == 6 else str(known)


def folded(words):
    return unicodedata.normalize("NFKC", words).casefold().strip()


def refusal(often, advice=""):
    """What a form says of it."""
    until = timezone.localtime(often.until)
    day = "" if until.date() == timezone.localdate() else f"{until:%A} "
    return ValidationError(f"That was tried too often. Wait until {day}{until:%H:%M}{advice}.", code="too_often")
