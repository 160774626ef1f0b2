from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.motions import (
    ballot_on,
    before_body,
    decided,
    deleting,
    inserting,
    lakes,
    replacing,
)
from tests.assembly.seeding import Seeded

from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.actions.propose_amendment import propose_amendment
from comity.assembly.actions.settle_amendment import settle_amendment, withdraw_amendment
from comity.assembly.domain.amendments import Action
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.counts import Outcome
from comity.assembly.models import Amendment, Motion
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.motion_versions import compare_versions
from comity.kernel.domain.errors import ComityError, NotPermitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


def outcomes(motion: Motion) -> list[str]:
    return list(motion.amendments.values_list("outcome", flat=True))


def amending(made: Seeded, code: str, to: Amendment, words: str) -> Amendment:
    return propose_amendment(
        person=made.as_head(code),
        motion=to.motion,
        action=Action.REPLACE,
        paragraph=to.paragraph,
        words=words,
        to=to.key,
    )


def test_what_falls_with_an_adoption_is_not_put(made: Seeded) -> None:
    motion = before_body(made)
    first = replacing(made, "JP", motion, "d", "Asks all to report.")
    second = replacing(made, "BR", motion, "d", "Asks none.")
    amending(made, "CA", second, "Asks nobody.")
    replacing(made, "FR", motion, "e", "Ends.")
    decided(made, first)
    assert outcomes(motion) == ["adopted", "not-put", "not-put", "pending"]


def test_the_same_ballot_settles_once_and_no_other_after_it(made: Seeded) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    ballot = ballot_on(motion, row.reference)
    for _ in range(2):
        settle_amendment(person=made.as_secretary(), amendment=row, ballot=ballot.id)
    assert refused(made, row, Outcome.REJECTED) == "amendment-not-pending"
    assert outcomes(motion) == ["adopted"]


def test_amendments_to_it_come_first(made: Seeded) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    sub = amending(made, "BR", row, "Asks all States to report.")
    assert refused(made, row) == "amendment-sub-pending"
    decided(made, sub)
    decided(made, row)
    merged = merge_amendments(person=made.as_secretary(), motion=motion)
    assert text_of(merged).by_id["d"].words == "Asks all States to report."
    assert [each.merged_in for each in motion.amendments.all()] == [2, 2]


def test_what_amends_something_rejected_comes_to_nothing(made: Seeded) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    decided(made, amending(made, "BR", row, "Asks all States to report."))
    decided(made, row, Outcome.REJECTED)
    decided(made, replacing(made, "CA", motion, "e", "Ends."))
    merged = merge_amendments(person=made.as_secretary(), motion=motion)
    assert [each.merged_in for each in motion.amendments.all()] == [None, None, 2]
    assert text_of(merged).by_id["d"].words == "Asks members to report each year."
    assert compare_versions(merged, 1, 2).changed == 1
    with pytest.raises(ComityError) as raised:
        merge_amendments(person=made.as_secretary(), motion=motion)
    assert raised.value.message.id == "amendments-none-to-merge"
    ballot = ballot_on(merged, merged.reference)
    done = move_motion(person=made.as_secretary(), motion=motion, move="adopt", ballot=ballot.id)
    assert done.state == "adopted"


def test_members_do_not_settle(made: Seeded) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    ballot = ballot_on(motion, row.reference)
    with pytest.raises(NotPermitted):
        settle_amendment(person=made.as_head("JP"), amendment=row, ballot=ballot.id)
    with pytest.raises(NotPermitted):
        merge_amendments(person=made.as_head("KE"), motion=motion)


def test_its_proposer_takes_it_back_and_what_is_to_it_falls(made: Seeded) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    amending(made, "BR", row, "Asks all States to report.")
    with pytest.raises(NotPermitted) as raised:
        withdraw_amendment(person=made.as_head("BR"), amendment=row)
    assert raised.value.message.id == "amendment-of-another"
    for _ in range(2):
        withdraw_amendment(person=made.as_head("JP"), amendment=row)
    assert outcomes(motion) == ["withdrawn", "not-put"]


def test_not_while_it_is_voted_on_nor_after(made: Seeded) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    ballot = ballot_on(motion, row.reference, state=BallotState.OPEN)
    with pytest.raises(ComityError) as raised:
        withdraw_amendment(person=made.as_head("JP"), amendment=row)
    assert raised.value.message.id == "motion-being-voted-on"
    ballot.delete()
    decided(made, row, Outcome.REJECTED)
    with pytest.raises(ComityError) as raised:
        withdraw_amendment(person=made.as_head("JP"), amendment=row)
    assert raised.value.message.id == "amendment-not-pending"


def test_what_still_waits_is_to_the_merged_text(made: Seeded) -> None:
    motion = before_body(made)
    gone = deleting(made, "JP", motion, "d")
    late = inserting(made, "BR", motion, "d", "Thanks them.")
    decided(made, gone)
    merge_amendments(person=made.as_secretary(), motion=motion)
    late.refresh_from_db()
    assert (late.outcome, late.paragraph) == ("pending", "c")
    decided(made, late)
    merged = merge_amendments(person=made.as_secretary(), motion=motion)
    assert [each.id for each in text_of(merged)] == ["t", "r", "a", "b", "c", "a2.1", "e"]
    with pytest.raises(ComityError) as raised:
        merge_amendments(person=made.as_secretary(), motion=motion)
    assert raised.value.message.id == "amendments-none-to-merge"


def refused(made: Seeded, row: Amendment, outcome: Outcome = Outcome.ADOPTED) -> str:
    with pytest.raises(ComityError) as raised:
        decided(made, row, outcome)
    return raised.value.message.id
