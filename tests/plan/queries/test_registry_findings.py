"""What the dumps that are here say of a claim."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.plan.dumps import LEI, ROR_ONE, lei_dump, put_dump, ror_dump

from comity.plan.domain.registries.findings import Outcome, Registry, RegistryFinding
from comity.plan.queries.registry_findings import registry_findings

DAY = date(2025, 1, 23)


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))


def _put(registry: Registry, file: Path) -> None:
    put_dump(registry, file, lambda _: lambda _: None)


def test_nothing_is_claimed() -> None:
    assert registry_findings(name="Acme", jurisdiction="KE") == []


def test_there_is_no_dump() -> None:
    assert registry_findings(name="Acme", jurisdiction="KE", ror="00pjdza24", lei=LEI) == [
        RegistryFinding(Registry.ROR, Outcome.NO_DUMP),
        RegistryFinding(Registry.LEI, Outcome.NO_DUMP),
    ]


def test_all_agrees(tmp_path: Path) -> None:
    _put(Registry.ROR, ror_dump(tmp_path, name="v1.59-2025-01-23-ror-data.json"))
    assert registry_findings(
        name="UNIVERSITE DE CALIFORNIE",
        jurisdiction="US-CA",
        ror="00pjdza24",
        email_domain="mail.universityofcalifornia.edu",
    ) == [
        RegistryFinding(
            Registry.ROR,
            Outcome.NAME_AGREES,
            {"name": "University of California System", "claimed": "UNIVERSITE DE CALIFORNIE"},
            DAY,
        ),
        RegistryFinding(
            Registry.ROR,
            Outcome.DOMAIN_AGREES,
            {
                "domain": "universityofcalifornia.edu",
                "claimed": "mail.universityofcalifornia.edu",
            },
            DAY,
        ),
    ]


def test_nothing_agrees(tmp_path: Path) -> None:
    _put(Registry.ROR, ror_dump(tmp_path, ROR_ONE, name="2025-01-23.json"))
    found = registry_findings(
        name="Kenya Airways", jurisdiction="KE", ror="02atag894", website="https://evil.example"
    )
    assert [it.outcome for it in found] == [
        Outcome.NAME_DIFFERS,
        Outcome.COUNTRY_DIFFERS,
        Outcome.INACTIVE,
        Outcome.DOMAIN_DIFFERS,
    ]
    assert found[1].details == {"country": "US", "claimed": "KE"}
    assert found[2].details == {"status": "inactive"}


def test_a_number_that_the_dump_has_not(tmp_path: Path) -> None:
    _put(Registry.ROR, ror_dump(tmp_path, ROR_ONE, name="2025-01-23.json"))
    assert registry_findings(name="Acme", jurisdiction="KE", ror="02bfwt286") == [
        RegistryFinding(Registry.ROR, Outcome.NOT_LISTED, {}, DAY)
    ]


def test_another_script_in_the_dump_of_gleif(tmp_path: Path) -> None:
    _put(Registry.LEI, lei_dump(tmp_path))
    found = registry_findings(name="Gazprom Test", jurisdiction="KE", lei=LEI)
    assert [it.outcome for it in found] == [Outcome.NAME_AGREES]
