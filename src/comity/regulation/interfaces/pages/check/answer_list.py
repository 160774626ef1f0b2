"""The answers given so far, each to be changed or taken back."""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.domain.interview import Interview
from comity.regulation.interfaces.reading import Reading
from comity.regulation.interfaces.value_words import value_words


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """`words` is "" for what is not known."""

    fact: str
    question: str
    words: str


def given_answers(
    interview: Interview, reading: Reading, facts: tuple[str, ...]
) -> tuple[GivenAnswer, ...]:
    """Those about `facts`, in that order."""
    return tuple(_given(interview, reading, id) for id in facts)


def _given(interview: Interview, reading: Reading, id: str) -> GivenAnswer:
    fact, value = reading.wording.fact(id), interview.answers[id]
    words = "" if value is None else value_words(fact, value, reading.wording)
    question = reading.words(fact.question) or id
    return GivenAnswer(id, question, reading.wording.started(words))
