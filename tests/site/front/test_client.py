from __future__ import annotations

from ipaddress import ip_network

from tests.site.front.asking import ELSEWHERE, front, told

PROXY = {"trusted_proxies": (ip_network("127.0.0.1/32"),), "peer": "127.0.0.1"}
FORWARDED = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}


def test_a_trusted_proxy_says_who_asks() -> None:
    answer = front(**PROXY).get("/", headers=FORWARDED)
    assert told(answer)["REMOTE_ADDR"] == "203.0.113.9"
    assert told(answer)["wsgi.url_scheme"] == "https"


def test_nobody_else_does() -> None:
    answer = front().get("/", headers=FORWARDED)
    assert told(answer)["REMOTE_ADDR"] == ELSEWHERE
    assert told(answer)["wsgi.url_scheme"] == "http"


def test_a_scheme_that_is_none_is_not_believed() -> None:
    answer = front(**PROXY).get("/", headers={"X-Forwarded-Proto": "gopher"})
    assert told(answer)["wsgi.url_scheme"] == "http"


def test_a_header_with_an_underscore_can_not_stand_in_for_another() -> None:
    answer = front().get("/", headers={"X_Real_Name": "mallory", "X-Real-Name": "alice"})
    assert told(answer)["HTTP_X_REAL_NAME"] == "alice"
