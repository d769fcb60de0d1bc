import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F

from articles.models import Author
from newsroom.fields import INVISIBLE, LineField

pytestmark = pytest.mark.django_db
TYPED, KEPT = " Mei\x0b\u2028Lin\t Tan ", "Mei Lin Tan"


class AuthorForm(forms.ModelForm):
    class Meta:
        model = Author
        fields = ["name", "slug", "job", "biography"]


def name():
    return Author.objects.values_list("name", flat=True).get()


def problems(**typed):
    return AuthorForm({"name": "Mei", "slug": "mei", **typed}).errors


def test_a_line_is_cleaned_when_it_is_saved_and_the_object_knows():
    author = Author.objects.create(name=TYPED, slug="mei")
    assert author.name == name() == KEPT


def test_a_line_is_cleaned_on_the_roads_for_many():
    Author.objects.bulk_create([Author(name=TYPED, slug="mei")])
    assert name() == KEPT
    Author.objects.update(name=f"{TYPED} again")
    assert name() == f"{KEPT} again"


def test_an_update_may_still_be_an_expression():
    Author.objects.create(name="Mei", job="Editor", slug="mei")
    Author.objects.update(name=F("job"))
    assert name() == "Editor"


def test_a_block_keeps_its_lines_and_loses_the_rest():
    author = Author.objects.create(name="Mei", slug="mei", biography="One.\r\n\x0bTwo.\x00")
    author.refresh_from_db()
    assert author.biography == "One.\nTwo."


def test_full_clean_cleans_before_it_measures():
    author = Author(name="x" * 120 + "\x00" * 50, slug="mei")
    author.full_clean()
    assert author.name == "x" * 120
    with pytest.raises(ValidationError, match="at most 120 characters"):
        Author(name="\u0958" * 61, slug="mei").full_clean()  # each is two once it is composed


def test_a_form_tells_text_that_nobody_could_see_from_no_text():
    assert problems(name="\u200b\u2060") == {"name": [INVISIBLE]}
    assert problems(name="") == {"name": ["This field is required."]}


def test_a_form_takes_invisible_text_for_none_where_none_is_needed():
    assert problems(job="\u200b", biography="\u200b\n\u200b") == {}


def test_a_form_measures_what_is_kept():
    assert problems(name="\u0958" * 61) == {"name": ["Shorten this to at most 120 characters (it has 122)."]}


@pytest.mark.parametrize("typed", ["..", "🚢", "\u200b", "/", "´"])
def test_an_address_without_a_letter_is_refused_in_words(typed):
    assert problems(slug=typed) == {"slug": ["An address needs a letter or a digit."]}


@pytest.mark.parametrize("typed", ["mei/lin", "/authors/mei/", "mei / lin"])
def test_an_address_with_a_slash_inside_is_refused_in_words(typed):
    assert problems(slug=typed) == {"slug": ["The words of an address have no slash between them. Put a hyphen there."]}


def test_slashes_around_an_address_are_none_of_it():
    assert problems(slug="/mei/ ") == {}


def test_a_browser_is_told_how_much_fits_and_cuts_nothing():
    attrs = LineField(max_length=120).formfield().widget.attrs
    assert (attrs["data-longest"], "maxlength" in attrs) == ("120", False)
