"""Merging: forward, three ways, and not at all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.hub.people import publisher, repository, signed_in
from tests.hub.talking import propose, put, tree_at

from comity.hub.actions.change_discussion_status import change_discussion_status
from comity.hub.actions.merge_pull_request import merge_pull_request
from comity.hub.actions.open_discussion import open_discussion, open_draft
from comity.hub.actions.take_down import take_down
from comity.hub.domain.git.objects import blob_id
from comity.hub.domain.refusals import Disabled
from comity.hub.models import Commit, Discussion, Repository
from comity.hub.queries.callers import OPERATING, Caller
from comity.hub.queries.discussions import events_of
from comity.hub.queries.histories import base_of
from comity.hub.queries.pull_request_diff import pull_request_diff
from comity.hub.queries.pull_requests import conflicting_paths
from comity.hub.queries.revisions import commit_at
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted

PATHS = ["a.txt", "b.txt", "d/c.txt", "d/e.txt"]


def ids(files: dict[str, bytes | None]) -> dict[str, str]:
    return {path: blob_id(data) for path, data in files.items() if data is not None}


@pytest.fixture
def ada() -> Caller:
    return signed_in(publisher("ada"))


@pytest.fixture
def eve() -> Caller:
    return signed_in(publisher("eve"))


@pytest.fixture
def bert(ada: Caller) -> Repository:
    assert ada.user is not None
    return repository(ada.user, "bert", {"a.txt": b"one\n", "b.txt": b"b\n"})


@pytest.mark.django_db
def test_a_target_that_stood_still_moves_forward(
    ada: Caller, eve: Caller, bert: Repository
) -> None:
    base = commit_at(bert, "main")
    number = propose(eve, bert, {"a.txt": b"two\n"})
    merge_pull_request(caller=ada, repository=bert, number=number, comment="Thanks.")
    found = Discussion.objects.get(number=number)
    head = commit_at(bert, "main")
    assert head == commit_at(bert, f"refs/pr/{number}")
    assert (found.status, found.merge_commit, found.base) == ("merged", head.oid, base.oid)
    assert [each.kind for each in events_of(found)] == [
        "comment",
        "commit",
        "comment",
        "status-change",
    ]
    bert.refresh_from_db()
    assert bert.head == head.oid
    assert "-one\n+two\n" in pull_request_diff(bert, found)


@pytest.mark.django_db
def test_two_sides_come_together_in_one_commit(ada: Caller, eve: Caller, bert: Repository) -> None:
    number = propose(eve, bert, {"new.txt": b"n", "b.txt": None})
    ours = put(ada, bert, {"a.txt": b"ours"}).commit
    theirs = commit_at(bert, f"refs/pr/{number}")
    merge_pull_request(caller=ada, repository=bert, number=number)
    head = commit_at(bert, "main")
    assert head.parents == [ours.oid, theirs.oid]
    assert head.title == f"Merge pull request #{number}: A change"
    assert head.depth == 1 + max(ours.depth, theirs.depth)
    assert tree_at(bert) == ids({"a.txt": b"ours", "new.txt": b"n"})
    assert sorted((each.kind, each.path) for each in head.changes.all()) == [
        ("add", "new.txt"),
        ("delete", "b.txt"),
    ]
    found = Discussion.objects.get(number=number)
    assert "new.txt" in pull_request_diff(bert, found)
    assert "ours" not in pull_request_diff(bert, found)


@pytest.mark.django_db
def test_what_both_changed_is_refused_and_told(ada: Caller, eve: Caller, bert: Repository) -> None:
    number = propose(eve, bert, {"a.txt": b"theirs"})
    head = put(ada, bert, {"a.txt": b"ours"}).commit
    found = Discussion.objects.get(number=number)
    assert conflicting_paths(bert, found) == ["a.txt"]
    count = Commit.objects.count()
    with pytest.raises(Conflict) as caught:
        merge_pull_request(caller=ada, repository=bert, number=number)
    assert caught.value.message.params == {"count": 1, "paths": ("a.txt",)}
    found.refresh_from_db()
    assert (found.status, commit_at(bert, "main"), Commit.objects.count()) == ("open", head, count)
    put(eve, bert, {"a.txt": b"ours", "more": b"m"}, f"refs/pr/{number}")
    merge_pull_request(caller=ada, repository=bert, number=number)
    assert tree_at(bert) == ids({"a.txt": b"ours", "b.txt": b"b\n", "more": b"m"})


@pytest.mark.django_db
def test_only_writers_merge_and_authors_close(ada: Caller, eve: Caller, bert: Repository) -> None:
    number = propose(eve, bert, {"a.txt": b"2"})
    with pytest.raises(NotPermitted):
        merge_pull_request(caller=eve, repository=bert, number=number)
    change_discussion_status(caller=eve, repository=bert, number=number, status="closed")
    with pytest.raises(Conflict):
        merge_pull_request(caller=ada, repository=bert, number=number)
    with pytest.raises(Conflict):
        put(eve, bert, {"a.txt": b"3"}, f"refs/pr/{number}")


@pytest.mark.django_db
def test_what_is_merged_stays_so(ada: Caller, eve: Caller, bert: Repository) -> None:
    number = propose(eve, bert, {"a.txt": b"2"})
    merge_pull_request(caller=ada, repository=bert, number=number)
    with pytest.raises(Conflict) as caught:
        merge_pull_request(caller=ada, repository=bert, number=number)
    assert caught.value.message.id == "pull-request-merged"
    for status in ("open", "closed"):
        with pytest.raises(Conflict):
            change_discussion_status(caller=ada, repository=bert, number=number, status=status)


@pytest.mark.django_db
def test_a_draft_is_opened_first_and_brings_something(
    ada: Caller, eve: Caller, bert: Repository
) -> None:
    draft = open_draft(caller=eve, repository=bert, title="A draft")
    with pytest.raises(Conflict) as caught:
        merge_pull_request(caller=ada, repository=bert, number=draft.number)
    assert caught.value.message.id == "pull-request-draft"
    change_discussion_status(caller=eve, repository=bert, number=draft.number, status="open")
    with pytest.raises(Conflict) as caught:
        merge_pull_request(caller=ada, repository=bert, number=draft.number)
    assert caught.value.message.id == "pull-request-empty"
    put(eve, bert, {"c.txt": b"c"}, f"refs/pr/{draft.number}")
    merge_pull_request(caller=ada, repository=bert, number=draft.number)
    assert "c.txt" in tree_at(bert)
    open_discussion(caller=eve, repository=bert, title="Words")
    with pytest.raises(InvalidInput):
        merge_pull_request(caller=ada, repository=bert, number=draft.number + 1)


@pytest.mark.django_db
def test_what_was_taken_down_is_not_merged_back(ada: Caller, eve: Caller, bert: Repository) -> None:
    number = propose(eve, bert, {"copy.txt": b"b\n"})
    take_down(caller=OPERATING, repository=bert, path="b.txt", notice="n", reason="r")
    with pytest.raises(Disabled):
        merge_pull_request(caller=ada, repository=bert, number=number)


@pytest.mark.django_db
def test_a_long_history_is_walked_in_few_queries(
    ada: Caller, eve: Caller, bert: Repository, django_assert_max_num_queries: object
) -> None:
    number = propose(eve, bert, {"z": b"z"})
    base = commit_at(bert, f"refs/pr/{number}").parents[0]
    for turn in range(40):
        put(ada, bert, {"a.txt": str(turn).encode()})
    ours, theirs = commit_at(bert, "main").oid, commit_at(bert, f"refs/pr/{number}").oid
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        assert base_of(bert, ours, theirs) == base


edits = st.dictionaries(
    st.sampled_from(PATHS), st.sampled_from([b"1", b"2", b"3", None]), min_size=1
)


class Merging(TestCase):
    """What a merge makes of two sides is what each path says for itself."""

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(ours=edits, theirs=edits)
    def test_by_path(self, ours: dict[str, bytes | None], theirs: dict[str, bytes | None]) -> None:
        start: dict[str, bytes | None] = dict.fromkeys(PATHS, b"0")
        ada, eve = signed_in(publisher("ada")), signed_in(publisher("eve"))
        assert ada.user is not None
        bert = repository(ada.user, "bert", start)
        number = propose(eve, bert, theirs)
        put(ada, bert, ours)
        wrong = {path for path in ours.keys() & theirs.keys() if ours[path] != theirs[path]}
        found = Discussion.objects.get(number=number)
        assert set(conflicting_paths(bert, found)) == wrong
        if wrong:
            with pytest.raises(Conflict):
                merge_pull_request(caller=ada, repository=bert, number=number)
            assert tree_at(bert) == ids({**start, **ours})
        else:
            merge_pull_request(caller=ada, repository=bert, number=number)
            assert tree_at(bert) == ids({**start, **ours, **theirs})
