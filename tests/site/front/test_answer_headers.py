from __future__ import annotations

from tests.site.front.asking import front

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}


def test_every_answer_carries_them() -> None:
    client = front()
    for path in ("/", "/health/live", "/metrics", "/fault"):
        headers = client.get(path).headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS
        assert "camera=()" in headers["permissions-policy"]


def test_only_over_https_is_https_asked_for() -> None:
    plain = front().get("/").headers
    assert "strict-transport-security" not in plain
    assert plain["set-cookie"] == "a=b; Path=/"
    secure = front(base_url="https://testserver").get("/").headers
    assert secure["strict-transport-security"] == "max-age=31536000"
    assert secure["set-cookie"] == "a=b; Path=/; Secure"
