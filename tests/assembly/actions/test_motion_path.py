"""A motion from its draft to its adoption, with amendments that can't both be adopted."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.motions import (
    ballot_on,
    before_body,
    decided,
    inserting,
    lakes,
    presiding,
    proposed_by,
    replacing,
)
from tests.assembly.voting import NO, YES, closed, vote

from comity.assembly.actions.co_sponsor import co_sponsor
from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.actions.settle_amendment import settle_amendment
from comity.assembly.domain.amendment_conflicts import ClashKind, clashes
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.tracked_changes import Change
from comity.assembly.domain.voting_order import voting_order
from comity.assembly.models import Ballot, Motion
from comity.assembly.queries.motion_records import proposed, text_of
from comity.assembly.queries.motion_versions import compare_versions
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_from_draft_to_adopted(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    chair = presiding(made)
    motion = proposed_by(made)
    with pytest.raises(InvalidInput) as refused:
        move_motion(person=made.as_head("KE"), motion=motion, move="submit")
    assert refused.value.message.id == "motion-co-sponsors-too-few"
    co_sponsor(person=made.as_head("FR"), motion=motion)
    move_motion(person=made.as_head("KE"), motion=motion, move="submit")
    move_motion(person=chair, motion=motion, move="put-before-body")

    first = replacing(made, "JP", motion, "d", "Asks members to report each month.")
    second = replacing(made, "BR", motion, "d", "Asks no one for anything at all.")
    third = inserting(made, "CA", motion, "e", "Thanks the secretariat.")
    here = proposed(motion)
    (clash,) = clashes(text_of(motion), here.amendments, here.outcomes)
    assert (clash.kind, clash.first, clash.second) == (ClashKind.SAME_PARAGRAPH, "a1", "a2")
    order = voting_order(text_of(motion), here.amendments, here.pending)
    assert order.ids == ("a2", "a1", "a3")

    decided(made, second, Outcome.REJECTED)
    decided(made, first)
    decided(made, third)
    merged = merge_amendments(person=chair, motion=motion)
    assert [each.id for each in text_of(merged)] == ["t", "r", "a", "b", "c", "d", "e", "a3.1"]
    assert text_of(merged).by_id["d"].words == "Asks members to report each month."
    tracked = compare_versions(merged, 1, 2).tracked
    assert [(each.id, each.change, each.by) for each in tracked if each.by] == [
        ("d", Change.REPLACED, ("a1",)),
        ("a3.1", Change.INSERTED, ("a3",)),
    ]

    ballot = ballot_on(merged, merged.reference)
    move_motion(person=chair, motion=motion, move="adopt", ballot=ballot.id)
    row = Motion.objects.get(id=motion.id)
    assert (row.state, row.amended, row.versions.count()) == ("adopted", True, 2)
    assert [(each.move, each.decision) for each in row.steps.all()] == [
        ("submit", ""),
        ("put-before-body", ""),
        ("adopt", ballot.reference),
    ]
    about = AuditEntry.objects.filter(action__in=ACTIONS).values_list("action", flat=True)
    assert list(about) == [
        "propose_motion",
        "co_sponsor",
        "move_motion",
        "move_motion",
        *["propose_amendment"] * 3,
        *["settle_amendment"] * 3,
        "merge_amendments",
        "move_motion",
    ]


def test_with_the_votes_of_members(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion = before_body(made)
    amendment = replacing(made, "JP", motion, "d", "Asks members to report each month.")

    def voted(subject: str, **choices: Choice) -> Ballot:
        secretary = made.as_secretary()
        ballot = prepare_ballot(person=secretary, subject=subject)
        open_ballot(person=secretary, ballot=ballot.id)
        vote(made, ballot, **choices)
        return closed(made, ballot)

    on_it = voted(amendment.reference, KE=NO, FR=YES, JP=YES, BR=YES)
    settle_amendment(person=made.as_secretary(), amendment=amendment, ballot=on_it.id)
    merge_amendments(person=made.as_secretary(), motion=motion)
    as_a_whole = voted(motion.reference, KE=YES, FR=YES, JP=YES, CA=NO)
    done = move_motion(
        person=made.as_secretary(), motion=motion, move="adopt", ballot=as_a_whole.id
    )
    assert (done.state, text_of(done).by_id["d"].words) == (
        "adopted",
        "Asks members to report each month.",
    )


ACTIONS = (
    "propose_motion",
    "co_sponsor",
    "move_motion",
    "propose_amendment",
    "settle_amendment",
    "merge_amendments",
)
