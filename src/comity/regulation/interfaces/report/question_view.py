"""The questions whose answers would settle the most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.regulation.domain.conditions.deciding import DecidingSet
from comity.regulation.domain.findings import Finding
from comity.regulation.domain.questions import OpenQuestion
from comity.regulation.interfaces.parts.norm_links import NormLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.report.answer_reading import AnswerReading

SHOWN = 8


@dataclass(frozen=True, slots=True)
class QuestionView:
    """`settles` counts the findings that one answer to this question alone would settle, `helps`
    those that it would bring nearer; `findings` leads to those of the first kind, or where there
    are none to those of the second."""

    fact: str
    question: str
    help: str
    source: str
    settles: int
    helps: int
    findings: tuple[Link, ...]


def question_views(reading: AnswerReading, links: NormLinks) -> tuple[QuestionView, ...]:
    return tuple(_view(it, reading, links) for it in reading.answered.questions[:SHOWN])


def _view(question: OpenQuestion, reading: AnswerReading, links: NormLinks) -> QuestionView:
    fact = reading.wording.fact(question.fact)
    return QuestionView(
        fact=fact.id,
        question=reading.words(fact.question),
        help=reading.words(fact.help),
        source=fact.definition_source,
        settles=question.settles,
        helps=question.helps,
        findings=tuple(
            links.norm(it.place.instrument.id, it.place.norm.id)
            for it in _findings(question, reading)
        ),
    )


def _findings(question: OpenQuestion, reading: AnswerReading) -> Iterator[Finding]:
    for finding in reading.answered.answer.findings:
        sets = reading.answered.deciding.get(finding.number, ())
        if question.fact in (_alone(sets) if question.settles else _smallest(sets)):
            yield finding


def _alone(sets: tuple[DecidingSet, ...]) -> set[str]:
    """The facts of which one answer would do."""
    return {fact for each in sets if len(each.facts) == 1 for fact in each.facts}


def _smallest(sets: tuple[DecidingSet, ...]) -> set[str]:
    """The facts of the smallest sets."""
    least = min((len(each.facts) for each in sets), default=0)
    return {fact for each in sets if len(each.facts) == least for fact in each.facts}
