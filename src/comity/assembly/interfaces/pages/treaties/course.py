"""The course of a treaty as a picture."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from comity.assembly.domain.treaty_course import CourseDay
from comity.assembly.interfaces.pages.treaties.opened import Opened
from comity.regulation.interfaces.parts.step_chart import Series, StepChart, step_chart


def course_chart(page: Opened, days: tuple[CourseDay, ...]) -> StepChart | None:
    """None where nobody has signed or consented."""
    if not any(each.signed or each.consenting for each in days):
        return None
    treaty = page.state.treaty
    marks: list[tuple[date, str]] = []
    if treaty.entry.exact:
        marks.append((treaty.entry.exact, _("in force")))
    if treaty.ended.exact:
        marks.append((treaty.ended.exact, _("ended")))
    return step_chart(
        (
            Series(_("signatures"), tuple((it.day, it.signed) for it in days)),
            Series(_("consents that stand"), tuple((it.day, it.consenting) for it in days)),
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
