"""How a report reads the answer to a question."""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.domain.answers import AnsweredQuestion
from comity.regulation.interfaces.reading import Reading, wording_of


@dataclass(frozen=True)
class AnswerReading(Reading):
    """A reading of the rules that were asked, as of the day of the question."""

    answered: AnsweredQuestion


def open_answer_reading(answered: AnsweredQuestion) -> AnswerReading:
    """A reading in Django's language of the moment."""
    rules = answered.rules
    return AnswerReading(rules, answered.answer.on, wording_of(rules), answered)
