"""Sends mail, and nothing else does. For tasks; and `trouble` for whoever looks whether it works."""

from django.conf import settings
from django.core.mail import EmailMessage, mailers

# So that holiday notes are not sent back: RFC 3834, section 5.
HEADERS = {"Auto-Submitted": "auto-generated"}


def is_set():
    return bool(settings.MAIL_SERVER and settings.MAIL_FROM)


def send(to, subject, text):
    """Hands a plain mail to the server. Raises OSError where it is not taken, as each of smtplib's errors is."""
    EmailMessage(subject, text, settings.MAIL_FROM, [to], headers=HEADERS).send(using="default")


def trouble():
    """What is wrong with the server, or "". It is greeted and signed in to, and given nothing."""
    try:
        with mailers.default:
            return ""
    except OSError as error:
        return str(error) or type(error).__name__
