"""Reports over the small corpus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.regulation.interfaces.report.html_pages import Element, read_html
from tests.regulation.small import markets, small_rules

from comity.regulation.domain.answers import AnsweredQuestion, answer_question
from comity.regulation.domain.coverage import coverage
from comity.regulation.domain.crosswalk.items import items_of
from comity.regulation.domain.crosswalk.suggestion import crosswalk
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Value
from comity.regulation.domain.vocabulary import Prose
from comity.regulation.interfaces.parts.correspondence_view import ComparedInstruments
from comity.regulation.interfaces.report.rendering import render_report

MAY = date(2027, 5, 1)
WHERE = ("EU", "KR", "NG")
STATED: dict[str, Value] = {
    "offer.markets": markets("EU", "KR"),
    "party.provider": True,
    "system.research": False,
    "party.user": False,
}


def answered(
    *,
    title: Prose | None = None,
    where: Sequence[str] = WHERE,
    on: date = MAY,
    rules: Rulebook | None = None,
    **stated: Value,
) -> AnsweredQuestion:
    facts = STATED | {name.replace("__", "."): value for name, value in stated.items()}
    return answer_question(
        rules=rules or small_rules(),
        profile=Profile(id="test", title=title or {"en": "A system"}, facts=facts),
        where=where,
        on=on,
        with_proofs=True,
    )


def whole_report(answer: AnsweredQuestion, *, language: str = "en") -> str:
    """With coverage, divergence and a cross-walk."""
    rules = answer.rules
    left, right = (rules.corpus.instrument(it) for it in ("eu-small-act", "kr-small-guide"))
    return render_report(
        answer,
        coverage=coverage(
            rules.corpus.instruments,
            tuple(answer.answer.reach),
            answer.answer.on,
            lineage=rules.jurisdictions.lineage,
            binds=rules.treaties.binds,
            concepts=rules.corpus.concepts,
        ),
        compared=ComparedInstruments(
            left, right, crosswalk(items_of(left), items_of(right), rules.corpus.concepts)
        ),
        language=language,
    )


def page(answer: AnsweredQuestion, *, language: str = "en") -> Element:
    return read_html(whole_report(answer, language=language))
