from __future__ import annotations

import logging
import re
from ipaddress import ip_network

import pytest
from tests.site.front.asking import access_lines, front


def test_each_answer_and_its_line_carry_one_id(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "comity.access"):
        answer = front().get("/some/path?fact=secret", headers={"Cookie": "sessionid=key"})
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["X-Request-ID"])
    (line,) = access_lines(caplog)
    told = {name: vars(line)[name] for name in ("method", "route", "status", "address")}
    assert told == {
        "method": "GET",
        "route": "unmatched",
        "status": 200,
        "address": "198.51.100.0/24",
    }
    assert vars(line)["ms"] >= 0
    written = repr(vars(line))
    assert all(word not in written for word in ("some/path", "secret", "sessionid", "100.7"))


def test_ids_differ_and_come_from_trusted_proxies_alone() -> None:
    offered = {"X-Request-ID": "from-the-proxy-1"}
    client = front()
    first, second = (client.get("/", headers=offered).headers["X-Request-ID"] for _ in "ab")
    assert first != second
    assert "from-the-proxy-1" not in (first, second)
    proxied = front(peer="127.0.0.1", trusted_proxies=(ip_network("127.0.0.0/8"),))
    assert proxied.get("/", headers=offered).headers["X-Request-ID"] == "from-the-proxy-1"
    hostile = proxied.get("/", headers={"X-Request-ID": 'a" onload="x'}).headers["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{32}", hostile)


def test_a_fault_is_answered_without_its_text_and_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO, "comity.access"):
        answer = front().get("/fault")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "a fault" not in answer.text
    assert answer.json()["request"] == answer.headers["X-Request-ID"]
    fault, line = access_lines(caplog)
    assert fault.exc_info is not None
    assert str(fault.exc_info[1]) == "a fault"
    assert vars(line)["status"] == 500


def test_probes_are_logged_only_where_they_fail(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "comity.access"):
        assert front().get("/health/live").json() == {"status": "live"}
        assert access_lines(caplog) == []
        assert front().get("/metrics").status_code == 403
    (line,) = access_lines(caplog)
    assert (vars(line)["route"], vars(line)["status"]) == ("/metrics", 403)


def test_an_unknown_method_makes_no_label_of_its_own(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "comity.access"):
        front().request("BREW", "/")
    assert vars(access_lines(caplog)[0])["method"] == "other"
