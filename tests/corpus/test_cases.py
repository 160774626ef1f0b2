"""The law of the shipped corpus, case by case: facts, a day, and what must come out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.shipped import rules_from_files

from comity.regulation.domain.findings import Ground, Outcome
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.profile_yaml import read_profile
from comity.regulation.formats.yaml_reader import read_yaml
from comity.regulation.formats.yaml_writer import write_yaml


class Case(NamedTuple):
    file: str
    name: str
    jurisdiction: str
    on: date
    facts: dict[str, Any]
    expect: dict[str, str]


def _cases() -> list[Case]:
    cases = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        data = read_yaml(path.read_bytes(), path.name).data
        for case in data["cases"]:
            facts = {**data["base"], **case.get("facts", {})}
            on = date.fromisoformat(case["on"])
            expect = case["expect"]
            cases.append(Case(path.stem, case["name"], data["jurisdiction"], on, facts, expect))
    return cases


@pytest.fixture(scope="session")
def rules() -> Rulebook:
    return rules_from_files()


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.file}: {case.name}")
def test_case(case: Case, rules: Rulebook) -> None:
    data = write_yaml({"facts": case.facts}).encode()
    profile = read_profile(data, case.name, rules.vocabulary, rules.jurisdictions)
    inquiry = rules.inquire(profile, case.on)
    findings = {it.id: it for it in inquiry.obligations((case.jurisdiction,)).findings}
    found = {}
    for name in case.expect:
        finding = findings[name if ":" in name else f"eu-ai-act:{name}"]
        ground = "" if finding.ground is Ground.CONDITION else f"/{finding.ground.value}"
        found[name] = finding.outcome.value + (ground if "/" in case.expect[name] else "")
        if finding.outcome is Outcome.UNDETERMINED:
            assert inquiry.deciding(finding), f"{name} names no fact that would decide it"
    assert found == case.expect
