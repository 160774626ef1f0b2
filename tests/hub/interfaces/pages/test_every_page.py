"""Each page answers those who may see it, and in the way of every page of the site."""

from __future__ import annotations

import re

import pytest
from tests.hub.interfaces.pages.shown import Hub, made_hub

pytestmark = pytest.mark.django_db
MODEL = "/models/nairobi-lab/sheng"


@pytest.fixture
def hub() -> Hub:
    return made_hub()


PUBLIC = (
    *("/hub", "/models", "/datasets", "/spaces", "/hub/client", "/hub/nairobi-lab", "/hub/rex"),
    *(MODEL, f"{MODEL}/versions", f"{MODEL}/tree/main", f"{MODEL}/tree/main/figures"),
    *(f"{MODEL}/tree/feature/x", f"{MODEL}/tree/v1", f"{MODEL}/tree/refs/pr/2"),
    *(f"{MODEL}/blob/main/notes.txt", f"{MODEL}/blob/feature/x/figures/curve.png"),
    *(f"{MODEL}/blob/main/model.safetensors", f"{MODEL}/commits/main", f"{MODEL}/discussions"),
    *(f"{MODEL}/discussions/1", f"{MODEL}/discussions/2", f"{MODEL}/provenance/main"),
    *("/datasets/nairobi-lab/people", "/datasets/nairobi-lab/people/blob/main/data/rows.csv"),
    *("/models/nairobi-lab/weights", "/models/nairobi-lab/weights/tree/main"),
    *("/models?q=sheng&sort=likes", "/models?licence=apache-2.0&language=sw"),
)
OF_PEOPLE = ("/hub/account", "/hub/new", "/hub/tokens/new", "/hub/uploads")
OF_READERS = (f"{MODEL}/discussions/new", "/models/nairobi-lab/weights/access")
OF_OWNERS = (
    *(f"{MODEL}/settings", f"{MODEL}/settings/move", f"{MODEL}/settings/delete"),
    *(f"{MODEL}/webhooks", f"{MODEL}/uploads", "/models/nairobi-lab/weights/requests"),
    *(f"{MODEL}/discussions/2/merge", "/models/nairobi-lab/secret"),
)


def check_manners(html: str) -> None:
    assert not re.search(r"<script(?![^>]*(?:src=|type=.application/json))", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
    assert html.count("<h1") == 1
    assert not re.search(r"""(?:src|action|formaction)=["']?(?:https?:)?//""", html)


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_pages_answer_everybody(hub: Hub, prefix: str) -> None:
    for path in PUBLIC:
        page = hub.visit().get(prefix + path)
        assert page.status_code == 200, path
        check_manners(page.content.decode())


def test_pages_of_people_ask_strangers_to_sign_in(hub: Hub) -> None:
    for path in (*OF_PEOPLE, *OF_READERS):
        page = hub.visit().get(path)
        assert page.status_code == 302, path
        assert page["Location"].startswith("/account/login/?next=/"), path
        own = hub.visit(hub.reader).get(path)
        assert own.status_code == 200, path
        check_manners(own.content.decode())
        assert "no-store" in own["Cache-Control"]


def test_pages_of_owners_are_closed_to_readers(hub: Hub) -> None:
    for path in OF_OWNERS:
        own = hub.visit(hub.owner).get(path)
        assert own.status_code == 200, path
        check_manners(own.content.decode())
        assert hub.visit(hub.reader).get(path).status_code in (403, 404), path
        assert hub.visit().get(path).status_code in (302, 404), path


def test_a_commit_shows_what_it_changed(hub: Hub) -> None:
    page = hub.visit().get(f"{MODEL}/commit/{hub.model.head}").content.decode()
    check_manners(page)
    assert "-&lt;b&gt;line two&lt;/b&gt;" in page
    assert "+line 2" in page
    assert "2 files differ" in page
