"""Whose quota it is that bytes count against, before a pull request is merged and after."""

from __future__ import annotations

from hashlib import sha256

import pytest
from tests.hub.people import publisher, repository, signed_in
from tests.hub.talking import put

from comity.hub.actions.change_discussion_status import change_discussion_status
from comity.hub.actions.change_refs import create_branch, create_tag
from comity.hub.actions.check_quota import (
    OFFERED_TO_ALL,
    OFFERED_TO_ONE,
    check_quota,
    unclaimed_bytes,
    used_by,
)
from comity.hub.actions.commit_files import commit_files
from comity.hub.actions.hold_content import hold
from comity.hub.actions.hold_small_files import SmallFiles
from comity.hub.actions.merge_pull_request import merge_pull_request
from comity.hub.actions.set_quota import set_quota
from comity.hub.domain.commits import LargeFile
from comity.hub.domain.refusals import OffersExceeded, QuotaExceeded
from comity.hub.models import Content, Holding, Repository, Upload, Xorb, XorbSender
from comity.hub.queries.callers import NOBODY, OPERATING, Caller
from comity.kernel.domain.errors import NotPermitted

pytestmark = pytest.mark.django_db
GIB = 1024**3


@pytest.fixture
def ada() -> Caller:
    return signed_in(publisher("ada"))


@pytest.fixture
def eve() -> Caller:
    return signed_in(publisher("eve"))


@pytest.fixture
def bert(ada: Caller) -> Repository:
    assert ada.user is not None
    return repository(ada.user, "bert", {"a": b"1"})


def content(name: str, size: int) -> Content:
    """A row alone; nothing here reads it."""
    made, _ = Content.objects.get_or_create(
        sha256=sha256(name.encode()).hexdigest(), defaults={"size": size}
    )
    return made


def offered(by: Caller, to: Repository, name: str, size: int) -> Content:
    assert by.user is not None
    made = content(name, size)
    hold(to, made, by.user, offered=True)
    return made


def proposed(by: Caller, to: Repository, names: dict[str, int], revision: str = "main") -> int:
    """The number of the pull request."""
    done = commit_files(
        caller=by,
        repository=to,
        revision=revision,
        title="Weights",
        operations=[
            LargeFile(f"{name}.bin", offered(by, to, name, size).sha256)
            for name, size in names.items()
        ],
        as_pull_request=revision == "main",
    )
    return done.pull_request or 0


def test_who_may_not_write_uses_up_nothing_of_the_account(
    ada: Caller, eve: Caller, bert: Repository
) -> None:
    before = used_by(bert.account)
    files = SmallFiles(bert, eve)
    digest = files.add(b"x" * 1000)
    files.save()
    assert Holding.objects.get(content=digest).offered
    number = proposed(eve, bert, {"big": 9 * GIB})
    assert used_by(bert.account) == before
    set_quota(caller=OPERATING, account=bert.account, limit=before + 9 * GIB)
    check_quota(ada, bert, 9 * GIB)
    merge_pull_request(caller=ada, repository=bert, number=number)
    assert used_by(bert.account) == before + 9 * GIB
    with pytest.raises(QuotaExceeded, match="quota-exceeded"):
        check_quota(ada, bert, 1)


def test_what_a_merge_would_bring_beyond_the_quota_is_not_merged(
    ada: Caller, eve: Caller, bert: Repository
) -> None:
    number = proposed(eve, bert, {"big": 9 * GIB})
    set_quota(caller=OPERATING, account=bert.account, limit=GIB)
    head = bert.head
    with pytest.raises(QuotaExceeded):
        merge_pull_request(caller=ada, repository=bert, number=number)
    bert.refresh_from_db()
    assert (bert.head, bert.discussions.get().status) == (head, "open")
    assert used_by(bert.account) < GIB


def test_the_way_to_a_merge_counts_too(ada: Caller, eve: Caller, bert: Repository) -> None:
    before = used_by(bert.account)
    number = proposed(eve, bert, {"first": 5, "second": 7})
    put(eve, bert, {"first.bin": None}, f"refs/pr/{number}")
    merge_pull_request(caller=ada, repository=bert, number=number)
    assert used_by(bert.account) == before + 12
    assert not Holding.objects.filter(offered=True).exists()


def test_nor_is_a_branch_or_a_tag_a_way_around_it(
    ada: Caller, eve: Caller, bert: Repository
) -> None:
    before = used_by(bert.account)
    number = proposed(eve, bert, {"big": 9 * GIB})
    set_quota(caller=OPERATING, account=bert.account, limit=GIB)
    start = f"refs/pr/{number}"
    with pytest.raises(QuotaExceeded):
        create_branch(caller=ada, repository=bert, branch="theirs", start=start)
    with pytest.raises(QuotaExceeded):
        create_tag(caller=ada, repository=bert, tag="theirs", revision=start)
    assert not bert.refs.filter(name__endswith="theirs").exists()
    assert used_by(bert.account) == before


def test_a_writer_who_names_what_was_offered_takes_it_over(
    ada: Caller, eve: Caller, bert: Repository
) -> None:
    before = used_by(bert.account)
    proposed(eve, bert, {"big": 9})
    commit_files(
        caller=ada,
        repository=bert,
        revision="main",
        title="The same",
        operations=[LargeFile("b.bin", content("big", 9).sha256)],
    )
    assert used_by(bert.account) == before + 9


def test_what_one_person_offers_has_an_end(ada: Caller, eve: Caller, bert: Repository) -> None:
    number = proposed(eve, bert, {"one": OFFERED_TO_ONE - 10})
    check_quota(eve, bert, 10)
    with pytest.raises(OffersExceeded) as found:
        check_quota(eve, bert, 11)
    assert found.value.message.params == {"limit": OFFERED_TO_ONE, "name": "ada/bert"}
    files = SmallFiles(bert, eve)
    files.add(b"eleven byte")
    with pytest.raises(OffersExceeded):
        files.save()
    check_quota(signed_in(publisher("bo")), bert, OFFERED_TO_ONE)
    check_quota(ada, bert, OFFERED_TO_ONE)
    change_discussion_status(caller=eve, repository=bert, number=number, status="closed")
    with pytest.raises(OffersExceeded):
        check_quota(eve, bert, 11)


def test_and_in_all_repositories_together(ada: Caller, eve: Caller, bert: Repository) -> None:
    assert ada.user is not None
    others = [repository(ada.user, f"other-{number}") for number in range(3)]
    for other in others:
        offered(eve, other, str(other.id), OFFERED_TO_ONE)
    assert OFFERED_TO_ALL == 3 * OFFERED_TO_ONE
    with pytest.raises(OffersExceeded, match="offers-exceeded-in-all"):
        check_quota(eve, bert, 1)
    own = repository(publisher("gil"), "own")
    check_quota(signed_in(own.created_by), own, 1)


def test_what_is_under_way_counts_and_a_file_not_twice(
    ada: Caller, eve: Caller, bert: Repository
) -> None:
    for sha, size, is_offer in (("1" * 64, 5 * GIB, True), ("", 900 * GIB, True)):
        Upload.objects.create(
            repository=bert, user=eve.user, key=sha[:5], sha256=sha, size=size, offered=is_offer
        )
    xorb = Xorb.objects.create(hash="a" * 64, size=6 * GIB, chunks=1, unpacked=6 * GIB)
    XorbSender.objects.create(xorb=xorb, user=eve.user, repository=bert, offered=True)
    check_quota(eve, bert, 5 * GIB)
    with pytest.raises(OffersExceeded):
        check_quota(eve, bert, 5 * GIB + 1)
    check_quota(eve, bert, 10 * GIB, arriving="1" * 64)
    assert (unclaimed_bytes(ada, bert), unclaimed_bytes(eve, bert)) == (0, 0)
    XorbSender.objects.update(offered=False)
    assert unclaimed_bytes(ada, bert) == 6 * GIB


def test_nobody_sends_anything(bert: Repository) -> None:
    with pytest.raises(NotPermitted):
        check_quota(NOBODY, bert, 1)
