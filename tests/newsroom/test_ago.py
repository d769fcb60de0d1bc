"""How long ago, as pages tell it and their script."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from newsroom import ago

TABLES = {
    "en-gb": "0 now|1 a minute ago|2 #\xa0minutes ago|60 an hour ago|120 #\xa0hours ago",
    "de": "0 jetzt|1 vor einer Minute|2 vor #\xa0Minuten|60 vor einer Stunde|120 vor #\xa0Stunden",
    "id": "0 sekarang|1 #\xa0menit lalu|60 #\xa0jam lalu",
    "hi": "",  # Django has its “now” alone
    "ur": "",
    "vi": "0 vừa mới đây|1 #\xa0phút trước|60 #\xa0giờ trước",  # no catalogue of ours has it
}
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
ARABIC = {1: "قبل ساعة", 2: "قبل ساعتين", 3: "قبل 3\xa0ساعات", 11: "قبل 11\xa0ساعة", 23: "قبل 23\xa0ساعة"}


@pytest.mark.parametrize("language", TABLES)
def test_words_are_those_of_the_language_from_so_many_minutes_on(language):
    with override(language):
        assert ago.table() == TABLES[language]


@pytest.mark.parametrize(("language", "starts"), [("ar", "0 1 2 3 11 60 120 180 660"), ("fr", "0 1 2 60 120")])
def test_each_number_has_its_plural(language, starts):
    with override(language):
        assert [run.partition(" ")[0] for run in ago.table().split("|")] == starts.split()


@pytest.mark.parametrize("hours", ARABIC)
def test_hours_are_said_whole_and_in_the_plural_of_their_number(hours):
    then = NOW - timedelta(hours=hours, minutes=59)
    with override("ar"):
        assert ago.told(then, NOW) == ARABIC[hours]
    with override("en-gb"):
        assert ago.told(then, NOW) == ("an hour ago" if hours == 1 else f"{hours}\xa0hours ago")


@pytest.mark.parametrize(("seconds", "said"), [(59, "now"), (60, "a minute ago"), (3599, "59\xa0minutes ago")])
def test_less_than_an_hour_is_said_in_minutes(seconds, said):
    with override("en-gb"):
        assert ago.told(NOW - timedelta(seconds=seconds), NOW) == said
