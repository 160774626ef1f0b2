"""The answers given so far, each to be changed or taken back."""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.interfaces.pages.check.answer_form import REMOVE
from comity.regulation.interfaces.pages.check.asked import Asked
from comity.regulation.interfaces.reading import Reading
from comity.regulation.interfaces.value_words import value_words


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    fact: str
    question: str
    words: str
    known: bool
    change: str
    remove: str


def given_answers(
    check: Asked, reading: Reading, facts: tuple[str, ...]
) -> tuple[GivenAnswer, ...]:
    """Those about `facts`, in that order; `words` is "" for what is not known."""
    found = []
    for id in facts:
        fact, value = reading.wording.fact(id), check.interview.answers[id]
        words = "" if value is None else value_words(fact, value, reading.wording)
        found.append(
            GivenAnswer(
                fact=id,
                question=reading.words(fact.question) or id,
                words=reading.wording.started(words),
                known=value is not None,
                change=check.address("check-ask", "#question", q=id),
                remove=check.address("check-answer", q=id, answer=REMOVE),
            )
        )
    return tuple(found)
