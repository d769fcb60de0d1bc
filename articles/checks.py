"""System checks of what an operator may ask of the desk: each has an id, and a hint that says what to type."""

from django.conf import settings
from django.core.checks import Error, register

from .gate import CHECKS


@register()
def the_gate_knows_what_it_must(app_configs, **kwargs):
    """A name that is spelt wrong would let pass what the paper wants held up."""
    names = [check.name for check in CHECKS]
    unknown = [name for name in settings.GATE_MUST if name not in names]
    if not unknown:
        return []
    return [
        Error(
            f"GATE_MUST names checks that the gate does not have: {', '.join(unknown)}.",
            hint=f"Use any of these, between commas: {', '.join(names)}.",
            id="articles.E001",
        )
    ]
