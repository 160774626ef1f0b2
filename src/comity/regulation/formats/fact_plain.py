"""Facts and the questions about them as plain data (for JSON)."""

from __future__ import annotations

from typing import Any

from comity.regulation.domain.questions import OpenQuestion
from comity.regulation.domain.vocabulary import Fact, Vocabulary


def fact_to_plain(fact: Fact) -> dict[str, Any]:
    """`units` gives each unit accepted with its factor to `unit`, in which numbers are compared."""
    return {
        "id": fact.id,
        "type": fact.type.value,
        "question": dict(fact.question),
        "help": dict(fact.help),
        "definition_source": fact.definition_source,
        "choices": {id: dict(words) for id, words in fact.choices.items()},
        "unit": fact.unit,
        "units": dict(fact.units),
    }


def question_to_plain(question: OpenQuestion, vocabulary: Vocabulary) -> dict[str, Any]:
    """A fact to ask for, with what its answer would settle alone, and help to settle."""
    return {
        **fact_to_plain(vocabulary.get(question.fact)),
        "settles": question.settles,
        "helps": question.helps,
    }
