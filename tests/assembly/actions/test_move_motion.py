from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from tests.assembly.motions import (
    ballot_on,
    before_body,
    decided,
    lakes,
    presiding,
    proposed_by,
    replacing,
)
from tests.assembly.seeding import seeded

from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.counts import Outcome
from comity.assembly.models import Motion
from comity.assembly.queries.motion_capacities import capacities_of, moves_open_to
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import ComityError

pytestmark = pytest.mark.django_db


def refused(person: Person, motion: Motion, move: str, **more: object) -> str:
    before = (Motion.objects.get(id=motion.id).state, motion.steps.count())
    with pytest.raises(ComityError) as raised:
        move_motion(person=person, motion=motion, move=move, **more)
    assert (Motion.objects.get(id=motion.id).state, motion.steps.count()) == before
    return raised.value.message.id


def test_who_stands_before_it_in_which_capacity(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion = before_body(made)
    council = presiding(made, "council")
    people = (
        made.as_head("KE"),
        made.as_head("FR"),
        made.as_secretary(),
        presiding(made),
        council,
    )
    assert [sorted(capacities_of(each, motion)) for each in people] == [
        ["member", "proposer"],
        ["member"],
        ["secretariat"],
        ["presiding"],
        ["committee"],
    ]
    assert [each.name for each in moves_open_to(people[0], motion)] == ["withdraw"]
    assert moves_open_to(people[1], motion) == ()


def test_a_motion_is_referred_and_reported_on_by_the_committee(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion = before_body(made)
    committee = presiding(made, "council")
    move_motion(person=made.as_secretary(), motion=motion, move="refer")
    assert refused(made.as_head("KE"), motion, "report") == "motion-move-not-yours"
    assert move_motion(person=committee, motion=motion, move="report").state == "submitted"


def test_the_same_move_sent_twice_is_made_once() -> None:
    made = seeded()
    motion = proposed_by(made)
    for _ in range(2):
        move_motion(person=made.as_head("KE"), motion=motion, move="submit", step=1)
    assert motion.steps.count() == 1
    assert refused(made.as_head("KE"), motion, "submit") == "motion-move-not-now"


def test_the_secretariat_withdraws_for_the_proposer_alone_that_asked_it() -> None:
    made = seeded()
    motion = proposed_by(made)
    assert refused(made.as_secretary(), motion, "withdraw") == "motion-move-not-yours"
    done = move_motion(person=made.as_secretary(), motion=motion, move="withdraw", on_behalf=True)
    assert done.state == "withdrawn"
    assert refused(made.as_head("FR"), motion, "withdraw", on_behalf=True) == "motion-move-not-now"


def test_what_was_amended_is_not_its_proposers_alone(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion = before_body(made)
    decided(made, replacing(made, "JP", motion, "e", "Ends."))
    merge_amendments(person=made.as_secretary(), motion=motion)
    assert refused(made.as_head("KE"), motion, "withdraw") == "motion-was-amended"


def test_a_decision_is_carried_out_as_it_was_taken(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    secretary = made.as_secretary()
    motion, other = before_body(made), before_body(made, "CA")
    assert refused(secretary, motion, "adopt") == "motion-move-needs-ballot"

    def adopting(ballot: object) -> str:
        return refused(secretary, motion, "adopt", ballot=ballot)

    about = motion.reference
    assert adopting(uuid4()) == "ballot-unknown"
    assert adopting(ballot_on(other, other.reference).id) == "decision-of-another"
    assert adopting(ballot_on(motion, about, body="council").id) == "decision-of-other-body"
    assert adopting(ballot_on(motion, about, Outcome.REJECTED).id) == "decision-says-otherwise"
    assert adopting(ballot_on(motion, about, Outcome.NO_QUORUM).id) == "decision-without-quorum"
    assert adopting(ballot_on(motion, about, Outcome.TIED).id) == "decision-without-outcome"
    annulled = ballot_on(motion, about, state=BallotState.ANNULLED)
    assert adopting(annulled.id) == "decision-not-closed"
    elsewhere = ballot_on(motion, about)
    elsewhere.matter = "budget"
    elsewhere.save()
    assert adopting(elsewhere.id) == "decision-of-other-matter"
    vetoed = ballot_on(motion, about, Outcome.VETOED)
    done = move_motion(person=secretary, motion=motion, move="reject", ballot=vetoed.id)
    assert done.state == "rejected"


def test_a_vote_on_other_words_adopts_nothing(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion = before_body(made)
    early = ballot_on(motion, motion.reference)
    decided(made, replacing(made, "JP", motion, "e", "Ends."))
    secretary = made.as_secretary()
    assert refused(secretary, motion, "adopt", ballot=early.id) == "amendments-not-merged"
    as_amended = ballot_on(motion, motion.reference)
    merge_amendments(person=secretary, motion=motion)
    assert refused(secretary, motion, "adopt", ballot=early.id) == "decision-on-other-words"
    done = move_motion(person=secretary, motion=motion, move="adopt", ballot=as_amended.id)
    assert done.state == "adopted"


def test_with_its_adoption_no_amendment_waits_any_more(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion = before_body(made)
    replacing(made, "JP", motion, "e", "Ends.")
    ballot = ballot_on(motion, motion.reference)
    move_motion(person=made.as_secretary(), motion=motion, move="adopt", ballot=ballot.id)
    assert motion.amendments.get().outcome == "not-put"


def test_nothing_becomes_of_it_while_it_is_voted_on(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion = before_body(made)
    ballot_on(motion, motion.reference, state=BallotState.OPEN)
    assert refused(made.as_head("KE"), motion, "withdraw") == "motion-being-voted-on"


def test_a_table_of_the_organisations_own(tmp_path: Path) -> None:
    moves = (
        "{start: tabled, moves: ["
        "{name: pass, before: [tabled], after: passed, by: [presiding], verdict: adopted}]}"
    )
    made = lakes(tmp_path, moves)
    motion = proposed_by(made)
    assert motion.state == "tabled"
    assert refused(made.as_head("KE"), motion, "submit") == "motion-move-unknown"
    ballot = ballot_on(motion, motion.reference)
    done = move_motion(person=presiding(made), motion=motion, move="pass", ballot=ballot.id)
    assert done.state == "passed"
