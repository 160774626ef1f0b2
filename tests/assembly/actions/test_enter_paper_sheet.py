"""Paper ballots: two clerks, and nothing before they agree."""

from __future__ import annotations

import pytest
from tests.assembly.electing import council_election, round_closed, round_opened
from tests.assembly.electing import name as vote_by_names
from tests.assembly.refusals import refused
from tests.assembly.seeding import SINCE, Seeded, seeded
from tests.assembly.voting import YES, closed, opened, vote, vote_secretly
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.enter_paper_sheet import Entered, enter_paper_sheet
from comity.assembly.actions.export_bundle import export_bundle
from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.offices import Office
from comity.assembly.formats.bundle import inspect_bundle, write_bundle
from comity.assembly.models import Ballot, NamedVote, PaperSheet, Participation, SecretVote
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput, NotPermitted
from comity.kernel.models import AuditEntry
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db
NAMED = {"BR": "yes", "CA": "yes", "FR": "no"}
SECRET = {"BR": "took-part", "CA": "took-part", "FR": "took-part", "yes": 2, "no": 1}


def clerks(made: Seeded) -> tuple[Person, Person]:
    found = []
    for name in ("clerk-one", "clerk-two"):
        user = person(name)
        appoint_officer(
            person=made.as_secretary(), user=user.id, office=Office.CLERK, term=Term(SINCE)
        )
        found.append(made.as_user(user))
    return found[0], found[1]


def enter(who: Person, ballot: Ballot, lines: dict[str, str | int]) -> Entered:
    return enter_paper_sheet(person=who, ballot=ballot.id, lines=lines)


def test_votes_count_once_two_clerks_read_the_same() -> None:
    made = seeded()
    one, two = clerks(made)
    ballot = opened(made)
    assert enter(one, ballot, NAMED) == Entered(recorded=False)
    assert not NamedVote.objects.exists()
    assert enter(two, ballot, NAMED) == Entered(recorded=True)
    assert list(NamedVote.objects.values_list("member", "choice", "by")) == [
        ("BR", "yes", "BR"),
        ("CA", "yes", "CA"),
        ("FR", "no", "FR"),
    ]
    assert closed(made, ballot).outcome == "adopted"


def test_what_they_read_otherwise_is_read_again() -> None:
    made = seeded()
    one, two = clerks(made)
    ballot = opened(made)
    enter(one, ballot, NAMED)
    assert enter(two, ballot, NAMED | {"FR": "yes"}) == Entered(recorded=False, differ=("FR",))
    assert not NamedVote.objects.exists()
    assert enter(two, ballot, NAMED) == Entered(recorded=True)
    assert PaperSheet.objects.count() == 2


def test_one_clerk_is_not_two() -> None:
    made = seeded()
    one, _ = clerks(made)
    ballot = opened(made)
    for _ in range(2):
        assert enter(one, ballot, NAMED) == Entered(recorded=False)
    assert (PaperSheet.objects.count(), NamedVote.objects.count()) == (1, 0)


def test_secret_papers_are_numbers_beside_who_voted() -> None:
    made = seeded()
    one, two = clerks(made)
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES)
    enter(one, ballot, SECRET)
    assert enter(two, ballot, SECRET) == Entered(recorded=True)
    assert (Participation.objects.count(), SecretVote.objects.count()) == (4, 4)
    assert closed(made, ballot).outcome == "adopted"
    logged = AuditEntry.objects.filter(action="enter_paper_sheet").values_list("payload", flat=True)
    assert all('"yes"' not in each for each in logged)


ROUND = {"BR": "took-part", "CA": "took-part", "FR": "took-part"}


def test_papers_of_a_round_are_counted_by_the_names_on_them() -> None:
    made = seeded()
    one, two = clerks(made)
    ballot = round_opened(made, council_election(made, "BR", "FR", "JP", seats=2))
    vote_by_names(made, ballot, KE="FR,JP")
    sheet = ROUND | {'["BR","FR"]': 1, '["FR"]': 1, "[]": 1}
    assert enter(one, ballot, sheet) == Entered(recorded=False)
    other = ROUND | {'["BR","FR"]': 2, "[]": 1}
    assert enter(two, ballot, other) == Entered(recorded=False, differ=('["BR","FR"]', '["FR"]'))
    assert enter(two, ballot, sheet) == Entered(recorded=True)
    found = round_closed(made, ballot)
    assert (dict(found.votes), found.elected) == ({"BR": 1, "FR": 3, "JP": 1}, {"FR"})
    bundle = export_bundle(person=one, ballot=ballot.id)
    assert inspect_bundle(write_bundle(bundle), Trust(frozenset({bundle.key.id}))) == ()


@pytest.mark.parametrize(
    ("lines", "error", "id"),
    [
        (ROUND | {"yes": 3}, InvalidInput, "paper-line-unknown"),
        (ROUND | {'["BR","FR","JP"]': 3}, InvalidInput, "paper-line-unknown"),
        (ROUND | {'["FR", "BR"]': 3}, InvalidInput, "paper-line-unknown"),
        (ROUND | {'["CA"]': 3}, InvalidInput, "paper-line-unknown"),
        (ROUND | {'["FR"]': 2}, InvalidInput, "paper-sums-differ"),
        ({"KE": "took-part", "[]": 1}, Conflict, "vote-given"),
    ],
)
def test_sheets_of_a_round_that_are_refused(
    lines: dict[str, str | int], error: type[ComityError], id: str
) -> None:
    made = seeded()
    one, _ = clerks(made)
    ballot = round_opened(made, council_election(made, "BR", "FR", "JP", seats=2))
    vote_by_names(made, ballot, KE="FR")
    refused(error, id, enter, who=one, ballot=ballot, lines=lines)
    assert not PaperSheet.objects.exists()


@pytest.mark.parametrize(
    ("matter", "lines", "error", "id"),
    [
        ("", {}, InvalidInput, "paper-empty"),
        ("", {"BR": "perhaps"}, InvalidInput, "paper-line-unknown"),
        ("", {"BR": "yes", "no": 2}, InvalidInput, "paper-line-unknown"),
        ("", {"XX": "yes"}, InvalidInput, "elector-unknown"),
        ("", {"KE": "yes"}, Conflict, "vote-given"),
        ("election", {"BR": "yes"}, InvalidInput, "paper-line-unknown"),
        ("election", {"BR": "took-part", "yes": 2}, InvalidInput, "paper-sums-differ"),
        ("election", {"BR": "took-part", "yes": -1}, InvalidInput, "paper-count-negative"),
    ],
)
def test_sheets_that_are_refused(
    matter: str, lines: dict[str, str | int], error: type[ComityError], id: str
) -> None:
    made = seeded()
    one, _ = clerks(made)
    ballot = opened(made, matter=matter)
    if not matter:
        vote(made, ballot, KE=YES)
    refused(error, id, enter, who=one, ballot=ballot, lines=lines)
    assert not PaperSheet.objects.exists()


def test_only_clerks_enter_paper_and_only_while_it_is_open() -> None:
    made = seeded()
    one, _ = clerks(made)
    ballot = opened(made)
    about = {"ballot": ballot, "lines": NAMED}
    refused(NotPermitted, "not-permitted", enter, who=made.as_head("KE"), **about)
    refused(NotPermitted, "not-permitted", enter, who=made.as_operator(), **about)
    closed(made, ballot)
    refused(Conflict, "ballot-state", enter, who=one, **about)
