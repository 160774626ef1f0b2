"""Public pages are rendered once."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.page_cache import forget_pages, public_page

BODY = "<p>" + "law " * 400


class Counted:
    """A view that counts how often it was rendered."""

    def __init__(self, status: int = 200) -> None:
        self.count, self.data, self.status = 0, "one", status
        forget_pages()
        self.page = public_page(lambda: self.data)(self.render)

    def render(self, request: HttpRequest) -> HttpResponse:
        self.count += 1
        return HttpResponse(BODY, status=self.status)

    def get(self, address: str = "/", **headers: str) -> HttpResponse:
        return self.page(RequestFactory().get(address, headers=headers))


def test_the_second_reader_gets_what_the_first_got() -> None:
    view = Counted()
    first, second = view.get(), view.get()
    assert first.content == second.content == BODY.encode()
    assert first["ETag"] == second["ETag"]
    assert view.count == 1


def test_whatever_a_page_depends_on_makes_another_page() -> None:
    view = Counted()
    view.get()
    view.get("/?on=2027-01-01")
    with override("ar"):
        view.get()
    view.get(**{"HX-Request": "true"})
    view.data = "two"
    view.get()
    assert view.count == 5


@pytest.mark.parametrize(
    ("accepted", "coding"), [("br, gzip", "br"), ("gzip", "gzip"), ("", ""), ("br;q=0", "")]
)
def test_compressed_as_the_reader_takes_it(accepted: str, coding: str) -> None:
    response = Counted().get(**{"Accept-Encoding": accepted})
    assert response.get("Content-Encoding", "") == coding
    plain = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
    assert plain(response.content) == BODY.encode()
    assert response["Vary"] == "Accept-Encoding, HX-Request"


def test_an_unchanged_page_is_not_sent_again() -> None:
    view = Counted()
    tag = view.get()["ETag"]
    again = view.get(**{"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert view.get(**{"If-None-Match": '"other"'}).status_code == 200


def test_only_what_went_well_is_kept() -> None:
    view = Counted(status=202)
    view.get()
    view.get()
    assert view.count == 2


def test_only_reading() -> None:
    assert Counted().page(RequestFactory().post("/")).status_code == 405
    with pytest.raises(InvalidInput):
        Counted().get("/?q=" + "x" * 9000)
