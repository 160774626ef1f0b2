"""Consensus, errata and annulled ballots."""

from __future__ import annotations

import pytest
from django.utils.timezone import now
from tests.assembly.refusals import refused
from tests.assembly.seeding import SINCE, Seeded, seeded
from tests.assembly.voting import NO, YES, closed, opened, vote

from comity.assembly.actions.annul_ballot import annul_ballot
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.correct_vote import correct_vote
from comity.assembly.actions.object_to import object_to, withdraw_objection
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.models import Ballot, CorrectedVote, NamedVote, Objection, Seat
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted

pytestmark = pytest.mark.django_db


def in_council(made: Seeded) -> Ballot:
    for code in ("BR", "CA", "KE"):
        Seat.objects.create(member=made.members[code], body="council", valid_from=SINCE)
    ballot = prepare_ballot(person=made.as_secretary(), title="Agreed?", body="council")
    return open_ballot(person=made.as_secretary(), ballot=ballot.id)


def test_consensus_is_what_nobody_objects_to() -> None:
    made = seeded()
    first, second = in_council(made), in_council(made)
    assert closed(made, first).outcome == "adopted"
    object_to(person=made.as_head("KE"), ballot=second.id)
    object_to(person=made.as_head("KE"), ballot=second.id)
    assert Objection.objects.count() == 1
    assert closed(made, second).outcome == "objected"


def test_an_objection_may_be_taken_back_until_closing() -> None:
    made = seeded()
    ballot = in_council(made)
    object_to(person=made.as_head("KE"), ballot=ballot.id)
    withdraw_objection(person=made.as_head("KE"), ballot=ballot.id)
    assert closed(made, ballot).outcome == "adopted"
    refused(Conflict, "ballot-state", object_to, person=made.as_head("KE"), ballot=ballot.id)


def test_only_members_of_the_body_object_and_nobody_votes() -> None:
    made = seeded()
    ballot = in_council(made)
    refused(InvalidInput, "elector-unknown", object_to, person=made.as_head("FR"), ballot=ballot.id)
    refused(
        InvalidInput, "votes-under-consensus", cast_vote,
        person=made.as_head("KE"), ballot=ballot.id, choice=YES,
    )  # fmt: skip
    by_vote = opened(made)
    refused(
        InvalidInput, "objections-without-consensus", object_to,
        person=made.as_head("KE"), ballot=by_vote.id,
    )  # fmt: skip


def correction(made: Seeded, ballot: Ballot, **other: object) -> dict[str, object]:
    return {
        "person": made.as_secretary(),
        "ballot": ballot.id,
        "member": "FR",
        "old": NO,
        "new": YES,
        "asked_by": made.heads["FR"].reference,
        "why": "the wrong button",
    } | other


def test_an_erratum_stands_beside_the_record_and_is_counted() -> None:
    made = seeded()
    ballot = opened(made, matter="budget")
    vote(made, ballot, BR=YES, CA=NO, FR=NO)
    assert closed(made, ballot).outcome == "rejected"
    row = correct_vote(**correction(made, ballot))
    assert row.outcome == "adopted"
    assert NamedVote.objects.get(member="FR").choice == "no"
    assert list(CorrectedVote.objects.values_list("number", "member", "old", "new")) == [
        (1, "FR", "no", "yes")
    ]


def test_errata_that_are_refused_change_nothing() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES, FR=NO)
    refused(Conflict, "ballot-state", correct_vote, **correction(made, ballot))
    closed(made, ballot)
    for error, id, about in [
        (NotPermitted, "not-permitted", {"person": made.as_head("FR")}),
        (Conflict, "erratum-of-another-vote", {"old": YES, "new": NO}),
        (InvalidInput, "erratum-changes-nothing", {"new": NO}),
        (InvalidInput, "erratum-without-reason", {"why": " "}),
        (InvalidInput, "voter-not-present", {"member": "KE", "old": None}),
    ]:
        refused(error, id, correct_vote, **correction(made, ballot, **about))
    assert not CorrectedVote.objects.exists()


def test_an_annulled_ballot_stays_to_be_read() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, KE=YES)
    about = {"person": made.as_secretary(), "ballot": ballot.id}
    refused(InvalidInput, "annulled-without-reason", annul_ballot, **about, why=" ")
    row = annul_ballot(**about, why="Opened too early")
    assert (row.state, row.why_annulled, NamedVote.objects.count()) == (
        "annulled", "Opened too early", 1,
    )  # fmt: skip
    refused(Conflict, "ballot-state", close_ballot, **about)


def test_a_clock_set_back_does_not_matter() -> None:
    made = seeded()
    ballot = opened(made)
    later = now().replace(year=now().year + 1)
    Ballot.objects.update(opened_at=later)
    vote(made, ballot, BR=YES, CA=YES, FR=YES)
    assert closed(made, ballot).closed_at == later
