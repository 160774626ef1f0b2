"""Elections in rounds of secret ballots."""

from __future__ import annotations

from datetime import date

import pytest
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
from tests.assembly.sitting import opened

from comity.assembly.actions.annul_ballot import annul_ballot
from comity.assembly.actions.annul_election import annul_election, annul_round
from comity.assembly.actions.cast_secret_vote import cast_secret_vote
from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.close_round import close_round
from comity.assembly.actions.draw_lot import draw_lot
from comity.assembly.actions.finish_election import finish_election
from comity.assembly.actions.give_seat import give_seat
from comity.assembly.actions.grant_proxy import grant_proxy
from comity.assembly.actions.nominate import nominate, withdraw_candidate
from comity.assembly.actions.open_round import open_round
from comity.assembly.actions.open_session import close_session
from comity.assembly.actions.prepare_election import prepare_election
from comity.assembly.actions.record_standing import Ground
from comity.assembly.actions.vote_in_round import vote_in_round
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.elections import Ties
from comity.assembly.domain.secret_ballots import commitment_to
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.minutes_text import draft_text
from comity.assembly.models import Ballot, DrawnLot, Election, Participation, SecretVote
from comity.assembly.queries.find_election import progress_of
from comity.assembly.queries.minutes_draft import minutes_draft
from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    InvalidInput,
    NotPermitted,
    UnknownName,
)
from comity.kernel.domain.messages import Message
from comity.kernel.models import AuditEntry
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db
TERM = Term(date(2026, 3, 1), date(2028, 3, 1))


def again(election: Election) -> Election:
    return Election.objects.get(id=election.id)


def test_whoever_has_more_than_half_is_elected_and_gets_the_seat() -> None:
    made = seeded()
    election = council_election(made, "KE", "FR", "JP", "BR")
    found = round_held(
        made, election, KE="KE,FR", FR="FR,KE", JP="JP,KE", BR="FR,KE", CA="BR,FR,JP"
    )
    assert dict(found.votes) == {"BR": 1, "FR": 4, "JP": 2, "KE": 4}
    assert (found.outcome, sorted(found.elected), found.seats_left) == ("runoff", ["FR", "KE"], 1)
    assert found.standing == {"JP", "BR"}
    second = round_held(made, election, KE="JP", FR="JP", JP="JP", BR="BR", CA="")
    assert (second.outcome, second.elected) == ("elected", {"JP"})
    finish_election(person=made.as_secretary(), election=election.id)
    assert again(election).result == {"elected": ["FR", "JP", "KE"], "seats_left": 0}

    first, last = Ballot.objects.filter(election=election).order_by("opened_at")
    for code, ballot in (("KE", first), ("JP", last)):
        seat = give_seat(
            person=made.as_secretary(),
            member=code,
            body="council",
            term=TERM,
            ground=Ground(ballot.id),
        )
        assert seat.decision == ballot.reference
    refused(
        Conflict, "seat-not-elected", give_seat,
        person=made.as_secretary(), member="BR", body="council", term=TERM, ground=Ground(last.id),
    )  # fmt: skip


def test_an_election_to_something_else_gives_no_seat() -> None:
    made = seeded()
    election = office_election(made, "KE", "Ada")
    round_held(made, election, KE="KE", FR="KE", JP="KE")
    refused(
        Conflict, "seat-not-elected", give_seat,
        person=made.as_secretary(), member="KE", body="council", term=TERM,
        ground=Ground(Ballot.objects.get().id),
    )  # fmt: skip


def test_a_round_is_sealed_and_its_receipt_finds_the_ballot() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    receipt = vote_in_round(person=made.as_head("KE"), ballot=ballot.id, names=frozenset({"Ada"}))
    assert receipt is not None
    kept = SecretVote.objects.get()
    assert kept.choice == '["Ada"]'
    assert commitment_to(str(ballot.id), kept.choice, receipt.nonce) == receipt.commitment
    logged = AuditEntry.objects.get(action="cast_secret_vote")
    assert logged.payload == '{"by":"KE","member":"KE"}'


def test_closing_a_round_leaves_its_rows_in_the_order_of_their_keys() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    name(made, ballot, KE="Ada", JP="Ben", FR="Ada", CA="", BR="Ben")
    round_closed(made, ballot)
    for rows in (Participation.objects.order_by(), SecretVote.objects.order_by()):
        keys = [each.pk for each in rows.filter(ballot=ballot)]
        assert sorted(keys) == list(rows.order_by("pk").values_list("pk", flat=True))
        assert len(keys) == 5


def test_nobody_votes_twice_too_late_or_for_who_does_not_stand() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    about = {"person": made.as_head("KE"), "ballot": ballot.id}
    refused(InvalidInput, "ballot-names-unknown", vote_in_round, names=frozenset({"Eve"}), **about)
    both = frozenset({"Ada", "Ben"})
    refused(InvalidInput, "ballot-names-too-many", vote_in_round, names=both, **about)
    assert not Participation.objects.exists()
    vote_in_round(names=frozenset({"Ada"}), **about)  # type: ignore[arg-type]
    refused(Conflict, "vote-given", vote_in_round, names=frozenset({"Ben"}), **about)
    close_round(person=made.as_secretary(), ballot=ballot.id)
    refused(
        Conflict, "ballot-state", vote_in_round,
        person=made.as_head("FR"), ballot=ballot.id, names=frozenset({"Ada"}),
    )  # fmt: skip
    refused(Conflict, "ballot-state", close_round, person=made.as_secretary(), ballot=ballot.id)
    assert SecretVote.objects.count() == 1


def test_a_proxy_votes_in_a_round() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    grant_proxy(person=made.as_head("KE"), ballot=ballot.id, holder="FR")
    for member in ("FR", "KE"):
        vote_in_round(
            person=made.as_head("FR"), ballot=ballot.id, names=frozenset({"Ada"}), member=member
        )
    name(made, ballot, JP="Ben", BR="Ada")
    found = round_closed(made, ballot)
    assert (dict(found.votes), found.elected) == ({"Ada": 3, "Ben": 1}, {"Ada"})


def test_without_its_quorum_a_round_is_held_again() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben")
    assert round_held(made, election, KE="Ada", FR="Ada").outcome == "no-quorum"
    found = progress_of(again(election))
    assert (found.standing, found.runoff) == ({"Ada", "Ben"}, False)
    assert round_held(made, election, KE="Ada", FR="Ada", JP="Ada").elected == {"Ada"}
    refused(
        Conflict, "rounds-are-over", open_round,
        person=made.as_secretary(), election=election.id,
    )  # fmt: skip


def equal(made: Seeded) -> Election:
    """Four members elect: two each, in the first round and in the runoff."""
    election = office_election(made, "Ada", "Ben", ties=Ties.LOT)
    halves = {"KE": "Ada", "FR": "Ada", "JP": "Ben", "BR": "Ben"}
    assert round_held(made, election, **halves).outcome == "runoff"
    assert round_held(made, election, **halves).outcome == "lot"
    return election


def test_lots_are_drawn_in_the_room_and_recorded_by_the_chair() -> None:
    made = seeded()
    election = equal(made)
    about = {"election": election.id, "drawn_by": "The eldest", "witnesses": "KE, FR"}
    ben = frozenset({"Ben"})
    refused(NotPermitted, "not-permitted", draw_lot, person=made.as_secretary(), drawn=ben, **about)
    secretary = {"person": made.as_secretary(), "election": election.id}
    for deed in (open_round, finish_election):
        refused(Conflict, "round-waits-for-lot", deed, **secretary)
    chair = presiding(made)
    eve = frozenset({"Eve"})
    refused(InvalidInput, "lot-malformed", draw_lot, person=chair, drawn=eve, **about)
    unseen = {**about, "witnesses": " "}
    refused(InvalidInput, "lot-without-witness", draw_lot, person=chair, drawn=ben, **unseen)

    row = draw_lot(person=chair, drawn=ben, **about)  # type: ignore[arg-type]
    assert (row.outcome, row.result["elected"]) == ("elected", ["Ben"])
    lot = DrawnLot.objects.get(ballot=row)
    assert (lot.drawn, lot.drawn_by, lot.witnesses) == (["Ben"], "The eldest", "KE, FR")
    entry = AuditEntry.objects.get(action="draw_lot", object=election.reference)
    assert entry.actor == chair.actor.reference
    assert '"drawn":["Ben"]' in (entry.payload or "")
    refused(InvalidInput, "lot-not-needed", draw_lot, person=chair, drawn=ben, **about)
    finish_election(**secretary)  # type: ignore[arg-type]
    assert again(election).result == {"elected": ["Ben"], "seats_left": 0}


def test_rounds_in_a_session_ask_who_is_there_and_stand_in_its_minutes() -> None:
    made = seeded()
    secretary = made.as_secretary()
    session = opened(made, "KE", "FR", "JP", "BR")
    election = office_election(made, "Ada", "Ben", ties=Ties.LOT, session=session.id)
    ballot = round_opened(made, election)
    refused(
        InvalidInput, "voter-not-present", vote_in_round,
        person=made.as_head("CA"), ballot=ballot.id, names=frozenset({"Ada"}),
    )  # fmt: skip
    halves = {"KE": "Ada", "FR": "Ada", "JP": "Ben", "BR": "Ben"}
    name(made, ballot, **halves)
    round_closed(made, ballot)
    round_held(made, election, **halves)
    close_session(person=secretary, session=session.id)
    draw_lot(
        person=presiding(made), election=election.id, drawn=frozenset({"Ben"}),
        drawn_by="The eldest", witnesses="KE, FR",
    )  # fmt: skip
    text = draft_text(
        minutes_draft(session, secretary.on),
        [Message("minutes-heading", {"session": session.name})],
        moment=lambda _at: "10:00",
        name=str,
    )
    told = [line.removeprefix("- **10:00** ") for line in text.splitlines()]
    assert told[8:11] == [
        "Ballot Secretary (1) opened, by the rule election.",
        "Ballot Secretary (1) closed: Another round.",
        "  - Another round, between Ada, Ben, for seats: 1",
    ]
    assert told[15:] == [
        "Ballot Secretary (2) opened, by the rule election.",
        "Ballot Secretary (2) closed: Lots must be drawn.",
        "Session closed.",
        "The eldest drew lots for Secretary (2): Ben. Witnesses: KE, FR",
        "  - Elected: Ben",
        "  - quorum 3 of 5 members (more than 1/2), present 4",
        "  - valid ballots: 4, blank: 0, spoilt: 0",
        "  - Ada: 2, and 3 are needed",
        "  - Ben: 2, and 3 are needed",
        "  - equal votes for Ada, Ben; drawn by lot: Ben",
    ]


def test_candidates_come_and_go_before_the_first_round_alone() -> None:
    made = seeded()
    election = office_election(made, "Ada")
    about = {"person": made.as_secretary(), "election": election.id}
    refused(Conflict, "candidate-twice", nominate, candidate=" ada ", **about)
    withdraw_candidate(candidate="Ada", **about)  # type: ignore[arg-type]
    refused(UnknownName, "candidate-unknown", withdraw_candidate, candidate="Ada", **about)
    refused(InvalidInput, "election-without-candidates", open_round, **about)
    nominate(candidate="Ben", **about)  # type: ignore[arg-type]
    round_opened(made, election)
    refused(Conflict, "election-state", nominate, candidate="Cleo", **about)
    refused(Conflict, "round-is-open", open_round, **about)
    refused(Conflict, "round-is-open", finish_election, **about)


def test_candidates_for_seats_are_members_that_may_stand() -> None:
    made = seeded()
    election = council_election(made)
    about = {"person": made.as_secretary(), "election": election.id}
    refused(UnknownName, "member-unknown", nominate, candidate="Ada", **about)
    head = {"person": made.as_head("KE"), "election": election.id}
    for deed, more in ((nominate, {"candidate": "KE"}), (open_round, {}), (finish_election, {})):
        refused(NotPermitted, "not-permitted", deed, **head, **more)


@pytest.mark.parametrize(
    ("error", "id", "about"),
    [
        (InvalidInput, "election-without-title", {"title": " ", "seats_in": "council"}),
        (InvalidInput, "election-of-what", {}),
        (InvalidInput, "election-of-what", {"seats_in": "council", "office": "Chair"}),
        (InvalidInput, "election-seats-outside", {"seats_in": "council", "seats": 4}),
        (Conflict, "body-without-seats", {"seats_in": "assembly"}),
        (Conflict, "election-rule-unfit", {"office": "Chair", "body": "council"}),
        (Conflict, "election-rule-unfit", {"office": "Chair", "body": "assembly"}),
    ],
)
def test_what_can_not_be_elected(
    error: type[ComityError], id: str, about: dict[str, object]
) -> None:
    made = seeded()
    given = {"title": "An election", **about}
    refused(error, id, prepare_election, person=made.as_secretary(), **given)
    assert not Election.objects.exists()


def test_a_round_is_no_ballot_on_a_question() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada"))
    secretary = {"person": made.as_secretary(), "ballot": ballot.id}
    head = {"person": made.as_head("KE"), "ballot": ballot.id}
    refused(UnknownName, "ballot-unknown", cast_secret_vote, choice=Choice.YES, **head)
    refused(UnknownName, "ballot-unknown", close_ballot, **secretary)
    refused(UnknownName, "ballot-unknown", annul_ballot, why="So", **secretary)


def test_an_annulled_round_is_held_again_and_an_annulled_election_elects_nobody() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben")
    about = {"person": made.as_secretary(), "election": election.id}
    refused(Conflict, "election-state", annul_round, why="So", **about)
    round_held(made, election, KE="Ada", FR="Ada", JP="Ada")
    refused(InvalidInput, "annulled-without-reason", annul_round, why=" ", **about)
    annul_round(why="The urn was open", **about)  # type: ignore[arg-type]
    assert progress_of(again(election)).elected == frozenset()
    assert round_held(made, election, KE="Ben", FR="Ben", JP="Ben").elected == {"Ben"}
    finish_election(**about)  # type: ignore[arg-type]
    refused(Conflict, "election-state", annul_round, why="So", **about)
    annul_election(why="Again the urn", **about)  # type: ignore[arg-type]
    assert again(election).state == "annulled"
    assert set(Ballot.objects.values_list("state", flat=True)) == {"annulled"}
    refused(Conflict, "election-state", annul_election, why="So", **about)
