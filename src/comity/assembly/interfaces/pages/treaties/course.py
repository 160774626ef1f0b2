"""The course of a treaty: how many had signed, consented and were bound when, as a picture and as
the table that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from comity.assembly.interfaces.pages.treaties.opened import Opened
from comity.regulation.domain.treaty_actions import CONSENTS, SIGNATURES
from comity.regulation.domain.truth import Truth
from comity.regulation.interfaces.parts.step_chart import Series, StepChart, step_chart
from comity.regulation.interfaces.reading import day_words


@dataclass(frozen=True, slots=True)
class CourseDay:
    iso: str
    day: str
    signed: int
    consented: int
    parties: int


def course_days(page: Opened) -> list[CourseDay]:
    treaty = page.state.treaty
    days = {it.days.latest for it in treaty.actions if it.days.latest}
    days |= {it for it in treaty.changes if it in _changing(page)}
    return [_day(page, each) for each in sorted(days)]


def course_chart(page: Opened, days: list[CourseDay]) -> StepChart | None:
    """None without an action."""
    treaty = page.state.treaty
    marks = [(treaty.entry.exact, _("in force"))] if treaty.entry.exact else []
    if treaty.ended.exact:
        marks.append((treaty.ended.exact, _("ended")))
    return (
        step_chart(
            (
                Series(_("signatures"), _steps(days, "signed")),
                Series(_("consents that stand"), _steps(days, "consented")),
            ),
            marks,
            page.on,
            day_label=page.day,
            title=_("Who had signed and consented when"),
            description=_(
                "An action whose day is not known counts from the last day that it may lie on; the "
                "heavy line is the day asked about. The table below gives the numbers."
            ),
        )
        if any(it.action in SIGNATURES | CONSENTS for it in treaty.actions)
        else None
    )


def _changing(page: Opened) -> set[date]:
    """Days on which the number of parties is another than the day before."""
    treaty = page.state.treaty
    found = set()
    before = -1
    for each in sorted(treaty.changes):
        parties = len(treaty.parties(each)[0])
        if parties != before and (parties or before > 0):
            found.add(each)
        before = parties
    return found


def _day(page: Opened, on: date) -> CourseDay:
    treaty = page.state.treaty
    return CourseDay(
        on.isoformat(),
        day_words(on),
        sum(treaty.signed(it, on) is Truth.TRUE for it in treaty.participants),
        sum(treaty.consented(it, on) is Truth.TRUE for it in treaty.participants),
        len(treaty.parties(on)[0]),
    )


def _steps(days: list[CourseDay], name: str) -> tuple[tuple[date, int], ...]:
    return tuple((date.fromisoformat(it.iso), getattr(it, name)) for it in days)
