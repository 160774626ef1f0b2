"""The questions whose answers would settle the most."""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.interfaces.report.reading import Reading

SHOWN = 8


@dataclass(frozen=True, slots=True)
class QuestionView:
    """`settles` counts the findings that one answer to this question alone would settle."""

    fact: str
    question: str
    help: str
    source: str
    settles: int
    helps: int


def question_views(reading: Reading) -> tuple[QuestionView, ...]:
    return tuple(
        QuestionView(
            fact=open_question.fact,
            question=reading.words((fact := reading.wording.fact(open_question.fact)).question),
            help=reading.words(fact.help),
            source=fact.definition_source,
            settles=open_question.settles,
            helps=open_question.helps,
        )
        for open_question in reading.answered.questions[:SHOWN]
    )
