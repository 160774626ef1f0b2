"""Lists in pages."""

from __future__ import annotations

from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.interfaces.web.paging import paged


def test_other_filters_stay_in_the_address() -> None:
    page = paged(RequestFactory().get("/?kind=bill&page=2"), range(25), 10)
    assert list(page.items) == list(range(10, 20))
    assert (page.previous, page.next) == ("?kind=bill&page=1", "?kind=bill&page=3")


@given(st.integers(0, 60), st.integers(1, 12), st.integers(1, 99))
def test_the_pages_together_are_the_list(count: int, size: int, beyond: int) -> None:
    requests = RequestFactory()
    first = paged(requests.get("/"), range(count), size)
    every = [
        item
        for number in range(1, first.pages + 1)
        for item in paged(requests.get(f"/?page={number}"), range(count), size).items
    ]
    assert every == list(range(count))
    last = paged(requests.get(f"/?page={first.pages + beyond}"), range(count), size)
    assert last.number == first.pages
    assert last.next == ""
