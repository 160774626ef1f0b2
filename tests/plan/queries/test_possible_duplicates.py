"""Who is here already that somebody may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from tests.plan.dumps import put_dump, ror_dump
from tests.plan.seeding import SeededPlan, seed_participant, seeded_plan

from comity.parties.models import Organisation
from comity.plan.domain.duplicates.findings import PossibleDuplicate, Why
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.domain.registries.findings import Registry
from comity.plan.models import JoinRequest
from comity.plan.queries.possible_duplicates import possible_duplicates

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SeededPlan:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return seeded_plan("acme")


def _organisation(name: str, jurisdiction: str = "KE", **numbers: str) -> Organisation:
    return Organisation.objects.create(
        name=name, kind="company", jurisdiction=jurisdiction, **numbers
    )


def _request(made: SeededPlan, name: str, **fields: object) -> JoinRequest:
    given = {"kind": ParticipantKind.COMPANY.value, "state": JoinState.WAITING.value} | fields
    return JoinRequest.objects.create(
        plan=made.plan, name=name, jurisdiction="KE", email="a@b.example", **given
    )


@pytest.mark.parametrize(
    ("spelling", "score", "why"),
    [
        ("ACME Ltd.", 0.97, Why.LEGAL_FORM),
        ("\u202eAcme\u200d", 1.0, Why.SAME_NAME),
        ("Аcme", 0.99, Why.SAME_NAME),
        ("Акме", 0.92, Why.SCRIPT),
    ],
)
def test_a_participant_under_other_spellings(
    made: SeededPlan, spelling: str, score: float, why: Why
) -> None:
    row = made.participants["acme"]
    found = possible_duplicates(made.plan, name=spelling, jurisdiction="KE")
    assert found == [PossibleDuplicate(row.reference, "Acme", score, why)]


def test_an_organisation_that_takes_no_part_is_told_as_such(made: SeededPlan) -> None:
    other = _organisation("Nairobi Institute of Computing")
    assert possible_duplicates(made.plan, name="NIC", jurisdiction="KE") == [
        PossibleDuplicate(other.reference, other.name, 0.85, Why.ACRONYM)
    ]
    assert possible_duplicates(made.plan, name="NIC", jurisdiction="BR") == []


def test_numbers_come_before_names(made: SeededPlan) -> None:
    other = _organisation("Entirely Different", "BR", ror="00pjdza24")
    assert possible_duplicates(made.plan, name="UC", jurisdiction="US", ror="00pjdza24") == [
        PossibleDuplicate(other.reference, other.name, 1.0, Why.SAME_ROR)
    ]


def test_a_name_that_a_registry_lists_is_sought_too(made: SeededPlan, tmp_path: Path) -> None:
    other = _organisation("Université de Californie", "US")
    sought = {"name": "Golden State Campuses", "jurisdiction": "US", "ror": "00pjdza24"}
    assert possible_duplicates(made.plan, **sought) == []
    put_dump(Registry.ROR, ror_dump(tmp_path), lambda _: lambda _: None)
    assert possible_duplicates(made.plan, **sought) == [
        PossibleDuplicate(other.reference, other.name, 1.0, Why.ALIAS)
    ]


def test_the_website_of_a_participant(made: SeededPlan) -> None:
    row = seed_participant(made, "zebra")
    row.website = "https://www.zebra.example/"
    row.save()
    website = "http://zebra.example/en"
    assert possible_duplicates(
        made.plan, name="Punda Milia", jurisdiction="KE", website=website
    ) == [PossibleDuplicate(row.reference, "Zebra", 0.9, Why.SAME_WEBSITE)]


def test_open_requests_of_organisations_alone(made: SeededPlan) -> None:
    asked = _request(made, "Blue Nile Works", claims={"website": "https://nile.example"})
    _request(made, "Blue Nile Works", state=JoinState.DECLINED.value)
    _request(made, "Blue Nile Works", kind=ParticipantKind.PERSON.value)
    assert possible_duplicates(made.plan, name="blue nile works", jurisdiction="KE") == [
        PossibleDuplicate(asked.reference, "Blue Nile Works", 1.0, Why.SAME_NAME)
    ]


@pytest.mark.parametrize("name", ["", "\u200f\u200b", "!?", "x" * 10_000, "𐀀" * 500])
def test_what_is_no_name_finds_nobody(made: SeededPlan, name: str) -> None:
    assert possible_duplicates(made.plan, name=name, jurisdiction="KE") == []


def test_what_came_since_the_last_question_is_found(made: SeededPlan) -> None:
    assert possible_duplicates(made.plan, name="Quagga Labs", jurisdiction="KE") == []
    other = _organisation("Quagga Labs")
    assert other.created_at <= timezone.now()
    found = possible_duplicates(made.plan, name="Quagga Labs", jurisdiction="KE")
    assert [it.reference for it in found] == [other.reference]
