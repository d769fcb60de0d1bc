"""An address is put together once."""

from django.urls import reverse

from newsroom import addressing


def test_it_is_djangos_own():
    assert addressing.address("story", "money/ports", 12) == reverse("story", args=["money/ports", 12])


def test_it_is_put_together_once(monkeypatch):
    found = addressing.address("author", "mei-lin-tan")
    monkeypatch.setattr(addressing, "reverse", None)
    assert addressing.address("author", "mei-lin-tan") == found
