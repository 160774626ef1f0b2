from __future__ import annotations

from dataclasses import replace

import pytest
from tests.plan.seeding import PROMISE, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted, StorageFailure
from comity.kernel.models import SearchIndex
from comity.plan.actions.index_commitments import bring_indexes_in_step, reindex_plan
from comity.plan.actions.restate import restate
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.formats.commitment_plain import commitment_to_plain, digest_of
from comity.plan.models import CommitmentVersion
from comity.plan.queries.search_commitments import search_commitments

pytestmark = pytest.mark.django_db


def test_by_what_is_promised_and_by_whom() -> None:
    made = seeded_plan()
    seed_commitment(made)
    seed_commitment(made, "kenya", title="节能训练", language="zh", outcome="数据中心用电更少")
    public = made.as_public()
    assert search_commitments(public, "fifty models") == [1]
    assert search_commitments(public, "节能") == [2]
    assert search_commitments(public, "acme") == [1]
    assert search_commitments(public, "themselvs") == [1]
    assert search_commitments(public, "xylophones") == []


@pytest.mark.parametrize("text", ["", "  \t"])
def test_nothing_was_asked(text: str) -> None:
    assert search_commitments(seeded_plan().as_public(), text) is None


def test_a_plan_without_commitments_has_nothing_to_find() -> None:
    assert search_commitments(seeded_plan().as_public(), "engineers") == []


@pytest.mark.parametrize("few", [500, 0])
def test_nobody_finds_what_they_may_not_see(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.plan.queries.search_commitments.FEW", few)
    made = seeded_plan()
    seed_commitment(made)
    seed_commitment(made, visibility=Visibility.MEMBERS)
    seed_commitment(made, visibility=Visibility.PRIVATE)
    seed_commitment(made, state=CommitmentState.DRAFT)
    assert search_commitments(made.as_public(), "engineers") == [1]
    assert search_commitments(made.as_participant("kenya"), "engineers") == [1, 2]
    assert search_commitments(made.as_participant("acme"), "engineers") == [1, 2, 3, 4]


def test_a_new_version_is_found_and_the_old_one_no_more() -> None:
    made = seeded_plan()
    row = seed_commitment(made)
    text = replace(PROMISE, title="Plant trees", outcome="", beneficiaries="")
    text = replace(text, target=replace(text.target, indicator="Trees", proof="A count"))
    row.version = 2
    CommitmentVersion.objects.create(
        commitment=row,
        number=2,
        text=commitment_to_plain(text),
        digest=digest_of(text),
        entered_by="user:x",
    )
    restate(row)
    assert search_commitments(made.as_public(), "trees") == [1]
    assert search_commitments(made.as_public(), "engineers") == []


def test_plans_do_not_find_what_is_in_others() -> None:
    made = seeded_plan()
    seed_commitment(made)
    from tests.plan.plans import SMALL

    other = seeded_plan("beta", source=SMALL.replace(b"small-plan", b"other-plan"))
    assert search_commitments(other.as_public(), "engineers") == []


def test_an_index_that_is_missing_is_said_and_made() -> None:
    made = seeded_plan()
    seed_commitment(made)
    SearchIndex.objects.all().delete()
    with pytest.raises(StorageFailure, match="plan-index-missing"):
        search_commitments(made.as_public(), "engineers")
    assert reindex_plan(person=made.as_operator())
    assert not reindex_plan(person=made.as_operator())
    assert search_commitments(made.as_public(), "engineers") == [1]


def test_indexes_of_an_earlier_layout_are_made_anew() -> None:
    made = seeded_plan()
    seed_commitment(made)
    assert bring_indexes_in_step() == 0
    SearchIndex.objects.update(content="commitments-0")
    assert bring_indexes_in_step() == 1
    assert search_commitments(made.as_public(), "engineers") == [1]


def test_only_who_keeps_the_plan_makes_its_index() -> None:
    made = seeded_plan()
    with pytest.raises(NotPermitted, match="not-permitted"):
        reindex_plan(person=made.as_participant("acme"))
