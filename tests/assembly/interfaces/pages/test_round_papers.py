"""Papers of a round of an election, entered by two clerks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client
from tests.assembly.electing import council_election, name, round_closed, round_opened
from tests.assembly.interfaces.pages.test_election_pages import ELECTIONS, send
from tests.assembly.seeding import SINCE, Seeded, seeded
from tests.parties.interfaces.visiting import signed_in
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.domain.offices import Office
from comity.assembly.models import Election, PaperSheet, SecretVote
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Desk:
    client: Client
    election: Election

    def __call__(self, **given: object) -> str:
        """What the page says to which a sheet leads."""
        return send(self.client, self.election, "paper", **given)


def paper_desk(made: Seeded, election: Election, name: str) -> Desk:
    clerk = person(name)
    appoint_officer(
        person=made.as_secretary(), user=clerk.id, office=Office.CLERK, term=Term(SINCE)
    )
    return Desk(signed_in(clerk), election)


def test_two_clerks_enter_the_papers_of_a_round() -> None:
    made = seeded()
    election = council_election(made, "BR", "FR", "JP", seats=2)
    one, two = (paper_desk(made, election, each) for each in ("clerk-one", "clerk-two"))
    assert "No round is open." in one()
    ballot = round_opened(made, election)
    name(made, ballot, KE="FR")
    gave = {"member-BR": "on", "member-CA": "on", "member-JP": "on"}
    papers = {"names-0": ["BR", "FR"], "papers-0": 2, "blank": 1}
    assert "Say how many papers name these." in one(**gave, **{"names-0": ["BR"]})
    assert "Say whom these papers name" in one(**gave, **{"papers-0": 2})
    one(**gave, blank=2)
    assert PaperSheet.objects.count() == 0
    assert "Another clerk enters theirs now." in one(**gave, **papers)
    told = two(**gave, **{"names-0": ["FR", "BR"], "papers-0": 1, "names-1": ["FR"], "papers-1": 2})
    assert "The two sheets differ in 3 lines." in told
    assert "Government of BR, Government of FR Government of FR Blank or spoilt" in told
    assert SecretVote.objects.count() == 1
    told = two(**gave)
    assert ("7. Papers that name" in told, "8. Papers that name" in told) == (True, False)
    split = {"names-0": ["FR", "BR"], "papers-0": 1, "names-3": ["BR", "FR"], "papers-3": 1}
    assert "the votes are recorded" in two(**gave, **split, blank=1)
    assert sorted(SecretVote.objects.values_list("choice", flat=True)) == [
        '["BR","FR"]', '["BR","FR"]', '["FR"]', "[]",
    ]  # fmt: skip
    assert round_closed(made, ballot).elected == {"BR", "FR"}


def test_rows_can_be_added_to_a_sheet_without_losing_it() -> None:
    made = seeded()
    election = council_election(made, "BR", "FR", "JP", "KE", "CA", seats=2)
    desk = paper_desk(made, election, "clerk-one")
    round_opened(made, election)
    given = {"rows": 8, "more": 1, "names-0": ["BR"], "papers-0": 7}
    answer = desk.client.post(f"{ELECTIONS}/{election.id}/paper", given).content.decode()
    assert answer.count('name="papers-') == 16
    assert 'name="papers-0" value="7"' in answer
    assert not PaperSheet.objects.exists()
    assert "Another clerk enters" in desk(
        rows=16, **{"member-BR": "on", "names-12": ["BR"], "papers-12": 1}
    )


def test_the_papers_of_a_large_assembly_fit_into_one_sheet() -> None:
    """As many as 193 members that each name others, some of them too many."""
    states = (
        "BR",
        "CA",
        "FR",
        "JP",
        "KE",
        "NG",
        "IN",
        "ID",
        "MX",
        "EG",
        "ZA",
        "DE",
        "IT",
        "CL",
        "PE",
    )
    made = seeded(*states)
    election = council_election(made, *states, seats=3)
    desk = paper_desk(made, election, "clerk-one")
    round_opened(made, election)
    kinds = [[states[it % 15], states[it // 13 % 15], states[it // 7 % 15]] for it in range(193)]
    rows: dict[str, object] = {f"names-{row}": sorted(set(it)) for row, it in enumerate(kinds)}
    rows |= {f"papers-{row}": 1 for row in range(193)}
    rows |= {f"member-{each}": "on" for each in states}
    assert "193 ballots" in desk(rows=193, **rows)
    rows |= {f"names-{row}": list(states) for row in range(193)}
    assert "names 15 candidates" in desk(rows=193, **rows)
    assert not PaperSheet.objects.exists()


def test_the_papers_of_one_seat_are_a_number_for_each_candidate() -> None:
    made = seeded()
    election = council_election(made, "BR", "FR", seats=1)
    desk = paper_desk(made, election, "clerk-one")
    ballot = round_opened(made, election)
    desk(**{"member-BR": "on", "member-CA": "on", "number-0": 1, "blank": 1})
    assert PaperSheet.objects.get().lines == {
        "BR": "took-part", "CA": "took-part", '["BR"]': 1, "[]": 1,
    }  # fmt: skip
    stranger = signed_in(made.heads["KE"])
    assert stranger.get(f"{ELECTIONS}/{election.id}/paper").status_code == 403
    assert ballot.secret_votes.count() == 0
