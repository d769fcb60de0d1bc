"""The accent can be read on both of the paper's grounds, whatever it is."""

import re

import pytest
from django.test import Client

from newsroom import colours
from newsroom.models import Paper
from tests import factories

# A red, a green, a blue, a violet, black, and the own one.
DARK_ENOUGH = ["#c00000", "#2e7d32", "#1a5fb4", "#7b2d8e", "#000000", colours.OWN_ACCENT]


def test_contrast_is_what_wcag_says():
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("accent", DARK_ENOUGH)
def test_dark_pages_get_a_shade_that_can_be_read(accent):
    assert colours.refusal(accent) == ""
    assert colours.contrast(colours.shades(accent).dark, colours.DARK_SHEET) >= colours.ON_DARK


@pytest.mark.parametrize("accent", ["#ffcc00", "#ffffff", "#33dd33", "#8888ff"])
def test_what_is_too_light_is_refused_with_a_shade_that_is_not(accent):
    sentence = colours.refusal(accent)
    nearest = sentence.rstrip(".").rpartition(" ")[2]
    assert "too light" in sentence
    assert colours.refusal(nearest) == ""


def test_another_accent_has_a_style_sheet_that_may_be_kept_for_good():
    assert Paper(accent=colours.OWN_ACCENT).style_sheet == ""
    address = Paper(accent="#9A1B3D").style_sheet
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("text/css") and "immutable" in answer.headers["Cache-Control"]
    assert answer.text.count("--accent: #9a1b3d") == 1 and 'data-theme="dark"' in answer.text


DESK_LIGHT, DESK_DARK = "#ffffff", "#121212"  # Django's admin: what a story is written on


@pytest.mark.parametrize("accent", DARK_ENOUGH)
def test_both_shades_can_be_read_on_the_grounds_of_the_desk(accent):
    light, dark = colours.shades(accent)
    assert colours.contrast(light, DESK_LIGHT) >= colours.LEAST and colours.contrast(dark, DESK_DARK) >= colours.LEAST


def test_a_kicker_is_written_in_the_papers_accent(chief):
    Paper.objects.create(pk=Paper.ONLY, accent="#9A1B3D", name="The Monsoon Review")
    written = chief.get(f"/desk/articles/story/{factories.story().pk}/change/").text
    [address] = re.findall(r'"(/media/paper/[0-9a-f-]+desk\.css)"', written)
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("text/css") and "immutable" in answer.headers["Cache-Control"]
    light, dark = colours.shades("#9a1b3d")
    assert answer.text.count(f"--papers-accent: {light}") == 1 and answer.text.count(f"--papers-accent: {dark}") == 2
