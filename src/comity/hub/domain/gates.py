"""What readers of a gated repository are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from comity.kernel.domain.errors import InvalidInput

MOST_QUESTIONS = 20
LONGEST_ANSWER = 2000


class QuestionKind(StrEnum):
    TEXT = "text"
    CHECKBOX = "checkbox"
    SELECT = "select"
    COUNTRY = "country"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """One question; a checkbox must be ticked, a choice is one of `options`. Raises
    `InvalidInput`."""

    label: str
    kind: QuestionKind = QuestionKind.TEXT
    options: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.label.strip() or len(self.label) > 300:
            raise InvalidInput("gate-question-malformed", label=self.label[:80])
        if (self.kind is QuestionKind.SELECT) != bool(self.options):
            raise InvalidInput("gate-question-options", label=self.label)


def read_questions(records: Sequence[Mapping[str, Any]]) -> tuple[GateQuestion, ...]:
    """From what is stored or sent. Raises `InvalidInput`."""
    if len(records) > MOST_QUESTIONS:
        raise InvalidInput("gate-questions-too-many", limit=MOST_QUESTIONS)
    return tuple(
        GateQuestion(
            str(each.get("label", "")),
            QuestionKind(str(each.get("kind", "text"))),
            tuple(str(option) for option in each.get("options", ())),
        )
        for each in records
    )


def question_record(question: GateQuestion) -> dict[str, Any]:
    """What is stored of a question; `read_questions` reads it."""
    return {
        "label": question.label,
        "kind": question.kind.value,
        "options": list(question.options),
    }


def check_answers(questions: Sequence[GateQuestion], answers: Mapping[str, str]) -> dict[str, str]:
    """The answers to what is asked, trimmed. Raises `InvalidInput` for one that is missing, too
    long, or none of the options."""
    checked: dict[str, str] = {}
    for question in questions:
        answer = str(answers.get(question.label, "")).strip()
        if question.kind is QuestionKind.CHECKBOX:
            answer = "yes" if answer.lower() in ("yes", "true", "on", "1") else ""
        if not answer:
            raise InvalidInput("gate-answer-missing", label=question.label)
        if len(answer) > LONGEST_ANSWER:
            raise InvalidInput("gate-answer-too-long", label=question.label, limit=LONGEST_ANSWER)
        if question.options and answer not in question.options:
            raise InvalidInput("gate-answer-not-offered", label=question.label)
        checked[question.label] = answer
    return checked
