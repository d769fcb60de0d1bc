"""Which renditions a picture gets, by its size alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures import shapes
from pictures.shapes import CROPS, FORMATS, OUTSIDE, TINTS, WIDTHS, box_of, place_of, shapes_of, sizes_of

SITE_CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "site.css"
MOST = 70  # renditions of a picture, whatever it is: nobody can ask for another
side = st.integers(1, 20_000)
part = st.floats(0, 1)


@given(side, side)
def test_the_number_of_renditions_is_bounded_and_none_is_larger_than_the_picture(width, height):
    made, own = shapes_of(width, height), {crop: widths for crop, widths in WIDTHS.items() if crop not in OUTSIDE}
    outside = sum(len(WIDTHS[crop]) for crop in OUTSIDE)
    assert len(made) == len(set(made)) <= MOST == len(FORMATS) * sum(map(len, own.values())) + outside
    assert all(1 <= shape.width <= width for shape in made)
    assert all(shape.height <= height + 1 for shape in made)  # a pixel, where a crop's height is rounded


@given(side, side)
def test_every_picture_is_made_whole_in_every_format(width, height):
    assert {shape.format for shape in shapes_of(width, height) if not shape.crop} == set(FORMATS)


def test_a_photograph_of_a_common_ratio_is_not_cropped_to_it():
    assert sizes_of("3x2", 6000, 4000) == []
    assert sizes_of("4x3", 4032, 3024) == []
    assert sizes_of("4x3", 6000, 4000) == [(320, 240), (640, 480), (960, 720)]


def test_a_crop_is_as_wide_as_the_picture_lets():
    assert sizes_of("16x9", 1000, 4000) == [(720, 405), (960, 540), (1000, 562)]
    assert sizes_of("1x1", 4000, 300) == [(160, 160), (300, 300)]
    assert sizes_of("16x9", 1600, 4000) == sizes_of("16x9", 5000, 4000)


def test_what_other_sites_show_is_one_jpeg_of_the_size_that_they_ask_for():
    shared = [shape for shape in shapes_of(4000, 3000) if shape.crop == "40x21"]
    assert [(shape.width, shape.height, shape.format) for shape in shared] == [(1200, 630, "jpeg")]


def test_a_crop_narrower_than_all_steps_is_made_at_its_own_width():
    assert sizes_of("3x2", 200, 4000) == [(200, 133)]
    assert sizes_of("16x9", 639, 900) == [(639, 359)]
    assert sizes_of("1x1", 1, 20) == [(1, 1)]


def test_a_shape_that_no_page_prints_is_not_made():
    assert sizes_of("4x5", 300, 4000) == sizes_of("4x5", 4000, 4000) == []


@given(st.sampled_from(sorted(CROPS)), side, side, part, part)
def test_a_crop_lies_within_the_picture_and_has_its_ratio(crop, width, height, across, down):
    left, top, right, bottom = place_of(crop, width, height, (across, down))
    near = max(width, height) / 1e9
    assert -near <= left <= right <= width + near and -near <= top <= bottom <= height + near
    assert (right - left) / (bottom - top) == pytest.approx(float(CROPS[crop]), rel=1e-6)


def test_a_crop_is_about_the_focus_as_far_as_the_edges_let():
    assert place_of("1x1", 400, 100, (0.5, 0.5)) == (150, 0, 250, 100)
    assert place_of("1x1", 400, 100, (0.75, 0.1)) == (250, 0, 350, 100)
    assert place_of("1x1", 400, 100, (1, 1)) == (300, 0, 400, 100)
    assert place_of("16x9", 160, 400, (0, 0.2)) == (0, 35, 160, 125)


def test_the_whole_is_the_whole_wherever_the_focus_is():
    assert place_of("", 400, 300, (0.1, 0.9)) == (0, 0, *box_of("", 400, 300))


def test_a_crops_name_fits_its_column_and_says_its_ratio():
    assert list(WIDTHS) == ["", *CROPS]
    for name, ratio in CROPS.items():
        across, down = map(int, name.split("x"))
        assert ratio == shapes.Fraction(across, down)


def test_each_tint_has_its_colour_in_the_style_sheet():
    rules = dict(re.findall(r"\.tint-(\w{3}) \{ background: #(\w{3}); \}", SITE_CSS.read_text()))
    assert rules == {tint: tint for tint in TINTS}
