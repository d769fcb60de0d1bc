import pytest

from newsroom.pagecache.edge import checks


@pytest.mark.parametrize(
    ("carrier", "lacking"),
    [
        ("fastly", ["EDGE_SITE", "EDGE_TOKEN"]),
        ("cloudflare", ["EDGE_SITE", "EDGE_TOKEN"]),
        ("varnish", ["EDGE_ADDRESS"]),
        ("print", []),
        ("none", []),
    ],
)
def test_a_carrier_that_could_not_be_told_is_refused(carrier, lacking, settings):
    settings.EDGE, settings.EDGE_SITE, settings.EDGE_TOKEN, settings.EDGE_ADDRESSES = carrier, "", "", []
    errors = checks.the_carrier_can_be_told(None)
    assert [error.id for error in errors] == ["edge.E001"] * len(lacking)
    assert all(name in error.hint for name, error in zip(lacking, errors, strict=True))


def test_one_that_can_be_is_fine(settings):
    settings.EDGE, settings.EDGE_ADDRESSES = "varnish", ["http://127.0.0.1:6081"]
    assert checks.the_carrier_can_be_told(None) == []


@pytest.mark.parametrize(("carrier", "megabytes", "warnings"), [("fastly", 0, 1), ("fastly", 64, 0), ("none", 0, 0)])
def test_without_kept_pages_a_carrier_has_nothing_to_carry(carrier, megabytes, warnings, settings):
    settings.EDGE, settings.PAGE_CACHE_MEGABYTES = carrier, megabytes
    assert len(checks.the_carriers_pages_are_kept_here(None)) == warnings
