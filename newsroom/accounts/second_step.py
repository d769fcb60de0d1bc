"""The second step of signing in: a code of six digits that changes each half minute, made by a programme on a telephone
from a key that only it and the paper have (TOTP, RFC 6238); or one of ten codes on paper, each good once."""

import secrets
import unicodedata

import pyotp
import segno
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from newsroom import paper
from newsroom.models import RecoveryCode, SecondStep

DRIFT = 1  # half minutes that a telephone's clock may be wrong, as RFC 6238, section 5.2, advises
CODES = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # without those that look like others
GROUPS, GROUP = 3, 4  # 59 bits: nobody guesses that within the limits of the sign-in page
# Whoever may change at once what readers see, or whom the desk lets in.
FAR_REACHING = (
    "articles.publish_story",
    "articles.arrange_front",
    "articles.raise_banner",
    "newsroom.change_paper",
    "newsroom.change_user",
    "auth.change_group",
)


def is_asked_of(person):
    """Whether the operator wants a second step of them."""
    wanted = settings.TWO_FACTOR_FOR
    return wanted == "everybody" or (wanted == "publishers" and any(map(person.has_perm, FAR_REACHING)))


def is_due(person):
    """Whether they have to set it up before they go on."""
    return person.second_step_since is None and is_asked_of(person)


def key_address(key, person):
    """What a programme for telephones reads from the square code."""
    issuer = paper.words().name.replace(":", " ")  # what divides it from the name in such an address
    return pyotp.TOTP(key).provisioning_uri(name=person.get_username(), issuer_name=issuer)


def square(address):
    """A QR code as an address of an image, dark on white in either scheme, with the margin that cameras need."""
    return segno.make(address, micro=False).svg_data_uri(border=4, dark="#000", light="#fff", omitsize=True)


def set_up(person, key, typed):
    """Makes it theirs if that is the key's code of now. Returns the recovery codes, which are never seen again; none
    where it is not. All other sign-ins of theirs end, since a session's hash has the moment in it."""
    moment = half_minute(key, typed)
    if moment is None:
        return []
    with transaction.atomic():
        SecondStep.objects.filter(person=person).delete()
        step = SecondStep.objects.create(person=person, key=key, last_code=moment)
        person.second_step_since = timezone.now()
        person.save(update_fields=["second_step_since"])
        return new_codes(step)


def take_away(person):
    """Signs them out wherever they are. Safe where there is none."""
    with transaction.atomic():
        SecondStep.objects.filter(person=person).delete()
        person.second_step_since = None
        person.save(update_fields=["second_step_since"])


def new_codes(step):
    """Ten in place of those there were."""
    codes = ["-".join(group() for _ in range(GROUPS)) for _ in range(CODES)]
    with transaction.atomic():
        step.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(step=step, mark=mark(code)) for code in codes)
    return codes


def group():
    return "".join(secrets.choice(LETTERS) for _ in range(GROUP))


def proves(person, typed):
    """Whether that is a code of theirs, of the telephone or of the paper; with that it is used up, whoever sends it at
    the same moment once more."""
    step = SecondStep.objects.filter(person=person).first()
    if step is None:
        return False
    moment = half_minute(step.key, typed)
    if moment is None:
        return bool(step.recovery_codes.filter(mark=mark(typed)).delete()[0])
    return bool(SecondStep.objects.filter(pk=step.pk, last_code__lt=moment).update(last_code=moment))


def half_minute(key, typed):
    """Which half minute since 1970 it is the key's code of, about now; None where it is of none."""
    try:
        return pyotp.TOTP(key).verify_and_get_timecode(bare(typed), valid_window=DRIFT)
    except pyotp.OTPVerificationError:
        return None


def mark(code):
    return salted_hmac("newsroom.accounts.recovery", bare(code), algorithm="sha256").hexdigest()


def bare(typed):
    """Without what people put between, and in the letters of the codes."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", typed).lower() if letter.isalnum())
