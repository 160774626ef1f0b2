"""Names that are found among many."""

from __future__ import annotations

from comity.plan.domain.duplicates.findings import Why
from comity.plan.domain.duplicates.name_index import MOST_COMPARED, NameIndex

NAMES = ["Газпром", "Karlsruhe Institute of Technology", "Acme GmbH", "北京大学", "Kenya Airways"]


def test_each_spelling_finds_its_name() -> None:
    index = NameIndex([*NAMES, *(f"Plain Number {at} Works" for at in range(500))])
    assert index.search("Gazprom") == [("Газпром", (0.94, Why.SCRIPT))]
    assert index.search("KIT") == [("Karlsruhe Institute of Technology", (0.85, Why.ACRONYM))]
    assert index.search("ACME") == [("Acme GmbH", (0.97, Why.LEGAL_FORM))]
    assert [it for it, _ in index.search("Beijing University")] == ["北京大学"]
    assert index.search("Kenya Airwais")[0][0] == "Kenya Airways"


def test_names_are_added_once_and_found_after() -> None:
    index = NameIndex(["Acme"])
    index.add(["Acme", "Acme Ltd"])
    assert len(index) == 2
    assert [it for it, _ in index.search("acme")] == ["Acme", "Acme Ltd"]


def test_no_more_than_so_many_are_compared() -> None:
    index = NameIndex(f"Acme Works {at}" for at in range(1_000))
    assert len(index.candidates("Acme Works")) == MOST_COMPARED


def test_a_name_without_letters_finds_nothing() -> None:
    assert NameIndex(NAMES).search("\u200f\u200b !?") == []
