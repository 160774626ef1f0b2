from __future__ import annotations

import gzip

import brotli
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.page_cache import LONGEST_ADDRESS
from comity.kernel.interfaces.web.private_page import private_page

BODY = b"what somebody asks about " * 100
made: list[str] = []


@private_page
def page(request: HttpRequest) -> HttpResponse:
    made.append(request.get_full_path())
    return HttpResponse(BODY if "small" not in request.GET else b"small")


def test_it_is_made_anew_each_time_and_kept_by_nobody() -> None:
    made.clear()
    for _ in range(2):
        response = page(RequestFactory().get("/x?facts=1"))
        assert response.content == BODY
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert "ETag" not in response
    assert made == ["/x?facts=1", "/x?facts=1"]


@pytest.mark.parametrize(
    ("accepted", "coding", "unpacked"),
    [("gzip, br", "br", brotli.decompress), ("gzip;q=0.8", "gzip", gzip.decompress)],
)
def test_it_is_compressed_as_asked(accepted: str, coding: str, unpacked: object) -> None:
    response = page(RequestFactory().get("/x", headers={"Accept-Encoding": accepted}))
    assert response["Content-Encoding"] == coding
    assert response["Content-Length"] == str(len(response.content))
    assert response["Vary"] == "Accept-Encoding"
    assert callable(unpacked)
    assert unpacked(response.content) == BODY


@pytest.mark.parametrize("accepted", ["", "identity", "br;q=0"])
def test_or_not(accepted: str) -> None:
    response = page(RequestFactory().get("/x", headers={"Accept-Encoding": accepted}))
    assert "Content-Encoding" not in response
    assert page(RequestFactory().get("/x?small", headers={"Accept-Encoding": "br"})).content == (
        b"small"
    )


def test_it_only_reads_and_not_without_end() -> None:
    assert page(RequestFactory().post("/x")).status_code == 405
    with pytest.raises(InvalidInput, match="web-address-too-long"):
        page(RequestFactory().get("/x", {"facts": "a" * LONGEST_ADDRESS}))
