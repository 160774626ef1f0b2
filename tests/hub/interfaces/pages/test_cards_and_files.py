"""What strangers wrote, shown without what could do harm."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.hub.interfaces.pages.shown import HOSTILE, ROWS, Hub, made_hub, png
from tests.hub.people import publisher, repository

from comity.hub.actions.take_down import take_down
from comity.hub.queries.callers import OPERATING

pytestmark = pytest.mark.django_db
MODEL = "/models/nairobi-lab/sheng"


@pytest.fixture
def hub() -> Hub:
    return made_hub()


def article(html: str) -> str:
    found = re.search(r'<article class="prose".*?</article>', html, re.DOTALL)
    assert found
    return found[0]


def test_a_hostile_card_is_harmless() -> None:
    repository(publisher("mallory"), "trap", {"README.md": HOSTILE})
    page = Client().get("/models/mallory/trap")
    shown = article(page.content.decode())
    assert not re.search(r"<script|<iframe|<style|\son\w+=|\sstyle=", shown)
    assert not re.search(r'(?:href|src)="(?:javascript|data):', shown)
    assert 'src="https' not in shown
    assert 'id="main"' not in shown
    assert "Hello" in shown
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_pictures_of_a_card_come_from_its_repository(hub: Hub) -> None:
    shown = article(Client().get(MODEL).content.decode())
    source = re.search(r'<img src="([^"]+)"', shown)
    assert source
    assert source[1] == f"{MODEL}/content/main/figures/curve.png"
    picture = Client().get(source[1])
    assert picture.content == png()
    assert picture["Content-Type"] == "image/png"
    assert picture["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert picture["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "data", "media_type", "disposition"),
    [
        ("page.html", b"<script>alert(1)</script>", "text/plain; charset=utf-8", "inline"),
        ("drawing.svg", b"<svg onload='alert(1)'/>", "text/plain; charset=utf-8", "inline"),
        ("lie.png", b"<script>alert(1)</script>", "text/plain; charset=utf-8", "inline"),
        ("data.bin", b"\0\1\2", "application/octet-stream", "attachment"),
        ("not-webp.webp", b"RIFF\0\0\0\0AVI \0", "application/octet-stream", "attachment"),
    ],
)
def test_a_file_is_never_sent_as_a_page(
    name: str, data: bytes, media_type: str, disposition: str
) -> None:
    repository(publisher("mallory"), "files", {name: data})
    sent = Client().get(f"/models/mallory/files/content/main/{name}")
    assert (sent.content, sent["Content-Type"]) == (data, media_type)
    assert sent["Content-Disposition"] == f'{disposition}; filename="{name}"'
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in sent["Content-Security-Policy"]
    saved = Client().get(f"/models/mallory/files/content/main/{name}?download")
    assert saved["Content-Disposition"].startswith("attachment")


def test_text_is_shown_as_text(hub: Hub) -> None:
    repository(publisher("mallory"), "texts", {"a.html": b"<b>bold</b>\n<script>x</script>\n"})
    page = Client().get("/models/mallory/texts/blob/main/a.html").content.decode()
    assert '<li id="L1"><code>&lt;b&gt;bold&lt;/b&gt;</code></li>' in page
    assert "<script>x" not in page


def test_a_table_is_shown_by_rows_with_what_its_columns_hold(hub: Hub) -> None:
    page = Client().get("/datasets/nairobi-lab/people/blob/main/data/rows.csv")
    view = page.context["table"]
    assert [each.name for each in view.page.columns] == ["name", "height", "born"]
    assert view.page.rows[2] == ("Cy", None, "2001-09-09")
    assert view.page.total == ROWS.count(b"\n") - 1
    assert [each.missing for each in view.summaries] == [0, 33, 0]
    assert (view.previous, view.next) == ("", "")


def test_tensors_are_counted(hub: Hub) -> None:
    page = Client().get(f"{MODEL}/blob/main/model.safetensors")
    summary = page.context["tensors"].summary
    assert (summary.parameters, dict(summary.by_dtype)) == (6, {"F32": 6})
    assert "layer.weight" in page.content.decode()


def test_broken_files_say_so_and_nothing_else_happens() -> None:
    files: dict[str, bytes | None] = {
        "a.safetensors": b"\xff" * 40,
        "b.parquet": b"PAR1 not really",
        "README.md": b"---\nlicense: [\n---\n# Still here\n",
    }
    repository(publisher("mallory"), "broken", files)
    for name in ("a.safetensors", "b.parquet"):
        page = Client().get(f"/models/mallory/broken/blob/main/{name}")
        assert page.status_code == 200
        assert "notice error" in page.content.decode()
    card = Client().get("/models/mallory/broken").content.decode()
    assert "Still here" in article(card)


@pytest.mark.parametrize(
    "path",
    [
        f"{MODEL}/tree/nowhere",
        f"{MODEL}/tree/main/nothing",
        f"{MODEL}/blob/main/../../../etc/passwd",
        f"{MODEL}/blob/main/%2e%2e/%2e%2e/etc/passwd",
        f"{MODEL}/content/main/figures",
        f"{MODEL}/commit/0123456789012345678901234567890123456789",
        f"{MODEL}/discussions/99",
        "/models/nairobi-lab/.git",
        "/hub/nobody",
    ],
)
def test_what_is_not_there_is_not_found(hub: Hub, path: str) -> None:
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/models?sort=best",
        "/models?after=xx",
        f"{MODEL}/commits/main?after=zz",
        f"{MODEL}/go?revision=a..b",
        f"{MODEL}/discussions?status=odd",
        "/models?" + "&".join(f"task={n}" for n in range(40)),
    ],
)
def test_a_wrong_address_is_one_clear_error(hub: Hub, path: str) -> None:
    page = Client().get(path)
    assert page.status_code in (400, 404)
    assert page.content.count(b"<h1") == 1


def test_the_menu_of_versions_leads_to_the_same_file(hub: Hub) -> None:
    def leads(query: str) -> str:
        return str(Client().get(f"{MODEL}/go?{query}")["Location"])

    assert leads("page=blob&path=notes.txt&revision=v1") == f"{MODEL}/blob/v1/notes.txt"
    assert leads("page=tree&path=figures&revision=feature/x") == f"{MODEL}/tree/feature/x/figures"
    assert leads("page=blob&path=gone&revision=v1") == f"{MODEL}/tree/v1"
    assert leads("page=commits&revision=v1") == f"{MODEL}/commits/v1"


@pytest.mark.parametrize("path", ["a.txt", "copy.txt"])
@pytest.mark.parametrize("page", ["blob", "content"])
def test_what_was_taken_down_is_shown_under_no_name(path: str, page: str) -> None:
    it = repository(publisher("mallory"), "files", {"a.txt": b"stolen", "copy.txt": b"stolen"})
    address = f"/models/mallory/files/{page}/main/{path}"
    assert b"stolen" in Client().get(address).content
    take_down(caller=OPERATING, repository=it, path="a.txt", notice="Notice 7", reason="Stolen.")
    answer = Client().get(address)
    assert answer.status_code == 403
    assert b"stolen" not in answer.content
