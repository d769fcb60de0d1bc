"""Addresses of pages, remembered: a page prints several of them many times, and to put one together takes Django as
long as to render a dozen lines."""

from functools import lru_cache

from django.urls import reverse

MOST = 20_000  # of each process: some megabytes


@lru_cache(MOST)
def address(page, *parts):
    """As `reverse` has it, of a page that has the same address for as long as the process lives."""
    return reverse(page, args=parts)
