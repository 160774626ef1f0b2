"""Members from a CSV file: what each line comes to."""

from __future__ import annotations

import pytest
from tests.assembly.closed_ballots import institute, reachable
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.import_members import RowOutcome, import_members
from comity.assembly.models import Delegate, Member
from comity.assembly.queries.members_of import members_of
from comity.kernel.domain.errors import InvalidInput, NotPermitted, Problems
from comity.kernel.models import AuditEntry
from comity.parties.models import Organisation

pytestmark = pytest.mark.django_db
HEADER = "name,kind,jurisdiction,state,class,admitted_on,owner_email,head_email,weight.contribution"
SWISS = "Federal Council,government,CH,CH,member,2024-05,ada@example.org,ada@example.org,12.5"
KENYA = "Government of KE,government,KE,KE,member,2024,,,"
BAD_CLASS = "Works,company,CH,,king,,ada@example.org,,"
BAD_KIND = "Club,club,CH,,member,,,,"


def file(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines, ""]).encode()


def told(outcomes: tuple[RowOutcome, ...]) -> list[tuple[int, str, str]]:
    return [
        (it.line, it.state.value, it.error.message.id if it.error else it.code) for it in outcomes
    ]


@pytest.fixture
def made() -> Seeded:
    made = seeded("KE")
    reachable(person("ada"))
    return made


def test_a_dry_run_tells_each_line_and_changes_nothing(made: Seeded) -> None:
    before = (Member.objects.count(), Organisation.objects.count(), AuditEntry.objects.count())
    outcomes = import_members(
        person=made.as_operator(), source=file(SWISS, KENYA, BAD_CLASS, BAD_KIND), dry_run=True
    )
    assert told(outcomes) == [
        (2, "entered", "CH"),
        (3, "exists", "KE"),
        (4, "refused", "member-class-unknown"),
        (5, "refused", "csv-kind-unknown"),
    ]
    after = (Member.objects.count(), Organisation.objects.count(), AuditEntry.objects.count())
    assert after == before


def test_a_real_run_enters_all(made: Seeded) -> None:
    outcomes = import_members(
        person=made.as_operator(), source=b"\xef\xbb\xbf" + file(SWISS), dry_run=False
    )
    assert told(outcomes) == [(2, "entered", "CH")]
    assert outcomes[0].is_new
    (swiss,) = (it for it in members_of(made.assembly, made.as_operator().on) if it.id == "CH")
    assert swiss.events[0].on is not None
    assert (swiss.events[0].on.text, swiss.weights["contribution"] * 2) == ("2024-05", 25)
    assert Delegate.objects.filter(member__code="CH", place="head").count() == 1
    again = import_members(person=made.as_operator(), source=file(SWISS), dry_run=False)
    assert told(again) == [(2, "exists", "CH")]


def test_one_refusal_keeps_all_out(made: Seeded) -> None:
    with pytest.raises(Problems) as error:
        import_members(person=made.as_operator(), source=file(SWISS, BAD_CLASS), dry_run=False)
    assert error.value.message.params == {"count": 1}
    assert not Member.objects.filter(code="CH").exists()


def test_unless_one_goes_on(made: Seeded) -> None:
    outcomes = import_members(
        person=made.as_operator(), source=file(BAD_CLASS, SWISS), dry_run=False, keep_going=True
    )
    assert [each[1] for each in told(outcomes)] == ["refused", "entered"]
    assert not Organisation.objects.filter(name="Works").exists()


def test_a_secretary_makes_no_organisations_and_enters_those_that_are_here(made: Seeded) -> None:
    institute(person("bea"), "Lab")
    lab = "Lab,research-institute,CH,,member,,,,"
    outcomes = import_members(person=made.as_secretary(), source=file(SWISS, lab), dry_run=True)
    assert told(outcomes)[0][1:] == ("refused", "csv-organisation-new")
    assert told(outcomes)[1][1] == "entered"


def test_the_same_member_twice_in_a_file_is_entered_once(made: Seeded) -> None:
    outcomes = import_members(person=made.as_operator(), source=file(SWISS, SWISS), dry_run=True)
    assert [each[1] for each in told(outcomes)] == ["entered", "exists"]


def test_nobody_is_head_of_two_delegations(made: Seeded) -> None:
    other = SWISS.replace("Federal Council", "Bundesregierung").replace(",CH,CH,", ",DE,DE,")
    outcomes = import_members(person=made.as_operator(), source=file(SWISS, other), dry_run=True)
    assert told(outcomes)[1] == (3, "refused", "delegate-of-two")


@pytest.mark.parametrize(
    ("source", "id"),
    [
        (b"", "csv-empty"),
        (HEADER.encode(), "csv-empty"),
        (b"name,kind\nA,b\n", "csv-column-missing"),
        (b"name,nmae\nA,b\n", "csv-column-unknown"),
        (b"name,name\nA,b\n", "csv-column-twice"),
        ("name\nGenève".encode("latin-1"), "csv-not-utf-8"),
        (HEADER.encode() + b'\n"open', "csv-malformed"),
        (b"x" * (2 * 1024 * 1024 + 1), "csv-too-large"),
    ],
)
def test_files_that_are_none(made: Seeded, source: bytes, id: str) -> None:
    with pytest.raises(InvalidInput) as error:
        import_members(person=made.as_operator(), source=source, dry_run=True)
    assert error.value.message.id == id


def test_only_whoever_keeps_members_imports(made: Seeded) -> None:
    with pytest.raises(NotPermitted):
        import_members(person=made.as_head("KE"), source=file(SWISS), dry_run=True)
