"""Proofs and deciding facts of the small corpus, sentence by sentence."""

from __future__ import annotations

from datetime import date

import pytest
from tests.regulation.small import exactly, markets, profile, small_rules

from comity.regulation.domain.answers import AnsweredQuestion, answer_question
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.interfaces.explanations import ProofLine, deciding_line, proof_lines
from comity.regulation.interfaces.wording import Wording

MAY = date(2027, 5, 1)


def answered(**stated: Value) -> AnsweredQuestion:
    facts = {"offer__markets": markets("EU", "KR"), "party__provider": True, **stated}
    return answer_question(
        rules=small_rules(),
        profile=profile(**facts),
        where=("EU", "KR"),
        on=MAY,
        with_proofs=True,
    )


def told(answer: AnsweredQuestion, id: str, *, wording: Wording | None = None) -> list[ProofLine]:
    number = next(it.number for it in answer.answer.findings if it.id == id)
    return proof_lines(answer.proofs[number], answer.rules, wording=wording)


def decided(answer: AnsweredQuestion, id: str) -> list[str]:
    number = next(it.number for it in answer.answer.findings if it.id == id)
    return [deciding_line(each, answer.rules) for each in answer.deciding[number]]


def test_a_finding_that_applies_names_its_terms_with_their_citations() -> None:
    assert told(answered(system__research=False), "eu-small-act:art_3__para_1") == [
        (0, "●", "Within the scope of Small Act", "Art. 1"),
        (1, "●", "Where is it offered? Among them: European Union.", ""),
        (0, "●", "Acts as provider", "Art. 2(4)"),
        (1, "●", "Do you provide the system? Yes.", ""),
        (0, "●", "Not: exempt system", "Art. 2(3)"),
        (1, "–", "Is it for research alone? No.", ""),
    ]


def test_an_open_finding_shows_what_is_open_and_nothing_else() -> None:
    assert told(answered(), "eu-small-act:art_3__para_1") == [
        (0, "?", "Not: exempt system", "Art. 2(3)"),
        (1, "?", "All are needed; these are open:", ""),
        (2, "?", "Is it for research alone? Not stated.", ""),
        (2, "?", "Not: serious system", "Art. 2(2)"),
        (3, "?", "One is enough; these are open:", ""),
        (4, "?", "big model", "Art. 2(1)"),
        (5, "?", "How much computation? Not stated; the rule speaks of at least 10²⁵ FLOP.", ""),
        (4, "?", "Is it risky? Not stated.", ""),
    ]


@pytest.mark.parametrize(
    ("stated", "sign", "sentence"),
    [
        (exactly(3e25), "●", "3 × 10²⁵ FLOP, which is at least 10²⁵ FLOP."),
        (exactly(2e9), "–", "2,000,000,000 FLOP, which is less than 10²⁵ FLOP."),
        (
            Interval(1e24, None),
            "?",
            "At least 10²⁴ FLOP; whether that is at least 10²⁵ FLOP is open.",
        ),
        (
            Interval(1e24, 2e25),
            "?",
            "Between 10²⁴ FLOP and 2 × 10²⁵ FLOP; whether that is at least 10²⁵ FLOP is open.",
        ),
    ],
)
def test_a_number_is_told_with_its_unit_and_the_bound(
    stated: Interval, sign: str, sentence: str
) -> None:
    answer = answered(model__compute=stated, system__research=True, system__risky=False)
    lines = told(answer, "eu-small-act:art_3__para_1")
    assert [(it.sign, it.text) for it in lines if it.text.startswith("How much")] == [
        (sign, f"How much computation? {sentence}")
    ]


def test_choices_of_one_fact_stand_in_one_sentence() -> None:
    answer = answered(
        party__user=True, system__risky=True, system__makes=Members(frozenset({"text"}))
    )
    assert told(answer, "eu-small-act:art_3__para_2.tell") == [
        (0, "–", "What does it make? Not among them: images, video.", "")
    ]
    answer = answered(party__size="large", offer__day=exactly("2026-05-01"))
    assert told(answer, "eu-small-act:art_4") == [
        (0, "–", "How large are you? Large; not micro, small.", "")
    ]


def test_a_rule_that_has_ended_says_so() -> None:
    assert told(answered(), "eu-small-act:art_3__para_2.keep") == [
        (0, "–", "Its dates: it is not in application on that day.", "")
    ]


def test_deciding_sets_are_told_by_outcome() -> None:
    assert decided(answered(), "eu-small-act:art_3__para_1") == [
        "Applies if: Is it for research alone? No.",
        "Applies if: How much computation? At least 10²⁵ FLOP.",
        "Applies if: Is it risky? Yes.",
        "Does not apply if all of this is so: How much computation? Less than 10²⁵ FLOP. "
        "Is it for research alone? Yes. Is it risky? No.",
    ]


def test_deciding_sets_tell_dates_choices_and_sets() -> None:
    assert decided(answered(system__risky=True), "eu-small-act:art_4") == [
        "Does not apply if: When was it first offered? On or after 2026-06-01.",
        "Does not apply if: How large are you? None of: micro, small.",
        "Applies if all of this is so: When was it first offered? Before 2026-06-01. "
        "How large are you? Micro.",
        "Applies if all of this is so: When was it first offered? Before 2026-06-01. "
        "How large are you? Small.",
    ]
    lines = decided(answered(system__risky=True), "eu-small-act:art_3__para_2.tell")
    assert lines[:2] == [
        "Does not apply if: Do you use the system? No.",
        "Does not apply if: What does it make? Not including: images, video.",
    ]


def test_words_come_in_the_language_asked_for_or_in_english() -> None:
    lines = told(answered(), "kr-small-guide:part_1", wording=Wording(small_rules(), "fr"))
    assert [line.text for line in lines] == [
        "Within the scope of Small Guide",
        "Where is it offered? Among them: Corée du Sud.",
    ]
