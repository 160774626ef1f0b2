"""The report for an answered question, with what the corpus says of the jurisdictions around it."""

from __future__ import annotations

from comity.kernel.adapters.database import set_up_django
from comity.regulation.domain.answers import AnsweredQuestion
from comity.regulation.interfaces.parts.correspondence_view import ComparedInstruments
from comity.regulation.queries.comparisons import coverage_of
from comity.regulation.queries.kept_comparisons import kept_crosswalk


def report_page(answered: AnsweredQuestion, language: str = "en") -> str:
    """One self-contained HTML file in one of Django's languages. Compares the first instruments of
    the first two jurisdictions that were asked about and have any."""
    set_up_django()
    from comity.regulation.interfaces.report.rendering import render_report

    rules, answer = answered.rules, answered.answer
    return render_report(
        answered,
        coverage=coverage_of(rules, tuple(answer.reach), answer.on),
        compared=_compared(answered),
        language=language,
    )


def _compared(answered: AnsweredQuestion) -> ComparedInstruments | None:
    rules = answered.rules
    first = [read[0] for read in answered.answer.reach.values() if read][:2]
    if len(set(first)) < 2:
        return None
    left, right = (rules.corpus.instrument(id) for id in first)
    return ComparedInstruments(left, right, kept_crosswalk(rules, left.id, right.id))
