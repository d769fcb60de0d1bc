"""What is wrong with a weather service's last answer, and what to do, in the words of the desk.

Logs and `refresh_weather` tell it as it was found (`City.trouble`), which is what an operator looks up.
"""

import re

WAIT = "It is asked again within a quarter of an hour; if that lasts, tell the operator."
PLACE = "Check the city’s latitude and longitude."
ADDRESS = "Ask the operator to check WEATHER_ADDRESS."
SIGN_IN = "Ask the operator to check WEATHER_CONTACT, and the key in WEATHER_ADDRESS."

# What is noted has this in it: what happened, with what the group found, and what to do. The first counts.
SAID = [
    (r"NameResolution|NewConnection|ConnectTimeout", "The weather service could not be reached.", WAIT),
    (r"SSLError", "The weather service could not prove who it is.", "Ask the operator to install ca-certificates."),
    (r"ReadTimeout|not whole after", "The weather service answered too slowly.", WAIT),
    (r"Location|URLScheme|InvalidURL|ValueError", "No weather service can have the address that is set.", ADDRESS),
    (r"no whole answer", "The weather service’s answer broke off.", WAIT),
    (r"not JSON|more than", "The weather service answered nonsense.", WAIT),
    (
        r"status 203",
        "The weather service is going to end what we ask for.",
        "Tell the operator: the paper needs an update.",
    ),
    (r"status 429", "The weather service wants to be asked less often.", WAIT),
    (r"status (401|402|403)", "The weather service does not let us in ({}).", SIGN_IN),
    (r"status (3\d\d)", "The weather service has moved ({}).", ADDRESS),
    (r"status (4\d\d)", "The weather service refused what it was asked ({}).", f"{PLACE} {ADDRESS}"),
    (r"status (\d+)", "The weather service answered with an error of its own ({}).", WAIT),
    (r"missing from the answer", "The weather service told nothing of this city.", PLACE),
    (r"", "The weather service told what cannot be.", WAIT),
]


def in_words(trouble):
    """What was noted (`City.trouble`), as two or three sentences; "" where nothing was."""
    if not trouble:
        return ""
    found = ((re.search(pattern, trouble), what, act) for pattern, what, act in SAID)
    return next(f"{what.format(*match.groups())} {act}" for match, what, act in found if match)
