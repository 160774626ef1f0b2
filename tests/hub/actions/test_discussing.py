"""Comments, titles and states: who may, and what is kept."""

from __future__ import annotations

import pytest
from tests.hub.people import publisher, repository, signed_in, with_token
from tests.hub.talking import propose, put
from tests.parties.people import logged

from comity.hub.actions.change_discussion_status import change_discussion_status
from comity.hub.actions.comment_discussion import comment_discussion
from comity.hub.actions.edit_comment import edit_comment
from comity.hub.actions.hide_comment import hide_comment
from comity.hub.actions.open_discussion import open_discussion, open_draft
from comity.hub.actions.rename_discussion import rename_discussion
from comity.hub.domain.refusals import RepositoryUnknown, SignInNeeded
from comity.hub.domain.repositories import Visibility
from comity.hub.models import Discussion, Repository
from comity.hub.queries.callers import NOBODY, Caller
from comity.hub.queries.discussions import events_of, list_discussions
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Caller:
    return signed_in(publisher("ada"))


@pytest.fixture
def eve() -> Caller:
    return signed_in(publisher("eve"))


@pytest.fixture
def bob() -> Caller:
    return signed_in(publisher("bob"))


@pytest.fixture
def bert(ada: Caller) -> Repository:
    assert ada.user is not None
    return repository(ada.user, "bert")


def kinds(discussion: Discussion) -> list[str]:
    return [each.kind for each in events_of(discussion)]


def test_a_discussion_from_its_first_word_to_its_end(
    ada: Caller, eve: Caller, bert: Repository
) -> None:
    first = open_discussion(caller=eve, repository=bert, title=" Why? ", text="I wonder.")
    second = open_discussion(caller=ada, repository=bert, title="Two")
    assert (first.number, second.number, first.title) == (1, 2, "Why?")
    comment_discussion(caller=ada, repository=bert, number=1, text="Because.")
    rename_discussion(caller=eve, repository=bert, number=1, title="Why not?")
    change_discussion_status(
        caller=ada, repository=bert, number=1, status="closed", comment="Done."
    )
    first.refresh_from_db()
    assert (first.title, first.status) == ("Why not?", "closed")
    assert [(each.kind, each.content, each.data) for each in events_of(first)] == [
        ("comment", "I wonder.", {}),
        ("comment", "Because.", {}),
        ("title-change", "", {"from": "Why?", "to": "Why not?"}),
        ("comment", "Done.", {}),
        ("status-change", "", {"status": "closed"}),
    ]
    comment_discussion(caller=eve, repository=bert, number=1, text="Thanks.")
    change_discussion_status(caller=eve, repository=bert, number=1, status="open")
    assert [action for _, action, of in logged() if of == first.reference] == [
        "open_discussion",
        "comment_discussion",
        "rename_discussion",
        "change_discussion_status",
        "comment_discussion",
        "change_discussion_status",
    ]


def test_strangers_neither_rename_nor_close_what_is_not_theirs(
    ada: Caller, eve: Caller, bob: Caller, bert: Repository
) -> None:
    said = open_discussion(caller=eve, repository=bert, title="Mine", text="x")
    for deed, given in (
        (rename_discussion, {"title": "Yours"}),
        (change_discussion_status, {"status": "closed"}),
    ):
        with pytest.raises(NotPermitted):
            deed(caller=bob, repository=bert, number=1, **given)  # type: ignore[operator]
    said.refresh_from_db()
    assert (said.title, said.status, kinds(said)) == ("Mine", "open", ["comment"])


def test_nobody_and_a_token_to_read_say_nothing(eve: Caller, bert: Repository) -> None:
    open_discussion(caller=eve, repository=bert, title="Mine")
    assert eve.user is not None
    for caller, refusal in (
        (NOBODY, SignInNeeded),
        (with_token(eve.user, "read"), NotPermitted),
    ):
        with pytest.raises(refusal):
            open_discussion(caller=caller, repository=bert, title="x")
        with pytest.raises(refusal):
            open_draft(caller=caller, repository=bert, title="x")
        with pytest.raises(refusal):
            comment_discussion(caller=caller, repository=bert, number=1, text="x")
    assert Discussion.objects.count() == 1


def test_of_a_private_repository_nothing_is_told(ada: Caller, eve: Caller) -> None:
    assert ada.user is not None
    hidden = repository(ada.user, "hidden", visibility=Visibility.PRIVATE)
    open_discussion(caller=ada, repository=hidden, title="x")
    with pytest.raises(RepositoryUnknown):
        comment_discussion(caller=eve, repository=hidden, number=1, text="x")


def test_only_its_author_edits_a_comment(ada: Caller, eve: Caller, bert: Repository) -> None:
    open_discussion(caller=eve, repository=bert, title="Mine")
    said = comment_discussion(caller=eve, repository=bert, number=1, text="one")
    for text in ("two", "three"):
        edit_comment(caller=eve, repository=bert, number=1, comment=said.id.hex, text=text)
    with pytest.raises(NotPermitted):
        edit_comment(caller=ada, repository=bert, number=1, comment=said.id.hex, text="mine")
    said.refresh_from_db()
    assert said.content == "three"
    assert [each["raw"] for each in said.data["history"]] == ["one", "two"]


def test_what_is_hidden_is_gone_for_good(
    ada: Caller, eve: Caller, bob: Caller, bert: Repository
) -> None:
    open_discussion(caller=eve, repository=bert, title="Mine")
    said = comment_discussion(caller=eve, repository=bert, number=1, text="a secret")
    edit_comment(caller=eve, repository=bert, number=1, comment=said.id.hex, text="another")
    with pytest.raises(NotPermitted):
        hide_comment(caller=bob, repository=bert, number=1, comment=said.id.hex)
    hide_comment(caller=ada, repository=bert, number=1, comment=said.id.hex)
    said.refresh_from_db()
    assert (said.content, said.data, said.hidden_at is None) == ("", {}, False)
    with pytest.raises(Conflict):
        edit_comment(caller=eve, repository=bert, number=1, comment=said.id.hex, text="again")


def test_comments_of_another_discussion_are_unknown(eve: Caller, bert: Repository) -> None:
    open_discussion(caller=eve, repository=bert, title="One")
    open_discussion(caller=eve, repository=bert, title="Two")
    said = comment_discussion(caller=eve, repository=bert, number=1, text="one")
    for number, comment in ((2, said.id.hex), (1, "no-id"), (3, said.id.hex)):
        with pytest.raises(UnknownName):
            hide_comment(caller=eve, repository=bert, number=number, comment=comment)


def test_commits_to_a_pull_request_are_events_of_it(
    ada: Caller, eve: Caller, bob: Caller, bert: Repository
) -> None:
    number = propose(eve, bert, {"a.txt": b"1"})
    done = put(eve, bert, {"a.txt": b"2"}, f"refs/pr/{number}", title="Better")
    with pytest.raises(NotPermitted):
        put(bob, bert, {"a.txt": b"3"}, f"refs/pr/{number}")
    found = Discussion.objects.get(number=number)
    commits = [each.data for each in events_of(found) if each.kind == "commit"]
    assert len(commits) == 2
    assert commits[1] == {"oid": done.commit.oid, "subject": "Better"}


def test_filters(ada: Caller, eve: Caller, bert: Repository) -> None:
    open_discussion(caller=eve, repository=bert, title="One")
    open_discussion(caller=ada, repository=bert, title="Two")
    open_draft(caller=eve, repository=bert, title="Three")
    propose(eve, bert, {"a": b"1"})
    change_discussion_status(caller=ada, repository=bert, number=2, status="closed")

    def numbers(**asked: str) -> list[int]:
        return [each.number for each in list_discussions(bert, **asked)]

    assert numbers() == [4, 3, 2, 1]
    assert numbers(kind="pull_request") == [4, 3]
    assert numbers(kind="discussion", status="open") == [1]
    assert numbers(status="closed") == [2]
    assert numbers(author="EVE", status="open") == [4, 3, 1]
    assert numbers(author="nobody-of-that-name") == []
    with pytest.raises(InvalidInput):
        numbers(status="odd")
