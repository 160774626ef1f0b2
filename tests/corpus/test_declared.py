"""What bodies declare counts for the body; what was only proposed makes nothing known."""

from __future__ import annotations

from datetime import date

from tests.shipped import rules_from_files

from comity.regulation.domain.profiles import Profile
from comity.regulation.queries.comparisons import coverage_of

RULES = rules_from_files()
ON = date(2026, 11, 22)
RESOLUTION = "un-ga-res-78-265"


def test_a_resolution_is_read_for_the_body_alone() -> None:
    assert RESOLUTION in RULES.reach("UN", ON)
    assert RESOLUTION not in RULES.reach("LK", ON)
    assert RESOLUTION in RULES.declared("LK", ON)
    assert RESOLUTION not in RULES.declared("UN", ON)


def test_what_a_body_that_binds_its_members_issues_is_read_for_them() -> None:
    assert not RULES.corpus.instrument("eu-gpai-code-of-practice").binding
    assert "eu-gpai-code-of-practice" in RULES.reach("FR", ON)


def test_a_part_is_reached_by_the_guidance_of_its_whole() -> None:
    assert "us-nist-ai-rmf" in RULES.reach("US-CO", ON)


def test_nothing_is_known_of_those_under_declarations_or_bills_alone() -> None:
    table = coverage_of(RULES, ["LK", "BR", "ZA", "UN", "KR"], ON)
    assert [table.known(id) for id in table.jurisdictions] == [False, False, False, True, True]
    assert table.bases["BR"].proposed == ("br-pl-2338-2023",)
    assert RESOLUTION in table.bases["LK"].declared


def test_an_answer_says_so() -> None:
    answer = RULES.obligations(Profile(id="x", facts={}), ("LK", "BR", "KR"), ON)
    assert answer.unread() == ("LK", "BR")
    assert answer.proposed == {"br-pl-2338-2023"}
    assert RESOLUTION in answer.declared["KR"]


def test_nothing_in_a_bill_ever_applies() -> None:
    bills = {it.id for it in RULES.corpus.instruments if it.is_only_proposed}
    assert len(bills) >= 20
    rules_of = RULES.norms_of
    assert all(not RULES.program.norms[n.number].periods for id in bills for n in rules_of[id])
