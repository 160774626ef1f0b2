from __future__ import annotations

from tests.regulation.small import LATE, markets, profile, small_rules

from comity.regulation.domain.answers import answer_question
from comity.regulation.domain.conditions.deciding import Deciding, DecidingSet
from comity.regulation.domain.questions import OpenQuestion, open_questions
from comity.regulation.domain.values import Comparison


def by(*facts: str) -> DecidingSet:
    answers = tuple(Deciding(fact, Comparison.EQUAL, True, True) for fact in facts)
    return DecidingSet(answers, True)


def test_the_fact_that_settles_most_is_asked_first() -> None:
    assert open_questions([(by("a"), by("b", "c")), (by("b"), by("a", "c")), (by("a"),)]) == (
        OpenQuestion("a", settles=2, helps=2),
        OpenQuestion("b", settles=1, helps=1),
    )


def test_where_no_fact_settles_alone_the_smallest_sets_count() -> None:
    assert open_questions([(by("a", "b"), by("b", "c"), by("a", "c", "d")), (by("c", "x"),)]) == (
        OpenQuestion("c", settles=0, helps=2),
        OpenQuestion("a", settles=0, helps=1),
        OpenQuestion("b", settles=0, helps=1),
        OpenQuestion("x", settles=0, helps=1),
    )


def test_nothing_open_nothing_to_ask() -> None:
    assert open_questions([]) == ()
    assert open_questions([()]) == ()


def test_of_the_small_corpus() -> None:
    """Where the system is offered decides every open norm by itself."""
    answered = answer_question(
        rules=small_rules(), profile=profile(), where=("EU", "KR"), on=LATE, with_proofs=False
    )
    assert answered.questions[0] == OpenQuestion("offer.markets", settles=6, helps=6)
    assert {question.fact for question in answered.questions} >= {"party.provider", "party.user"}


def test_an_answered_question_is_not_asked_again() -> None:
    answered = answer_question(
        rules=small_rules(), profile=profile(offer__markets=markets("KR")), where=("EU", "KR"),
        on=LATE, with_proofs=True,
    )  # fmt: skip
    assert answered.questions == ()
    assert len(answered.proofs) == 7
