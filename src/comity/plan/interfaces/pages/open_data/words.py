"""The words of open data on pages."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.plan.formats.iati.missing import IatiPart
from comity.plan.formats.open_data.columns import ColumnType, Says

Words = str | Promise
TABLE_NAMES: Mapping[str, Words] = {
    "participants": _("Who takes part"),
    "commitments": _("Commitments"),
    "milestones": _("Milestones"),
    "partners": _("Partners in commitments"),
    "helps": _("Offers and needs"),
    "updates": _("Updates by participants"),
    "evidence": _("Evidence of updates"),
    "assessments": _("Assessments by reviewers"),
    "responses": _("Responses to assessments"),
    "disputes": _("Disputes of assessments"),
}
TYPES: Mapping[ColumnType, Words] = {
    ColumnType.TEXT: _("text"),
    ColumnType.INTEGER: _("whole number"),
    ColumnType.DECIMAL: _("number"),
    ColumnType.DAY: _("day"),
    ColumnType.MOMENT: _("moment, in UTC"),
}
SOURCES: Mapping[Says, Words] = {
    Says.PARTICIPANT: _("participant"),
    Says.REVIEWER: _("reviewer"),
    Says.SECRETARIAT: _("whoever keeps the plan"),
    Says.PLATFORM: _("this site"),
}
IATI_PARTS: Mapping[IatiPart, Words] = {
    IatiPart.ORGANISATION: _("an IATI organisation identifier"),
    IatiPart.TITLE: _("a title"),
    IatiPart.DESCRIPTION: _("what will be different"),
    IatiPart.START: _("the day on which work begins"),
    IatiPart.DAYS: _("a last day that is not before the first"),
    IatiPart.COUNTRY: _("the countries where it has effect"),
    IatiPart.SECTOR: _("a five-digit purpose code"),
    IatiPart.BUDGET: _("a budget for a year at most, with its currency"),
    IatiPart.RESULT: _("an indicator with baseline, target and their days"),
}
