"""Reports of errors in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from comity.regulation.domain.error_reports import ReportKind, ReportState
from comity.regulation.interfaces.parts.words import Words

REPORT_KINDS: Mapping[ReportKind, Words] = {
    ReportKind.CITATION: _("the citation"),
    ReportKind.DATE: _("a date"),
    ReportKind.BEARER: _("who must act"),
    ReportKind.CONDITION: _("when it applies"),
    ReportKind.SUMMARY: _("the summary"),
    ReportKind.SOURCE: _("the source"),
    ReportKind.OTHER: _("something else"),
}
REPORT_STATES: Mapping[ReportState, tuple[str, Words]] = {
    ReportState.OPEN: ("○", _("open")),
    ReportState.ACCEPTED: ("◐", _("accepted, to be mended")),
    ReportState.DECLINED: ("–", _("declined")),
    ReportState.RESOLVED: ("●", _("resolved")),
}
DECISIONS: Mapping[ReportState, Words] = {
    ReportState.ACCEPTED: _("accept: it is right, and still to be mended"),
    ReportState.RESOLVED: _("resolve: it is mended"),
    ReportState.DECLINED: _("decline"),
    ReportState.OPEN: _("take the decision back: open again"),
}
