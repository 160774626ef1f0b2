"""Quorum of a session, met, lost, unknown."""

from __future__ import annotations

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.sitting import move, opened

from comity.assembly.actions.change_agenda import add_item
from comity.assembly.models import Application, Ballot, NamedVote, StandingEvent
from comity.assembly.queries.quorums import quorums_of
from comity.assembly.queries.session_view import session_view

pytestmark = pytest.mark.django_db


def test_a_quorum_lost_in_mid_session_is_noticed() -> None:
    made = seeded()
    session = opened(made, "KE", "FR")
    today = made.as_secretary().on
    (state,) = quorums_of(session, today).states
    assert (state.rule.id, state.matters, state.is_met) == ("ordinary", ("",), False)
    assert not state.was_lost
    move(made, session, "JP")
    (state,) = quorums_of(session, today).states
    assert (state.is_met, [it.present for it in state.changes]) == (True, [3])
    move(made, session, "KE", arrives=False)
    (state,) = quorums_of(session, today).states
    assert (state.is_met, state.was_lost) == (False, True)
    assert [(it.is_met, it.present) for it in state.changes] == [(True, 3), (False, 2)]


def test_each_matter_of_the_agenda_has_its_rule() -> None:
    made = seeded("KE", "FR")
    session = opened(made, "KE")
    asks = Application.objects.create(
        assembly=made.assembly,
        applicant=made.members["FR"].organisation,
        code="FR",
        member_class="member",
        submitted_by=made.heads["FR"],
        submitted_on="2026-02-01",
    )
    for _ in range(2):
        add_item(person=made.as_secretary(), session=session.id, subject=asks.reference)
    found = quorums_of(session, made.as_secretary().on).states
    assert [(it.rule.id, it.matters) for it in found] == [
        ("ordinary", ("",)),
        ("important", ("admission",)),
    ]


def test_what_is_not_known_of_a_member_is_not_guessed() -> None:
    made = seeded("KE", "FR")
    session = opened(made, "KE", "FR")
    StandingEvent.objects.create(member=made.members["FR"], number=2, kind="suspended", on="")
    found = quorums_of(session, made.as_secretary().on)
    (state,) = found.states
    assert (state.is_met, found.electorate) == (None, None)
    assert state.why is not None
    assert state.why.message.id == "electorate-unknown"


def test_a_session_is_shown_with_whoever_is_there_and_how_many_voted() -> None:
    made = seeded("KE", "FR")
    session = opened(made, "KE")
    ballot = Ballot.objects.create(
        assembly=made.assembly,
        session=session,
        body="assembly",
        title="Budget",
        state="open",
        electorate={"electors": [{"member": "KE"}, {"member": "FR", "entitled": False}]},
    )
    NamedVote.objects.create(ballot=ballot, member="KE", choice="yes", by="KE")
    view = session_view(session, ["members"], made.as_secretary().on)
    assert [(it.code, it.is_here, it.votes) for it in view.members] == [
        ("FR", False, True),
        ("KE", True, True),
    ]
    assert [(it.ballot.id, it.voted, it.entitled) for it in view.ballots] == [(ballot.id, 1, 1)]
    assert (view.entitled_here, view.entitled, view.item_taken) == (1, 2, None)
    assert session_view(session, ["public"], made.as_secretary().on).ballots == ()
