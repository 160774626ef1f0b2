"""A round of an election in a real database, counted again without it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.assembly.electing import (
    council_election,
    name,
    office_election,
    presiding,
    round_closed,
    round_held,
    round_opened,
)
from tests.assembly.refusals import refused
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions import open_ballot as opening
from comity.assembly.actions.annul_election import annul_round
from comity.assembly.actions.draw_lot import draw_lot
from comity.assembly.actions.export_bundle import export_bundle
from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.decision_bundle import FROZEN
from comity.assembly.domain.election_bundle import ElectionBundle
from comity.assembly.domain.elections import Ties
from comity.assembly.formats.bundle import inspect_bundle, read_bundle, write_bundle
from comity.assembly.models import Ballot, DrawnLot, Election, SecretVote
from comity.assembly.queries.decision_keys import decision_keys
from comity.kernel.domain.errors import Conflict, UnknownName

pytestmark = pytest.mark.django_db


def taken(made: Seeded, ballot: Ballot) -> ElectionBundle:
    found = export_bundle(person=made.as_head("KE"), ballot=ballot.id)
    assert isinstance(found, ElectionBundle)
    assert read_bundle(write_bundle(found)) == found
    return found


def findings(bundle: ElectionBundle) -> list[str]:
    trust = Trust(frozenset({decision_keys()[-1].id}), bundle.ballot.id)
    return [str(each.part) for each in inspect_bundle(write_bundle(bundle), trust)]


def rounds(election: Election) -> list[Ballot]:
    return list(Ballot.objects.filter(election=election).order_by("opened_at"))


def drawn(made: Seeded) -> list[Ballot]:
    """Two rounds; in the second Ada and Ben have as many votes, and Ben is drawn."""
    election = office_election(made, "Ada", "Ben", "Cyd", ties=Ties.LOT)
    round_held(made, election, KE="Ada", FR="Ada", JP="Ben", BR="Ben", CA="")
    round_held(made, election, KE="Ada", FR="Ada", JP="Ben", BR="Ben")
    draw_lot(
        person=presiding(made), election=election.id, drawn=frozenset({"Ben"}),
        drawn_by="The eldest", witnesses="KE and FR",
    )  # fmt: skip
    return rounds(election)


def test_each_round_holds_and_tells_who_stood_and_why() -> None:
    made = seeded()
    first, second = (taken(made, each) for each in drawn(made))
    assert findings(first) == findings(second) == []
    assert (first.election.rounds, first.contest.among) == ((), {"Ada", "Ben", "Cyd"})
    (before,) = second.election.rounds
    assert (before.ballot, before.result) == (first.ballot.id, first.result)
    assert (second.contest.among, second.contest.runoff) == ({"Ada", "Ben"}, True)
    assert second.lot is not None
    assert (second.lot.drawn, second.lot.drawn_by) == (("Ben",), "The eldest")
    assert (second.result.elected, second.election.office) == ({"Ben"}, "Secretary")
    actions = [each.entry.action for each in second.proof]
    assert actions == ["open_ballot", "close_ballot", "draw_lot"]


def test_before_the_lot_is_drawn_the_round_waits_for_it_and_holds() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben", ties=Ties.LOT)
    for _round in range(2):
        round_held(made, election, KE="Ada", FR="Ben", JP="", BR="")
    bundle = taken(made, rounds(election)[1])
    assert (findings(bundle), str(bundle.result.outcome), bundle.lot) == ([], "lot", None)


def test_seats_in_a_body_with_an_annulled_round_between() -> None:
    made = seeded()
    election = council_election(made, "KE", "FR", "JP", seats=1)
    round_held(made, election, KE="FR", FR="KE", JP="JP")
    annul_round(person=made.as_secretary(), election=election.id, why="The urn was open")
    round_held(made, election, KE="KE", FR="KE", JP="KE")
    annulled, held = rounds(election)
    bundle = taken(made, held)
    assert (findings(bundle), bundle.election.rounds) == ([], ())
    assert bundle.election.seats_in == made.assembly.body_reference("council")
    refused(Conflict, "ballot-state", export_bundle, person=made.as_secretary(), ballot=annulled.id)


@pytest.mark.parametrize(
    ("parts", "change"),
    [
        ({"ballots"}, lambda: SecretVote.objects.filter(choice='["Ada"]').update(choice='["Ben"]')),
        ({"lot"}, lambda: DrawnLot.objects.update(witnesses="nobody")),
        ({"lot"}, lambda: DrawnLot.objects.all().delete()),
        ({"election"}, lambda: Election.objects.update(candidates=["Ada", "Ben"])),
        ({"election"}, lambda: Election.objects.update(title="Another")),
        ({"result"}, lambda: _last().update(result={**_last().get().result, "places": 7})),
        ({"contest"}, lambda: _last().update(contest={**_last().get().contest, "seats": 2})),
        ({"ballot"}, lambda: _last().update(subject=f"election:{uuid4()}")),
    ],
)
def test_whatever_is_changed_in_the_database_afterwards_is_found(
    parts: set[str], change: object
) -> None:
    made = seeded()
    second = drawn(made)[1]
    change()
    second.refresh_from_db()
    assert set(findings(taken(made, second))) == parts


def _last() -> object:
    newest = Ballot.objects.order_by("-opened_at").first()
    return Ballot.objects.filter(id=newest.id)


def test_only_a_closed_round_that_one_sees_is_exported() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben")
    ballot = round_opened(made, election)
    about = {"ballot": ballot.id}
    refused(Conflict, "ballot-state", export_bundle, person=made.as_secretary(), **about)
    name(made, ballot, KE="Ada")
    round_closed(made, ballot)
    stranger = made.as_user(person("stranger"))
    refused(UnknownName, "ballot-unknown", export_bundle, person=stranger, **about)
    Ballot.objects.update(visibility="public")
    assert export_bundle(person=stranger, **about).ballot.id == str(ballot.id)


def test_a_round_of_a_version_that_did_not_log_who_stood_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben")
    monkeypatch.setattr(opening, "FROZEN_ROUND", FROZEN)
    round_held(made, election, KE="Ada")
    (ballot,) = rounds(election)
    about = {"person": made.as_head("KE"), "ballot": ballot.id}
    refused(Conflict, "round-not-sealed", export_bundle, **about)


def test_rounds_stay_in_order_though_the_clock_is_set_back() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben", "Cyd")
    round_held(made, election, KE="Ada", FR="Ben", JP="Cyd", BR="Ada")
    ahead = timezone.now() + timedelta(hours=2)
    Ballot.objects.update(prepared_at=ahead, opened_at=ahead, closed_at=ahead)
    round_held(made, election, KE="Ada", FR="Ada", JP="Ada", BR="Ben")
    first, second = rounds(election)
    assert second.opened_at > first.opened_at == ahead
    assert [each.ballot for each in taken(made, second).election.rounds] == [str(first.id)]
