from __future__ import annotations

import json
import logging

import pytest
from django.http import HttpRequest
from django.test import Client
from django.utils.log import log_response
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.interfaces.web.request_id import request_id
from comity.site.logs import LogLine, WithoutPath


def line_of(record: logging.LogRecord) -> dict[str, object]:
    text = LogLine().format(record)
    assert "\n" not in text
    found: dict[str, object] = json.loads(text)
    return found


def record_of(message: str, *args: object, **extra: object) -> logging.LogRecord:
    record = logging.LogRecord("comity.test", logging.INFO, "", 1, message, args, None)
    vars(record).update(extra)
    return record


def test_a_line_is_one_object_with_the_id_of_the_request() -> None:
    token = request_id.set("abc")
    try:
        found = line_of(record_of("said %s", "so", ms=1.5))
    finally:
        request_id.reset(token)
    assert found.pop("at")
    assert found == {
        "level": "INFO",
        "logger": "comity.test",
        "message": "said so",
        "ms": 1.5,
        "request": "abc",
    }


@given(st.text())
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    assert line_of(record_of("%s", text))["message"] == text


def test_djangos_request_is_not_written() -> None:
    request = HttpRequest()
    request.path = request.path_info = "/account/confirm/KEY"
    assert "request" not in line_of(record_of("x", request=request))


@pytest.mark.parametrize(
    ("message", "args", "said"),
    [
        ("%s: %s", ("Not Found", "/secret"), "Not Found"),
        ("Method Not Allowed (%s): %s", ("POST", "/secret"), "Method Not Allowed (POST)"),
        ("Forbidden (%s): %s", ("no cookie", "/secret"), "Forbidden (no cookie)"),
        ("without arguments", (), "without arguments"),
    ],
)
def test_paths_are_taken_out(message: str, args: tuple[str, ...], said: str) -> None:
    record = record_of(message, *args)
    assert WithoutPath().filter(record)
    assert record.getMessage() == said


def test_django_puts_the_path_last(caplog: pytest.LogCaptureFixture) -> None:
    response = Client().get("/nothing-here")
    request = HttpRequest()
    request.path = "/secret"
    logging.getLogger("django.request").addFilter(WithoutPath())
    response._has_been_logged = False  # type: ignore[attr-defined]
    log_response("%s: %s", "Fault", request.path, response=response, request=request, level="error")
    assert [each.getMessage() for each in caplog.records if each.levelname == "ERROR"] == ["Fault"]
