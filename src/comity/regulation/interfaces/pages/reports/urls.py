from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.reports.filing import report_error, show_report
from comity.regulation.interfaces.pages.reports.queue import decide, show_queue

urlpatterns = [
    path("report-error", report_error, name="report-error"),
    path("reports", show_queue, name="reports"),
    path("reports/<uuid:key>", show_report, name="report"),
    path("reports/<uuid:key>/decide", decide, name="decide-report"),
]
