"""Steps of interviews about the corpus that ships."""

from __future__ import annotations

import random
from datetime import date

import pytest

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.findings import Outcome
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.interview_step import (
    InterviewStep,
    contradicting_facts,
    interview_step,
)
from comity.regulation.domain.questions import open_questions
from comity.regulation.domain.rulebook import Rulebook

DAY = date(2027, 12, 2)
WHERE = ("EU", "KR", "CN")


def step(rules: Rulebook, **answers: object) -> InterviewStep:
    named = {fact.replace("__", "."): value for fact, value in answers.items()}
    interview = Interview(answers=named)  # type: ignore[arg-type]
    return interview_step(rules=rules, interview=interview, where=WHERE, on=DAY)


def test_the_first_question_is_that_of_the_exact_search(shipped_rules: Rulebook) -> None:
    first = step(shipped_rules)
    undetermined = first.answer.with_outcome(Outcome.UNDETERMINED)
    exact = open_questions([first.inquiry.deciding(it) for it in undetermined])
    assert first.questions[0] == exact[0]
    assert first.changed == ()
    assert first.most_to_come >= len(first.questions)


def test_the_last_answer_changed_what_it_says(shipped_rules: Rulebook) -> None:
    first = step(shipped_rules)
    asked = first.questions[0]
    assert asked.fact == "offer.pre_market"
    yes, no = (step(shipped_rules, offer__pre_market=answer) for answer in (True, False))
    assert yes.before == no.before == first.answer
    assert {it.outcome for it in yes.changed} == {Outcome.DOES_NOT_APPLY}
    turned = {it.number for it in (*yes.changed, *no.changed)}
    assert {it.number for it in first.turning_on(asked.fact)} == turned
    assert len(turned) == asked.settles


def test_what_is_not_known_is_not_asked_again(shipped_rules: Rulebook) -> None:
    first = step(shipped_rules)
    then = step(shipped_rules, offer__pre_market=None)
    assert then.questions == first.questions[1:]
    assert then.answer == first.answer
    assert then.most_to_come == first.most_to_come - 1


def test_every_interview_comes_to_an_end(shipped_rules: Rulebook) -> None:
    """Whoever knows nothing is asked each question once, and nothing is settled by it."""
    interview = Interview()
    first = interview_step(rules=shipped_rules, interview=interview, where=("JP",), on=DAY)
    asked = first
    while asked.questions:
        interview = interview.with_answer(asked.questions[0].fact, None)
        asked = interview_step(rules=shipped_rules, interview=interview, where=("JP",), on=DAY)
    assert asked.answer == first.answer
    assert len(interview.answers) <= first.most_to_come


def test_yes_and_no_settle_more_and_more(shipped_rules: Rulebook) -> None:
    chance, interview, open_before = random.Random(1), Interview(), 10**6
    for _ in range(25):
        asked = interview_step(rules=shipped_rules, interview=interview, where=WHERE, on=DAY)
        assert len(asked.undetermined) <= open_before
        open_before = len(asked.undetermined)
        facts = [it.fact for it in asked.questions]
        booleans = [it for it in facts if shipped_rules.vocabulary.get(it).type == "boolean"]
        if not booleans:
            break
        answered = interview.with_answer(booleans[0], chance.random() < 0.3)
        try:
            shipped_rules.inquire(answered.profile, DAY)
        except InvalidInput:
            answered = interview.with_answer(booleans[0], None)
        interview = answered


def test_a_contradiction_names_its_facts(shipped_rules: Rulebook) -> None:
    with pytest.raises(InvalidInput) as caught:
        step(shipped_rules, system__military_or_security_only=True, system__research_only=True)
    assert contradicting_facts(caught.value) == (
        "system.military_or_security_only",
        "system.research_only",
    )
    assert contradicting_facts(InvalidInput("wrong-type")) == ()
