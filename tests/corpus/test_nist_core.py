"""The Core of the NIST AI RMF, whole: its functions, categories and 72 subcategories."""

from __future__ import annotations

from datetime import date

import pytest
from tests.shipped import rules_from_files

from comity.regulation.domain.instruments import Level, Modality, Provision

RULES = rules_from_files()
FRAMEWORK = RULES.corpus.instrument("us-nist-ai-rmf")
PROVISIONS = {provision.citation: provision for provision in FRAMEWORK.provisions}
CORE = {
    "GOVERN": (7, 3, 2, 3, 2, 2),
    "MAP": (6, 3, 5, 2, 2),
    "MEASURE": (3, 13, 3, 3),
    "MANAGE": (4, 4, 2, 3),
}
"""By function, how many subcategories each of its categories has (NIST AI 100-1, tables 1 to 4)."""


def under(citation: str) -> list[Provision]:
    above = PROVISIONS[citation].eid + "__"
    return [
        provision
        for provision in FRAMEWORK.provisions
        if provision.eid.startswith(above) and "__" not in provision.eid.removeprefix(above)
    ]


@pytest.mark.parametrize("function", CORE)
def test_the_core_is_whole_and_each_subcategory_has_a_norm(function: str) -> None:
    categories = [f"{function} {number}" for number in range(1, len(CORE[function]) + 1)]
    assert [provision.citation for provision in under(function)] == categories
    for category, count in zip(categories, CORE[function], strict=True):
        subcategories = under(category)
        assert [it.citation for it in subcategories] == [
            f"{category}.{number}" for number in range(1, count + 1)
        ]
        assert all(it.norms for it in subcategories)


def test_it_binds_nobody() -> None:
    norms = [norm for provision in FRAMEWORK.provisions for norm in provision.norms]
    assert {norm.modality for norm in norms} == {Modality.SHOULD, Modality.MAY}
    assert {norm.level for norm in norms} == {Level.ENCOURAGED}
    assert not FRAMEWORK.binding


def test_it_reaches_the_united_states_and_its_parts_alone() -> None:
    day = date(2026, 9, 21)
    reached = [it.id for it in RULES.jurisdictions if FRAMEWORK.id in RULES.reach(it.id, day)]
    states = {it.id for it in RULES.jurisdictions if it.part_of == "US"}
    cities = {it.id for it in RULES.jurisdictions if it.part_of in states}
    assert set(reached) == {"US"} | states | cities
