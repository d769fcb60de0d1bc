import re

import pytest
from django.db import models
from django.template import Context, Template

from pictures.models import Picture

from . import files

SIZES = "(min-width: 60em) 40em, 100vw"


def printed(picture, **said):
    words = " ".join(f"{name}={name}" for name in {"sizes": SIZES, **said})
    template = Template(f"{{% load pictures %}}{{% picture picture {words} %}}")
    return template.render(Context({"picture": picture, "sizes": SIZES, **said}))


@pytest.fixture
def picture(keep):
    picture = keep(files.jpeg((1000, 600)), alt='"Ferries" <at dusk>')
    return Picture.objects.with_renditions().fetch_mode(models.FETCH_RAISE).get(pk=picture.pk)


def test_a_picture_offers_avif_webp_and_jpeg_of_each_width(picture):
    html = printed(picture)
    assert re.findall(r"\.webp (\d+)w", html) == ["240", "320", "640", "720", "960", "1000"]
    assert re.findall(r"\.jpg (\d+)w", html) == ["240", "320", "640", "720", "960", "1000"]
    assert 'width="960" height="576"' in html
    assert re.findall(r"\.avif (\d+)w", html) == ["240", "320", "640", "720", "960", "1000"]
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    assert html.count(f'sizes="{SIZES}"') == 3


def test_the_first_picture_is_fetched_first_and_the_others_when_near(picture):
    assert 'fetchpriority="high"' in printed(picture, priority=True)
    assert "lazy" not in printed(picture, priority=True)
    assert 'loading="lazy" fetchpriority="low"' in printed(picture)


def test_a_telephone_whose_page_it_fills_fetches_two_pixels_a_point_and_not_three(picture):
    capped = "(max-width: 40rem) and (min-resolution: 2.5dppx) 60vw, "
    assert printed(picture, sizes="(min-width: 40rem) 37rem, 92vw").count(f'sizes="{capped}(min-width') == 3
    assert "dppx" not in printed(picture, sizes="6.5rem")


def test_words_are_escaped(picture):
    assert 'alt="&quot;Ferries&quot; &lt;at dusk&gt;"' in printed(picture)


def test_a_story_may_describe_the_picture_its_own_way_or_call_it_decoration(picture):
    assert 'alt="The harbour"' in printed(picture, alt="The harbour")
    assert 'alt=""' in printed(picture, alt="")


def test_printing_asks_the_database_nothing(picture, django_assert_num_queries):
    with django_assert_num_queries(0):
        printed(picture)


def test_a_list_of_pictures_costs_one_query(keep, django_assert_num_queries):
    for width in (400, 500, 600):
        keep(files.jpeg((width, 300)))
    with django_assert_num_queries(1):
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
