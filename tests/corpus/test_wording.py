"""House rules of the shipped corpus that no schema can hold."""

from __future__ import annotations

from tests.shipped import rules_from_files

from comity.regulation.domain.instruments import Modality, Norm

RULES = rules_from_files()
NORMS: list[Norm] = [
    norm
    for instrument in RULES.corpus.instruments
    for provision in instrument.provisions
    for norm in provision.norms
]


def test_a_prohibition_says_what_not_to_do() -> None:
    prohibitions = [norm for norm in NORMS if norm.modality is Modality.MUST_NOT]
    assert prohibitions
    assert [it.id for it in prohibitions if not it.summary["en"].startswith("Do not ")] == []


def test_a_duty_says_what_to_do() -> None:
    duties = [norm for norm in NORMS if norm.modality is Modality.MUST]
    assert [it.id for it in duties if it.summary["en"].startswith("Do not ")] == []
