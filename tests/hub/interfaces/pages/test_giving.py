"""Bytes leave through pages by the same rules as through the API, and are noted alike."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.hub.people import committed, publisher, repository, signed_in
from tests.hub.talking import propose
from tests.parties.interfaces.visiting import signed_in as client_of
from tests.parties.people import DAY

from comity.hub.actions.record_access import access_buffer
from comity.hub.actions.take_down import take_down
from comity.hub.adapters.access_buffer import Noted
from comity.hub.models import Holding, Repository
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR

pytestmark = pytest.mark.django_db
ROWS = b"name,age\nAda,36\n"
FILES: dict[str, bytes | None] = {
    "rows.csv": ROWS,
    "copy.csv": ROWS,
    "notes.txt": b"kept secret\n",
    "other.txt": b"kept secret\n",
    "plain.txt": b"free\n",
}


@pytest.fixture(autouse=True)
def _nothing_is_written_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is held is looked at."""
    monkeypatch.setattr(access_buffer(), "write", lambda batch: None)
    monkeypatch.setattr(access_buffer(), "seconds", 3600.0)


@pytest.fixture
def bert() -> Repository:
    return repository(publisher("ada"), "bert", FILES)


def taken(it: Repository, path: str) -> None:
    user = publisher(f"mo{path.partition('.')[0]}")
    grant_role(actor=OPERATOR, name="moderator", user=user.id, on=DAY)
    take_down(caller=signed_in(user), repository=it, path=path, notice="n", reason="r")


def noted() -> list[Noted]:
    return list(access_buffer().held)


def test_a_content_is_refused_at_every_path(bert: Repository) -> None:
    for path in ("rows.csv", "notes.txt"):
        taken(bert, path)
    for page in ("blob", "content"):
        for path in ("rows.csv", "copy.csv", "notes.txt", "other.txt"):
            answer = Client().get(f"/models/ada/bert/{page}/main/{path}")
            assert answer.status_code == 403, (page, path)
            assert b"kept secret" not in answer.content
            assert b"Ada" not in answer.content
        assert Client().get(f"/models/ada/bert/{page}/main/plain.txt").status_code == 200
    assert {each.refused for each in noted() if each.path == "copy.csv"} == {"file-taken-down"}


def test_what_is_sent_is_noted_once_and_what_is_looked_at_is_not(bert: Repository) -> None:
    reader = publisher("rex")
    assert client_of(reader).get("/models/ada/bert/blob/main/plain.txt").status_code == 200
    assert client_of(reader).head("/models/ada/bert/content/main/plain.txt").status_code == 200
    assert noted() == []
    assert client_of(reader).get("/models/ada/bert/content/main/plain.txt").content == b"free\n"
    (only,) = noted()
    assert (only.repository, only.user, only.path, only.commit, only.refused) == (
        bert.id,
        reader.id,
        "plain.txt",
        bert.head,
        "",
    )


def test_what_was_deleted_for_good_shows_in_no_difference(bert: Repository) -> None:
    author = bert.account.user
    assert author is not None
    committed(author, bert, {"notes.txt": b"the new words\n"})
    page = f"/models/ada/bert/commit/{bert.head}"
    assert b"kept secret" in Client().get(page).content
    Holding.objects.filter(repository=bert, content__size=len(b"kept secret\n")).delete()
    shown = Client().get(page)
    assert shown.status_code == 200
    assert b"kept secret" not in shown.content


def test_a_difference_of_a_copy_of_what_was_taken_down_has_no_lines(bert: Repository) -> None:
    number = propose(signed_in(publisher("eve")), bert, {"other.txt": b"changed\n"})
    page = f"/models/ada/bert/discussions/{number}"
    assert b"kept secret" in Client().get(page).content
    taken(bert, "notes.txt")
    assert b"kept secret" not in Client().get(page).content


def test_the_card_of_a_repository_tells_nothing_of_one_that_was_taken_down() -> None:
    it = repository(
        publisher("ada"),
        "carded",
        {"README.md": b"---\nlicense: mit\ntags: [whisper]\n---\n# A\n\nThe very words.\n"},
    )
    page = "/models/ada/carded"
    before = Client().get(page).content
    assert b"The very words" in before
    assert b"ada/carded" in Client().get("/models?q=very").content
    taken(it, "README.md")
    it.refresh_from_db()
    assert (it.card, it.summary, it.licence, it.tags) == ({}, "", "", [])
    assert b"The very words" not in Client().get(page).content
    assert b"ada/carded" not in Client().get("/models?q=very").content
