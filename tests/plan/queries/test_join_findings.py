"""What is found of a request, with and without the finder of duplicates and registries' dumps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import uuid4

import pytest
from tests.plan.joining import UNIVERSITY, confirmed
from tests.plan.seeding import seeded_plan

from comity.kernel.interfaces.messages import templates
from comity.plan.domain.joining import FindingOutcome
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.plan.models import Plan
from comity.plan.queries import join_findings
from comity.plan.queries.join_findings import findings, same_parties

pytestmark = pytest.mark.django_db


class Word(StrEnum):
    ROR = "ror"
    NAME_DIFFERS = "name-differs"
    SPELLING = "spelling"
    SAME_NAME = "same-name"


@dataclass
class Similar:
    reference: str
    name: str
    score: float
    why: Word


@dataclass
class InRegistry:
    registry: Word
    outcome: Word
    details: dict[str, str]
    dump_date: date | None


def test_an_organisation_of_the_same_name_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(join_findings, "_late", lambda name: None)
    made = seeded_plan()
    row = confirmed(made, replace(UNIVERSITY, name="ACME", ror=""))
    (found,) = same_parties(row)
    assert (found.name, found.certain, found.why.id) == ("Acme", False, "join-same-name")
    assert found.organisation == made.participants["acme"].organisation_id


def test_what_the_finder_tells_is_shown_and_never_the_request_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = seeded_plan()
    row = confirmed(made)
    acme, other = made.participants["acme"], uuid4()

    def similar(plan: Plan, **sought: object) -> list[Similar]:
        assert (plan, sought["name"], sought["lei"]) == (made.plan, row.name, None)
        return [
            Similar(row.reference, row.name, 1.0, Word.SAME_NAME),
            Similar(f"join-request:{other}", "UoN", 0.7, Word.SPELLING),
            Similar(acme.reference, "Acme", 0.8, Word.SAME_NAME),
        ]

    monkeypatch.setattr(join_findings, "_late", lambda name: similar)
    found = [(it.name, it.organisation, it.request, it.why.id) for it in same_parties(row)]
    assert found == [
        ("Acme", acme.organisation_id, None, "join-same-name"),
        ("UoN", None, other, "join-same-spelling"),
    ]


def test_what_a_registry_says_stands_with_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(**sought: object) -> list[InRegistry]:
        assert sought["email_domain"] == "uonbi.ac.ke"
        details = {"name": "Another University"}
        return [InRegistry(Word.ROR, Word.NAME_DIFFERS, details, date(2026, 5, 1))]

    monkeypatch.setattr(join_findings, "_late", lambda name: listed)
    last = findings(UNIVERSITY, confirmed=True)[-1]
    assert (last.about, last.outcome) == ("ror", FindingOutcome.DIFFERS)
    assert templates()[last.why.id].format_map(last.why.params) == (
        "The registry's file of 2026-05-01 calls it Another University."
    )


def test_every_outcome_of_a_registry_has_words() -> None:
    for outcome in join_findings._REGISTRY:
        assert f"join-registry-{outcome}" in templates()
