"""What would have to be answered, in one sentence for each fact."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from comity.regulation.domain.conditions.deciding import Deciding, DecidingSet
from comity.regulation.domain.values import Comparison
from comity.regulation.domain.vocabulary import FactType
from comity.regulation.interfaces.value_words import bound_words, list_words, scalar_words
from comity.regulation.interfaces.wording import Wording


def answer_sentences(deciding: DecidingSet, wording: Wording) -> list[str]:
    """The answers of a set; those that choose from one list stand in one sentence."""
    return [
        _sentence(list(same), wording) for _, same in groupby(deciding.answers, key=_asks_the_same)
    ]


def _asks_the_same(answer: Deciding) -> tuple[object, ...]:
    choosing = answer.comparison in (Comparison.HAS, Comparison.EQUAL)
    return answer.fact, answer.comparison, answer.holds, None if choosing else answer.value


def _sentence(same: Sequence[Deciding], wording: Wording) -> str:
    answer = same[0]
    fact = wording.fact(answer.fact)
    question = wording.question(fact)
    chosen = list_words(fact, (each.value for each in same), wording)
    match fact.type:
        case FactType.BOOLEAN:
            value = wording.started(scalar_words(fact, answer.holds, wording))
            return wording.say("answer-is", question=question, value=value)
        case FactType.CHOICE:
            if answer.holds:
                return wording.say("answer-is", question=question, value=wording.started(chosen))
            return wording.say("answer-is-none", question=question, value=chosen)
        case FactType.SET | FactType.JURISDICTIONS:
            id = "answer-includes" if answer.holds else "answer-excludes"
            return wording.say(id, question=question, value=chosen)
    bound = bound_words(fact, answer.comparison, answer.value, wording, holds=answer.holds)
    return wording.say("answer-bound", question=question, bound=wording.started(bound))
