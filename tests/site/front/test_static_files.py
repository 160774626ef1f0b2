from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.site.front.asking import Front, front

PLAIN = b"body { color: #123456 }\n" * 200


@pytest.fixture
def client(tmp_path: Path) -> Front:
    for name in ("site.css", "site.0123456789ab.css"):
        (tmp_path / name).write_bytes(PLAIN)
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(PLAIN))
    hashed = frozenset({"site.0123456789ab.css"})
    return front(static_folder=tmp_path, hashed=hashed)


def test_a_hashed_name_is_kept_for_ever_and_compressed(client: Front) -> None:
    answer = client.get("/static/site.0123456789ab.css", headers={"Accept-Encoding": "gzip"})
    assert answer.content == PLAIN
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "access-control-allow-origin" not in answer.headers


def test_another_name_for_a_minute(client: Front) -> None:
    answer = client.get("/static/site.css", headers={"Accept-Encoding": "identity"})
    assert (answer.content, "Content-Encoding" in answer.headers) == (PLAIN, False)
    assert answer.headers["Cache-Control"] == "max-age=60, public"
    again = client.get("/static/site.css", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_parts_and_heads(client: Front) -> None:
    asked = {"Range": "bytes=0-9", "Accept-Encoding": "identity"}
    part = client.get("/static/site.css", headers=asked)
    assert (part.status_code, part.content) == (206, PLAIN[:10])
    head = client.head("/static/site.css")
    assert (head.status_code, head.content) == (200, b"")
    assert client.post("/static/site.css").status_code == 405


@pytest.mark.parametrize("path", ["/static/none.css", "/static/../site.css", "/static/%2e%2e/x"])
def test_what_is_not_there_is_left_to_the_pages(client: Front, path: str) -> None:
    assert client.get(path).text.startswith("HTTP_") or client.get(path).status_code == 404
