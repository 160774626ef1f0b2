"""Takedowns: who may, what is refused from then on, and the way back."""

from __future__ import annotations

import pytest
from tests.hub.people import publisher, repository, signed_in, with_token
from tests.hub.talking import put
from tests.parties.people import DAY, logged

from comity.hub.actions.appeal_takedown import appeal_takedown
from comity.hub.actions.commit_files import commit_files
from comity.hub.actions.decide_appeal import decide_appeal
from comity.hub.actions.duplicate_repository import duplicate_repository
from comity.hub.actions.take_down import take_down
from comity.hub.domain.git.applying import CopyFile
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import Disabled, EntryUnknown
from comity.hub.domain.repositories import Visibility
from comity.hub.models import Holding, Repository, Takedown
from comity.hub.queries.callers import NOBODY, OPERATING, Caller
from comity.hub.queries.card_text import card_text
from comity.hub.queries.policy import allows, require
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.takedowns import notices_of, servable
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR

pytestmark = pytest.mark.django_db

SAID = {"notice": "Notice 7 of 2026", "reason": "Personal data of others"}


@pytest.fixture
def ada() -> Caller:
    return signed_in(publisher("ada"))


@pytest.fixture
def mo() -> Caller:
    user = publisher("mo")
    grant_role(actor=OPERATOR, name="moderator", user=user.id, on=DAY)
    return signed_in(user)


@pytest.fixture
def bert(ada: Caller) -> Repository:
    assert ada.user is not None
    return repository(ada.user, "bert", {"a.txt": b"bad", "b.txt": b"good"})


def test_a_repository_goes_and_comes_back(ada: Caller, mo: Caller, bert: Repository) -> None:
    taken = take_down(caller=mo, repository=bert, **SAID)
    assert allows(NOBODY, bert, Deed.KNOW)
    for caller in (NOBODY, ada, mo):
        with pytest.raises(Disabled):
            require(caller, bert, Deed.READ)
    assert allows(OPERATING, bert, Deed.READ)
    with pytest.raises(Disabled):
        put(ada, bert, {"c": b"c"})
    with pytest.raises(Conflict):
        take_down(caller=mo, repository=bert, **SAID)
    appeal_takedown(caller=ada, repository=bert, takedown=taken.id, appeal="It is invented")
    decide_appeal(caller=mo, repository=bert, takedown=taken.id, decision="Upheld", lift=False)
    assert not allows(ada, bert, Deed.READ)
    decide_appeal(caller=mo, repository=bert, takedown=taken.id, decision="Seen", lift=True)
    fresh = Repository.objects.select_related("account").get(id=bert.id)
    assert (fresh.disabled_reason, allows(NOBODY, fresh, Deed.READ)) == ("", True)
    assert [action for _, action, of in logged() if of == bert.reference][-4:] == [
        "take_down",
        "appeal_takedown",
        "decide_appeal",
        "decide_appeal",
    ]
    assert {each.visibility for each in AuditEntry.objects.filter(action__contains="appeal")} == {
        "public"
    }


def test_a_file_goes_by_its_path_and_by_its_content(
    ada: Caller, mo: Caller, bert: Repository
) -> None:
    taken = take_down(caller=mo, repository=bert, path="a.txt", **SAID)
    for asked in (
        {"path": "a.txt"},
        {"sha256": taken.sha256},
        {"path": "x", "sha256": taken.sha256},
    ):
        with pytest.raises(Disabled):
            require(ada, bert, Deed.READ, **asked)
    require(ada, bert, Deed.READ, path="b.txt", sha256="0" * 64)
    held = Holding.objects.filter(repository=bert)
    assert held.count() - servable(held).count() == 1
    with pytest.raises(Disabled):
        put(ada, bert, {"again.txt": b"bad"})
    decide_appeal(caller=mo, repository=bert, takedown=taken.id, decision="Mistaken", lift=True)
    require(ada, bert, Deed.READ, path="a.txt", sha256=taken.sha256)
    put(ada, bert, {"again.txt": b"bad"})
    assert servable(held).count() == held.count()


def test_nobody_copies_it_away(ada: Caller, mo: Caller, bert: Repository) -> None:
    take_down(caller=mo, repository=bert, path="a.txt", **SAID)
    with pytest.raises(Disabled):
        duplicate_repository(
            caller=ada, source=bert, account="ada", name="copy", visibility=Visibility.PUBLIC
        )
    assert not Repository.objects.filter(name="copy").exists()


def test_nor_what_stands_now_where_something_was_taken_down(
    ada: Caller, mo: Caller, bert: Repository
) -> None:
    take_down(caller=mo, repository=bert, path="a.txt", **SAID)
    put(ada, bert, {"a.txt": b"bad, one byte more", "c.txt": b"c"})
    with pytest.raises(Disabled):
        duplicate_repository(
            caller=ada, source=bert, account="ada", name="copy", visibility=Visibility.PUBLIC
        )
    with pytest.raises(Disabled):
        commit_files(
            caller=ada,
            repository=bert,
            revision="main",
            operations=[CopyFile("a.txt", "moved.txt")],
            title="Move it",
        )
    held = Holding.objects.filter(repository=bert)
    sizes = set(servable(held).values_list("content__size", flat=True))
    assert len(b"bad, one byte more") not in sizes
    assert {len(b"good"), len(b"c")} <= sizes
    put(ada, bert, {"fine.txt": b"bad, one byte more"})  # it was never this that the notice named
    assert len(b"bad, one byte more") in set(servable(held).values_list("content__size", flat=True))


def test_a_copy_has_nothing_that_was_deleted_for_good(ada: Caller, bert: Repository) -> None:
    Holding.objects.filter(repository=bert, content__size=len(b"bad")).delete()
    copy = duplicate_repository(
        caller=ada, source=bert, account="ada", name="copy", visibility=Visibility.PUBLIC
    )
    sizes = Holding.objects.filter(repository=copy).values_list("content__size", flat=True)
    assert len(b"good") in sizes
    assert len(b"bad") not in sizes


def test_another_repository_with_the_content_is_not_touched(
    ada: Caller, mo: Caller, bert: Repository
) -> None:
    assert ada.user is not None
    other = repository(ada.user, "other", {"a.txt": b"bad"})
    taken = take_down(caller=mo, repository=bert, path="a.txt", **SAID)
    require(NOBODY, other, Deed.READ, path="a.txt", sha256=taken.sha256)


def test_a_card_that_was_taken_down_is_shown_nowhere(
    ada: Caller, mo: Caller, bert: Repository
) -> None:
    put(ada, bert, {"old.md": b"# Bad", "README.md": b"# Bad"})
    assert card_text(bert, commit_at(bert, "main")) == "# Bad"
    take_down(caller=mo, repository=bert, path="old.md", **SAID)
    assert card_text(bert, commit_at(bert, "main")) is None


def test_only_moderators_of_the_whole_node(ada: Caller, mo: Caller, bert: Repository) -> None:
    own = publisher("own")
    grant_role(actor=OPERATOR, name="administrator", user=own.id, scope=bert.reference, on=DAY)
    assert mo.user is not None
    narrowed = with_token(mo.user, "write")
    for caller in (NOBODY, ada, signed_in(own), narrowed):
        with pytest.raises(NotPermitted):
            take_down(caller=caller, repository=bert, **SAID)
    taken = take_down(caller=mo, repository=bert, **SAID)
    for caller in (NOBODY, ada, signed_in(own), narrowed):
        with pytest.raises(NotPermitted):
            decide_appeal(
                caller=caller, repository=bert, takedown=taken.id, decision="x", lift=True
            )
    assert not allows(ada, bert, Deed.READ)


def test_only_its_administrators_appeal_and_once(ada: Caller, mo: Caller, bert: Repository) -> None:
    taken = take_down(caller=mo, repository=bert, path="a.txt", **SAID)
    eve = signed_in(publisher("eve"))
    for caller in (NOBODY, eve, mo):
        with pytest.raises(NotPermitted):
            appeal_takedown(caller=caller, repository=bert, takedown=taken.id, appeal="x")
    with pytest.raises(Conflict):
        decide_appeal(caller=mo, repository=bert, takedown=taken.id, decision="x", lift=False)
    appeal_takedown(caller=ada, repository=bert, takedown=taken.id, appeal="x")
    with pytest.raises(Conflict):
        appeal_takedown(caller=ada, repository=bert, takedown=taken.id, appeal="y")
    assert ada.user is not None
    other = repository(ada.user, "other")
    with pytest.raises(UnknownName):
        appeal_takedown(caller=ada, repository=other, takedown=taken.id, appeal="x")


def test_bad_takedowns_change_nothing(mo: Caller, bert: Repository) -> None:
    with pytest.raises(EntryUnknown):
        take_down(caller=mo, repository=bert, path="none.txt", **SAID)
    with pytest.raises(InvalidInput):
        take_down(caller=mo, repository=bert, notice="From a@example.org", reason="r")
    assert not Takedown.objects.exists()
    assert notices_of(bert) == []


def test_a_commit_beside_a_takedown_does_not_undo_it(
    ada: Caller, mo: Caller, bert: Repository
) -> None:
    """The committer read the row before it was taken down."""
    stale = Repository.objects.select_related("account").get(id=bert.id)
    take_down(caller=mo, repository=bert, **SAID)
    put(ada, stale, {"c": b"c"})
    assert Repository.objects.get(id=bert.id).disabled_reason == SAID["reason"]
