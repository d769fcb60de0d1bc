import re

import pytest
from django.db import models
from django.template.loader import render_to_string

from pictures.models import Picture

from . import files


def printed(picture, **context):
    context = {"sizes": "(min-width: 60em) 40em, 100vw"} | context
    return render_to_string("pictures/_picture.html", {"picture": picture, **context})


@pytest.fixture
def picture(keep):
    picture = keep(files.jpeg((1000, 600)), alt='"Ferries" <at dusk>')
    return Picture.objects.with_renditions().fetch_mode(models.FETCH_RAISE).get(pk=picture.pk)


def test_a_picture_offers_webp_and_jpeg_of_each_width(picture):
    html = printed(picture)
    assert re.findall(r"\.webp (\d+)w", html) == ["320", "640", "960"]
    assert re.findall(r"\.jpg (\d+)w", html) == ["320", "640", "960"]
    assert 'width="960" height="576"' in html
    assert html.count('sizes="(min-width: 60em) 40em, 100vw"') == 2


def test_the_first_picture_is_fetched_first_and_the_others_when_near(picture):
    assert 'fetchpriority="high"' in printed(picture, priority=True)
    assert "lazy" not in printed(picture, priority=True)
    assert 'loading="lazy"' in printed(picture)
    assert "fetchpriority" not in printed(picture)


def test_words_are_escaped(picture):
    assert 'alt="&quot;Ferries&quot; &lt;at dusk&gt;"' in printed(picture)


def test_a_story_may_describe_the_picture_its_own_way_or_call_it_decoration(picture):
    assert 'alt="The harbour"' in printed(picture, alt="The harbour")
    assert 'alt=""' in printed(picture, alt="")


def test_a_class_is_named_where_given(picture):
    assert '<picture class="lead">' in printed(picture, **{"class": "lead"})
    assert "<picture>" in printed(picture)


def test_printing_asks_the_database_nothing(picture, django_assert_num_queries):
    with django_assert_num_queries(0):
        printed(picture)


def test_a_list_of_pictures_costs_two_queries(keep, django_assert_num_queries):
    for width in (400, 500, 600):
        keep(files.jpeg((width, 300)))
    with django_assert_num_queries(2):
        for picture in Picture.objects.with_renditions().fetch_mode(models.FETCH_RAISE):
            assert "srcset" in printed(picture)


def test_a_picture_without_renditions_prints_nothing(picture):
    picture.renditions.all().delete()
    picture = Picture.objects.with_renditions().get()
    assert printed(picture).strip() == ""
    assert picture.thumbnail() is picture.widest() is None


def test_a_picture_narrower_than_all_widths_is_printed_as_it_is(keep):
    assert 'width="200" height="100"' in printed(keep(files.jpeg((200, 100))))


def test_a_page_that_prints_a_picture_carries_its_key(picture):
    assert picture.page_keys == [f"picture:{picture.pk}"]
