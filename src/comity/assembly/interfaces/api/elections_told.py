"""Elections as plain data, as somebody sees them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.election_course import ElectionState, Progress
from comity.assembly.domain.elections import Round
from comity.assembly.formats.ballot_plain import read_round
from comity.assembly.interfaces.count_text import result_text
from comity.assembly.models import Ballot, DrawnLot, Election
from comity.assembly.queries.ballot_parts import granted_in
from comity.assembly.queries.find_ballot import frozen_of, state_of
from comity.assembly.queries.find_election import (
    contest_of,
    election_state,
    progress_of,
    rounds_of,
)
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import own_votes, who_voted

Plain = dict[str, Any]


def election_plain(election: Election, found: Progress) -> Plain:
    return {
        "id": election.id,
        "title": election.title,
        "body": election.body,
        "matter": election.matter,
        "seats_in": election.seats_in,
        "office": election.office,
        "seats": election.seats,
        "ties": election.ties,
        "session": election.session_id,
        "state": election.state,
        "prepared_at": election.prepared_at,
        "elected": sorted(found.elected),
    }


def election_in_full(person: Person, election: Election) -> Plain:
    found, rounds = progress_of(election), rounds_of(election)
    lots = {each.ballot_id: each for each in DrawnLot.objects.filter(ballot__in=rounds)}
    goes_on = election_state(election) in (ElectionState.PREPARED, ElectionState.RUNNING)
    stands = goes_on and not found.is_over and not found.lot
    return election_plain(election, found) | {
        "candidates": sorted(election.candidates),
        "seats_left": found.seats_left,
        "standing": sorted(found.standing) if stands else [],
        "lot": sorted(found.lot) if goes_on else [],
        "why_annulled": election.why_annulled,
        "rounds": [_round(each, lots.get(each.id)) for each in rounds],
        **_own(person, rounds),
    }


def _round(ballot: Ballot, lot: DrawnLot | None) -> Plain:
    contest, state = contest_of(ballot), state_of(ballot)
    annulled = state is BallotState.ANNULLED
    counted = read_round(ballot.result) if state is BallotState.CLOSED else None
    return {
        "id": ballot.id,
        "title": ballot.title,
        "state": ballot.state,
        "opened_at": ballot.opened_at,
        "closed_at": ballot.closed_at,
        "why_annulled": ballot.why_annulled,
        "rule": ballot.rule,
        "candidates": sorted(contest.among),
        "seats": contest.seats,
        "runoff": contest.runoff,
        "entitled": None if annulled else len(frozen_of(ballot).electorate.entitled),
        "voted": None if annulled else len(who_voted(ballot)),
        "outcome": counted.outcome.value if counted else "",
        "result": result_text(counted) if counted else "",
        "votes": _votes(counted) if counted else [],
        "count": ballot.result if counted else None,
        "lot": _lot(lot) if counted and lot else None,
    }


def _votes(counted: Round) -> list[Plain]:
    """The most first, equals by name."""
    rows = sorted(counted.votes.items(), key=lambda row: (-row[1], row[0]))
    return [
        {"candidate": each, "votes": number, "elected": each in counted.elected}
        for each, number in rows
    ]


def _lot(lot: DrawnLot) -> Plain:
    return {"drawn": lot.drawn, "drawn_by": lot.drawn_by, "witnesses": lot.witnesses}


def _own(person: Person, rounds: Iterable[Ballot]) -> Plain:
    """In the round that is open."""
    held = next((it for it in rounds if state_of(it) is BallotState.OPEN), None)
    if held is None:
        return {"own": [], "own_proxy": ""}
    holders = {each.grantor: each.holder for each in granted_in(held)}
    return {
        "own": [
            {"member": each.member, "voted": each.voted, "may_cast": each.may_cast}
            for each in own_votes(person, held)
        ],
        "own_proxy": holders.get(person.casts_for, ""),
    }
