"""Columns of numbers, which readers get one number under another."""

import pytest

from articles import body

SET = ["12", "1,904", "1 234 567", "−5.2", "+3", "S$38.00", "Rp 12.000", "$4.6m", "12%", "٪١٢"[::-1], "37 kW", "29.4°C"]
NOT_SET = ["2–1", "26/11", "2026-11-26", "400ms or more", "A4", "COVID-19", "by sea"]


def rendered(*rows, head="<tr><th>Route</th><th>Number</th></tr>"):
    return body.render(f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>")


def row(*cells):
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@pytest.mark.parametrize("number", SET)
def test_a_column_of_numbers_is_set_as_one_with_its_head(number):
    shown = rendered(row("Batam", number), row("Dili", "–"))
    assert '<th>Route</th><th class="number">Number</th>' in shown and "<td>Batam</td>" in shown
    assert shown.count('<td class="number"') == 2


@pytest.mark.parametrize("words", NOT_SET)
def test_a_column_with_anything_else_is_not(words):
    assert "number" not in rendered(row("Batam", "12"), row("Dili", words))


@pytest.mark.parametrize("words", ["", "–", "none", "n/a", "400ms or more", "2–1"])
def test_few_short_words_in_the_place_of_numbers_stand_with_them(words):
    shown = rendered(row("Batam", "12"), row("Dili", words), row("Ende", "9"))
    assert shown.count('class="number"') == 4


@pytest.mark.parametrize("words", [("none", "none"), ("see the note below",)])
def test_many_words_or_long_ones_make_a_column_of_words(words):
    assert "number" not in rendered(row("Batam", "12"), row("Dili", "9"), *(row("Ende", each) for each in words))


def test_figures_of_several_units_do_not_belong_one_under_another():
    assert "number" not in rendered(row("Power", "37 kW"), row("Water", "90 litres"))


def test_the_first_column_says_what_a_row_is_about():
    shown = rendered(row("2025", "12"), row("2026", "13"))
    assert "<td>2025</td>" in shown and shown.count('<td class="number"') == 2


def test_a_first_row_of_words_is_a_head_though_nobody_marked_it():
    shown = rendered(row("Route", "Fare"), row("Batam", "38"), head="")
    assert '<td class="number" dir="ltr">38</td>' in shown and '<td class="number" dir="ltr">Fare' not in shown


def test_cells_that_reach_over_others_move_what_is_beside_them():
    harbour = '<tr><td rowspan="2">Batam</td><td>to Bintan</td><td>38</td></tr>'
    whole = '<tr><td colspan="3">All fares in dollars</td></tr>'
    shown = rendered(harbour, row("to Karimun", "42"), whole, head="")
    assert shown.count('class="number"') == 2 and "<td>to Karimun</td>" in shown


def test_signs_stay_before_a_number_where_lines_run_from_the_right():
    shown = rendered(row("دبي", "−5"), row("مسقط", "3"))
    assert '<td class="number" dir="ltr">−5</td>' in shown
    assert '<td class="number">5 كم</td>' in rendered(row("دبي", "5 كم"))


def test_a_column_beyond_what_browsers_know_costs_nothing():
    wide = '<tr><td colspan="999999999" rowspan="999999999">a</td><td>1</td></tr>'
    assert "number" in rendered(wide, row("2"), head="")
