"""A front that is scheduled for a minute for which one is scheduled already."""

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from articles import layout, publishing
from articles.models import FrontPage
from newsroom.clock import moment
from tests import factories
from tests.desk.arranging import FRONT, clock

pytestmark = pytest.mark.django_db
TOMORROW = (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)


def schedule(desk, at):
    said = {"base": layout.opened(FrontPage.of(None)).number, "at": clock(at), "back": FRONT}
    return desk.post(f"{FRONT}schedule/", said, follow=True).text


def scheduled_by(person):
    return publishing.arrange(FrontPage.of(None), {}, at=TOMORROW, by=person)


def test_who_schedules_for_a_minute_that_is_taken_is_told_whose_order_gives_way(desk):
    when, gives_way = moment(TOMORROW), "It stands in place of what {} scheduled for the same minute."
    scheduled_by(factories.person("Editor", first_name="Mei"))
    assert f"Scheduled for {when}. {gives_way.format('Mei')}" in schedule(desk, TOMORROW)
    assert f"Scheduled for {when}. {gives_way.format('you')}" in schedule(desk, TOMORROW)
    assert "in place of" not in schedule(desk, TOMORROW + timedelta(minutes=1))
    scheduled_by(None)
    assert gives_way.format("the paper itself") in schedule(desk, TOMORROW)


def test_the_history_calls_replaced_what_gave_way_and_cancelled_what_was_cancelled(desk, editor):
    mei = factories.person("Editor", first_name="Mei")
    replaced = scheduled_by(mei)
    schedule(desk, TOMORROW)
    publishing.cancel_arrangement(FrontPage.of(None).arrangements.standing().get(), by=mei)
    history = desk.get(f"{FRONT}history/").text
    assert re.findall(r'<span class="desk-mark">(\w+)<', history) == ["cancelled", "replaced"]
    assert re.findall(r"<small>((?:cancelled|replaced) by [^,]+),", history) == [
        "cancelled by Mei",
        f"replaced by {editor.name}",
    ]
    looked = html.unescape(desk.get(f"{FRONT}preview/?show={replaced.pk}").text)
    assert f"and replaced by {editor.name}: readers never got it." in looked


@pytest.mark.parametrize("first_name", ["Mei", None])
def test_who_cancels_what_gave_way_meanwhile_is_told_to_what(desk, first_name):
    mei = first_name and factories.person("Editor", first_name=first_name)
    replaced, asked = scheduled_by(None), {"back": FRONT}
    made = scheduled_by(mei)
    refused = desk.post(f"{FRONT}cancel/", {**asked, "arrangement": replaced.pk})
    who, when = first_name or "the paper itself", date_format(timezone.localtime(made.made_at), "j F Y, H:i")
    assert refused.status_code == 422
    assert f"It was replaced on {when}: {who} scheduled another for the same minute." in refused.text
    assert "Scheduled for" in schedule(desk, TOMORROW)
    refused = desk.post(f"{FRONT}cancel/", {**asked, "arrangement": made.pk})
    assert ": you scheduled another for the same minute." in refused.text
